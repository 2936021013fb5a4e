"""Lines of an extracted text found again among the paragraphs of the page, by their words without spaces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attribution.articles.pagetree import Unit, squeeze
from attribution.types import Span

# A line that stands nowhere as a whole (the extractor joined or changed it) is looked for in pieces of so many characters,
# each not farther than so many behind the one before.
CHUNK = 40
REACH = 20_000
# A paragraph belongs to a line that covers at least this share of it.
COVERED = 0.5
# How often the whole page is searched for lines that are nowhere, and the characters so searched: bounds on hostile pages.
MOST_MISSES, MOST_WORK = 2_000, 2_000_000_000


class Stream:
    """All words of a page in one string without spaces, with the paragraph of every place in it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        keys = [unit.key for unit in units]
        self.text = "".join(keys)
        self.starts: list[int] = []
        at = 0
        for key in keys:
            self.starts.append(at)
            at += len(key)
        self.cursor = 0
        self.misses = 0
        self.most_misses = min(MOST_MISSES, MOST_WORK // max(1, len(self.text)))

    def find(self, line: str) -> list[Span]:
        """Where a line stands, at or behind the last one found if it can; in pieces where the extractor changed it."""
        key = squeeze(line)
        whole = self.exact(key) or self.exact(key.lstrip("-•*–·"))
        if whole or self.misses > self.most_misses:
            return [whole] if whole else []
        self.misses += 1
        if "|" in key:  # a row of a table
            return [span for cell in line.split("|") if cell.strip() for span in self.find(cell)]
        if len(key) < 2 * CHUNK:
            return []
        return [span for at in range(0, len(key), CHUNK) if (span := self.ahead(key[at : at + CHUNK]))]

    def exact(self, key: str) -> Span | None:
        """A string behind the cursor, else anywhere."""
        at = self.search(key) if key else None
        return None if at is None else self.moved(at, at + len(key))

    def ahead(self, key: str) -> Span | None:
        """A string not far behind the cursor."""
        at = self.text.find(key, self.cursor, self.cursor + REACH)
        return None if at < 0 else self.moved(at, at + len(key))

    def search(self, key: str) -> int | None:
        """The place of a string: behind the cursor, else anywhere."""
        at = self.text.find(key, self.cursor)
        at = self.text.find(key) if at < 0 else at
        return None if at < 0 else at

    def moved(self, start: int, end: int) -> Span:
        """The span, the cursor set behind it."""
        self.cursor = end
        return Span(start, end)

    def unit_at(self, place: int) -> int:
        """The number of the paragraph at a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def units_of(self, lines: Iterable[str]) -> list[Unit]:
        """The paragraphs the lines cover for the most part, in the order of the page, each once."""
        covered: dict[int, int] = {}
        for line in lines:
            for span in self.find(line):
                for number in range(self.unit_at(span.start), self.unit_at(span.end - 1) + 1):
                    begin = self.starts[number]
                    end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
                    covered[number] = covered.get(number, 0) + min(end, span.end) - max(begin, span.start)
        return [self.units[n] for n in sorted(covered) if covered[n] >= COVERED * max(1, len(self.units[n].key))]
