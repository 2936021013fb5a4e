"""One person or organisation while an article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from attribution.quotes.knownpeople import Known
from attribution.quotes.mentions import Mention
from attribution.quotes.namekinds import Kind


@dataclass(slots=True, eq=False)
class Entry:
    """One person or organisation while an article is read; `known` is its row in the desk's table.

    `full_starts` are the offsets, in order, where it is named in two words or more.
    """

    words: tuple[str, ...]
    kind: Kind
    mentions: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str | None = None
    known: Known | None = None
    full_starts: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form printed, or the name the desk's table gives."""
        return " ".join(self.words)

    @property
    def role(self) -> str | None:
        """The role printed in this article; the table fills the gap."""
        if self.roles:
            return self.roles[0]
        return self.known.roles[0] if self.known and self.known.roles else None
