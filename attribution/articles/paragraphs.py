"""Where the paragraphs of a text begin and end, in one linear scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attribution.types import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A typist wraps between about 50 and 100 columns; a paragraph on one line is mostly longer or far shorter.
WRAPPED_COLUMNS = range(45, 101)
# A line that stops more than a fifth short of the usual width ends its paragraph.
FULL_LINE = 0.8
TERMINAL = frozenset(".!?:;…\"'”’)]»。！？।؟")


def paragraphs(text: str) -> list[Span]:
    """Split a text into its non-blank paragraphs: `"One.\\n\\nTwo." -> [Span(0, 4), Span(6, 10)]`.

    A blank line ends a paragraph, and so does a line end, unless the text is wrapped by hand: then a paragraph goes on
    over the lines that are full. Spans start and end at non-space characters.
    """
    lines = list(trimmed_lines(text))
    width = wrapped_width(text, lines)
    found: list[Span] = []
    above: Span | None = None
    for line in lines:
        if above and width and continues(text, above, line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        above = line
    return found


def trimmed_lines(text: str) -> Iterator[Span]:
    """Yield the non-blank lines without the space around them."""
    for match in LINE.finditer(text):
        line = match.group()
        content = line.strip()
        if content:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(content))


def wrapped_width(text: str, lines: list[Span]) -> int:
    """Return the width a text is wrapped at, or 0 where its line ends are paragraph ends.

    Wrapped means: of the lines with a neighbour right below, most are 45 to 100 columns long and stop in mid-sentence.
    """
    pairs = [line for line, after in pairwise(lines) if adjacent(text, line, after)]
    if len(pairs) < 2:
        return 0
    cut = sum(line.end - line.start in WRAPPED_COLUMNS and text[line.end - 1] not in TERMINAL for line in pairs)
    if cut * 2 <= len(pairs):
        return 0
    widths = sorted(line.end - line.start for line in pairs)
    return widths[len(widths) * 9 // 10]


def adjacent(text: str, line: Span, after: Span) -> bool:
    """Whether no blank line lies between two lines that follow each other."""
    gap = text[line.end : after.start]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") <= 1


def continues(text: str, above: Span, line: Span, width: int) -> bool:
    """Whether `line` goes on with the paragraph of the line above: its first word would not have fitted there."""
    if not adjacent(text, above, line):
        return False
    first_word = len(text[line.start : line.start + 40].split(None, 1)[0])
    return above.end - above.start + 1 + first_word > width * FULL_LINE
