"""Engines: ways to run the stages over more than a process holds."""
