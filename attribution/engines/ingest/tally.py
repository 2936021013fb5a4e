"""What an ingest has done so far, as counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Articles written, exact duplicates seen, entries lost (`failed`), and bytes of input behind us."""

    articles: int = 0
    duplicates: int = 0
    failed: int = 0
    read: int = 0
