"""Our own suite of cases: what it covers, what the product makes of it, and that wrappings change nothing."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from attribution.cases.checkers import Checkers
from attribution.cases.expectations import Attributed, Case, Joined
from attribution.cases.outcomes import CaseRun
from attribution.cases.running import run_case
from attribution.config import Config
from tests.cases.invariants import INVARIANTS, chosen, marked, said, spaced, unmoved
from tests.cases.owncases import DOMAINS, FOLDER, KINDS, OTHERS, RELATIONS, TRAPS, own_cases

CASES = own_cases()
HARD = frozenset(["conflict", "disputed"])
# Known changes of findings by a wrapping, by case, with the reason.
DOUBLED = "double blanks inside a sentence change what the parser and the encoder read"
MOVED: dict[str, str] = {
    "ellipsis-cut": "double blanks around an ellipsis inside the marks make the cut look like altered wording",
    "full-and-fragment": "wrapped by hand, a quotation and its cue are cut into two statements at another place",
    "season-range-and-month": DOUBLED,
    "about-stretches-no-further": "double blanks change who is read as the source: disputed for conflict",
    "different-counts-exact": DOUBLED,
    "first-half-goals": DOUBLED,
    "rain-in-two-towns": DOUBLED,
    "price-city-and-country": DOUBLED,
}


class Runs:
    """Runs of cases by one set of Checkers, each case once."""

    def __init__(self) -> None:
        self.checkers = Checkers(Config())
        self.done: dict[str, CaseRun] = {}

    def run(self, case: Case) -> CaseRun:
        """The run of a case, kept."""
        if case.id not in self.done:
            self.done[case.id] = run_case(case, self.checkers)
        return self.done[case.id]


@pytest.fixture(scope="module")
def runs() -> Runs:
    """One set of Checkers for the module, so that models load once."""
    return Runs()


def test_size_and_ids() -> None:
    """At least 200 cases of two or three short reports, and no id twice."""
    assert len(CASES) >= 200
    assert [name for name, count in Counter(case.id for case in CASES).items() if count > 1] == []
    assert {len(case.articles) for case in CASES} == {2, 3}
    assert [case.id for case in CASES if any(len(a.text.split()) > 120 for a in case.articles)] == []
    assert all(1 <= len(case.expectations) <= 5 for case in CASES)


def test_tags() -> None:
    """Every case has its trap, a kind and a domain, and a relation or `quiet`; no tag is unknown, none without a case."""
    known = RELATIONS | KINDS | DOMAINS | TRAPS | OTHERS
    used = {tag for case in CASES for tag in case.tags}
    assert used == known
    for case in CASES:
        tags = set(case.tags)
        assert tags & TRAPS == {case.path.rsplit("/", 1)[-1].split(".")[0]}, case.id
        assert tags & KINDS, case.id
        assert tags & DOMAINS, case.id
        assert tags & (RELATIONS | {"quiet"}), case.id
        assert "quiet" not in tags or not tags & {"conflict", "update", "disputed", "altered_quote", "misattributed"}, (
            case.id
        )


def test_expectations_fit_the_tags() -> None:
    """A quiet case forbids conflicts and wants none; a case of a relation wants it; a case of attribution asks whose words."""
    for case in CASES:
        musts = [e for e in case.expectations if isinstance(e, Joined) and e.table == "must"]
        nots = [e for e in case.expectations if isinstance(e, Joined) and e.table == "must_not"]
        wanted = {relation for e in musts for relation in e.relations}
        assert set(case.tags) & RELATIONS <= wanted or "quiet" in case.tags, case.id
        if "quiet" in case.tags:
            assert any(e.a is None and e.relations for e in nots), case.id
            assert not wanted & HARD, case.id
        assert ("attribution" in case.tags) == any(isinstance(e, Attributed) for e in case.expectations), case.id


def test_quiet_share() -> None:
    """At least two cases in five are traps in which nothing may be called a conflict."""
    assert len([case for case in CASES if "quiet" in case.tags]) / len(CASES) >= 0.4


def test_known_misses_have_reasons() -> None:
    """Every known miss says why in words, of its own or of its family."""
    reasons = [e.xfail.reason for case in CASES for e in case.expectations if e.xfail is not None]
    assert all(len(reason.split()) >= 4 for reason in reasons)
    assert all(case.why for case in CASES)


def test_no_expectation_is_a_copied_explanation() -> None:
    """The reasons of a case are its own: no word of the product's explanations."""
    for path in sorted(FOLDER.glob("*.toml")):
        assert not re.search(r"check who counted|same measure as worded|confidence 0\.", path.read_text("utf-8")), (
            path.name
        )


def test_wrappings() -> None:
    """White space and marks change as meant, and every character knows where it was."""
    text = (
        'Head\n\nOne two three four five six seven eight "nine". '
        + "The line is wrapped at its sixtieth column, as by hand. " * 3
    )
    new, places = spaced(text)
    assert new.split() == text.split()
    assert new.count("\n") > 2 + 2
    assert "  " in new
    assert max(map(len, new.splitlines())) <= 61
    assert all(new[at] == text[old] or new[at].isspace() for at, old in enumerate(places[:-1]))
    assert marked('He said "no" and "yes".') == "He said “no” and “yes”."
    assert marked("He said “no”.") == 'He said "no".'
    assert {chosen(case.id) for case in CASES} == set(INVARIANTS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, runs: Runs) -> None:
    """Every expectation of a case is met, but for its known misses, and those are missed."""
    bad = [outcome for outcome in runs.run(case).outcomes if outcome.bad]
    assert not bad, "\n".join(
        line
        for o in bad
        for line in (f"{o.status}: {o.name}", o.error, *(o.judgement.difference.found if o.judgement else ()))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.id}-{chosen(case.id)}")
def test_wrapping_changes_nothing(case: Case, runs: Runs) -> None:
    """Order, white space, marks, outlets or ids: the same findings on the same passages."""
    plain = runs.run(case).report
    assert plain is not None
    changed = INVARIANTS[chosen(case.id)](case.articles)
    other = runs.checkers.get(case.settings).check(changed.articles)
    before, after = said(plain, unmoved(case.articles)), said(other, changed)
    if case.id in MOVED:
        assert before != after, f"{case.id} is a known change no more: take it out of MOVED"
        pytest.xfail(MOVED[case.id])
    assert before == after
