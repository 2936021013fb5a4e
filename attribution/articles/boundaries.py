"""Where on a page the story begins and ends: scores per paragraph and one linear pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attribution.articles.boxes import TEASER_LENGTH
from attribution.articles.lines import Kind, Line, is_name

# What one paragraph says for (+) or against (-) the story going on; one hundred characters of prose weigh 1. Chosen by
# hand so that a copyright line outweighs three long teasers, and a lone link or advertisement nothing at all.
SCORE: dict[Kind, float] = {
    "heading": 0.2, "label": -0.8, "caption": -0.3, "credit": -1.5, "byline": -0.3, "date": -0.3, "age": -4.0, "ad": -1.0,
    "boilerplate": -1.5, "bio": -2.0, "ender": -12.0, "related_heading": -3.0, "related_link": -0.5, "prose": 0.0,
}  # fmt: skip
PROSE_FLOOR, PROSE_CEILING = 0.5, 4.0
TEASER = -0.8
MARKS_LISTING: frozenset[Kind] = frozenset({"ender", "related_heading"})


def first_story_line(lines: Sequence[Line]) -> int:
    """Return the index of the first paragraph of the story: the first prose that is no teaser of a list above it."""
    for index, line in enumerate(lines):
        if line.kind == "prose" and not is_teaser(lines, index):
            return index
    return next((index for index, line in enumerate(lines) if line.kind == "prose"), len(lines))


def story_end(lines: Sequence[Line], first: int, boxed: Collection[int] = ()) -> int:
    """Return the index behind the last paragraph of the story: where the sum of scores is highest, earliest if tied.

    Prose adds, teaser lists take away; so a link between paragraphs does not end a story, and the list of other stories
    below it does. `boxed` are the lines of boxes the story goes on after, which count for nothing.
    """
    best, best_end, total, listing = 0.0, first, 0.0, False
    for index in range(first, len(lines)):
        if index in boxed:
            continue
        line = lines[index]
        if line.kind in MARKS_LISTING:
            listing = True
        total += line_score(lines, index, listing, boxed)
        if total > best:
            best, best_end = total, index + 1
    return closing_list(lines, best_end)


def line_score(lines: Sequence[Line], index: int, listing: bool, boxed: Collection[int] = ()) -> float:
    """Score one paragraph; within a listing, prose right below a headline is its teaser."""
    line = lines[index]
    if line.kind != "prose":
        return SCORE[line.kind]
    below_box = index - 1 in boxed
    if (not below_box and is_teaser(lines, index)) or (
        listing and line.size <= TEASER_LENGTH and lines[index - 1].kind in ("label", "credit")
    ):
        return TEASER
    return min(PROSE_CEILING, max(PROSE_FLOOR, line.size / 100))


def is_teaser(lines: Sequence[Line], index: int) -> bool:
    """Whether a short paragraph stands between a headline and "3 days ago", or under a headline with an agency's name."""
    line = lines[index]
    if line.size > TEASER_LENGTH:
        return False
    before = lines[max(0, index - 2) : index]
    after = lines[index + 1 : index + 3]
    headline = bool(before) and before[-1].kind == "label"
    if headline and any(near.kind == "age" for near in after):
        return True
    return headline and len(before) == 2 and before[0].kind in ("credit", "age")


def closing_list(lines: Sequence[Line], end: int) -> int:
    """Take in a list that the last paragraph announces with a colon: results, numbers to call, signatories."""
    if not 0 < end < len(lines) or not lines[end - 1].text.endswith(":"):
        return end
    while end < len(lines) and lines[end].kind == "label" and not is_name(lines[end].text):
        end += 1
    return end
