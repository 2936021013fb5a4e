"""The paragraphs of a page that are its story: those trafilatura finds, in the page's own words, mended by the markup."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.articles.aligning import Stream
from attribution.articles.pagelimits import SAVE
from attribution.articles.pagemarks import Marks
from attribution.articles.pagetree import Unit, holders
from attribution.articles.wording import letters
from attribution.errors import InputError

# Without an end the clock of the machine would decide which dates a page may have.
LATEST = "2199-12-31"
# A marked element that holds more of the story than this is the story's own wrapper, whatever it is called; so is one that
# holds this much less of it, but in paragraphs of some length.
WRAPPER, PART, LONG_PARAGRAPH, SOME = 0.5, 0.25, 100, 5
# If the markup would leave less than this of what trafilatura found, captions are the story (a gallery), or it errs.
LEAST_LEFT = 0.5
# A paragraph that is link by more than this, and no sentence, leads to another story.
LINKED = 0.8
LINK_LENGTH = 200
SENTENCE_END = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
LONGEST_TITLE = 300
TEXT_TAGS = frozenset({"p", "li", "blockquote", "pre", "dd"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# A paragraph between two of the story that trafilatura left out is the story's if it is this long and a sentence.
GAP_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Body:
    """The story's paragraphs in order, and the marks of the page as they hold for it; `apart` was found but set aside."""

    units: tuple[Unit, ...]
    marks: Marks
    apart: tuple[Unit, ...] = ()


def extract(tree: Any, id: str) -> Any:
    """Let trafilatura find the story and its facts; whatever it cannot bear becomes an InputError, no story an empty text."""
    from copy import copy

    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            copy(tree),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": LATEST},
        )
    except (Exception, RecursionError) as error:  # the page is hostile, the run goes on
        raise InputError(
            f"{id}: the page cannot be parsed ({type(error).__name__}); expected HTML: {SAVE}", code="unreadable"
        ) from error


def find_body(units: Sequence[Unit], found_text: str, title: str | None) -> Body:
    """Match trafilatura's lines to the page's paragraphs, take out what the markup sets apart, fill the gaps."""
    stream = Stream(units)
    chosen = stream.units_of(line for line in found_text.split("\n") if line.strip())
    marks = Marks(wrappers(chosen))
    story = settled(chosen, marks, title)
    whole = fill_gaps(units, story, marks, title)
    kept = {unit.order for unit in whole}
    return Body(tuple(whole), marks, tuple(unit for unit in chosen if unit.order not in kept))


def settled(chosen: Sequence[Unit], marks: Marks, title: str | None) -> list[Unit]:
    """What the markup leaves of the chosen paragraphs: without captions and other stories, unless little else is there."""
    story = without_lists([unit for unit in chosen if is_story(unit, marks, title)])
    if size(story) >= LEAST_LEFT * size(chosen):
        return story
    return [unit for unit in chosen if marks.of(unit) == "caption" or is_story(unit, marks, title)] or list(chosen)


def without_lists(story: Sequence[Unit]) -> list[Unit]:
    """The paragraphs without rows of bare links (other stories' headlines), and without such a link behind the last sentence."""
    bare = [is_bare_link(unit) and unit.tag not in ("td", "th") for unit in story]
    kept: list[Unit] = []
    for place, unit in enumerate(story):
        beside = (place > 0 and bare[place - 1]) or (place + 1 < len(story) and bare[place + 1])
        last = all(bare[place:])
        if not (bare[place] and (beside or last)):
            kept.append(unit)
    return kept


def size(units: Iterable[Unit]) -> int:
    """The characters of paragraphs."""
    return sum(len(unit.text) for unit in units)


def wrappers(chosen: Sequence[Unit]) -> set[Any]:
    """The elements that are the story's own, whatever they are called: those that hold most of what was chosen."""
    held: Counter[Any] = Counter()
    paragraphs: Counter[Any] = Counter()
    by_block: Counter[Any] = Counter()
    long: Counter[Any] = Counter()
    for unit in chosen:
        by_block[unit.element] += len(unit.text)
        long[unit.element] += len(unit.text) >= LONG_PARAGRAPH and unit.link_share < LINKED / 2
    for block, count in by_block.items():
        for element in holders(block):
            held[element] += count
            paragraphs[element] += long[block]
    total = sum(by_block.values())
    return {
        element for element, count in held.items()
        if count > WRAPPER * total or (count > PART * total and paragraphs[element] >= SOME)
    }  # fmt: skip


def is_story(unit: Unit, marks: Marks, title: str | None) -> bool:
    """Whether the markup lets a chosen paragraph be the story's."""
    if marks.of(unit) in ("caption", "apart", "comment"):
        return False
    if title and unit.tag in ("h1", "h2") and len(unit.text) <= LONGEST_TITLE and letters(unit.text) == letters(title):
        return False
    return not leads_away(unit)


def leads_away(unit: Unit) -> bool:
    """Whether a short paragraph is nothing but a link and no sentence: the headline of another story."""
    return unit.tag in ("p", "div") and is_bare_link(unit)


def is_bare_link(unit: Unit) -> bool:
    """Whether a paragraph is short, a link and no sentence."""
    return unit.link_share >= LINKED and len(unit.text) <= LINK_LENGTH and not SENTENCE_END.search(unit.text)


def fill_gaps(units: Sequence[Unit], story: Sequence[Unit], marks: Marks, title: str | None) -> list[Unit]:
    """Add sentences that stand between paragraphs of the story, in the same element as they, and were left out."""
    if not story:
        return []
    known = {unit.order for unit in story}
    parents = Counter(unit.element.getparent() for unit in story if unit.tag in TEXT_TAGS)
    filled = list(story)
    for unit in units[story[0].order : story[-1].order]:
        if unit.order in known or unit.tag not in TEXT_TAGS or parents[unit.element.getparent()] < 2:
            continue
        plain = len(unit.text) >= GAP_LENGTH and SENTENCE_END.search(unit.text) and unit.link_share < LINKED / 2
        if plain and marks.of(unit) is None and is_story(unit, marks, title):
            filled.append(unit)
    return sorted(filled, key=lambda unit: unit.order)


def texts(units: Iterable[Unit]) -> str:
    """The paragraphs, parted by blank lines."""
    return "\n\n".join(unit.text for unit in units)
