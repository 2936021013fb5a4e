"""Sentences as a fact-checker reads them: one statement a line, in whose voice most of it is, and whom "he" in the next one means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from attribution.desk.lines import Line
from attribution.desk.naming import is_credit
from attribution.desk.overlaps import Overlaps
from attribution.types import Claim, Moment, Name, Quantity, Quote, Reading, Span

S = TypeVar("S")
# No statement of a sane length has more lemmas than these.
LEMMAS = 400


def sentences(reading: Reading, lines: Sequence[Line]) -> Iterator[tuple[Claim, Quote | None]]:
    """Each line as one statement, and the quotation most of it is: the halves in two voices make no sense apart."""
    quotes = {quote.id: quote for quote in reading.quotes}
    claims = Overlaps((Span(claim.start, claim.end), claim) for claim in reading.claims)
    quantities, moments, named = held(reading.claims)
    figures = Overlaps((Span(one.start, one.end), one) for one in quantities)
    days = Overlaps((Span(one.start, one.end), one) for one in moments)
    names = Overlaps((Span(one.start, one.end), one) for one in named)
    for line in lines:
        halves = [claim for _, claim in claims.touching(line)]
        if halves and not (line.role == "caption" and is_credit(line.of(reading.article.text))):
            spoken = [claim for claim in halves if claim.voice.quote in quotes]
            first = max(spoken or halves, key=lambda claim: (claim.end - claim.start, -claim.start))
            whole = replace(
                first, start=line.start, end=line.end, text=line.of(reading.article.text), quantities=inside(figures, line), moments=inside(days, line),
                names=inside(names, line), lemmas=tuple(lemma for claim in halves for lemma in claim.lemmas[:LEMMAS]),
            )  # fmt: skip
            yield whole, quotes.get(first.voice.quote or "")


def held(claims: Sequence[Claim]) -> tuple[list[Quantity], list[Moment], list[Name]]:
    """The figures, days and names of all statements."""
    return [q for claim in claims for q in claim.quantities], [m for claim in claims for m in claim.moments], [n for claim in claims for n in claim.names]


def inside(found: Overlaps[S], line: Line) -> tuple[S, ...]:
    """The values that stand wholly in a line."""
    return tuple(value for span, value in found.touching(line) if line.contains(span))


def only_person(claim: Claim, quote: Quote | None, people: frozenset[str]) -> str | None:
    """Whom "he" in the next sentence means: the speaker, else the one person named; None where there are none or several."""
    if quote is not None and quote.speaker_name in people:
        return quote.speaker_name
    found = {name.full for name in claim.names if name.kind == "person" and name.full in people}
    return found.pop() if len(found) == 1 else None
