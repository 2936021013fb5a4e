"""A headline's figure that the body gives nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.judging.headlinefigures import unborne
from attribution.types import Claim
from tests.judging.building import claim, figure


def said(text: str, *figures: Any, **more: Any) -> Claim:
    """A statement with figures that stand where their words do."""
    placed = []
    for one in figures:
        at = text.index(one.text)
        placed.append(type(one)(**{**{f: getattr(one, f) for f in one.__dataclass_fields__}, "start": at, "end": at + len(one.text)}))
    return claim(text, quantities=tuple(placed), lemmas=tuple(text.lower().split()), **more)


def dead(text: str, value: float, bound: str = "exact", **more: Any) -> Any:
    """So many people killed."""
    return figure(text, value, bound, predicate=more.pop("predicate", "die"), **more)


HEAD = said("Ferry sinks killing 19", dead("19", 19))
BODY = said("The ferry sinks in a storm killing 17 people", dead("17", 17))


def test_another_toll_in_the_body() -> None:
    """The body's figure of the same thing stands against the headline's."""
    [found] = unborne([HEAD], [BODY])
    assert (found.match.a.text, found.match.b.text, found.match.comparison.outcome) == ("19", "17", "differ")


@pytest.mark.parametrize(
    "more",
    [
        said("Nineteen people died", dead("Nineteen", 19)),
        said("More than 18 people died", dead("More than 18", 18, "more_than")),
        said("Two of the crew died", dead("Two", 2)),
    ],
)
def test_a_headline_is_borne_out_anywhere_in_the_body(more: Claim) -> None:
    """By the same value, a bound that allows it, or parts that add up to it (17 and two)."""
    assert not list(unborne([HEAD], [BODY, more]))


def test_figures_of_other_things_bear_nothing_out() -> None:
    """19 injured are not 19 dead."""
    assert list(unborne([HEAD], [BODY, said("And 19 were injured", dead("19", 19, predicate="injure"))]))


def test_figures_that_only_number_something() -> None:
    """UPDATE 3 counts no one, and vague words contradict nothing."""
    assert not list(unborne([said("UPDATE 3 ferry sinks killing people", dead("3", 3))], [BODY]))
    assert not list(unborne([said("Ferry sinks killing dozens", dead("dozens", 60, "vague", low=24, high=99))], [BODY]))
