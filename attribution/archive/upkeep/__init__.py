"""Figures, integrity, export and tidying of an archive."""
