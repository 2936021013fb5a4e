"""Lines, columns and UTF-16 offsets of code-point offsets, for formats that count so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two characters: line and column count from 1, the offset from 0; columns and offsets are UTF-16 code units."""

    line: int
    column: int
    offset: int


class Positions:
    """The places of one text: built once in its length, each looked up in logarithmic time.

    A line ends with LF or CR LF, as in SARIF's default `newlineSequences`: `Positions("a\\n🙂b").at(3) -> line 2, column 3, offset 4`.
    """

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.astral = [match.start() for match in ASTRAL.finditer(text)]

    def at(self, index: int) -> Position:
        """The position of a code point."""
        line = bisect_right(self.starts, index)
        offset = self.utf16(index)
        return Position(line, offset - self.utf16(self.starts[line - 1]) + 1, offset)

    def utf16(self, index: int) -> int:
        """Code units before a code point."""
        return index + bisect_left(self.astral, index)
