"""Invented scrapes: a report among the furniture of a page, with the role of every line known because it was put there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attribution.articles.datelines import find_dateline
from attribution.types import Block, BlockRole
from benchmarks.data import Record

Piece = tuple[BlockRole, str]
# Pages break off a teaser's line here.
TEASER = 150


def scraped(record: Record, others: Sequence[Record], number: int) -> tuple[str, list[Block]]:
    """The text of a page and its gold blocks; `number` chooses one of five invented page designs."""
    story = list(story_pieces(record["text"]))
    pieces = DESIGNS[number % len(DESIGNS)](record, others, story)
    text = ""
    blocks: list[Block] = []
    for role, words in pieces:
        glue = "" if not text else " " if blocks[-1].role == "dateline" else "\n\n"
        start = len(text) + len(glue)
        text += glue + words
        blocks.append(Block(start, len(text), role))
    return text, blocks


def story_pieces(text: str) -> Iterator[Piece]:
    """The paragraphs of a report, its dateline apart."""
    for index, paragraph in enumerate(filter(None, map(str.strip, text.split("\n")))):
        found = find_dateline(paragraph) if index == 0 else None
        if found:
            yield "dateline", paragraph[: found.length]
            yield "body", paragraph[found.rest :].strip()
        else:
            yield "body", paragraph


def teaser(record: Record) -> str:
    """The opening words of another story, broken off."""
    opening = next(words for role, words in story_pieces(record["text"]) if role == "body")
    return opening if len(opening) <= TEASER else opening[:TEASER].rsplit(" ", 1)[0] + "..."


def broken(story: Sequence[Piece], *boxes: tuple[int, list[Piece]]) -> list[Piece]:
    """The story with boxes put in before the given paragraphs, those beyond its last but one left out."""
    first = 2 if story[0][0] == "dateline" else 1
    found: list[Piece] = []
    for index, piece in enumerate(story):
        for place, box in boxes:
            if index == first + place < len(story) - 1:
                found += box
        found.append(piece)
    return found


def agency(record: Record, others: Sequence[Record], story: Sequence[Piece]) -> list[Piece]:
    """A regional station's page of agency copy: copyright line, then headlines with teasers and their ages."""
    page: list[Piece] = [
        ("boilerplate", "World"), ("title", record["title"]), ("date", "Mar 4, 2031, 8:38 AM | Updated: 10:39 pm"),
        ("caption", "FILE - Workers leave the gate of the plant in Storvik on Oct. 3, 2029. (Jon Lie/Pool Photo via AP, File)"),
        *broken(story, (2, [("boilerplate", "Advertisement")])),
        ("boilerplate", "Copyright © The Nordhavn Bureau. All rights reserved. This material may not be published, broadcast or rewritten."),
    ]  # fmt: skip
    for days, other in enumerate(others, start=2):
        page += [("related", "Nordhavn Bureau"), ("related", other["title"]), ("related", teaser(other)), ("related", f"{days} days ago")]
    return page


def daily(record: Record, others: Sequence[Record], story: Sequence[Piece]) -> list[Piece]:
    """A national daily: crumbs, share line, credit, newsletter box, the most viewed."""
    return [
        ("boilerplate", "Home > News > Europe"), ("title", record["title"]), ("byline", "Solveig Marstein, northern correspondent"),
        ("date", "Tue 4 Mar 2031 07.12 GMT"), ("boilerplate", "Share on Facebook"), ("boilerplate", "Share on WhatsApp"),
        ("caption", "The square in front of the town hall on Monday. Photograph: Jon Lie/Getty Images"),
        *broken(story, (2, [("boilerplate", "Sign up to First Light, our free morning newsletter")]), (4, [("related", f"Related: {others[0]['title']}")])),
        ("boilerplate", "Topics: Europe, work, courts"), ("boilerplate", "View comments"), ("related", "Most viewed"),
        *(("related", other["title"]) for other in others),
    ]  # fmt: skip


def weblog(record: Record, others: Sequence[Record], story: Sequence[Piece]) -> list[Piece]:
    """A small site: byline with date, links between paragraphs, tags, the author's life, a form for comments."""
    return [
        ("title", record["title"]), ("byline", "By Marta Quental"), ("date", "March 4, 2031 at 7:12 am"), ("boilerplate", "3 Comments"),
        *broken(story, (1, [("related", f"Also read | {others[0]['title']}")]), (3, [("related", f"READ MORE: {others[1]['title']}")])),
        ("boilerplate", "Tags: Europe, work, courts"), ("byline", "Marta Quental"),
        ("boilerplate", "Marta Quental is a reporter for The Vilamar Observer covering ports and trade."),
        ("related", "Related Posts"), *(("related", other["title"]) for other in others),
        ("boilerplate", "Leave a Reply"), ("boilerplate", "Your email address will not be published. Required fields are marked *"),
        ("boilerplate", "The Vilamar Observer is a daily newspaper of the port and its towns, founded by printers in 1921."),
        ("boilerplate", "It is edited independently of its owners. Its reporters follow the code of the national press council."),
        ("boilerplate", "© 2031 The Vilamar Observer"),
    ]  # fmt: skip


def broadcaster(record: Record, others: Sequence[Record], story: Sequence[Piece]) -> list[Piece]:
    """A broadcaster: the menu of the site, captions with their labels, more on the story below."""
    menu = ("Skip to content", "Menu", "Home", "News", "Sport", "Weather")
    page: list[Piece] = [
        *(("boilerplate", words) for words in menu), ("title", record["title"]), ("date", "Published 6 hours ago"),
        ("caption", "Image source, Getty Images"), ("caption", "Image caption, Rescue teams worked through the night"),
        *broken(story, (3, [("boilerplate", "Follow us on Facebook, on X or on Instagram")])), ("related", "More on this story"),
    ]  # fmt: skip
    for days, other in enumerate(others, start=2):
        page += [("related", other["title"]), ("related", f"{days} days ago")]
    return [*page, ("boilerplate", "Nordhavn Radio is not responsible for the content of external sites.")]


def wire(record: Record, others: Sequence[Record], story: Sequence[Piece]) -> list[Piece]:
    """A wire's own site: reading time, a box of other headlines amid the story, credits, recommendations."""
    box: list[Piece] = [("related", "More from Europe"), *(("related", other["title"]) for other in others[:2])]
    page: list[Piece] = [
        ("title", record["title"]), ("byline", "By Solveig Marstein and Jon Lie"), ("date", "March 4, 2031 7:12 AM GMT"), ("boilerplate", "5 min read"),
        ("boilerplate", "Listen to this article"), ("boilerplate", "Save"), ("boilerplate", "Share"), *broken(story, (2, box)),
        ("byline", "Reporting by Solveig Marstein and Jon Lie; Editing by Inês Carrasco"), ("related", "Recommended for you"),
    ]  # fmt: skip
    for other in others:
        page += [("related", other["title"]), ("related", teaser(other))]
    return page


DESIGNS: tuple[Callable[[Record, Sequence[Record], Sequence[Piece]], list[Piece]], ...] = (agency, daily, weblog, broadcaster, wire)
