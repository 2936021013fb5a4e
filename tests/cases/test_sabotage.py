"""Three sabotages of the code, each of which has to turn named cases red."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from attribution.cases.checkers import Checkers
from attribution.cases.running import run_case
from attribution.claims import quantities
from attribution.claims.bounds import Bounded
from attribution.claims.drafts import Draft, Scene
from attribution.config import Config
from attribution.judging import drafting, explanation, naming, relations
from attribution.quotes import reading
from attribution.quotes.candidates import Candidate
from attribution.quotes.numbering import number
from attribution.quotes.resolved import NOBODY_KNOWN, Resolved
from attribution.types import Quote
from tests.cases.owncases import tagged


@pytest.fixture(scope="module")
def checkers() -> Checkers:
    """One set of Checkers for the module."""
    return Checkers(Config())


def red(tag: str, checkers: Checkers) -> set[str]:
    """The cases with a tag that fail."""
    return {case.id for case in tagged(tag) if any(outcome.bad for outcome in run_case(case, checkers).outcomes)}


def without_bounds(scene: Scene, draft: Draft) -> Bounded:
    """Every figure taken for exact: "at least 12" is 12."""
    return Bounded("exact", draft.value, draft.value, draft.first, draft.stop)


def without_as_of(_quantity: Any, published: Any, _claim: Any = None) -> Any:
    """Every figure taken to hold on the day of publication."""
    return published


class Swapped:
    """Gives each quotation of a run the speaker of the one before it."""

    def __init__(self) -> None:
        self.before = NOBODY_KNOWN

    def __call__(self, text: str, candidates: Sequence[Candidate], resolved: Sequence[Resolved]) -> tuple[Quote, ...]:
        """The quotations of an article with the speakers moved on by one."""
        every = [self.before, *resolved]
        self.before = every[-1]
        return number(text, candidates, every[:-1])


def test_bounds_dropped(checkers: Checkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bounds, "more than 30" and 47 are a conflict."""
    assert red("sabotage_bounds", checkers) == set()
    monkeypatch.setattr(quantities, "bounded", without_bounds)
    assert red("sabotage_bounds", checkers) == {case.id for case in tagged("sabotage_bounds")}


def test_as_of_ignored(checkers: Checkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without as-of moments, two counts of one report day have no order."""
    assert red("sabotage_as_of", checkers) == set()
    for module in (relations, drafting, naming, explanation):
        monkeypatch.setattr(module, "when", without_as_of)
    assert red("sabotage_as_of", checkers) == {case.id for case in tagged("sabotage_as_of")}


def test_speakers_swapped(checkers: Checkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """With each quotation given to the speaker of the one before, words stand in the wrong mouth."""
    assert red("sabotage_speaker", checkers) == set()
    monkeypatch.setattr(reading, "number", Swapped())
    assert red("sabotage_speaker", checkers) == {case.id for case in tagged("sabotage_speaker")}
