"""The five dispatches of seeds/ end to end: what a check must find, what it must not say, and whose words are whose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attribution.cases.casereader import load_cases
from attribution.cases.differences import message
from attribution.cases.expectations import Attributed, Case, Expectation, Joined, NotStory, Place
from attribution.cases.meeting import pairs_of, shared
from attribution.cases.running import outcome

if TYPE_CHECKING:
    from attribution.types import Report

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
[CASE] = [case for case in load_cases([SEEDS]) if isinstance(case, Case)]
TEXTS = {article.id: article.text for article in CASE.articles}


def marked(expected: Expectation) -> object:
    """An expectation as a parameter; a known miss is an xfail with its reason."""
    miss = expected.xfail
    marks = [pytest.mark.xfail(reason=miss.reason, strict=miss.strict)] if miss is not None else []
    return pytest.param(expected, id=expected.name, marks=marks)


def places(expected: Expectation) -> list[Place]:
    """The places of an expectation."""
    if isinstance(expected, Joined):
        return [place for place in (expected.a, expected.b) if place is not None]
    return [expected.words] if isinstance(expected, Attributed) else [expected.part] if isinstance(expected, NotStory) else []


@pytest.fixture(scope="module")
def report() -> Report:
    """One check of the five dispatches, shared by all tests of this module."""
    from attribution.cases.checkers import Checkers
    from attribution.cases.running import check
    from attribution.config import Config

    return check(CASE, Checkers(Config()))


def test_five_dispatches() -> None:
    """The folder holds the five dispatches, every one of them is named by the known conflicts, and the case has no fault."""
    [case] = load_cases([SEEDS])
    named = {place.article for expected in CASE.expectations if isinstance(expected, Joined) for place in places(expected)}
    assert isinstance(case, Case)
    assert len(TEXTS) == 5
    assert named == set(TEXTS)
    assert len(case.expectations) >= 114


@pytest.mark.parametrize("expected", [pytest.param(e, id=e.name) for e in CASE.expectations if not isinstance(e, NotStory)])
def test_passages_are_story(expected: Expectation) -> None:
    """No passage touches a part of the page that is not the story; the two sides of a pair are of different articles."""
    parts = [part for other in CASE.expectations if isinstance(other, NotStory) for part in places(other)]
    found = places(expected)
    assert len({place.article for place in found}) == len(found)
    for place in found:
        touched = [part for part in parts if part.article == place.article for p in place.passages if shared(part.passages[0], p)]
        assert not touched


@pytest.mark.parametrize("expected", [pytest.param(e, id=e.name) for e in CASE.expectations if isinstance(e, NotStory)])
def test_not_story_is_small(expected: Expectation) -> None:
    """The part of the page is a small part of it."""
    [part] = places(expected)
    assert len(part.text) < len(TEXTS[part.article]) / 3


@pytest.mark.parametrize("expected", [marked(expected) for expected in CASE.expectations])
def test_expectation(report: Report, expected: Expectation) -> None:
    """What the case file says is so."""
    done = outcome(CASE, expected, report)
    assert done.status in ("passed", "xpassed"), message(done)


def test_offsets_are_verbatim(report: Report) -> None:
    """Every side of every finding is a copy of the dispatch at its offsets."""
    for side in (side for finding in report.findings for pair in pairs_of(finding) for side in pair):
        assert TEXTS[side.article][side.start : side.end] == side.text
