"""What is kept between runs, or within one: verdicts of the entailment model, and archives of articles with all that was found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution.archive.caches.memory import MemoryVerdicts
from attribution.archive.caches.verdicts import FileVerdicts

if TYPE_CHECKING:
    from attribution.archive.store import Archive, open_archive

__all__ = ["Archive", "FileVerdicts", "MemoryVerdicts", "open_archive"]


def __getattr__(name: str) -> Any:
    """`Archive` and `open_archive` when they are asked for: they load SQLAlchemy."""
    if name in ("Archive", "open_archive"):
        from attribution.archive import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
