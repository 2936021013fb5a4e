"""What figures count, what is said of them, and what limits them."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.claims import find_quantities
from attribution.claims.things import attach
from attribution.claims.zeros import find_zeros
from attribution.parsing import parse_text
from attribution.types import Quantity


def figures(nlp: Any, text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text with all that is told of them."""
    return attach(parse_text(nlp, text), find_quantities(text), ())


@pytest.mark.parametrize(
    ("text", "thing", "predicate"),
    [
        ("The storm cost 43 lives.", "person", "die"),
        ("Officials put the death toll at 14.", "person", "die"),
        ("The bank will make 980 employees redundant.", "worker", "dismiss"),
        ("The bank will cut 1,140 jobs.", "worker", "dismiss"),
        ("Some 400 travellers were stranded overnight.", "person", "strand"),
        ("Three people were treated for cold.", "person", "injure"),
        ("Four of the depot's eleven tanks were destroyed.", "tank", "destroy"),
    ],
)
def test_counts(nlp: Any, text: str, thing: str, predicate: str) -> None:
    """Words that say the same of people and things fall into one class."""
    quantity = figures(nlp, text)[0]
    assert (quantity.thing, quantity.predicate) == (thing, predicate)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("It goes on sale at a recommended price of £3,490.", "price"),
        ("The club signed him for 31 million euros.", "price"),
        ("The prize is worth £65,000.", "prize"),
        ("He was fined 400 dollars.", "fine"),
        ("She was jailed for five years.", "sentence"),
        ("It came at the end of an 11-week trial.", "trial"),
        ("Police seized three tonnes of cocaine.", "cocaine"),
        ("The stock lost 44 percent in a day.", "share"),
        ("Shares fell 38 percent.", "share"),
        ("The quake struck at a depth of 22 km.", "depth"),
    ],
)
def test_figures_with_a_unit_are_of_a_topic(nlp: Any, text: str, thing: str) -> None:
    """A sum is a price, a prize or a fine, a spell of time a sentence or a trial, whoever does what with it."""
    assert figures(nlp, text)[0].thing == thing


def test_an_age_is_its_persons(nlp: Any) -> None:
    """Ages are one thing, kept apart by the surname in the scope."""
    (age,) = figures(nlp, "Enid Sowerby, 74, was found by a neighbour.")
    assert (age.thing, age.scope) == ("age", ("Sowerby",))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Divers found 13 more bodies.", True),
        ("The boat held nine men, seven of whom drowned.", True),
        ("The remaining nine men were freed.", True),
        ("Another four people were hurt.", True),
        ("Four people were hurt.", False),
    ],
)
def test_a_part_says_so(nlp: Any, text: str, part: bool) -> None:
    """A figure that counts a part or an addition carries the word in its scope."""
    assert ("part" in figures(nlp, text)[-1].scope) is part


def test_opinions_are_no_noughts(nlp: Any) -> None:
    """Nobody hurt is a figure; nobody of an opinion is none."""
    for text, found in (("Nobody was hurt.", 1), ("Nobody likes killing.", 0), ("No one believes the toll.", 0)):
        assert len(list(find_zeros(text, parse_text(nlp, text).sents))) == found
