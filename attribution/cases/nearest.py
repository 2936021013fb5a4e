"""What came nearest to a finding that is not there: a finding on one of its passages, or the reason why none was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribution.cases.differences import finding_line, quote_line, words
from attribution.cases.expectations import Joined, Place
from attribution.cases.meeting import holds, meets, pairs_of, shared, touches
from attribution.reports.safe import clean
from attribution.types import Finding, Quote, Reading, Report, Span

# Parts of a page that are not compared.
UNREAD = ("related", "boilerplate", "byline", "dateline", "date")


def nearest_findings(expected: Joined, report: Report, most: int) -> tuple[str, ...]:
    """Why no finding joins the two passages, as far as the report knows, then the findings that come nearest."""
    reasons = list(dict.fromkeys(why_not(expected, report)))
    ranked = sorted(enumerate(report.findings), key=lambda one: (-nearness(one[1], expected), one[0]))
    near = [finding for _, finding in ranked if nearness(finding, expected) > 0]
    return (*reasons, *(line for finding in near[: max(1, most - len(reasons))] for line in told(finding, expected)))


def nearness(finding: Finding, expected: Joined) -> int:
    """How near a finding is: 3 for both passages touched, 2 for one met and the other's article, 1 for one met."""
    places = [place for place in (expected.a, expected.b) if place is not None]
    best = 0
    for pair in pairs_of(finding):
        touched = all(any(touches(side, place) for side in pair) for place in places)
        met = any(meets(side, place) for side in pair for place in places)
        articles = {side.article for side in pair} == {place.article for place in places}
        best = max(best, 3 if touched else 2 if met and articles else 1 if met else 0)
    return best


def told(finding: Finding, expected: Joined) -> Iterator[str]:
    """A near finding and the two passages that it joins, with the passage that it lacks."""
    places = {name: place for name, place in (("a", expected.a), ("b", expected.b)) if place is not None}
    pair = max(pairs_of(finding), key=lambda one: sum(meets(side, place) for side in one for place in places.values()))
    lacking = [name for name, place in places.items() if not any(meets(side, place) for side in pair)]
    yield f"{finding_line(finding)}{', not on ' + ' and '.join(lacking) if lacking else ''}"
    for side in pair:
        yield f"   {clean(side.article)}  {words(side.text)}"


def why_not(expected: Joined, report: Report) -> Iterator[str]:
    """Reasons that the report itself gives for saying nothing of the two passages."""
    places = [(name, place) for name, place in (("a", expected.a), ("b", expected.b)) if place is not None]
    for name, place in places:
        yield from not_read(name, place, report)
    if len(places) == 2:
        yield from refused(places[0][1], places[1][1], report.coverage)
        yield from apart(places[0][1], places[1][1], report.coverage)


def not_read(name: str, place: Place, report: Report) -> Iterator[str]:
    """The parts of the page a passage lies in, where they are not compared; a copy of another article is not either."""
    reading = next((one for one in report.readings if one.article.id == place.article), None)
    if reading is None:
        yield f"{name}: {clean(place.article)} was not read"
        return
    if reading.article.copy_of:
        yield f"{name}: {clean(place.article)} has the body of {clean(reading.article.copy_of)} and was not compared"
    first = place.passages[0]
    blocks = [block.role for block in reading.article.blocks if block.overlaps(first)]
    if blocks and all(role in UNREAD for role in blocks):
        yield f"{name}: the passage lies in a part of the page that is not compared ({', '.join(blocks)})"
    elif not blocks or not in_claim(reading, first):
        yield f"{name}: no statement was read there"


def in_claim(reading: Reading, passage: Span) -> bool:
    """Whether a statement of the article has a character of the passage; readings without any tell nothing."""
    return not reading.claims or any(claim.overlaps(passage) for claim in reading.claims)


def refused(a: Place, b: Place, coverage: Mapping[str, Any]) -> Iterator[str]:
    """The reason of a refusal whose example is this pair of passages."""
    for entry in coverage.get("refused", {}).values():
        for example in entry.get("examples", ()):
            sides = (example["a"], example["b"])
            if any(at(x, a) and at(y, b) for x, y in (sides, sides[::-1])):
                yield f"the two were compared and let go: {clean(str(entry['reason']))}"


def at(side: Mapping[str, Any], place: Place) -> bool:
    """Whether one side of an example holds a place."""
    return bool(side["article"] == place.article and holds(Span(side["start"], side["end"]), place))


def apart(a: Place, b: Place, coverage: Mapping[str, Any]) -> Iterator[str]:
    """That the two articles were taken for two stories, where they were."""
    stories = coverage.get("story_members")
    if not stories or a.article == b.article:
        return
    story = {article: number for number, members in enumerate(stories) for article in members}
    if story.get(a.article, "a") != story.get(b.article, "b"):
        yield f"{clean(a.article)} and {clean(b.article)} were taken for two stories and not compared"


def nearest_quotes(place: Place, quotes: Sequence[Quote], most: int) -> tuple[str, ...]:
    """The quotations that have some of the words, then the one that stands nearest."""
    first = place.passages[0]
    touching = sorted((q for q in quotes if shared(q, first)), key=lambda q: (-shared(q, first), q.start))
    if touching:
        return tuple(quote_line(quote) for quote in touching[:most])
    beside = sorted(quotes, key=lambda q: (max(q.start - first.end, first.start - q.end), q.start))
    return tuple(quote_line(quote) for quote in beside[:1])
