"""The parts of one article that must agree: headline, standfirst, captions, body; each as a reading of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from attribution.matching.headlines import told
from attribution.types import Article, Block, Claim, Reading

Part = Literal["title", "standfirst", "caption", "body"]
# In the order of the page; a finding shows the earlier part first.
PARTS: tuple[Part, ...] = ("title", "standfirst", "caption", "body")
# Stands between an article's id and the part's number: no id of a file or record holds it.
MARK = "\x1f"
# A standfirst says the story in a sentence or two; a longer opening is the story's own.
MOST_WORDS = 70
# A paragraph that ends with the name of a photographer or a picture desk is a caption, wherever it stands.
CREDITED = re.compile(
    r"(?:\b(?:Photo(?:graph)?|Picture|Image|Credit)s?(?::| by| courtesy)\s[^!?\n]{2,60}|[(/](?:Photo|AP|AFP|Reuters|Getty|EPA)[^()\n]{0,40}\)?)\s*$"
)
CREDITS = frozenset(["byline", "date", "dateline"])


def parts_of(reading: Reading) -> tuple[Reading, ...]:
    """The parts of an article that hold statements, as readings with ids of their own; every offset stays as it is."""
    groups = blocks_by_part(reading.article)
    homes = Homes(groups)
    made = [part_reading(reading, part, groups[part], homes) for part in PARTS]
    return tuple(part for part in made if part.claims)


class Homes:
    """Which part a place belongs to; a look costs a search, however many paragraphs there are."""

    def __init__(self, groups: Mapping[Part, Sequence[Block]]) -> None:
        blocks = sorted((block.start, block.end, part) for part, members in groups.items() for block in members)
        self._starts = [start for start, _, _ in blocks]
        self._blocks = blocks

    def of(self, start: int) -> Part | None:
        """The part whose block holds a code point; None outside of all."""
        at = bisect_right(self._starts, start) - 1
        return self._blocks[at][2] if at >= 0 and start < self._blocks[at][1] else None


def part_reading(reading: Reading, part: Part, blocks: Sequence[Block], homes: Homes) -> Reading:
    """The statements and quotations that begin in some blocks, under the part's own article id."""
    name = f"{reading.article.id}{MARK}{PARTS.index(part)}"
    claims = tuple(renamed(claim, name) for claim in reading.claims if homes.of(claim.start) == part)
    claims = claims if part == "body" else tuple(told(claim) for claim in claims)
    quotes = tuple(quote for quote in reading.quotes if homes.of(quote.start) == part)
    article = replace(reading.article, id=name, blocks=tuple(blocks), copy_of=None)
    return Reading(article, quotes, reading.people, claims)


def part_of(name: str) -> Part:
    """The part that an id made here means: `"a.txt\\x1f0" -> "title"`."""
    return PARTS[int(name.rpartition(MARK)[2])]


def blocks_by_part(article: Article) -> dict[Part, list[Block]]:
    """The story blocks of an article by part."""
    groups: dict[Part, list[Block]] = {part: [] for part in PARTS}
    opening = standfirst(article)
    for block in article.story_blocks():
        part: Part = block.role if block.role in ("title", "caption") else "body"
        part = "caption" if part == "body" and CREDITED.search(block.of(article.text)) else part
        groups["standfirst" if block in opening else part].append(block)
    return groups


def standfirst(article: Article) -> tuple[Block, ...]:
    """The paragraphs between headline and story that sum the story up; empty where there are none.

    They stand under a headline of the text, above the byline, date or dateline; or are one line without a full stop.
    """
    blocks = [block for block in article.blocks if block.role not in ("related", "boilerplate", "caption")]
    blocks = [block for block in blocks if not CREDITED.search(block.of(article.text))]
    if not blocks or blocks[0].role != "title" or sum(block.role == "body" for block in blocks) < 2:
        return ()
    first = next(i for i, block in enumerate(blocks) if block.role == "body")
    if any(block.role == "dateline" for block in blocks[:first]):
        return ()
    end = first
    while end < len(blocks) and blocks[end].role == "body":
        end += 1
    opening = blocks[first:end]
    if end < len(blocks) and blocks[end].role in CREDITS and short(article, opening):
        return tuple(opening)
    line = opening[0].of(article.text).rstrip()
    return (opening[0],) if line[-1:] not in ".?!\"'”’»" and short(article, opening[:1]) else ()


def short(article: Article, blocks: Sequence[Block]) -> bool:
    """Whether some blocks are no longer than a standfirst is."""
    return sum(len(block.of(article.text).split()) for block in blocks) <= MOST_WORDS


def renamed(claim: Claim, name: str) -> Claim:
    """A statement under another article id."""
    return replace(claim, article=name)
