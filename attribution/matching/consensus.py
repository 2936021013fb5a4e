"""Whether one report fits a story whose other reports agree on what pins the event down: a second event of one kind does not.

Pair by pair two reports of one quake may be as unlike as reports of two; but reports of one event share its names and figures, and
a report of another event lacks just those and brings its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from attribution.matching.anchors import clocks_meet
from attribution.matching.linkage import Likeness
from attribution.matching.profiles import Profile

Item = TypeVar("Item", bound=Hashable)
# Stories of fewer reports have no consensus. Of a long story a report meets so many others, the first of them.
FEWEST, PEERS = 3, 40
# Days between what two leads tell of: up to NEAR they can be one event, from beyond FAR on they are two. Days between publications.
NEAR, FAR, WEEK, WEEKS, MONTHS = 1, 3, 7, 14, 60
# Kinds of evidence that must speak against a report before it is taken out: one differs in many a true story. A report published in
# the week of the others needs one more: of 22 second events in the fiction training stories two come that soon, and people and
# figures differ between news and feature.
LEAST, LEAST_IN_WEEK = 2, 3


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that a report is of the story's event; all but `alike` (the mean log-odds of the pairs) are for shares or what holds.

    `no_core`: the others share no name on top; `strange`: share of the report's names on top that the others do not print; `foreign`:
    the lesser of that and of the share of their common names that it does not print; `lost`: share of their common figures it does
    not give; the rest: its marks, weekdays and years are others, its clock time is theirs, it was published weeks away. A logistic fit
    on ecbplus train (two to four reports of one event and one of its sibling), our storybook and fiction train; rounded.
    """

    bias: float = 0.7
    alike: float = 0.4
    no_core: float = 1.4
    strange: float = -1.0
    foreign: float = -1.6
    lost: float = -1.0
    other_marks: float = -0.8
    other_weekday: float = -1.0
    one_clock: float = 0.4
    other_year: float = -1.5
    weeks: float = -0.7


WEIGHTS = Weights()


def outliers(group: Sequence[int], about: Sequence[Profile], likeness: Likeness) -> list[int]:
    """The reports of a group that are of another event, the least fitting first; each is judged against those that stay."""
    staying, out = list(group), []
    known: dict[int, tuple[list[int], float]] = {}  # a report is judged again where one of its peers has gone, which in a long story few have
    while len(staying) >= FEWEST:
        for one in staying:
            met = peers(one, staying)
            if one not in known or known[one][0] != met:
                known[one] = met, misfit(one, staying, about, likeness)
        against = {one: known[one][1] for one in staying}
        worst = min(staying, key=lambda one: (against[one], one))
        if against[worst] >= 0:
            break
        staying.remove(worst)
        out.append(worst)
    return out


def clash(one: Sequence[int], other: Sequence[int], about: Sequence[Profile], likeness: Likeness) -> bool:
    """Whether two groups of reports are of two events: most of the fewer reports do not fit what the others agree on."""
    fewer, more = sorted((one, other), key=len)
    if len(fewer) < 2 or len(more) < 2:
        return False
    return 2 * sum(misfit(index, [*more, index], about, likeness) < 0 for index in fewer) > len(fewer)


def peers(one: int, group: Sequence[int]) -> list[int]:
    """The others of a group that a report is held against."""
    return [other for other in group[: PEERS + 1] if other != one][:PEERS]


def misfit(one: int, group: Sequence[int], about: Sequence[Profile], likeness: Likeness) -> float:
    """Log-odds that a report is of the event of the others, rounded to 6 decimals; 0 where too little speaks against it."""
    others = peers(one, group)
    evidence = Evidence(about[one], [about[other] for other in others])
    if evidence.one_day() or evidence.against() < (LEAST_IN_WEEK if evidence.in_week() else LEAST):
        return 0.0
    mean = sum(likeness(min(one, other), max(one, other)) for other in others) / len(others)
    return round(evidence.log_odds(mean, WEIGHTS), 6)


def common(sets: Sequence[Iterable[Item]]) -> frozenset[Item]:
    """What at least half of some sets hold, and two of them at least."""
    held = Counter(item for members in sets for item in members)
    least = max(2, len(sets) / 2)
    return frozenset(item for item, count in held.items() if count >= least)


def share(held: Sequence[bool]) -> float:
    """The share that holds; 0 for none."""
    return sum(held) / len(held) if held else 0.0


class Evidence:
    """A report against the others of its story."""

    def __init__(self, one: Profile, others: Sequence[Profile]) -> None:
        self._one, self._others = one, others
        core = common([other.top for other in others])
        self.no_core = not core
        self.unprinted = share([name not in one.said for name in core])
        self.strange = sum(share([name not in other.said for other in others]) for name in one.top) / max(1, len(one.top))
        self.lost = share([figure not in one.anchor.figures for figure in common([other.named.figures for other in others])])
        # Where days are resolved they tell more than their names: a report of the next day names another weekday.
        weekdays = common([other.anchor.weekdays for other in others])
        self.other_weekday = self.days_apart() is None and differ(one.anchor.weekdays, weekdays)
        self.other_marks = self._other_marks()
        met = [clocks_meet(one.anchor, other.anchor) for other in others]
        self.one_clock = True in met
        self.other_clock = not self.one_clock and met.count(False) >= 2
        self.other_year = all(differ(one.anchor.years, other.anchor.years) for other in others)
        self.published = min((abs(one.day - o.day) for o in others if one.day is not None and o.day is not None), default=None)

    def _other_marks(self) -> bool:
        """Whether it measures what the others measure alike, and gives none of their common values."""
        one = self._one.anchor
        marks = common([other.anchor.marks for other in self._others])
        units = {unit for unit, _ in marks} & {unit for unit, _ in one.marks}
        return bool(units) and not any(value in one.figures for _, value in marks)

    def in_week(self) -> bool:
        """Whether it is known to have been published within a week of one of the others."""
        return self.published is not None and self.published <= WEEK

    def later(self, days: int) -> bool:
        """Whether it is known to have been published further than so many days from all others."""
        return self.published is not None and self.published > days

    def days_apart(self) -> int | None:
        """Days between what its lead tells of and the nearest that the others' leads do; None where one side names no day."""
        told = {day for other in self._others for day in other.told}
        return min((abs(x - y) for x in self._one.told for y in told), default=None)

    def one_day(self) -> bool:
        """Whether it tells of a day of the others' event."""
        apart = self.days_apart()
        return apart is not None and apart <= NEAR

    def against(self) -> int:
        """How many kinds of evidence speak against it: figures, weekdays, hours, the time of year, days, people.

        A magnitude or a toll that differs is one kind, whatever else it is: it may as well be the conflict that is looked for.
        """
        people = common([other.anchor.people for other in self._others])
        apart = self.days_apart()
        return sum([
            self.other_marks or self.lost >= 1, self.other_weekday, self.other_clock, self.other_year or self.later(MONTHS),
            apart is not None and apart > FAR, differ(self._one.anchor.people, people),
        ])  # fmt: skip

    def log_odds(self, alike: float, w: Weights) -> float:
        """The weighted sum."""
        total = w.bias + w.alike * alike + w.no_core * self.no_core + w.strange * self.strange
        total += w.foreign * min(self.strange, self.unprinted) + w.lost * self.lost
        total += w.other_marks * self.other_marks + w.other_weekday * self.other_weekday + w.one_clock * self.one_clock
        return total + w.other_year * self.other_year + w.weeks * self.later(WEEKS)


def differ(a: Set[Item], b: Set[Item]) -> bool:
    """Whether both hold something and nothing in common."""
    return bool(a and b) and not a & b
