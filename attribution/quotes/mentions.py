"""One printed name of a person or organisation in the story."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.quotes.namekinds import Kind
from attribution.types import Span


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One printed name: its words without titles, what it names, its role as printed, and how prominent it stands."""

    words: tuple[str, ...]
    kind: Kind
    role: str | None
    titles: tuple[str, ...]
    subject: bool
    quoted: bool
