"""The role of every paragraph, given where the story begins and ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attribution.articles.boxes import FURNITURE
from attribution.articles.lines import SMALL, Kind, Line, is_name
from attribution.articles.phrases import BREADCRUMB
from attribution.articles.titles import same_title
from attribution.types import BlockRole

PLAIN: dict[Kind, BlockRole] = {
    "caption": "caption", "credit": "byline", "byline": "byline", "date": "date", "age": "date", "ad": "boilerplate",
    "boilerplate": "boilerplate", "bio": "boilerplate", "ender": "boilerplate", "related_heading": "related",
    "related_link": "related", "prose": "body", "heading": "title",
}  # fmt: skip
LIST_ITEM = re.compile(r"^(?:[*•·▪‣◦–—-]|\d{1,2}[.)]|\(?\w{1,3}\))\s")
NO_HEADLINE = re.compile(
    r"^(?:the|this|these|his|her|its|their)\b|\((?:left|right|centre|center|[lrc])\)|\b(?:left|right|pictured)\b,?",
    re.IGNORECASE,
)
SECTION_WORDS = 3  # "Mali", "World news": a label above the headline
HEADLINE_WORDS = range(6, 26)
HEADLINE_LENGTH = 105
SPOKEN = re.compile(r"^[A-Z]{1,4}:\s")  # a speaker's initials in an interview
# Share of the story's paragraphs without a full stop from which on the missing full stop says nothing.
LOOSE, LOOSE_LEAST = 0.3, 4


def head_roles(lines: Sequence[Line], first: int, title: int | None, known: str | None) -> list[BlockRole]:
    """Roles of the lines above the story."""
    roles: list[BlockRole] = []
    for index, line in enumerate(lines[:first]):
        if index == title:
            roles.append("title")
        elif line.kind == "label":
            roles.append(head_label(lines, index, title, known))
        elif line.kind == "prose":  # a teaser in a list above the story
            roles.append("related")
        else:
            roles.append(PLAIN[line.kind])
    return roles


def head_label(lines: Sequence[Line], index: int, title: int | None, known: str | None) -> BlockRole:
    """The role of a short line above the story that is not the headline."""
    line = lines[index]
    if line.cut or BREADCRUMB.search(line.text) or (title is not None and index < title):
        return "boilerplate"
    if is_name(line.text) and title is not None:
        return "byline"
    if title is not None and same_title(line.text, lines[title].text):
        return "boilerplate"
    return "boilerplate" if line.words <= SECTION_WORDS and known is None else "body"


def story_roles(
    lines: Sequence[Line], first: int, end: int, title: str | None, boxed: Collection[int] = ()
) -> list[BlockRole]:
    """Roles of the paragraphs from the first to the last of the story; `boxed` are lines in boxes of other stories."""
    loose = is_loose(lines[first:end])
    roles: list[BlockRole] = []
    listing = False
    for index in range(first, end):
        line = lines[index]
        if index in boxed:
            roles.append("boilerplate" if line.kind in FURNITURE else "related")
            continue
        listing = line.kind == "related_heading" or (listing and line.kind == "label")
        if title and line.size <= 300 and line.kind in ("label", "heading", "prose") and same_title(line.text, title):
            roles.append("title" if index == first else "boilerplate")
        elif line.kind == "label":
            roles.append("related" if listing else story_label(lines, index, first, end, loose))
        else:
            roles.append(PLAIN[line.kind])
    return roles


def is_loose(story: Sequence[Line]) -> bool:
    """Whether paragraphs of this page often end without a full stop (transcripts, lists, careless scrapes)."""
    labels = sum(line.kind == "label" for line in story)
    prose = sum(line.kind == "prose" for line in story)
    return labels >= LOOSE_LEAST and labels > LOOSE * (labels + prose)


def story_label(lines: Sequence[Line], index: int, first: int, end: int, loose: bool) -> BlockRole:
    """The role of a line without a full stop between paragraphs: caption, subhead, another story's headline, or body."""
    line = lines[index]
    if line.cut:
        return "body" if is_quoted(line.text) else "boilerplate"
    if loose or SPOKEN.match(line.text) or in_run(lines, index, first, end) or LIST_ITEM.match(line.text):
        return "body"
    if lines[index - 1].text.endswith(":") or line.text.endswith(","):
        return "body"
    if is_name(line.text):
        return "byline" if index + 1 >= end or lines[index + 1].kind in ("bio", "date") else "title"
    if line.text[:1].islower() or is_quoted(line.text):
        return "body"
    if NO_HEADLINE.search(line.text) and line.words >= SECTION_WORDS:
        return "caption"
    if line.words not in HEADLINE_WORDS:
        return "title"
    return "related" if line.size <= HEADLINE_LENGTH else "body"


def in_run(lines: Sequence[Line], index: int, first: int, end: int) -> bool:
    """Whether three or more such lines stand in a row, which makes them a list of the story."""
    left, right = index, index
    while left > first and index - left < 3 and lines[left - 1].kind == "label":
        left -= 1
    while right + 1 < end and right - index < 3 and lines[right + 1].kind == "label":
        right += 1
    return right - left >= 2


def is_quoted(words: str) -> bool:
    """Whether the whole line is a quotation, as in a poem or a pulled quote."""
    return words[0] in '“"‘«„' and words[-1] in '”"’»“'


def tail_roles(lines: Sequence[Line], end: int, title: str | None) -> list[BlockRole]:
    """Roles of everything below the story: bylines with the author's life, other stories, and the page's furniture."""
    roles: list[BlockRole] = []
    listing = False
    for index in range(end, len(lines)):
        line = lines[index]
        after = lines[index + 1] if index + 1 < len(lines) else None
        listing = listing or line.kind in ("ender", "related_heading", "age")
        roles.append(tail_role(line, after, listing, title))
    return roles


def tail_role(line: Line, after: Line | None, listing: bool, title: str | None) -> BlockRole:
    """The role of one line below the story; `listing` says that other stories have begun."""
    if title and line.size <= 300 and same_title(line.text, title):
        return "boilerplate"
    if line.kind == "label" and is_name(line.text) and (not listing or (after is not None and after.kind == "bio")):
        return "byline"
    if line.kind in ("ad", "boilerplate", "bio", "ender"):
        return "boilerplate"
    if line.kind in ("byline", "date") and not listing:
        return PLAIN[line.kind]
    return "boilerplate" if is_slogan(line) else "related"


def is_slogan(line: Line) -> bool:
    """Whether a line lists what a site offers: "Worldwide News, Local News, Tips & Tricks"."""
    parts = line.text.split(",")
    named = [word for word in line.text.split() if word.lower() not in SMALL]
    listed = all(word[0].isupper() or not word[0].isalpha() for word in named)
    return line.kind == "label" and len(parts) > 1 and listed and "news" in line.text.lower()
