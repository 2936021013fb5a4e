"""Connections to SQLite and PostgreSQL, and what their faults mean to a person."""
