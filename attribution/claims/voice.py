"""Who vouches for a sentence: the article itself, or the speaker of the quotation that covers most of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.types import Quote, Span, Voice

SPEECH = frozenset(["direct", "mixed", "indirect"])
WORD = re.compile(r"[^\W_]+")
# A remainder of a sentence with so many words, cue and speaker apart, is a statement of its own.
OWN_WORDS = 6
OWN_VOICE = Voice()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of a sentence with its voice."""

    span: Span
    voice: Voice


class Voices:
    """The quotations of an article in text order, asked sentence by sentence."""

    def __init__(self, text: str, quotes: Iterable[Quote]) -> None:
        self.text = text
        pieces = [
            (f.start, f.end, quote) for quote in quotes if quote.kind in SPEECH for f in quote.fragments or (quote,)
        ]
        self.pieces = sorted(pieces, key=lambda piece: (piece[0], -piece[1]))
        self.starts = [start for start, _, _ in self.pieces]
        self.reach: list[int] = []
        for _, end, _ in self.pieces:
            self.reach.append(max(end, self.reach[-1] if self.reach else 0))

    def over(self, sentence: Span) -> list[tuple[Span, Quote]]:
        """Return the pieces of quotations inside a sentence, cut to it, in text order."""
        last = bisect_left(self.starts, sentence.end)
        first = last
        while first > 0 and self.reach[first - 1] > sentence.start:
            first -= 1
        inside = self.pieces[first:last]
        cut = [(Span(max(a, sentence.start), min(b, sentence.end)), quote) for a, b, quote in inside]
        return [(span, quote) for span, quote in cut if span.start < span.end]

    def split(self, sentence: Span) -> tuple[Spoken, ...]:
        """Return the sentence with its voice; in two where a clause of another voice stands before or after a quotation.

        `"He left on Friday and told reporters “we are going home”" -> own voice, then the speaker's`.
        """
        pieces = self.over(sentence)
        if not pieces:
            return (Spoken(sentence, OWN_VOICE),)
        quote = _main(pieces)
        spoken = [span for span, other in pieces if other.id == quote.id or other.parent == quote.id]
        own = self._own_words(sentence, spoken, quote)
        said = sum(len(WORD.findall(span.of(self.text))) for span in spoken)
        if own < OWN_WORDS:
            return (Spoken(sentence, voice_of(quote)),)
        return self._cut(sentence, spoken, quote, own, said)

    def _own_words(self, sentence: Span, spoken: Sequence[Span], quote: Quote) -> int:
        """Return how many words of a sentence are neither quoted nor cue nor speaker."""
        away = [*spoken, *(p for p in (quote.cue, quote.speaker) if p is not None)]
        return sum(
            not any(span.start <= m.start() < span.end for span in away)
            for m in WORD.finditer(self.text, sentence.start, sentence.end)
        )

    def _cut(self, sentence: Span, spoken: Sequence[Span], quote: Quote, own: int, said: int) -> tuple[Spoken, ...]:
        """Cut a mixed sentence at the quotation's edge; where that makes no two clauses, the larger share decides."""
        first, last = min(s.start for s in spoken), max(s.end for s in spoken)
        voice = voice_of(quote)
        cue = [p for p in (quote.cue, quote.speaker) if p is not None and p.overlaps(sentence)]
        before = Span(sentence.start, min([first, *(p.start for p in cue if p.start < first)]))
        if said >= OWN_WORDS and self._clause(before):
            return Spoken(self._trim(before), OWN_VOICE), Spoken(Span(before.end, sentence.end), voice)
        after = Span(max([last, *(p.end for p in cue)]), sentence.end)
        if said >= OWN_WORDS and self._clause(after):
            return Spoken(Span(sentence.start, after.start), voice), Spoken(self._trim(after), OWN_VOICE)
        return (Spoken(sentence, voice if said >= own else OWN_VOICE),)

    def _clause(self, span: Span) -> bool:
        """Say whether a remainder is long enough to be a statement."""
        return span.end > span.start and len(WORD.findall(span.of(self.text))) >= OWN_WORDS

    def _trim(self, span: Span) -> Span:
        """Return a span without blanks, commas and joining words' punctuation at its edges."""
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip(" \t\n,;–—-"))
        return Span(start, span.start + len(words.rstrip(" \t\n,;–—-")))


def _main(pieces: Sequence[tuple[Span, Quote]]) -> Quote:
    """Return the quotation that covers most of a sentence; of two that cover the same, the inner one gives way."""
    covered: dict[str, int] = {}
    for span, quote in pieces:
        covered[quote.id] = covered.get(quote.id, 0) + span.end - span.start
    return max((quote for _, quote in pieces), key=lambda quote: covered[quote.id])


def voice_of(quote: Quote) -> Voice:
    """Return the voice of a quotation; a source without a proper name ("officials") is anonymous."""
    speaker = quote.speaker.text if quote.speaker else None
    name = quote.speaker_name
    named = bool(name) and any(word[:1].isupper() for word in (name or "").split())
    return Voice(speaker, name, quote.id, not named)
