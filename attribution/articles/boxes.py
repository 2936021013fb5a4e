"""What a page sets between two paragraphs of the story: boxes of other stories' headlines, share lines, newsletter boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.articles.lines import Kind, Line
from attribution.articles.phrases import CREDIT_LINE
from attribution.articles.wording import WORD, long_words

HEADLINE: frozenset[Kind] = frozenset({"label", "related_link"})
# What stands by a headline in a list: its age or date, who wrote it, its picture, an advertisement below it.
BESIDE: frozenset[Kind] = frozenset({"age", "date", "credit", "byline", "caption", "ad"})
FURNITURE: frozenset[Kind] = frozenset({"ad", "boilerplate"})
# Furniture that stands below a story, so that what follows it may be a reader's words or the site's.
BELOW_STORY = re.compile(
    r"\b(?:comments?|reply|replies|response|tags?|topics?|filed|keywords?|categor|terms|privacy|cookies?|contact)\b",
    re.IGNORECASE,
)
# A teaser is one sentence or two; the longest on the development pages has 164 characters.
TEASER_LENGTH = 280
# Words of four letters a teaser shares with the headline above it; words of six that the story's next paragraphs share with the story.
TEASER_SHARES, STORY_SHARES, LONG_WORD = 3, 2, 6
# Paragraphs in a row that only a story has; one is enough below several headlines that have no teasers.
ROW, SEVERAL = 2, 2
# Lines looked at behind a box.
REACH = 12


def boxes(lines: Sequence[Line], first: int) -> frozenset[int]:
    """The indices of lines that the story goes on after: "More from Europe", three headlines, two paragraphs of the story; a share line.

    A list that nothing of the story follows is no box but the end of the page. Linear in the number of lines.
    """
    found: set[int] = set()
    known: set[str] = set()
    index = first
    while index < len(lines) and lines[index].kind != "ender":
        line = lines[index]
        if line.kind == "related_heading":
            end, headlines = box_end(lines, index)
            if headlines and goes_on(lines, end, headlines, known):
                found.update(range(index, end))
            elif headlines:
                break
            index = end
            continue
        if line.kind in FURNITURE and not BELOW_STORY.search(line.text) and goes_on(lines, index + 1, SEVERAL, known):
            found.add(index)
        if line.kind == "prose":
            known |= weighty(line.text)
        index += 1
    return frozenset(found)


def box_end(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """The index behind a list that begins with its heading at `start`, and how many headlines it has: one at most counts where any has a teaser."""
    index, headlines, teasers = start + 1, 0, 0
    while index < len(lines):
        line = lines[index]
        if line.kind in HEADLINE:
            headlines += 1
        elif line.kind == "prose" and is_box_teaser(lines, index, teasers):
            teasers += 1
        elif line.kind not in BESIDE:
            break
        index += 1
    return index, min(headlines, 1) if teasers else headlines


def is_box_teaser(lines: Sequence[Line], index: int, teasers: int) -> bool:
    """Whether a short paragraph right below a headline belongs to it: the ones above have such, another headline follows, or it says the same."""
    line, above = lines[index], lines[index - 1]
    if line.size > TEASER_LENGTH or above.kind not in HEADLINE:
        return False
    after = lines[index + 1].kind if index + 1 < len(lines) else None
    return (
        teasers > 0
        or after in HEADLINE
        or after in ("age", "credit")
        or len(long_words(line.text) & long_words(above.text)) >= TEASER_SHARES
    )


def goes_on(lines: Sequence[Line], index: int, headlines: int, known: set[str]) -> bool:
    """Whether the paragraphs from `index` on are the story's: a row of them, in words it has used before.

    Who reported and edited it, right below the row, settles it; a long row, or a second list below it, needs a word less.
    """
    row, after = prose_from(lines, index)
    words = frozenset[str]().union(*(weighty(line.text) for line in row))
    if not row or (after is not None and CREDIT_LINE.match(after.text)):
        return bool(row)
    needed = STORY_SHARES - (len(row) > ROW or (after is not None and after.kind == "related_heading"))
    return len(row) >= (1 if headlines > 1 else ROW) and len(words & known) >= needed


def prose_from(lines: Sequence[Line], index: int) -> tuple[list[Line], Line | None]:
    """The paragraphs of prose from an index on, with the first line near behind them that is neither prose nor furniture."""
    row: list[Line] = []
    end = min(len(lines), index + REACH)
    while index < end and (lines[index].kind == "prose" or lines[index].kind in FURNITURE):
        row += [lines[index]] if lines[index].kind == "prose" else []
        index += 1
    return row, lines[index] if index < end else None


def weighty(text: str) -> frozenset[str]:
    """The words of six letters and more, in lower case."""
    return frozenset(word.lower() for word in WORD.findall(text) if len(word) >= LONG_WORD)
