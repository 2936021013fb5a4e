"""The captions of a page's pictures and films, kept apart from its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribution.articles.pagebody import Body
from attribution.articles.pagemarks import Marks
from attribution.articles.pagetree import Unit, holders, squeeze

FEWEST_WORDS = 3
LONGEST = 1_000
MOST = 60


def captions_of(units: Sequence[Unit], body: Body) -> list[str]:
    """The captions that belong to the story, in the order of the page, each once: those within its element or around it.

    What is marked as another story's (a teaser's picture) is left out.
    """
    if not body.units:
        return []
    home = story_element(body)
    first, last = body.units[0].order, body.units[-1].order
    story = {squeeze(unit.text) for unit in body.units}
    groups: dict[Any, list[Unit]] = {}
    for unit in units:
        if body.marks.of(unit) == "caption" and (first <= unit.order <= last or home in unit.element.iterancestors()):
            holder = caption_element(unit, body.marks)
            if not within_other(holder, body.marks):
                groups.setdefault(holder, []).append(unit)
    found: dict[str, str] = {}
    for parts in groups.values():
        words = " ".join(part.text for part in parts)
        if len(words.split()) >= FEWEST_WORDS and len(words) <= LONGEST and squeeze(words) not in story:
            found.setdefault(squeeze(words), words)
    return list(found.values())[:MOST]


def story_element(body: Body) -> Any:
    """The element around the story's markup: its <article>, else the innermost one that holds all its paragraphs."""
    chains = [list(holders(body.units[0].element)), set(holders(body.units[-1].element))]
    common = next((element for element in chains[0] if element in chains[1]), body.units[0].element)
    return next((element for element in holders(common) if element.tag == "article"), common)


def caption_element(unit: Unit, marks: Marks) -> Any:
    """The picture a caption belongs to, else the outermost element that is marked as one caption."""
    figure = next((element for element in holders(unit.element) if element.tag == "figure"), None)
    if figure is not None:
        return figure
    around = [element for element in holders(unit.element) if marks.known.get(element) == "caption"]
    return around[-1]


def within_other(element: Any, marks: Marks) -> bool:
    """Whether an element around the caption sets it apart from the story."""
    return any(
        marks.own(holder) in ("apart", "comment") for holder in element.iterancestors() if holder not in marks.trusted
    )
