"""A report of a second event is found by what the others agree on; a report that only adds to the story is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from attribution.matching import consensus
from attribution.matching.anchors import anchor, clocks_meet, dial
from attribution.matching.consensus import clash, common, differ, misfit, outliers
from attribution.matching.profiles import Profile, profiles
from attribution.matching.stories import group_stories
from attribution.matching.vectors import Vectors
from attribution.types import Article, Claim, Moment, Name, Quantity, Reading, Voice
from tests.matching.test_stories import Flat

DAY = date(2031, 5, 2)


def report(
    name: str, text: str, names: str, *, magnitude: float = 0.0, clock: str = "", told: date | None = None, published: str | None = None
) -> Reading:
    """A report of one statement a sentence, whose first sentence holds its magnitude, its clock time and its day."""
    kept = names.split()
    measured = (Quantity(0, 1, f"{magnitude:g}", magnitude, magnitude, magnitude, "exact", 0.1, "measure", "magnitude"),) if magnitude else ()
    moments = (Moment(0, 1, clock, None, None, "time"),) if clock else ()
    moments += (Moment(0, 1, "then", told, told, "day"),) if told else ()
    claims = tuple(
        Claim(
            0, len(sentence), f"{name}.{number}", name, sentence, "body", 1, Voice(),
            quantities=measured if number == 0 else (), moments=moments if number == 0 else (),
            names=tuple(Name(0, 1, word, "person" if word in ("Teleki", "Brandt") else "place", word) for word in kept if word in sentence),
            lemmas=tuple(word.casefold() for word in sentence.split() if word not in kept and len(word) > 3),
        )
        for number, sentence in enumerate(text.split(". "))
    )  # fmt: skip
    return Reading(Article(name, text, published=published), claims=claims)


STORY = [
    report("a", "An earthquake shook Hozan on Sunday. Governor Teleki opened schools for families", "Hozan Teleki", magnitude=5.6, clock="9:27 a.m."),
    report("b", "Hozan was hit by an earthquake on Sunday. Teleki opened schools", "Hozan Teleki", magnitude=5.6, clock="9:30 a.m."),
    report("c", "Families slept in schools of Hozan after an earthquake on Sunday. Teleki promised tents", "Hozan Teleki", magnitude=5.7, clock="9:27 a.m."),
]
OTHER = report("d", "An earthquake shook Hozan and Liske on Thursday. Governor Brandt opened schools for families", "Hozan Liske Brandt", magnitude=5.9, clock="2:09 a.m.")


def about(readings: Sequence[Reading]) -> list[Profile]:
    """Their profiles."""
    return profiles(readings, Vectors(Flat()))


def even(a: int, b: int) -> float:
    """A likeness that tells nothing."""
    return 0.0


def test_a_report_of_a_second_event_is_taken_out() -> None:
    """Other weekday, hour, magnitude and people: it is no report of that story, wherever it stands in the group."""
    every = about([*STORY, OTHER])
    assert outliers([0, 1, 2, 3], every, even) == [3]
    assert misfit(3, [0, 1, 2, 3], every, even) < 0
    assert outliers([0, 1, 2], every, even) == []


def test_two_groups_of_reports_clash() -> None:
    """Two reports of the second event against three of the first, in either order; a single report is for `outliers`."""
    second = report("e", "Liske and Hozan felt an earthquake on Thursday. Brandt opened schools", "Hozan Liske Brandt", magnitude=5.9, clock="2:09 a.m.")
    later = report("f", "Schools of Hozan are open after the earthquake on Sunday. Teleki came", "Hozan Teleki")
    every = about([*STORY, OTHER, second, later])
    assert clash([0, 1, 2], [3, 4], every, even)
    assert clash([3, 4], [0, 1, 2], every, even)
    assert not clash([0, 1], [2, 5], every, even)
    assert not clash([0, 1, 2], [3], every, even)


def test_one_figure_that_differs_makes_no_second_event() -> None:
    """A revised magnitude, or one new name, is what a story is checked for."""
    revised = report("d", "Hozan counts damage after an earthquake on Sunday. Governor Teleki spoke", "Hozan Teleki", magnitude=5.4)
    assert outliers([0, 1, 2, 3], about([*STORY, revised]), even) == []


def test_two_reports_have_no_consensus() -> None:
    """Of two that differ nobody knows which is the other."""
    assert outliers([0, 1], about([STORY[0], OTHER]), even) == []


def test_a_day_in_common_keeps_a_report() -> None:
    """A report that tells of the very day stays, though people, figures and hours are others; days or months apart, it goes."""
    dated = [report(name, "Fire broke out in Hozan. Teleki came", "Hozan Teleki", magnitude=3.5, told=DAY, published="2031-05-03") for name in "abc"]

    def out(told: date, published: str) -> list[int]:
        last = report("d", "Fire broke out in Liske. Brandt came", "Liske Brandt", magnitude=9.5, told=told, published=published)
        return outliers([0, 1, 2, 3], about([*dated, last]), even)

    assert out(DAY + timedelta(1), "2031-05-04") == []
    assert out(DAY + timedelta(40), "2031-06-12") == [3]


def test_resolved_days_tell_more_than_weekdays() -> None:
    """Two days later is the same story, though the weekday and the people are others; weekdays alone would be two events."""
    def out(*told: date | None) -> list[int]:
        every = [report(str(n), f"Fire in Hozan on {'Sunday' if n < 3 else 'Tuesday'}. Teleki came", "Hozan Teleki", told=day) for n, day in enumerate(told)]
        every[3] = report("3", "Fire in Liske on Tuesday. Brandt came", "Liske Brandt", told=told[3])
        return outliers([0, 1, 2, 3], about(every), even)

    assert out(DAY, DAY, DAY, DAY + timedelta(2)) == []
    assert out(None, None, None, None) == [3]


def test_the_news_of_one_week_needs_more() -> None:
    """Other people and other figures: a feature, if it is published within the week; a second event, if nothing dates it."""
    def out(published: str | None) -> list[int]:
        every = [report(name, "Fire broke out in Hozan. Teleki came", "Hozan Teleki", magnitude=3.5, published=published) for name in "abc"]
        every.append(report("d", "The weavers of Liske remember. Brandt wept", "Liske Brandt", magnitude=9.5, published=published))
        return outliers([0, 1, 2, 3], about(every), even)

    assert out("2031-05-03") == []
    assert out(None) == [3]


def test_a_story_loses_the_report_and_keeps_the_rest() -> None:
    """Grouping joins all four by their words, then sets the one apart; two reports of the second event find each other."""
    alike = [
        report(str(n), "An earthquake shook houses in Hozan while families fled to schools. Rescuers searched the valley villages of Hozan", "Hozan")
        for n in range(2)
    ]
    assert [s.articles for s in group_stories(alike, Vectors(Flat()), 0.5)] == [("0", "1")]
    stories = {s.articles for s in group_stories([*STORY, OTHER], Vectors(Flat()), 0.02)}
    assert not any({"a", "d"} <= set(articles) for articles in stories)
    assert any({"a", "b"} <= set(articles) for articles in stories)


def test_common_needs_half_and_two() -> None:
    """What one report alone holds is nobody's consensus."""
    assert common([{1, 2}, {2}, {2, 3}, {3}]) == {2, 3}
    assert common([{1}]) == frozenset()
    assert differ(frozenset("a"), frozenset("b"))
    assert not differ(frozenset(), frozenset("b"))


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("9:27 a.m.", "9:30 a.m.", True),
        ("9:27 a.m.", "2:09 a.m.", False),
        ("9:27 a.m.", "10:00 a.m.", None),
        ("9:27 a.m.", "0927 GMT", None),
        ("11:55 p.m.", "0:05", True),
        ("dawn", "2:09 a.m.", None),
    ],
)
def test_hours_of_two_leads(first: str, second: str, meet: bool | None) -> None:
    """Minutes apart they are one, an hour apart two; between, on another clock, or vague, nothing tells."""
    a, b = (anchor(one, one.claims) for one in (report("a", "It shook", "", clock=first), report("b", "It shook", "", clock=second)))
    assert clocks_meet(a, b) is meet
    assert clocks_meet(b, a) is meet


def test_an_anchor_holds_what_pins_the_event_down() -> None:
    """Weekdays by name and by date, the years told and published, measures of the lead, surnames of the whole report."""
    one = report("a", "It shook Hozan on Sunday. Teleki came", "Hozan Teleki", magnitude=5.6, told=DAY, published="2032-01-01")
    found = anchor(one, one.claims)
    assert found.weekdays == {"sun", "fri"}
    assert found.years == {2031, 2032}
    assert found.marks == {("magnitude", 5.6)}
    assert found.people == {"teleki"}
    assert found.figures == {5.6}
    assert dial(1430, 10) == 20


def test_a_report_is_judged_again_only_where_its_peers_have_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a long story the last report is of another event: taking it out makes no work for all others, who never met it."""
    asked: list[int] = []

    def judged(one: int, *_: object) -> float:
        asked.append(one)
        return -1.0 if one == 199 else 0.0

    monkeypatch.setattr(consensus, "misfit", judged)
    assert consensus.outliers(range(200), [], lambda _a, _b: 0.0) == [199]
    assert sorted(asked) == list(range(200))
    asked.clear()
    monkeypatch.setattr(consensus, "misfit", lambda one, *_: asked.append(one) or -1.0 * (one == 3))
    assert consensus.outliers(range(60), [], lambda _a, _b: 0.0) == [3]
    assert len(asked) == 60 + 59
