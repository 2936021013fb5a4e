"""One article cut into headline, standfirst, captions and body."""

from __future__ import annotations

import pytest

from attribution.articles import read_text
from attribution.matching.headlines import told
from attribution.matching.parts import blocks_by_part, part_of, parts_of, standfirst
from attribution.types import Claim, Quantity, Reading, Voice

PAGE = (
    "Ferry sinks off Tarvik, killing 19\n\nCoast guard rescues 40 after the storm, and the harbour stays closed\n\nBy Ann Orr\n\n"
    "TARVIK, 3 March 2031 - A ferry sank off the port of Tarvik in a storm on Sunday, killing 17 people, the coast guard said.\n\n"
    "Rescuers pulled 40 people from the water, commander Ida Foss said on Sunday evening.\n\n"
    "Survivors leave the harbour of Tarvik on Monday. Photo: A. Nyberg"
)


def test_parts_of_a_page() -> None:
    """Headline, standfirst above the byline, and a caption by its credit; the rest is the body."""
    article = read_text(PAGE)
    found = {part: [block.of(PAGE).split()[0] for block in blocks] for part, blocks in blocks_by_part(article).items()}
    assert found == {"title": ["Ferry"], "standfirst": ["Coast"], "caption": ["Survivors"], "body": ["A", "Rescuers"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry sinks\n\nBy Ann Orr\n\nA ferry sank on Sunday in a storm off Tarvik.\n\nForty people were saved by the crew.", 0),
        ("A ferry sank on Sunday in a storm off Tarvik.\n\nForty people were saved by the crew.", 0),
        ("Ferry sinks off the coast of Tarvik\n\nTARVIK, 3 March 2031 - A ferry sank on Sunday.\n\nForty people were saved.", 0),
    ],
)
def test_no_standfirst(text: str, expected: int) -> None:
    """A first paragraph below the byline or the dateline is the story."""
    assert len(standfirst(read_text(text))) == expected


def test_each_part_is_a_reading_of_its_own() -> None:
    """Statements keep their offsets and get the id of their part; parts without statements are left out."""
    article = read_text(PAGE, id="a.txt")
    starts = [PAGE.index("Ferry"), PAGE.index("A ferry"), PAGE.index("Rescuers")]
    claims = tuple(Claim(s, s + 5, f"a.txt#c{s}", "a.txt", PAGE[s : s + 5], "body", 1, Voice()) for s in starts)
    parts = parts_of(Reading(article, claims=claims))
    assert [part_of(part.article.id) for part in parts] == ["title", "body"]
    assert [claim.start for part in parts for claim in part.claims] == starts
    assert all(claim.article == part.article.id for part in parts for claim in part.claims)


def head(text: str, figure: str, thing: str = "ferry", predicate: str = "sink") -> Claim:
    """A headline with one count."""
    at = text.index(figure)
    quantity = Quantity(at, at + len(figure), figure, 19, 19, 19, "exact", 1, "count", thing=thing, predicate=predicate)
    return Claim(0, len(text), "a#c1", "a", text, "title", 1, Voice(), (quantity,))


@pytest.mark.parametrize(
    ("text", "thing", "predicate"),
    [
        ("Ferry sinks, killing 19", "person", "die"),
        ("Storm hits port: 19 injured", "person", "injure"),
        ("Storm sinks 19 boats off Tarvik", "ferry", "sink"),
        ("Port to get 19 by May", "ferry", "sink"),
    ],
)
def test_bare_figures_of_headlines_count_people(text: str, thing: str, predicate: str) -> None:
    """Beside a verb of what is done to people; a figure with its noun is left alone."""
    [figure] = told(head(text, "19")).quantities
    assert (figure.thing, figure.predicate) == (thing, predicate)
