"""Each expectation against reports made by hand: when it is met, and what is told where it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attribution.cases.casereader import load_cases
from attribution.cases.expectations import Case
from attribution.cases.judging import judge
from attribution.cases.outcomes import Judgement
from attribution.cases.running import outcome, status
from attribution.types import Diagnostic, Finding, Passage, Quote, Reading, Report, Side, Span
from tests.cases.fakes import finding, write

CASE = """
[[article]]
id = "a"
text = "At least 19 people were killed in the sinking, said the mayor. “It sank fast,” Ada Brenner said. Read more here. Bye now."
[[article]]
id = "b"
text = "Fifteen people died when it sank. The boat was full."
"""
MUST = '[[must]]\nrelation = "conflict"\nkind = "number"\na = "At least 19 people were killed"\nb = "Fifteen people died"\n'


def case_of(tmp_path: Path, tables: str) -> Case:
    """A case with some tables."""
    [case] = load_cases([write(tmp_path, CASE + tables)])
    assert isinstance(case, Case), case
    return case


def side(case: Case, article: str, words: str) -> Side:
    """Words of an article as a side."""
    text = next(a.text for a in case.articles if a.id == article)
    start = text.index(words)
    return Side(start, start + len(words), article, words, 1)


def quote(case: Case, words: str, speaker: str | None, **more: Any) -> Quote:
    """Words of article a as a quotation."""
    place = side(case, "a", words)
    return Quote("q1", "direct", place.start, place.end, words, (Span(place.start, place.end),), speaker_name=speaker, **more)


def judged(case: Case, *findings: Finding, quotes: tuple[Quote, ...] = (), **coverage: Any) -> Judgement:
    """The first expectation of a case against a report."""
    readings = tuple(Reading(article, quotes if article.id == "a" else ()) for article in case.articles)
    return judge(case.expectations[0], Report("0", {}, "0", readings, findings, coverage, ()))


def test_must_is_met_in_either_order(tmp_path: Path) -> None:
    """A finding whose sides hold at least half of the passages meets it, whichever comes first, and in `also`."""
    case = case_of(tmp_path, MUST)
    a, b = side(case, "a", "19 people were killed in the sinking"), side(case, "b", "Fifteen people")
    assert judged(case, finding(a, b, "conflict")).met
    assert judged(case, finding(b, a, "conflict")).met
    far = side(case, "b", "The boat was full.")
    assert not judged(case, finding(a, far, "conflict")).met
    assert judged(case, finding(a, far, "conflict", also=((b, a),))).met
    assert not judged(case, finding(a, side(case, "b", "people died"[:6]), "conflict")).met


def test_must_tells_what_was_found(tmp_path: Path) -> None:
    """Another relation or kind on the same passages is what was found; a finding on one of them comes nearest."""
    case = case_of(tmp_path, MUST)
    a, b = side(case, "a", "At least 19 people were killed"), side(case, "b", "Fifteen people died when it sank.")
    other = judged(case, finding(a, b, "update"))
    assert not other.met
    assert other.difference.expected == "conflict (number)"
    assert other.difference.found == ("update/number C101 high “people” (confidence 0.90)",)
    assert not judged(case, finding(a, b, "conflict", kind="date")).met
    near = judged(case, finding(a, side(case, "b", "The boat was full."), "conflict"))
    assert near.difference.found == ("nothing that joins the two passages",)
    assert any("not on b" in line for line in near.difference.nearest)
    assert "“The boat was full.”" in " ".join(near.difference.nearest)


def test_must_gives_the_reason_of_a_refusal(tmp_path: Path) -> None:
    """Where the two were compared and let go, where they are two stories, or copies, the report's own reason is told."""
    case = case_of(tmp_path, MUST)
    a, b = side(case, "a", "At least 19 people were killed"), side(case, "b", "Fifteen people died when it sank.")
    example = {name: {"article": s.article, "start": s.start, "end": s.end} for name, s in (("a", b), ("b", a))}
    refused = {"other_measure": {"reason": "another measure", "examples": [example]}}
    assert "the two were compared and let go: another measure" in judged(case, refused=refused).difference.nearest
    told = judged(case, story_members=[["a"], ["b"]]).difference.nearest
    assert "a and b were taken for two stories and not compared" in told
    copies = [Reading(replace(article, copy_of="a" if article.id == "b" else None)) for article in case.articles]
    judgement = judge(case.expectations[0], Report("0", {}, "0", tuple(copies), (), {}, ()))
    assert "b: b has the body of a and was not compared" in judgement.difference.nearest


def test_alternatives_of_must(tmp_path: Path) -> None:
    """`alt` relations, lists of relations and kinds, and `or` passages count as well."""
    case = case_of(tmp_path, MUST.replace('kind = "number"', 'kind = ["number", "date"]\nalt = ["disputed"]').replace('"Fifteen people died"', '{ text = "Fifteen people died", or = ["The boat was full"] }'))
    a, b = side(case, "a", "At least 19 people were killed"), side(case, "b", "The boat was full.")
    assert judged(case, finding(a, b, "disputed", kind="date")).met
    assert not judged(case, finding(a, b, "agree")).met


def test_speakers_of_findings(tmp_path: Path) -> None:
    """A speaker of a passage has to be quoted on that side, by the finding's own word or by a quotation there."""
    case = case_of(tmp_path, MUST.replace('a = "At least 19 people were killed"', 'a = { text = "It sank fast", speaker = "Brenner" }'))
    a, b = side(case, "a", "“It sank fast,” Ada Brenner said."), side(case, "b", "Fifteen people died")
    voiced = finding(a, b, "conflict", evidence={"a": {"voice": {"name": "Ada Brenner"}}})
    assert judged(case, voiced).met
    assert not judged(case, finding(a, b, "conflict")).met
    assert judged(case, finding(a, b, "conflict"), quotes=(quote(case, "“It sank fast,”", "Ada Brenner"),)).met
    assert not judged(case, finding(a, b, "conflict"), quotes=(quote(case, "“It sank fast,”", "The Mayor"),)).met


def test_must_not(tmp_path: Path) -> None:
    """A forbidden relation on the passages breaks it; others, and other passages, do not."""
    tables = '[[must_not]]\nrelation = "hard"\ntruth = "agree"\na = "At least 19 people were killed"\nb = "Fifteen people died"\n'
    case = case_of(tmp_path, tables)
    a, b = side(case, "a", "At least 19 people were killed"), side(case, "b", "Fifteen people died")
    assert judged(case).met
    assert judged(case, finding(a, b, "agree")).met
    wrong = judged(case, finding(a, b, "update"))
    assert not wrong.met
    assert wrong.difference.expected == "no finding: altered_quote, conflict, disputed, misattributed or update; it is agree"
    assert wrong.difference.found[1] == "   They differ."
    kinds = case_of(tmp_path, tables.replace('truth = "agree"', 'kind = "date"'))
    assert judged(kinds, finding(a, b, "update")).met
    assert not judged(kinds, finding(a, b, "update", kind="date")).met


def test_must_not_without_passages(tmp_path: Path) -> None:
    """One passage forbids the relation on it, none forbids it in the whole case; `any` leaves the quiet relations out."""
    case = case_of(tmp_path, '[[must_not]]\nrelation = "any"\na = "Fifteen people died"\n')
    a, b, c = side(case, "a", "At least 19 people were killed"), side(case, "b", "Fifteen people died"), side(case, "b", "The boat was full.")
    assert not judged(case, finding(a, b, "agree")).met
    assert judged(case, finding(a, b, "cannot_tell"), finding(a, c, "agree")).met
    whole = case_of(tmp_path, '[[must_not]]\nrelation = "conflict"\n')
    assert judged(whole, finding(a, c, "agree")).met
    assert not judged(whole, finding(a, c, "conflict")).met


def test_must_attribute(tmp_path: Path) -> None:
    """The right speaker of a quotation that holds the words; exactly these words with another speaker break it."""
    case = case_of(tmp_path, '[[must_attribute]]\ntext = "“It sank fast,”"\nspeaker = "Ada Brenner"\nalt = ["the minister"]\n')
    right, other = quote(case, "“It sank fast,”", "Ada Brenner"), quote(case, "“It sank fast,”", "The Mayor")
    assert judged(case, quotes=(right,)).met
    assert judged(case, quotes=(quote(case, "“It sank fast,”", "Minister"),)).met
    assert not judged(case, quotes=(quote(case, "“It sank fast,”", "Brenner"),)).met
    assert not judged(case, quotes=(right, other)).met
    assert judged(case, quotes=(right, quote(case, "“It sank fast,” Ada Brenner said.", "The Mayor"))).met
    wrong = judged(case, quotes=(other,))
    assert wrong.difference.found == ("direct by The Mayor: ““It sank fast,””",)
    none = judged(case, quotes=(quote(case, "At least 19", "The Mayor"),))
    assert none.difference.found == ("no quotation that holds these words",)
    assert none.difference.nearest == ("direct by The Mayor: “At least 19”",)


def test_kind_and_role_of_a_quotation(tmp_path: Path) -> None:
    """Where a case names them, kind and role have to be right."""
    case = case_of(tmp_path, '[[must_attribute]]\ntext = "It sank fast"\nspeaker = "Ada Brenner"\nkind = "direct"\nrole = "minister"\n')
    words = "“It sank fast,”"
    assert judged(case, quotes=(quote(case, words, "Ada Brenner", role="Transport Minister"),)).met
    assert not judged(case, quotes=(quote(case, words, "Ada Brenner"),)).met
    assert not judged(case, quotes=(replace(quote(case, words, "Ada Brenner", role="minister"), kind="mixed"),)).met


def test_must_not_attribute(tmp_path: Path) -> None:
    """Nobody's words, or not those of some; a quotation without a speaker does no harm."""
    nobody = case_of(tmp_path, '[[must_not_attribute]]\ntext = "It sank fast"\n')
    some = case_of(tmp_path, '[[must_not_attribute]]\ntext = "It sank fast"\nspeaker = "Ada Brenner"\n')
    words = "“It sank fast,”"
    assert judged(nobody, quotes=(quote(nobody, words, None),)).met
    assert not judged(nobody, quotes=(quote(nobody, words, "The Mayor"),)).met
    assert judged(some, quotes=(quote(some, words, "The Mayor"),)).met
    assert not judged(some, quotes=(quote(some, words, "Brenner"),)).met


def test_not_story(tmp_path: Path) -> None:
    """A finding or a quotation with one character of the part breaks it."""
    case = case_of(tmp_path, '[[not_story]]\nfirst = "Read more"\nlast = "Bye"\n')
    b = side(case, "b", "Fifteen people died")
    assert judged(case, finding(side(case, "a", "At least 19"), b, "conflict")).met
    assert not judged(case, finding(side(case, "a", "said. R"), b, "conflict")).met
    assert not judged(case, quotes=(quote(case, "here.", "The Mayor"),)).met


@pytest.mark.parametrize(("met", "plain", "marked"), [(True, "passed", "xpassed"), (False, "failed", "xfailed")])
def test_known_misses_have_a_status_of_their_own(tmp_path: Path, met: bool, plain: str, marked: str) -> None:
    """A known miss that is missed is xfailed, one that is found xpassed."""
    [expected] = case_of(tmp_path, MUST).expectations
    [known] = case_of(tmp_path, MUST + 'xfail = "why"\n').expectations
    assert (status(expected, met=met), status(known, met=met)) == (plain, marked)


def test_lost_articles_are_errors(tmp_path: Path) -> None:
    """An article that could not be read makes every expectation of the case an error, a must_not too."""
    case = case_of(tmp_path, '[[must_not]]\nrelation = "any"\n')
    lost = Diagnostic("reading_failed", "it broke", "a", failed=True)
    done = outcome(case, case.expectations[0], Report("0", {}, "0", (), (), {}, (lost,)))
    assert (done.status, done.bad, done.error) == ("error", True, "a: it broke")


def test_a_printed_description_counts_where_no_name_was_found(tmp_path: Path) -> None:
    """"the coast guard" is who said it where the article names nobody; a name that was found, and a pronoun, are not passed over."""
    case = case_of(tmp_path, '[[must_attribute]]\ntext = "It sank fast"\nspeaker = "the coast guard"\n')

    def said_by(printed: str, speaker: str | None, rule: str) -> Judgement:
        one = quote(case, "It sank fast", speaker, evidence={"rule": rule})
        return judged(case, quotes=(replace(one, speaker=Passage(0, len(printed), printed)),))

    assert said_by("the coast guard", None, "none").met
    assert not said_by("the coast guard", "Ada Brenner", "role").met
    assert not said_by("they", None, "plural pronoun").met
    [line] = said_by("the harbour office", None, "none").difference.found
    assert "by nobody named (“the harbour office”)" in line
