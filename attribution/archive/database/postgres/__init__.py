"""PostgreSQL's address, password and driver."""
