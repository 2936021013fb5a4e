"""Who was mentioned where, in text order, and how near somebody is at an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.quotes.entries import Entry
from attribution.quotes.mentions import Mention
from attribution.quotes.paragraphs import Paragraph
from attribution.types import Span

# One sentence of news is about 150 characters; a mention that is no subject counts as a sentence further away.
SENTENCE_CHARS = 150
NO_SUBJECT = 1.0
QUOTED = 2.0
# In what somebody is reported to have said: "Diop said | Goita would hold a vote. He added …" is Diop.
EMBEDDED = 1.2
# Each new paragraph makes what stands before it less likely, up to three; somebody who speaks goes on speaking.
PARAGRAPH = 0.6
MOST_PARAGRAPHS = 3
SPEAKER = -0.3
# How many mentions and speakers before an offset are looked at; keeps a 5 MB article linear.
MENTIONS = 40
SPEAKERS = 10


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody was mentioned at an offset: `weight` is what it costs not to be a subject, `trail` how one gets there."""

    start: int
    entry: Entry
    weight: float
    trail: tuple[str, ...]
    end: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody a phrase may mean and what it costs to believe it, in sentences of distance; lower is better."""

    entry: Entry
    cost: float
    trail: tuple[str, ...] = ()


class Timeline:
    """The mentions of an article, and the speakers resolved so far."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        filed: Sequence[tuple[Mention, Entry]],
        contents: Sequence[Span] = (),
    ) -> None:
        self.text = text
        self.paragraphs = [paragraph.start for paragraph in paragraphs]
        self.contents = sorted(contents, key=lambda span: span.start)
        self.content_starts = [span.start for span in self.contents]
        self.events = sorted((self.event(m, e) for m, e in filed), key=lambda event: event.start)
        self.starts = [event.start for event in self.events]
        self.spoken: list[Event] = []

    def event(self, mention: Mention, entry: Entry) -> Event:
        """Return a mention as an event."""
        weight = QUOTED if mention.quoted else 0.0 if mention.subject else NO_SUBJECT
        if not mention.quoted and self.reported(mention.start):
            weight = EMBEDDED
        return Event(mention.start, entry, weight, (self.place(mention.start, mention.end),), mention.end)

    def reported(self, offset: int) -> bool:
        """Say whether an offset stands in one of the last contents that begin before it."""
        last = bisect_right(self.content_starts, offset)
        return any(span.start <= offset < span.end for span in self.contents[max(0, last - 3) : last])

    def place(self, start: int, end: int) -> str:
        """Return printed words with the paragraph a person finds them in: "Diop (paragraph 2)"."""
        return f"{' '.join(self.text[start:end].split())} (paragraph {self.paragraph(start)})"

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph an offset stands in, from 1."""
        return max(1, bisect_right(self.paragraphs, offset))

    def speaks(self, start: int, end: int, entry: Entry, trail: tuple[str, ...]) -> None:
        """Note that somebody spoke: a pronoun after it may mean them."""
        self.spoken.append(Event(start, entry, SPEAKER, (self.place(start, end), *trail), end))

    def before(self, start: int) -> list[Event]:
        """Return the last mentions and speakers before an offset."""
        last = bisect_left(self.starts, start)
        recent = [event for event in self.spoken[-SPEAKERS:] if event.start < start]
        return [*self.events[max(0, last - MENTIONS) : last], *recent]

    def after(self, start: int, most: int) -> list[Event]:
        """Return the first mentions after an offset."""
        first = bisect_left(self.starts, start)
        return self.events[first : first + most]

    def within(self, start: int, end: int) -> list[Event]:
        """Return the mentions that start between two offsets."""
        return self.events[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def distance(self, first: int, last: int) -> float:
        """Return the distance of two offsets in sentences of usual length."""
        return (last - first) / SENTENCE_CHARS

    def ranked(self, start: int, price: Callable[[Event], float | None], reach: float) -> list[Choice]:
        """Return those mentioned before an offset, cheapest first; `price` adds to the distance, None refuses."""
        best: dict[int, Choice] = {}
        for event in self.before(start):
            extra = price(event)
            if extra is None:
                continue
            breaks = min(MOST_PARAGRAPHS, self.paragraph(start) - self.paragraph(event.start))
            cost = self.distance(event.start, start) + PARAGRAPH * breaks + event.weight + extra
            held = best.get(id(event.entry))
            if cost <= reach and (held is None or cost < held.cost):
                best[id(event.entry)] = Choice(event.entry, cost, event.trail)
        return sorted(best.values(), key=lambda choice: choice.cost)

    def has_spoken(self, entry: Entry) -> bool:
        """Say whether somebody is among the last speakers."""
        return any(event.entry is entry for event in self.spoken[-SPEAKERS:])
