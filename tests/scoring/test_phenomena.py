"""Which phenomenon a pair counts for."""

from __future__ import annotations

import pytest

from attribution.scoring.phenomena import GROUPS, SPELLINGS, derived, digits_on_both_sides, folded


@pytest.mark.parametrize(
    ("spelling", "group"),
    [
        ("number", "number"),
        ("percentage", "number"),
        ("unit/scale", "number"),
        ("hedge/modality", "hedge"),
        ("date/weekday", "date"),
        ("near-topic neutral", "topic"),
        ("order of events", "order"),
        ("part-vs-whole scope", "scope"),
        ("quoted_words", "quotation"),
        ("Negation", "negation"),
        ("something new", "something new"),
    ],
)
def test_spellings_fold_into_groups(spelling: str, group: str) -> None:
    """What the table does not know stays as the set writes it."""
    assert folded(spelling) == group


def test_no_spelling_stands_in_two_groups() -> None:
    """The table is a function."""
    assert len(SPELLINGS) == sum(len(words.split()) for words in GROUPS.values())


@pytest.mark.parametrize(
    ("premise", "hypothesis", "tags"),
    [
        ("The flood killed 12 people.", "Twelve people died.", ("number",)),
        ("The flood killed 12 people.", "Many people died.", ("paraphrase",)),
        ("The mine closed in 1987.", "The mine closed in May 1988.", ("date",)),
        ("The strike began on Monday.", "The strike began on 3 March.", ("date",)),
        ("It fell to 2000 people in 1990.", "In 1990 there were 1500 people.", ("number", "date")),
        ("They may march on Friday.", "They will march.", ("hedge",)),
        ("The council did not vote.", "The council voted.", ("negation",)),
        ("The council didn’t vote.", "No vote was held by the council.", ("paraphrase",)),
        ("On Monday the mayor met Ana Ruiz.", "On Monday the mayor met Petra Kovac.", ("date", "name")),
        ("The mayor met Ana Ruiz.", "The mayor met Ruiz.", ("paraphrase",)),
        ("One of them left.", "One person left.", ("paraphrase",)),
    ],
)
def test_tags_by_rule(premise: str, hypothesis: str, tags: tuple[str, ...]) -> None:
    """Numbers, dates, names, negations and hedges by their words; months that are words need a figure beside them."""
    assert derived(premise, hypothesis) == tags


def test_digits_on_both_sides_are_digits() -> None:
    """A number word is none."""
    assert digits_on_both_sides("12 died", "In 2020")
    assert not digits_on_both_sides("12 died", "twelve died")
