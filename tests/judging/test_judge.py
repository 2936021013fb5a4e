"""What the judge makes of agreements beside contradictions, and of items that are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from attribution.config import Thresholds
from attribution.judging.aligned import Alignment
from attribution.judging.calibrated import Logistic
from attribution.judging.days import compare_days
from attribution.judging.drafts import Draft
from attribution.judging.evidence import Evidence
from attribution.judging.judge import Judge, unsettled
from attribution.judging.ledger import Ledger
from attribution.judging.matches import Match
from attribution.judging.order import When
from attribution.judging.statements import Judged
from attribution.judging.values import Comparison, compare_values
from attribution.types import Claim, Pair, Quantity, Verdict
from tests.judging.building import claim, figure, moment, pair

SURE, NEVER = Logistic(4.0, {}), Logistic(-4.0, {})
NAMING = {f"name_{relation}": Logistic(0.0, {}) for relation in ("update", "disputed")} | {"name_conflict": SURE}
MODELS = {
    **dict.fromkeys(("number_agree", "number_differ", "date_agree", "date_differ", "statement_contradict"), SURE),
    **NAMING,
    "statement_agree": NEVER,
}
TIMES = {"a": When(date(2031, 5, 6), "published"), "b": When(date(2031, 5, 9), "published")}
FEATURES = dict.fromkeys(("tally_other", "part_other", "vague", "hedged", "occasion_other", "ratio", "tally_same", "only", "scope_other", "around"), 0.0)


def number(both: Pair, a: Quantity, b: Quantity) -> Match:
    """Two figures that surely fill one slot."""
    features = {**FEATURES, "fact": 0.9, "best": 1.0, "equal": float(a.value == b.value)}
    return Match("number", both, a, b, compare_values(a, b), features)


def decided(matches: tuple[Match, ...], both: Pair | None = None) -> list[Draft]:
    """The drafts of these matches, and of the pair as a contradiction where it is given."""
    judged = (Judged(both, Verdict(0.1, 0.1, 0.8), Verdict(0.1, 0.1, 0.8), Alignment(0.1, 0.8), {"occasion_other": 0.0}),) if both else ()
    return Judge(MODELS, Thresholds()).decide(Evidence(matches, judged, (), ()), TIMES, Ledger())


def two(a: str, b: str) -> tuple[Claim, Claim]:
    """Statements of two reports."""
    return claim(a, "a"), claim(b, "b")


def test_an_equal_figure_hides_no_contradiction() -> None:
    """Fourteen points are one figure, and eleven agreed is not four open; a rounded figure explains what a model takes for one."""
    both = pair(*two("Eleven of 14 points are settled.", "All but four of the 14 points are settled."))
    assert [d.relation for d in decided((number(both, figure("14", 14), figure("14", 14)),), both)] == ["agree", "conflict"]
    rounded = number(both, figure("88", 88), figure("close to 90", 90, "about", step=10))
    assert [d.relation for d in decided((rounded,), both)] == ["agree"]


def test_a_date_that_is_taken_back_is_an_update() -> None:
    """Spring, and three days later autumn rather than spring: the plan moved; the other way round nothing is said."""
    plain, back = "The treaty is signed in the spring.", "It is signed in autumn rather than in the spring."
    spring = moment("the spring", date(2032, 3, 1), date(2032, 5, 31), precision="season")

    def at(text: str) -> int:
        return text.index("the spring")

    for texts, relations in (((plain, back), ["update"]), ((back, plain), [])):
        a, b = two(*texts)
        items = [replace(spring, start=at(c.text), end=at(c.text) + 10) for c in (a, b)]
        found = Match("date", pair(a, b), items[0], items[1], Comparison("agree", "both say the spring"), {**FEATURES, "fact": 0.9, "best": 1.0})
        assert [d.relation for d in decided((found,))] == relations


def test_figures_of_two_areas_are_another_scope() -> None:
    """Refugees who went to two countries are two counts, named so and no conflict."""
    texts = "It drove 120,000 people into Aruna.", "It drove 45,000 people into Kessia."
    a, b = (replace(figure(t.split()[2], v), start=9, end=9 + len(t.split()[2])) for t, v in zip(texts, (120e3, 45e3), strict=True))
    assert [d.relation for d in decided((number(pair(*two(*texts)), a, b),))] == ["different_scope"]
    same = pair(*two(texts[0], texts[1].replace("Kessia", "Aruna")))
    assert [d.relation for d in decided((number(same, a, b),))] == ["conflict"]


def test_one_day_settles_no_hour() -> None:
    """Both say Tuesday: that leaves open whether it was at 4:12 or at 9:12."""
    tuesday = date(2031, 5, 6)
    day = moment("Tuesday", tuesday)
    four, nine = (replace(moment(text, tuesday, precision="time"), start=20, end=28) for text in ("4:12 a.m", "9:12 a.m"))
    both = pair(*two("It shook on Tuesday at 4:12 a.m.", "It shook on Tuesday at 9:12 a.m."))
    matches = [Match("date", both, x, y, compare_days(x, y), {}) for x in (day, four) for y in (day, nine)]
    kept = [(m.a.text, m.b.text) for m in unsettled(matches, Ledger())]
    assert ("4:12 a.m", "9:12 a.m") in kept
