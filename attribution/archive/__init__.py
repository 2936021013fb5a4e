"""What is kept between runs, or within one: verdicts of the entailment model."""

from __future__ import annotations

from attribution.archive.memory import MemoryVerdicts
from attribution.archive.verdicts import FileVerdicts

__all__ = ["FileVerdicts", "MemoryVerdicts"]
