"""What a fact-checker says of a fact or a quotation: word, symbol and colour, so that colour never says anything alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A status: the word in a cell, the symbol beside it, the colours behind and of it (hex RGB, contrast 7:1 or more).

    `open` says that somebody still has to work on it; `attention` that it needs an editor's eye first.
    """

    word: str
    symbol: str
    fill: str
    ink: str
    open: bool = False
    attention: bool = False


UNCHECKED, CHANGED = "unchecked", "changed-needs-attention"
# In the order of a drop-down. The tool itself sets only the first and `changed-needs-attention`: never that a fact is accurate.
STATUSES = (
    Status(UNCHECKED, "○", "FFFFFF", "222222", open=True),
    Status("in progress", "◐", "FFF3C4", "3D2E00", open=True),
    Status("checked-accurate", "✔", "D5F0DC", "0B3D1B"),
    Status(CHANGED, "⚠", "FFD9B8", "4A1E00", open=True, attention=True),
    Status("corrected", "✎", "D6E8FA", "0A2F52"),
    Status("on author", "✍", "E8E0F5", "2F1A55"),
    Status("disputed", "◇", "FAD4DC", "5A0A1C", attention=True),
    Status("cannot verify", "?", "E4E4E4", "2B2B2B", attention=True),
    Status("cut", "✂", "D9D9D9", "2B2B2B"),
    Status("not a fact", "–", "F2F2F2", "3A3A3A"),
)
WORDS = tuple(status.word for status in STATUSES)
BY_WORD = {status.word: status for status in STATUSES}
