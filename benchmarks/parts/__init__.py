"""What the one table is made of: each part is a module whose `rows` measures something in a process of its own."""
