"""What a difference is called: conflict, update or dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from attribution.judging.matches import Match
from attribution.judging.order import When, implausible, span_in_words, when
from attribution.judging.relations import grown, name_date, name_number, renamed, settled
from attribution.judging.values import compare_values
from attribution.types import Moment, Quantity
from tests.judging.building import claim, figure, moment, pair

JANUARY, JUNE = When(date(2023, 1, 27), "published"), When(date(2023, 6, 30), "published")


def match(a: Quantity | Moment, b: Quantity | Moment, speaker_a: str | None = None, speaker_b: str | None = None) -> Match:
    """A match of two items in two bare statements."""
    kind = "number" if isinstance(a, Quantity) else "date"
    both = pair(claim(a.text, "a", speaker=speaker_a), claim(b.text, "b", speaker=speaker_b))
    comparison = compare_values(a, b) if isinstance(a, Quantity) and isinstance(b, Quantity) else None
    return Match(kind, both, a, b, comparison, {})  # type: ignore[arg-type]


def test_a_toll_that_grows_is_an_update() -> None:
    """8 dead, then 11 dead the next day."""
    named = name_number(
        match(figure("8", 8, predicate="die"), figure("11", 11, predicate="die")), JANUARY, When(date(2023, 1, 28), "published")
    )
    assert (named.relation, named.needs_check) == ("update", False)


def test_a_toll_that_grows_too_late_asks_for_a_check() -> None:
    """165 killed since 2013 in January, 304 in June: an update an editor must look at."""
    since = moment("July 2013", date(2013, 7, 1), date(2013, 7, 31), anchor="since")
    named = name_number(match(figure("165", 165, predicate="die", since=since), figure("304", 304, predicate="die")), JANUARY, JUNE)
    assert (named.relation, named.needs_check) == ("update", True)


def test_a_toll_cannot_shrink() -> None:
    """304 first and 165 the next day is no update."""
    later = When(date(2023, 1, 28), "published")
    assert name_number(match(figure("304", 304, predicate="die"), figure("165", 165, predicate="die")), JANUARY, later).relation == "conflict"


def test_figures_of_different_times() -> None:
    """Months apart two figures are of two times, unless one is a running total."""
    assert name_number(match(figure("20", 20, predicate="die"), figure("3", 3, predicate="die")), JANUARY, JUNE).relation == "different_scope"
    assert name_number(match(figure("9,500", 9500), figure("9,200", 9200)), JANUARY, JUNE).relation == "different_scope"


def test_no_order_is_a_conflict() -> None:
    """Without dates nothing says which came first."""
    unknown = When(None, "unknown")
    assert name_number(match(figure("8", 8, predicate="die"), figure("11", 11, predicate="die")), unknown, unknown).relation == "conflict"


def test_two_sources_dispute() -> None:
    """Police and organisers give different figures on one day."""
    a, b = figure("200", 200, step=100), figure("2,000", 2000, step=1000)
    assert name_number(match(a, b, "Police", "The organisers"), JANUARY, JANUARY).relation == "disputed"
    assert name_number(match(a, b, None, "the union"), JANUARY, JANUARY).relation == "disputed"
    assert name_number(match(a, b, None, "doctors"), JANUARY, JANUARY).relation == "conflict"


def test_a_plan_may_move_and_the_past_may_not() -> None:
    """A launch announced for March, later for May, is an update; two dates of one past event conflict."""
    march, may = moment("in March", date(2023, 3, 1), date(2023, 3, 31)), moment("in May", date(2023, 5, 1), date(2023, 5, 31))
    later = When(date(2023, 2, 20), "published")
    assert name_date(match(march, may), JANUARY, later).relation == "update"
    past = moment("on Monday", date(2023, 1, 23)), moment("on Tuesday", date(2023, 1, 24))
    assert name_date(match(*past), JANUARY, later).relation == "conflict"


def test_pace() -> None:
    """Fast growth right after an event is ordinary; the same factor months later is not."""
    assert implausible(figure("8", 8), figure("30", 30), 1) is None
    assert implausible(figure("165", 165), figure("304", 304), 150) is not None


def test_spans_in_words() -> None:
    """Days in the unit a reader would use."""
    assert [span_in_words(d) for d in (1, 3, 21, 150, 800)] == ["one day", "three days", "three weeks", "five months", "two years"]


def test_nothing_is_counted_after_the_report() -> None:
    """A plan's end is no moment of counting; a count up to last week is."""
    plan = figure("nine", 9, as_of=moment("before 2025", date(2025, 1, 1), date(2025, 12, 31), anchor="before"))
    assert when(plan, JANUARY) == JANUARY
    past = figure("nine", 9, as_of=moment("until Friday", date(2023, 1, 20), anchor="until"))
    assert when(past, JANUARY) == When(date(2023, 1, 20), "as of")


def test_a_bound_that_is_hardly_passed_is_no_growth() -> None:
    """More than 380 one day and nearly 400 the next agree; 27 after at least 14 is growth."""
    later = When(date(2023, 1, 28), "published")
    few = match(figure("more than 380", 380, "more_than", predicate="infect"), figure("400", 400, predicate="infect"))
    assert grown(few, JANUARY, later) is None
    many = match(figure("at least 14", 14, "at_least", predicate="die"), figure("27", 27, predicate="die"))
    assert grown(many, JANUARY, later) is not None


def test_figures_that_cannot_have_moved() -> None:
    """Two digits exchanged are a slip; the dead of a war long past are counted; figures of this week may move."""
    at = (JANUARY, When(date(2023, 1, 29), "published"))

    def fixed(a: Quantity, b: Quantity, *days: date) -> bool:
        moments = tuple(moment("then", day) for day in days)
        return settled(pair(claim(a.text, "a", moments=moments), claim(b.text, "b", moments=moments)), (a, b), at)

    assert fixed(figure("4,812", 4812), figure("4,821", 4821))
    assert not fixed(figure("4,812", 4812), figure("4,912", 4912))
    assert fixed(figure("34", 34), figure("43", 43), date(1961, 10, 14))
    assert not fixed(figure("34", 34), figure("49", 49), date(2023, 1, 25))


def test_figures_that_name_the_day_they_were_counted() -> None:
    """4,100 signatures as of Thursday and 5,300 as of Saturday are an update, though both reports are of one day."""
    texts = "As of Thursday, 4,100 signed.", "As of Saturday, 5,300 signed."
    days = moment("Thursday", date(2023, 1, 19)), moment("Saturday", date(2023, 1, 21))
    a, b = (replace(figure(t[-13:-8], v, predicate="sign"), as_of=replace(d, start=6)) for t, v, d in zip(texts, (4100, 5300), days, strict=True))
    both = Match("number", pair(claim(texts[0]), claim(texts[1], "b")), a, b, compare_values(a, b), {})
    named = name_number(both, JANUARY, JANUARY)
    assert (named.relation, named.days, named.first_is_earlier) == ("update", 2, True)
    assert when(a, JANUARY, both.pair.a) == When(date(2023, 1, 19), "as of")
    assert when(a, JANUARY, claim("Signed on Thursday by 4,100.")) == JANUARY
    assert renamed(named, both.pair, (a, b), (JANUARY, JANUARY), {}, {}) == named
