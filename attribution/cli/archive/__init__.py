"""`attribution archive`: everything a desk has published, kept to hold drafts against; a file a verb."""

from __future__ import annotations

from attribution.cli.archive.app import archive

__all__ = ["archive"]
