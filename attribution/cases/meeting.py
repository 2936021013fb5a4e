"""When the sides of a finding, or a quotation, are the passages of an expectation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from attribution.cases.expectations import Joined, Place
from attribution.scoring.names import compatible_names, same_name
from attribution.types import Finding, Quote, Report, Side

Pair = tuple[Side, Side]
# How quotes found a speaker that is only a pronoun (docs/formats.md, `evidence.rule`).
PRONOUNS = ("pronoun", "plural pronoun", "first person")


class Stretch(Protocol):
    """Anything with a start and an end in a text: a span, a side, a quotation."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """One after the last character."""
        ...


def shared(a: Stretch, b: Stretch) -> int:
    """How many characters two spans have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def holds(outer: Stretch, place: Place) -> bool:
    """Whether a span holds at least half of the characters of one of a place's passages."""
    return any(2 * shared(outer, passage) >= passage.end - passage.start for passage in place.passages)


def meets(side: Side, place: Place) -> bool:
    """Whether a side of a finding is of the place's article and holds its words."""
    return side.article == place.article and holds(side, place)


def touches(side: Side, place: Place) -> bool:
    """Whether a side has a character of the place."""
    return side.article == place.article and any(shared(side, passage) for passage in place.passages)


def pairs_of(finding: Finding) -> tuple[Pair, ...]:
    """Every pair of passages that a finding joins, the clearest first."""
    return ((finding.a, finding.b), *finding.also)


def joining_pair(finding: Finding, expected: Joined) -> Pair | None:
    """The first pair of a finding that meets the places of an expectation, in the order of the expectation's `a` and `b`.

    With one place only, the side that meets it comes first; without any, it is the finding's first pair.
    """
    for one, other in pairs_of(finding):
        for x, y in ((one, other), (other, one)):
            if (expected.a is None or meets(x, expected.a)) and (expected.b is None or meets(y, expected.b)):
                return x, y
    return None


def joining(report: Report, expected: Joined) -> list[tuple[Finding, Pair]]:
    """The findings that join the two passages of an expectation, each with the pair that does."""
    found = ((finding, joining_pair(finding, expected)) for finding in report.findings)
    return [(finding, pair) for finding, pair in found if pair is not None]


def speakers_at(report: Report, finding: Finding, side: Side) -> set[str]:
    """Who is quoted on a side: the voice that the finding names, and the speakers of quotations that lie in the passage."""
    names = {voice for voice in voices(finding, side) if voice}
    return names | {q.speaker_name for q in quotes_of(report, side.article) if q.speaker_name and shared(q, side)}


def voices(finding: Finding, side: Side) -> Iterator[str | None]:
    """The voice in a finding's evidence, where the side is one of its first pair."""
    for key, own in (("a", finding.a), ("b", finding.b)):
        facts = finding.evidence.get(key)
        if own == side and isinstance(facts, dict) and isinstance(facts.get("voice"), dict):
            yield facts["voice"].get("name")


def said_by(report: Report, finding: Finding, pair: Pair, expected: Joined) -> bool:
    """Whether those whom an expectation wants quoted are: on a side where the place says so, else on one of the two."""
    sides = [(side, place) for side, place in zip(pair, (expected.a, expected.b), strict=True) if place is not None]
    for side, place in sides:
        if place.speaker and not is_named(place.speaker, speakers_at(report, finding, side)):
            return False
    if expected.speaker is None:
        return True
    return any(is_named(expected.speaker, speakers_at(report, finding, side)) for side in pair)


def is_named(name: str, names: set[str]) -> bool:
    """Whether a name is one of some others: the same, or the end of it, so that "Diop" is "Abdoulaye Diop" too."""
    return any(same_name(name, other) or compatible_names(name, other) for other in names)


def quotes_of(report: Report, article: str) -> tuple[Quote, ...]:
    """The quotations of one article of a report."""
    return next((reading.quotes for reading in report.readings if reading.article.id == article), ())


def said_to_be(quote: Quote) -> str | None:
    """Whose words a quotation is: the name, or where none was found the description printed ("the coast guard"); a pronoun names nobody."""
    if quote.speaker_name or quote.speaker is None or quote.evidence.get("rule", "") in PRONOUNS:
        return quote.speaker_name
    return quote.speaker.text
