"""An outcome in words: expected, found, nearest, and the passages, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.cases.expectations import Attributed, Expectation, Joined, NotStory, Place
from attribution.cases.outcomes import Difference, Outcome
from attribution.reports.safe import clean
from attribution.types import Finding, Quote

# Characters of a passage that one line shows.
LONGEST = 160
# The width of the words before each part of a message.
MARGIN = 10


def words(text: str, longest: int = LONGEST) -> str:
    """Words of an article in quotation marks, on one line without control characters, cut where they are long."""
    line = " ".join(clean(text).split())
    return f"“{line}”" if len(line) <= longest else f"“{line[: longest - 1]}…”"


def listed(names: frozenset[str] | tuple[str, ...]) -> str:
    """Names in a row: `agree, conflict or update`."""
    ordered = sorted(names) if isinstance(names, frozenset) else list(names)
    return " or ".join([", ".join(ordered[:-1]), ordered[-1]]) if len(ordered) > 1 else "".join(ordered)


def expected_joined(expected: Joined) -> str:
    """What a `must` or `must_not` asks for, in a line."""
    kinds = f" ({listed(expected.kinds)})" if expected.kinds else ""
    who = f", {expected.speaker} quoted" if expected.speaker else ""
    truth = f"; it is {expected.truth}" if expected.truth else ""
    no = "" if expected.table == "must" else "no finding: "
    return clean(f"{no}{listed(expected.relations)}{kinds}{who}{truth}")


def expected_attribution(expected: Attributed) -> str:
    """What a `must_attribute` or `must_not_attribute` asks for, in a line."""
    names = clean(listed(expected.speakers))
    if expected.table == "must_not_attribute":
        return f"not said by {names}" if names else "in nobody's mouth"
    kind = f"{listed(expected.kinds)}, " if expected.kinds else ""
    role = f" ({clean(expected.role)})" if expected.role else ""
    return f"{kind}said by {names}{role}"


def expected_quiet() -> str:
    """What a `not_story` asks for."""
    return "no finding and no quotation touches it"


def place_lines(expected: Expectation) -> tuple[str, ...]:
    """The passages of an expectation, one line each: `a  herald  “At least 19 people were killed”`."""
    places: list[tuple[str, Place | None]] = []
    if isinstance(expected, Joined):
        places = [("a", expected.a), ("b", expected.b)]
    elif isinstance(expected, Attributed):
        places = [("", expected.words)]
    elif isinstance(expected, NotStory):
        places = [("", expected.part)]
    return tuple(place_line(name, place) for name, place in places if place is not None)


def place_line(name: str, place: Place) -> str:
    """One passage with its article and, where given, who should be quoted in it."""
    who = f" (by {clean(place.speaker)})" if place.speaker else ""
    more = f" or {len(place.passages) - 1} more" if len(place.passages) > 1 else ""
    return f"{name + '  ' if name else ''}{clean(place.article)}  {words(place.text)}{more}{who}"


def finding_line(finding: Finding) -> str:
    """One finding: `conflict/number C101 high “people killed” (0.91)`."""
    head = f"{finding.relation}/{finding.kind} {finding.code} {finding.severity}"
    return f"{head} {words(finding.slot, 60)} (confidence {finding.confidence:.2f})"


def quote_line(quote: Quote) -> str:
    """One quotation: `direct by Ada Brenner: “The crew …”`; where nobody is named, `by nobody named (“the coast guard”)`."""
    role = f", {clean(quote.role)}" if quote.role else ""
    printed = f"nobody named ({words(quote.speaker.text, 60)})" if quote.speaker else "nobody"
    return f"{quote.kind} by {clean(quote.speaker_name or printed)}{role}: {words(quote.text)}"


def difference_lines(difference: Difference) -> Iterator[str]:
    """The parts of a difference, each under its name."""
    yield from part("expected", (difference.expected,))
    yield from part("passages", difference.passages)
    yield from part("found", difference.found)
    yield from part("nearest", difference.nearest)


def part(name: str, lines: tuple[str, ...]) -> Iterator[str]:
    """Lines with the name of their part before the first."""
    for number, line in enumerate(lines):
        yield f"{'' if number else name:<{MARGIN}}{line}"


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Everything about an outcome but its name: why it matters, the difference, the reason of a known miss."""
    expected = outcome.expectation
    if expected.why:
        yield from part("why", (clean(expected.why),))
    if expected.issue or expected.owner:
        yield from part("issue", (clean(", ".join(filter(None, (expected.issue, expected.owner)))),))
    if outcome.error:
        yield from part("error", (clean(outcome.error),))
    if expected.xfail is not None:
        strict = "; it is found now: take the xfail away" if outcome.status == "xpassed" else ""
        yield from part("xfail", (clean(expected.xfail.reason) + strict,))
    if outcome.judgement is not None:
        yield from difference_lines(outcome.judgement.difference)


def message(outcome: Outcome) -> str:
    """The lines of an outcome as one text."""
    return "\n".join(outcome_lines(outcome))
