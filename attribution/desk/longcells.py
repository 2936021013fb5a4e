"""Cells longer than a spreadsheet can hold: the first part stays, with a mark; the rest stands in a table of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from attribution.desk.cells import guard, unguard
from attribution.desk.offsets import number as whole

TITLE = "Long cells"
HEADERS = ("Cell", "Part", "Words")
# Excel holds 32,767 UTF-16 units in a cell and cuts off the rest; room is left for the mark and an apostrophe.
MOST_UNITS = 32_700
PIECE = 16_000
_MARK = re.compile("<more ([0-9]+)>")


class LongCells:
    """Collects what does not fit: `rest` has a row (number of the cell, part, words) for each piece."""

    def __init__(self) -> None:
        self.rest: list[tuple[int, int, str]] = []
        self.count = 0

    def fitted(self, text: str) -> str:
        """Encoded text that fits into a cell; where it does not, its beginning and the mark of what follows, "<more 1>"."""
        if len(text) * 2 <= MOST_UNITS or len(text.encode("utf-16-le")) // 2 <= MOST_UNITS:
            return text
        self.count += 1
        pieces = [text[at : at + PIECE] for at in range(PIECE, len(text), PIECE)]
        self.rest += [(self.count, part, guard(piece)) for part, piece in enumerate(pieces, 1)]
        return f"{text[:PIECE]}<more {self.count}>"


def joined(text: str, rest: Mapping[str, str]) -> str:
    """Encoded text with what was cut off; a mark without a rest stays to be seen."""
    return _MARK.sub(lambda match: rest.get(match[1], match[0]), text) if rest else text


def rests(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """What was cut off of each cell, by its number as words, from rows (number, part, words) in any order."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, part, words in rows:
        if (at := whole(part)) is not None:
            found[number].append((at, unguard(words)))
    return {number: "".join(words for _, words in sorted(parts)) for number, parts in found.items()}
