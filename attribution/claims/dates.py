"""Find every date of a text and the days it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from re import Match

from attribution.claims import explicit, relative
from attribution.claims.clock import CLOCK, clock_start
from attribution.claims.cues import CLOCKS, Places
from attribution.claims.when import Meaning, Resolver, When
from attribution.types import Anchor, Moment

PATTERNS = (*explicit.PATTERNS, *relative.PATTERNS)
CUES = {**explicit.CUES, **relative.CUES}
ANCHORS: dict[str, Anchor] = {
    "since": "since", "from": "since", "starting": "since", "beginning": "since",
    "until": "until", "till": "until", "til": "until", "through": "until", "to": "until",
    "by": "before", "before": "before", "of": "on", "after": "after", "following": "after",
}  # fmt: skip
# How far before a date its preposition may stand ("since late July", "by the end of"), and how far away the day of a
# time of day may be.
PREPOSITION = re.compile(
    r"\b(\w+)(?:\s+(?:about|around|at least|as early as|as late as|the|early|late))?[\s(“\"]*$", re.IGNORECASE
)
LEADING = re.compile(r"(?:in|by|since)\s+(?=the |spring|summer|autumn|fall|winter|early|late|mid)", re.IGNORECASE)
# "will not arrive before Monday" says Monday or after.
NOT_BEFORE = re.compile(r"(?:\b(?:not|unlikely|never|nothing|no \w+)\b|n['’]t\b)[^.;!?]{0,50}\bbefore(?:\s+the)?\s*$", re.IGNORECASE)
# "to" ends a period only where one was begun: "from Monday to Friday", "9am to 5pm".
RUNNING = re.compile(r"\b(?:from|between|extended|extend|until|through)\b[^.;!?]*$|\d\S*\s+to\s*$|day\s+to\s*$", re.IGNORECASE)
NEARBY = 60
CONTEXT = 600
SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n\s*\n")
LEAD = re.compile(
    r"(?:(?:shortly|just|soon|moments|(?:a (?:few|couple of) )?minutes|not long|a little|a bit)\s+(?:before|after|past)|around|about|before|after|"
    r"towards?|at)\s+$",
    re.IGNORECASE,
)


def find_moments(text: str, published: date | None) -> tuple[Moment, ...]:
    """Return the dates and times of a text in order, resolved against its day of publication.

    Without one only dates that are complete in themselves get days. A weekday is the nearest on or before publication,
    or on or after it where the sentence looks ahead. `event` is left empty (see `events.hang`).
    `"since July 2013" -> Moment(text="July 2013", first=2013-07-01, last=2013-07-31, precision="month", anchor="since")`.
    """
    dates = Dates(text)
    found = dates.days(published)
    return tuple(sorted([*found, *_times(text, found, dates.places)], key=lambda m: (m.start, -m.end)))


class Dates:
    """The dates of a text as printed, found once and resolved against any day of publication."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places(text)
        self._printed = list(_kept(text, self.places))

    def days(self, published: date | None) -> list[Moment]:
        """The dates in text order, without the times of day (see `find_moments`)."""
        found: list[Moment] = []
        named: Moment | None = None
        for match, resolver in self._printed:
            fresh = named if named and match.start() - named.end < CONTEXT else None
            meaning = resolver(match, When(self.text, published, fresh.first if fresh else None))
            if meaning is None:
                continue
            moment = _moment(self.text, match, meaning)
            found.append(moment)
            if moment.precision == "day" and moment.first and moment.first == moment.last:
                named = moment
        return found


def _kept(text: str, places: Places) -> Iterator[tuple[Match[str], Resolver]]:
    """Yield matches in text order, the longest of those that overlap; a refused one gives way to the next."""
    matches = [
        (match, resolver)
        for pattern, resolver in PATTERNS
        for first, last in places.windows(CUES[resolver])
        for match in pattern.finditer(text, first, last)
    ]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    reached = 0
    for match, resolver in _longest_first(matches):
        if match.start() >= reached:
            reached = match.end()
            yield match, resolver


def _longest_first(matches: list[tuple[Match[str], Resolver]]) -> list[tuple[Match[str], Resolver]]:
    """Drop a match that a longer one overlaps from its right: "[last July] 4" gives way to "[July 4]"."""
    kept: list[tuple[Match[str], Resolver]] = []
    for match, resolver in matches:
        while kept and kept[-1][0].end() > match.start() and _length(match) > _length(kept[-1][0]):
            kept.pop()
        if not kept or kept[-1][0].end() <= match.start():
            kept.append((match, resolver))
    return kept


def _length(match: Match[str]) -> int:
    """Return the number of characters of a match."""
    return match.end() - match.start()


def _moment(text: str, match: Match[str], meaning: Meaning) -> Moment:
    """Return the moment of a match, its words without the blanks and possessive at its edges."""
    lead = LEADING.match(match.group())
    start = match.start() + (lead.end() if lead else 0)
    words = text[start : match.end()].rstrip(" ,")
    return Moment(
        start,
        start + len(words),
        words,
        meaning.first,
        meaning.last,
        meaning.precision,
        anchor_before(text, start, words),
        resolved_by=meaning.resolved_by,
    )


def anchor_before(text: str, start: int, words: str = "") -> Anchor:
    """Return how the text leans on a date that starts at `start`, from the word before it: `"since 2012" -> since`."""
    first = words.split(" ", 1)[0].lower()
    if first in ("since", "by"):
        return ANCHORS[first]
    match = PREPOSITION.search(text[max(0, start - 40) : start])
    if match is None:
        return "on"
    word = match.group(1).lower()
    if word == "to" and not RUNNING.search(text[max(0, start - 60) : start]):
        return "on"  # "dates the intrusion to 9 January"
    if word == "before" and NOT_BEFORE.search(text[max(0, start - 80) : start]):
        return "after"
    return ANCHORS.get(word, "on")


def _times(text: str, days: list[Moment], places: Places) -> Iterator[Moment]:
    """Yield the times of day, each on the nearest single day of its sentence, if one is named."""
    index = 0
    for match in (m for first, last in places.windows(CLOCKS) for m in CLOCK.finditer(text, first, last)):
        while index < len(days) and days[index].end <= match.start():
            index += 1
        if index < len(days) and days[index].start <= match.start() < days[index].end:
            continue
        near = _nearest_day(text, match, days[max(0, index - 1) : index + 1])
        first = clock_start(match)
        lead = LEAD.search(text[max(0, first - 30) : first])
        start = first - (len(lead.group()) if lead and not lead.group().lower().startswith("at") else 0)
        end = match.start() + len(match.group().rstrip())
        yield Moment(
            start,
            end,
            text[start:end],
            near.first if near else None,
            near.last if near else None,
            "time",
            anchor_before(text, start),
            resolved_by=near.resolved_by if near else "context",
        )


def _nearest_day(text: str, match: Match[str], days: list[Moment]) -> Moment | None:
    """Return the day nearest to a time of day within its sentence, at most 60 characters away."""
    best: Moment | None = None
    best_gap = NEARBY
    for day in days:
        gap = (match.end(), day.start) if day.start >= match.end() else (day.end, match.start())
        between = text[gap[0] : gap[1]]
        if day.precision == "day" and len(between) < best_gap and not SENTENCE_END.search(between):
            best, best_gap = day, len(between)
    return best
