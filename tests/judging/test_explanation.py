"""Sentences an editor can act on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from attribution.judging.aligned import Alignment
from attribution.judging.days import compare_days
from attribution.judging.explanation import explain_date, explain_number, explain_remark, explain_statements
from attribution.judging.matches import Match
from attribution.judging.order import When
from attribution.judging.quotations import Remarked
from attribution.judging.relations import Named
from attribution.judging.statements import Judged
from attribution.judging.values import compare_values
from attribution.matching.remarks import Remark
from attribution.matching.wording import compare_wording
from attribution.types import Quote, Span, Verdict
from tests.judging.building import claim, figure, moment, pair

JANUARY, JUNE = When(date(2023, 1, 27), "published"), When(date(2023, 6, 30), "inferred")
NOWHERE = When(None, "unknown")


def numbers(a: Any, b: Any, said_a: Any = None, said_b: Any = None) -> Match:
    """Two figures of two statements."""
    return Match("number", pair(claim("x", "a", speaker=said_a), claim("y", "b", speaker=said_b)), a, b, compare_values(a, b), {})


def remarked(a: str, b: str, relation: Any = "altered_quote") -> Remarked:
    """Two printings of a remark of Diop's."""
    sides = [
        Remark(0, len(text), name, text, Quote("q", "direct", 0, len(text), text, (Span(0, len(text)),)), "Diop", claim(text, name), True)
        for text, name in ((a, "a"), (b, "b"))
    ]
    return Remarked(sides[0], sides[1], relation, compare_wording(a, b), 0.9)


def test_an_implausible_update() -> None:
    """Both moments, the growth with its share, what is the same, why, and what to check."""
    a = figure("165", 165, thing="peacekeeper", thing_text="peacekeepers", predicate="die", scope=("Mali",))
    b = figure("304", 304, thing="fatality", thing_text="fatalities", predicate="die", scope=("Mali",))
    named = Named("update", True, "a rise by a factor of 1.8 this long after", True, 154)
    assert explain_number(numbers(a, b), named, JANUARY, JUNE) == (
        "165 as of January 27, 2023 against 304 as of June 2023 or later: +139 (84 %) in five months or more; same measure as worded "
        "(“peacekeepers”, “fatalities”); same scope (Mali); a rise by a factor of 1.8 this long after; check whether 304 counts all causes."
    )


def test_a_conflict_between_sources() -> None:
    """Speakers stand beside their figures, small figures get no share, and the moment is told once where it is one."""
    a, b = figure("19", 19, predicate="die", thing_text="people"), figure("15", 15, predicate="die", thing_text="people")
    text = explain_number(numbers(a, b, "police", None), Named("conflict", False, "too close in time", days=0), JANUARY, JANUARY)
    assert text.startswith("19 (police) against 15 (the report itself), both as of January 27, 2023: 4 apart; same measure as worded (“people”)")
    assert text.endswith("check who counted, and when.")
    disputed = explain_number(numbers(a, b, "police", "organisers"), Named("disputed", False, "no order in time shows"), NOWHERE, NOWHERE)
    assert "sources differ: police and organisers" in disputed
    assert disputed.startswith("19 (police) against 15 (organisers): 4 apart")


def test_what_to_check_follows_the_words() -> None:
    """A limiting word, a part against a whole, unknown moments."""
    hostile = figure("165", 165, thing="death", thing_text="hostile deaths", predicate="die")
    plain = figure("304", 304, thing="death", thing_text="deaths", predicate="die")
    open_order = Named("conflict", False, "no order in time shows")
    assert "check whether 304 counts “hostile” only, too" in explain_number(numbers(hostile, plain), open_order, NOWHERE, NOWHERE)
    part = figure("8", 8, predicate="die", scope=("part",))
    assert "check whether 8 counts only a part" in explain_number(numbers(part, plain), open_order, NOWHERE, NOWHERE)
    assert "check when each was counted" in explain_number(numbers(figure("8", 8), figure("9", 9)), open_order, NOWHERE, NOWHERE)


def test_words_such_as_dozens_are_not_subtracted() -> None:
    """A vague word is no number."""
    vague = figure("dozens", 60, "vague", low=24, high=99)
    text = explain_number(numbers(vague, figure("300", 300)), Named("conflict", False, "x"), NOWHERE, NOWHERE)
    assert "apart" not in text


def test_spans_of_time_and_money() -> None:
    """Durations, kept in seconds, are told in their largest unit; money with its currency."""
    hours = [figure(text, value, kind="duration", unit="second") for text, value in (("two hours", 7200), ("three hours", 10800))]
    assert "1 hour apart" in explain_number(numbers(*hours), Named("conflict", False, "x"), NOWHERE, NOWHERE)
    money = [figure(text, value, kind="money", unit="USD") for text, value in (("$2m", 2e6), ("$3m", 3e6))]
    assert "1 million USD apart (50 %)" in explain_number(numbers(*money), Named("conflict", False, "x"), NOWHERE, NOWHERE)


def test_converted_measures_keep_three_digits() -> None:
    """What was converted from miles or feet is not told to the centimetre, and money carries its magnitude."""
    def gap(kind: str, unit: str, a: float, b: float) -> str:
        sides = (figure("one", a, kind=kind, unit=unit), figure("two", b, kind=kind, unit=unit))
        return explain_number(numbers(*sides), Named("conflict", False, "x"), NOWHERE, NOWHERE)

    assert "16.1 km apart" in gap("measure", "m", 1000.0, 17093.44)
    assert "3.05 m apart" in gap("measure", "m", 1.0, 4.048)
    assert "0.2 magnitude apart" in gap("measure", "magnitude", 6.1, 6.3)
    assert "2.5 billion EUR apart" in gap("money", "EUR", 1e9, 3.5e9)
    assert "0.05 USD apart" in gap("money", "USD", 1.2, 1.25)


def test_dates_say_how_they_were_resolved() -> None:
    """A weekday counted from a dateline sends the editor there."""
    a = moment("on Friday", date(2024, 3, 1), event="resign", resolved_by="publication")
    b = moment("February 28", date(2024, 2, 28), event="resign")
    match = Match("date", pair(claim("x", "a"), claim("y", "b")), a, b, compare_days(a, b), {})
    assert explain_date(match, Named("conflict", False, "one event has one date")) == (
        "“on Friday” resolves by the report's date to 2024-03-01, “February 28” is 2024-02-28; two days apart; both of one event "
        "(“resign”); one event has one date; check the datelines the days are counted from."
    )


def test_a_printed_year_needs_no_days_and_an_unknown_day_has_none() -> None:
    """“2012” explains itself; what no day is known of does not "resolve to" one."""
    a = moment("2012", date(2012, 1, 1), date(2012, 12, 31), precision="year", resolved_by="explicit")
    b = moment("Monday", None, resolved_by="publication")
    match = Match("date", pair(claim("x", "a"), claim("y", "b")), a, b, compare_days(a, b), {})
    text = explain_date(match, Named("conflict", False, "one event has one date"))
    assert text.startswith("“2012”, “Monday” is of no known day; one event has one date")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("It has become part of it", "It seems to have become part of it", "a hedge stands only in the second (“seems”)"),
        ("We will not accept the plan", "We will accept the plan", "a negation stands only in the first (“not”)"),
        ("We lost 17 of our men there", "We lost 70 of our men there", "a figure differs (“17” / “70”)"),
        ("We lost … men there that day", "We lost many brave men there that night", "the first marks a gap with an ellipsis"),
        ("We told [the mission] to leave now", "We told them to go at once", "the first has [the mission] in brackets"),
        ("a feeling of distrust", "great mistrust", "two renderings of one remark (two translations, perhaps)"),
    ],
)
def test_changed_quotations_name_the_change(a: str, b: str, words: str) -> None:
    """Hedges, negations and figures by name; ellipses, brackets and second translations as what they are."""
    assert words in explain_remark(remarked(a, b))


def judged(a: Any, b: Any) -> Judged:
    """Two statements that the model calls a contradiction."""
    verdict = Verdict(0.02, 0.08, 0.9)
    return Judged(pair(a, b), verdict, verdict, Alignment(0.1, 0.8), {})


def test_agreements_say_what_the_models_hold() -> None:
    """Both ways, one way, or only the alignment model's word."""
    sides = pair(claim("x", "a"), claim("y", "b"))
    yes, no = Verdict(0.8, 0.1, 0.1), Verdict(0.1, 0.8, 0.1)
    told = [explain_statements(Judged(sides, a, b, Alignment(0.9, 0.0), {}), "agree") for a, b in ((yes, yes), (yes, no), (no, no))]
    assert [words.split(" (")[0] for words in told] == [
        "Each statement follows from the other",
        "One statement follows from the other",
        "Both statements tell of one fact, and both can be true",
    ]
    assert told[2].endswith("(entailment 0.10 and 0.10, alignment 0.90).")


def test_statements_name_what_opposes() -> None:
    """A negation on one side, opposites, else the words that only either has."""
    a, b = claim("The port is open.", "a", lemmas=("port", "open")), claim("The port was closed.", "b", lemmas=("port", "close"))
    assert "“open” against “close”" in explain_statements(judged(a, b), "conflict")
    negated = claim("The port is not open.", "b", lemmas=("port", "open"), negated=True)
    assert "only the second is negated" in explain_statements(judged(a, negated), "conflict")
    other = claim("The port is small.", "b", lemmas=("port", "small"))
    assert "only the first has “open”, only the second “small”" in explain_statements(judged(a, other), "conflict")
    spoken = claim("The port was closed.", "b", speaker="police", lemmas=("port", "close"))
    assert "sources differ: the report itself and police" in explain_statements(judged(a, spoken), "disputed")
