"""The layout of a news text: every paragraph gets a role, the dateline its own block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.articles.boundaries import first_story_line, story_end
from attribution.articles.boxes import boxes
from attribution.articles.datelines import REACH, Dateline, find_dateline
from attribution.articles.lines import LABEL_LENGTH, Kind, Line, read_line
from attribution.articles.paragraphs import paragraphs
from attribution.articles.roles import head_roles, story_roles, tail_roles
from attribution.articles.titles import find_title
from attribution.articles.twins import settle_twins
from attribution.types import Block, BlockRole, Span

# Round-ups carry a dateline on later paragraphs too; only an agency or a day makes one credible there.
OPENING = 2
LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. \-]{1,40}:(?=\s)")
# The first line of a page without a full stop is its headline up to this length; elsewhere it is prose (lines.LABEL_LENGTH).
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in order, and the dateline as read; `title` is the headline found in the text."""

    blocks: tuple[Block, ...]
    title: str | None
    dateline: Dateline | None


def lay_out(
    text: str,
    *,
    title: str | None = None,
    spans: Sequence[Span] | None = None,
    kinds: Mapping[int, Kind] | None = None,
    fixed: Iterable[Block] = (),
) -> Layout:
    """Give every non-blank paragraph of a text its role, in time linear in its length.

    `title` is the title where a record or the page's metadata tells it: then none is looked for, only its repetition.
    `spans` and `kinds` (by start offset) are what a format knows of its paragraphs; `fixed` are blocks it has settled itself.
    """
    known = title.strip() if title and title.strip() else None
    kinds = kinds or {}
    lines = [read_line(text, span, kinds.get(span.start)) for span in (paragraphs(text) if spans is None else spans)]
    lines = ensure_prose(settle_headline(settle_twins(lines)), known)
    first = first_story_line(lines)
    found = find_title(lines, first, known)
    shown = known or (lines[found].text if found is not None else None)
    boxed = boxes(lines, first)
    end = max(first, story_end(lines, first, boxed))
    roles = (
        head_roles(lines, first, found, known)
        + story_roles(lines, first, end, shown, boxed)
        + tail_roles(lines, end, shown)
    )
    blocks, dateline = split_datelines(lines, roles)
    blocks = sorted([*blocks, *fixed], key=lambda block: block.start)
    return Layout(tuple(blocks), lines[found].text if found is not None else None, dateline)


def settle_headline(lines: list[Line]) -> list[Line]:
    """Take the first sentence of a page for a headline where a byline or date stands right below it: "Where is the ferry?", "Sorry! Ferry late"."""
    first = next((index for index, line in enumerate(lines) if line.kind == "prose" or is_live(line)), len(lines))
    if first + 1 < len(lines) and lines[first + 1].kind in ("byline", "date", "age", "credit"):
        line = lines[first]
        if (
            line.size <= LABEL_LENGTH
            and not line.text.endswith(".")
            and not any(above.kind == "label" and above.words > 3 for above in lines[:first])
        ):
            return [*lines[:first], replace(line, kind="label"), *lines[first + 1 :]]
    return lines


def is_live(line: Line) -> bool:
    """Whether a line could be the headline of a live blog, or a link to one: "Ferry strike: as it happened"."""
    return line.kind == "related_link" and line.text.endswith("as it happened")


def ensure_prose(lines: list[Line], known: str | None) -> list[Line]:
    """Where no paragraph ends as a sentence does, take the labels below the first (or all, if the title is known) as prose."""
    prose = [line for line in lines if line.kind == "prose"]
    if prose:
        if (
            not known
            and len(prose) > 1
            and prose[0] is lines[0]
            and not lines[0].terminal
            and lines[0].size <= LONGEST_TITLE
        ):
            return [replace(lines[0], kind="label"), *lines[1:]]
        return lines
    labels = [index for index, line in enumerate(lines) if line.kind == "label"]
    body = set(labels if known or len(labels) == 1 else labels[1:])
    return [replace(line, kind="prose") if index in body else line for index, line in enumerate(lines)]


def split_datelines(lines: Sequence[Line], roles: Sequence[BlockRole]) -> tuple[list[Block], Dateline | None]:
    """Make the blocks, cutting the dateline off the paragraph it opens; return the story's dateline with them."""
    blocks: list[Block] = []
    story: Dateline | None = None
    seen = 0
    speakers = turn_takers(lines)
    for line, role in zip(lines, roles, strict=True):
        label = LABEL.match(line.text)
        speaks = label is not None and label.group() in speakers
        found = opening_dateline(line, role, seen) if story is None and not speaks else None
        seen += role == "body"
        if not found:
            blocks.append(Block(line.start, line.end, role))
            continue
        story = found
        blocks.append(Block(line.start, line.start + found.length, "dateline"))
        if line.start + found.rest < line.end:
            rest = line.text[found.rest :]
            blocks.append(Block(line.end - len(rest.lstrip()), line.end, "body"))
    return blocks, story


def turn_takers(lines: Sequence[Line]) -> frozenset[str]:
    """The labels in capitals that open several lines: who speaks in a transcript, and no place of a dateline."""
    labels = Counter(match.group() for line in lines if (match := LABEL.match(line.text)))
    return frozenset(label for label, count in labels.items() if count > 1)


def opening_dateline(line: Line, role: BlockRole, seen: int) -> Dateline | None:
    """The dateline a body paragraph opens with, if it is among the first of the story."""
    if role != "body" or seen > OPENING:
        return None
    return find_dateline(line.text[: REACH + 40], first=seen == 0)
