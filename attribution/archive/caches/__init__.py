"""Verdicts kept for the next run without an archive: in memory, or in a file of their own."""
