"""Dates resolved against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.claims import clock_minutes, find_moments
from attribution.claims.cues import Places
from attribution.claims.tense import tense_at

FRIDAY = date(2023, 1, 27)


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision"),
    [
        ("He resigned on 27 January 2023.", "27 January 2023", "2023-01-27", "2023-01-27", "day"),
        ("He met her on Friday, Jan. 27, 2023, and left.", "Friday, Jan. 27, 2023", "2023-01-27", "2023-01-27", "day"),
        ("It was signed on 2022-12-01.", "2022-12-01", "2022-12-01", "2022-12-01", "day"),
        ("The minister on Friday defended it.", "Friday", "2023-01-27", "2023-01-27", "day"),
        ("He left on Saturday.", "Saturday", "2023-01-21", "2023-01-21", "day"),
        ("They will meet on Monday.", "Monday", "2023-01-30", "2023-01-30", "day"),
        ("It was closed last Friday.", "last Friday", "2023-01-20", "2023-01-20", "day"),
        ("She wrote it in December.", "December", "2022-12-01", "2022-12-31", "month"),
        ("It happened last March.", "last March", "2022-03-01", "2022-03-31", "month"),
        ("A vote is due in March.", "March", "2023-03-01", "2023-03-31", "month"),
        ("The insurgency began in 2012.", "2012", "2012-01-01", "2012-12-31", "year"),
        ("It came after a 2020 coup.", "2020", "2020-01-01", "2020-12-31", "year"),
        ("The war of 2022-24 began it.", "2022-24", "2022-01-01", "2024-12-31", "year"),
        ("Last year the army left.", "Last year", "2022-01-01", "2022-12-31", "year"),
        ("He was arrested two days ago.", "two days ago", "2023-01-25", "2023-01-25", "day"),
        ("It opened five years ago.", "five years ago", "2018-01-01", "2018-12-31", "year"),
        ("It was made between 4 and 11 July 2022.", "4 and 11 July 2022", "2022-07-04", "2022-07-11", "day"),
        ("It must end by December 31 of this year.", "December 31 of this year", "2023-12-31", "2023-12-31", "day"),
        ("He will run in the summer of 2035.", "the summer of 2035", "2035-06-01", "2035-08-31", "season"),
        ("Guards were hurt in the late 1990s.", "the late 1990s", "1996-08-31", "1999-12-31", "decade"),
        ("A review was released earlier this week.", "earlier this week", "2023-01-23", "2023-01-27", "week"),
        ("He was seen yesterday afternoon.", "yesterday afternoon", "2023-01-26", "2023-01-26", "day"),
        (
            "The alarm was raised on the first of the month.",
            "the first of the month",
            "2023-01-01",
            "2023-01-01",
            "day",
        ),
    ],
)
def test_resolved(text: str, words: str, first: str, last: str, precision: str) -> None:
    """A date means the days a reader of that day's paper takes it for."""
    found = [m for m in find_moments(text, FRIDAY) if m.text == words]
    assert len(found) == 1, [m.text for m in find_moments(text, FRIDAY)]
    moment = found[0]
    assert text[moment.start : moment.end] == moment.text
    assert (str(moment.first), str(moment.last), moment.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It ended on the last day of October.", "the last day of October", "2022-10-31", "2022-10-31"),
        ("It will close at the end of October.", "the end of October", "2023-10-21", "2023-10-31"),
        ("Open until the end of October", "the end of October", "2023-10-21", "2023-10-31"),
        ("It ran out at the end of October.", "the end of October", "2022-10-21", "2022-10-31"),
        ("It starts on the first day of May 2030.", "the first day of May 2030", "2030-05-01", "2030-05-01"),
    ],
)
def test_edges_of_months(text: str, words: str, first: str, last: str) -> None:
    """The end and the last day of a month lie in the year that the tense wants."""
    (moment,) = find_moments(text, FRIDAY)
    assert (moment.text, str(moment.first), str(moment.last)) == (words, first, last)


def test_stretches_around_cues_lose_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading only near the words of dates finds what reading everything finds, however far apart they stand."""
    filler = "the committee heard nothing at all about it and went on talking of sheep " * 3
    dates = [
        "on Friday",
        "27 January 2023",
        "two weeks ago",
        "in the late 1990s",
        "at 6.30pm",
        "last spring",
        "Christmas Eve",
    ]
    text = ". ".join(f"{filler}They came {day}" for day in dates)
    near = find_moments(text, FRIDAY)
    monkeypatch.setattr(Places, "windows", lambda places, _cues: iter([(0, len(places.text))]))
    assert near == find_moments(text, FRIDAY)
    assert len(near) >= len(dates)


def test_weekday_without_publication_stays_open() -> None:
    """Without a day of publication a weekday means no day, while a full date still does."""
    friday, full = find_moments("He left on Friday, not on 2 May 2021.", None)
    assert (friday.first, friday.last) == (None, None)
    assert full.first == date(2021, 5, 2)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("since July 2013", "since"),
        ("until 2 May 2021", "until"),
        ("by June 30", "before"),
        ("after 2 May", "after"),
        ("on 2 May", "on"),
    ],
)
def test_anchor(text: str, anchor: str) -> None:
    """The word before a date tells how the text leans on it."""
    assert [m.anchor for m in find_moments(text, FRIDAY)] == [anchor]


@pytest.mark.parametrize(
    "text",
    ["It may rain.", "They march on.", "Some 2000 people came.", "He paid 2,012 dollars.", "The Sunday Times wrote"],
)
def test_no_dates(text: str) -> None:
    """Verbs, counts, sums and newspapers are no dates."""
    assert find_moments(text, FRIDAY) == ()


def test_the_following_day_leans_on_the_day_before() -> None:
    """A day told from another is resolved by context."""
    moments = find_moments("He was shot on 3 May 2021. He died the following day.", FRIDAY)
    assert [(m.first, m.resolved_by) for m in moments] == [
        (date(2021, 5, 3), "explicit"),
        (date(2021, 5, 4), "context"),
    ]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8:38 AM", (518, 518)),
        ("6pm", (1080, 1080)),
        ("0500 GMT", (300, 300)),
        ("shortly before noon", (680, 720)),
        ("around 4am", (210, 270)),
        ("half past four", (270, 990)),
        ("five in the morning", (300, 300)),
        ("no time at all", None),
    ],
)
def test_clock(text: str, minutes: tuple[int, int] | None) -> None:
    """A time of day is a span of minutes since midnight, wider where the words are."""
    assert clock_minutes(text) == minutes


def test_time_takes_the_day_of_its_sentence() -> None:
    """A time of day stands on the day named beside it."""
    time, day = find_moments("The guard fell at around 4am on Sunday.", FRIDAY)
    assert (time.precision, time.first, day.first) == ("time", date(2023, 1, 22), date(2023, 1, 22))


def test_tense() -> None:
    """The nearest verb before a date decides whether it lies ahead."""
    text = "He said it will reopen on Monday."
    assert tense_at(text, text.index("Monday"), text.index(".")) == "future"
    assert tense_at("He resigned on Monday", 15, 21) == "past"
