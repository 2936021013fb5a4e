"""A run of cases: shared Checkers, selection, and every way of telling the outcome."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import junitparser
import pytest

from attribution.cases import announcing, junit, telling, testrecords
from attribution.cases.casereader import load_cases
from attribution.cases.checkers import Checkers
from attribution.cases.selection import Words
from attribution.cases.suite import Suite, run, select, split
from attribution.cases.updating import proposals
from attribution.config import Config
from attribution.errors import ConfigError, ModelError
from tests.cases.fakes import FERRY, FakeChecker, write

MISSED = FERRY.replace('relation = "conflict"', 'relation = "update"')
FOUND = FERRY.replace('speaker = "Ada Brenner"', 'xfail = "a reason" # mark\nspeaker = "Ada Brenner"')


def ran(*paths: Path, **chosen: Any) -> Suite:
    """The outcome of some case files with the Checker of the tests; every case takes one second."""
    cases, faults = split(load_cases(paths))
    clock: Iterator[int] = count()
    runs = run(select(cases, **chosen), Checkers(Config(), FakeChecker), lambda: float(next(clock)), lambda _run: None)
    return Suite(tuple(runs), tuple(faults))


def test_counts(tmp_path: Path) -> None:
    """Passed, failed, known misses missed and found, and what fails the run."""
    write(tmp_path)
    write(tmp_path, MISSED, "missed.attribution.toml")
    write(tmp_path, MISSED.replace('id = "toll"', 'xfail = "ranges"'), "known.attribution.toml")
    write(tmp_path, FOUND, "strict.attribution.toml")
    write(tmp_path, FOUND.replace('"a reason"', '{ reason = "a reason", strict = false }'), "loose.attribution.toml")
    suite = ran(tmp_path)
    assert suite.counts() == {"passed": 16, "failed": 1, "xfailed": 1, "xpassed": 2, "error": 0}
    assert [outcome.name.rsplit("/", 1)[1] for outcome in suite.bad()] == [
        "missed.attribution.toml::missed::must[toll]",
        "strict.attribution.toml::strict::must_attribute[brenner]",
    ]


def test_one_check_a_case_and_one_checker_for_all(tmp_path: Path) -> None:
    """Every case is checked once; settings of a case make a Checker that shares the models, others share the Checker."""
    for name in ("a", "b"):
        write(tmp_path, name=f"{name}.attribution.toml")
    write(tmp_path, FERRY + "\n[settings]\nwithin = true\n", "c.attribution.toml")
    write(tmp_path, FERRY + '\n[settings]\nentailment_model = "x/y"\n', "d.attribution.toml")
    before = FakeChecker.checks
    made: list[FakeChecker] = []

    def make(config: Config) -> Any:
        made.append(FakeChecker(config))
        return made[-1]

    checkers = Checkers(Config(), make)
    cases, _ = split(load_cases([tmp_path]))
    run(cases, checkers, lambda: 0.0, lambda _run: None)
    assert FakeChecker.checks - before == 4
    assert [checker.config.entailment_model for checker in made] == [None, "x/y"]
    plain, within = checkers.get({}), checkers.get({"within": True})
    assert (plain.config.within, within.config.within, plain.config.all_relations) == (False, True, True)
    assert plain.models is within.models
    assert checkers.get({"thresholds": {"agree_threshold": 0.9}}).config.thresholds.agree_threshold == 0.9


def test_errors_of_a_case_stay_in_it(tmp_path: Path) -> None:
    """A lost article and a setting that fails cost their case; a missing model ends the run."""
    write(tmp_path)
    write(tmp_path, FERRY.replace("At first", "BROKEN At first"), "broken.attribution.toml")
    assert ran(tmp_path).counts()["error"] == 4

    class Raising(FakeChecker):
        def check(self, items: Any, sources: Any = ()) -> Any:
            raise error

    cases, _ = split(load_cases([tmp_path]))
    error: Exception = ConfigError("people.toml is not there")
    runs = run(cases, Checkers(Config(), Raising), lambda: 0.0, lambda _run: None)
    assert {outcome.error for one in runs for outcome in one.outcomes} == {"people.toml is not there"}
    error = ModelError("no weights")
    with pytest.raises(ModelError):
        run(cases, Checkers(Config(), Raising), lambda: 0.0, lambda _run: None)


def test_selection(tmp_path: Path) -> None:
    """Tags choose any of several, words choose by name and tag."""
    path = write(tmp_path)
    names = lambda **chosen: [o.expectation.id for o in ran(path, **chosen).outcomes()]  # noqa: E731
    assert names(tags=["bounds"]) == ["no-agreement"]
    assert names(tags=["bounds", "number"]) == ["toll", "no-agreement", "brenner", "not_story-1"]
    assert names(words=Words("toll or BOUNDS")) == ["toll", "no-agreement"]
    assert names(words=Words("ferry and not (must_not or not_story)")) == ["toll", "brenner"]
    assert names(words=Words("must[toll]")) == ["toll"]
    assert names(words=Words("nothing")) == []


@pytest.mark.parametrize("words", ["", "and", "a b", "(a", "a)", "not", "a or", "a and or b"])
def test_words_that_cannot_be_read(words: str) -> None:
    """A broken expression is refused with the expression."""
    with pytest.raises(ConfigError, match="cannot be read"):
        Words(words)


def test_table(tmp_path: Path) -> None:
    """The table shows cases with their time, every failure with its difference, known misses with reasons, and the counts."""
    write(tmp_path, MISSED + '\n[[must]]\nid = "later"\nxfail = "no ranges yet"\nrelation = "agree"\na = "19 people"\nb = "15 people"\n')
    text = telling.render(ran(tmp_path))
    assert "::ferry  3 passed, 1 failed, 1 known miss  (1.0 s)" in text
    failure = text[text.index("FAILED ferry::must[toll]") :]
    parts = ["Two tolls of one sinking.", "expected  update (number)", "“19 people were killed", "found     conflict/number C101 high “people”"]
    assert [failure.find(part) for part in parts] == sorted(failure.index(part) for part in parts)
    assert "ferry::must[later]  no ranges yet" in text
    assert text.endswith("3 passed, 1 failed, 1 known miss in 1 case (1.0 s)\n")


def test_hostile_words_are_harmless(tmp_path: Path) -> None:
    """Controls in a case file or an article come out as visible characters in every format."""
    text = MISSED.replace("counted dead", "counted \\u001b[31mdead").replace("Two tolls", "Two\\u202e tolls")
    suite = ran(write(tmp_path, text))
    assert suite.counts()["failed"] == 1
    for output in (telling.render(suite), testrecords.render(suite), junit.render(suite).decode(), announcing.notices(suite)[0].message):
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_json(tmp_path: Path) -> None:
    """The JSON document has every outcome with its difference, the faults with their lines, and the counts."""
    write(tmp_path, MISSED)
    write(tmp_path, "[[must]]\n", "bad.attribution.toml")
    document = json.loads(testrecords.render(ran(tmp_path)))
    assert document["schema"] == "attribution.test/1"
    [case] = document["cases"]
    first = case["expectations"][0]
    assert (case["id"], case["seconds"], first["status"], first["fails"], first["issue"]) == ("ferry", 1.0, "failed", True, "41")
    assert (first["expected"], first["finding"]) == ("update (number)", "ab12")
    assert {fault["line"] for fault in document["faults"]} == {1}
    assert document["counts"]["passed"] == 3


def test_junit_is_read_back(tmp_path: Path) -> None:
    """junitparser reads what build servers read: counts, times, messages, files and lines."""
    write(tmp_path, MISSED)
    write(tmp_path, FOUND, "strict.attribution.toml")
    write(tmp_path, MISSED.replace('id = "toll"', 'id = "toll"\nxfail = "ranges\\u0007"'), "known.attribution.toml")
    write(tmp_path, FERRY.replace("At first", "BROKEN At first"), "broken.attribution.toml")
    write(tmp_path, "[[must]]\n", "bad.attribution.toml")
    document = junitparser.JUnitXml.fromroot(junitparser.JUnitXml.fromstring(junit.render(ran(tmp_path)))._elem)
    assert (document.tests, document.failures, document.skipped, document.errors) == (16 + 4, 2, 1, 4 + 4)
    assert document.time == pytest.approx(4.0)
    suites = {suite.name.rsplit("::", 1)[-1]: suite for suite in document}
    toll = next(case for case in suites["ferry"] if case.name == "must[toll]")
    assert "expected  update (number)" in toll.result[0].text
    assert toll._elem.get("line") == "22"
    [skipped] = [case.result[0] for case in suites["known"] if case.result]
    assert skipped.message == "ranges\ufffd"
    [found] = [case.result[0] for case in suites["strict"] if case.result]
    assert found.message == "found, but marked as a known miss: a reason"


def test_notices(tmp_path: Path) -> None:
    """Only what fails the run is announced, at its line, under a rule with help, with a fingerprint that stays."""
    write(tmp_path, MISSED)
    write(tmp_path, "[[must]]\n", "bad.attribution.toml")
    suite = ran(tmp_path)
    found = announcing.notices(suite)
    assert {notice.rule for notice in found} == {"case/unreadable", "case/must"}
    assert set(announcing.RULES) >= {notice.rule for notice in found}
    last = found[-1]
    assert (last.line, last.title) == (22, "ferry::must[toll] failed")
    assert last.fingerprint == announcing.notices(ran(tmp_path))[-1].fingerprint
    assert len(last.fingerprint) == 16
    assert any("1 failed" in line for line in announcing.summary(suite))


def test_update_proposes_marks_only(tmp_path: Path) -> None:
    """A failure gets a mark with what was found, a known miss that is found loses its own; comments and truth stay."""
    path = write(tmp_path, MISSED.replace('speaker = "Ada Brenner"', 'xfail = "a reason" # mark\nspeaker = "Ada Brenner"'))
    [proposal] = proposals(ran(path))
    assert path.read_text("utf-8") == proposal.before
    changed = [line for line in proposal.diff().splitlines()[2:] if line[0] in "+-"]
    assert changed == ['+xfail = "TODO say why: found conflict/number C101 high “people” (confidence 0.90)"', '-xfail = "a reason" # mark']
    path.write_text(proposal.after, "utf-8")
    again = ran(path)
    assert not again.bad()
    assert again.counts()["xfailed"] == 1
    assert not proposals(ran(write(tmp_path, FERRY)))


def test_update_of_several_cases_and_yaml(tmp_path: Path) -> None:
    """The right table of the right case is marked; YAML is told in words and left alone."""
    case = "[[case]]\nid = \"{}\"\n[[case.article]]\ntext = \"19 people sat.\"\n[[case.article]]\ntext = \"{} people sat.\"\n[[case.must]]\nrelation = \"agree\"\na = \"19 people sat\"\nb = {{ article = \"article-2\", text = \"{} people sat\" }} # note\n\n"
    text = case.format("one", 18, 18) + case.format("two", 17, 17)
    [proposal] = proposals(ran(write(tmp_path, text.replace('relation = "agree"', 'relation = "conflict"', 1))))
    assert proposal.after.index("xfail") > proposal.after.index('id = "two"')
    yaml = 'article: [{text: 19 people sat.}, {text: 18 people sat.}]\nmust: [{relation: agree, a: 19 people sat, b: 18 people sat}]\n'
    other = write(tmp_path, yaml, "y.attribution.yaml")
    [words] = proposals(ran(other))
    assert words.after == words.before == yaml
    assert "y::must[must-1]: mark it xfail" in words.notes[0]


def test_junit_is_the_same_each_time(tmp_path: Path) -> None:
    """No time of day, no host name: the same run gives the same bytes."""
    path = write(tmp_path, MISSED)
    first, second = junit.render(ran(path)), junit.render(ran(path))
    assert first == second
    assert b"timestamp" not in first
    assert io.BytesIO(first).readline().startswith(b"<?xml")
