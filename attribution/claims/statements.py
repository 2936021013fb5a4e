"""Articles to claims: one statement a sentence, with its voice, figures, dates and names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from attribution.claims.dates import find_moments
from attribution.claims.events import hang
from attribution.claims.modality import is_denied, modality_of
from attribution.claims.names import find_names
from attribution.claims.persons import find_persons, with_sums
from attribution.claims.quantities import find_quantities
from attribution.claims.sentences import Sentence, as_spans, story_sentences
from attribution.claims.things import attach
from attribution.claims.tokens import TokenIndex, lemma
from attribution.claims.voice import Spoken, Voices
from attribution.claims.zeros import find_zeros
from attribution.types import Article, Claim, Moment, Name, Person, Quantity, Quote, Span

S = TypeVar("S", bound=Span)
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"])


def read_claims(article: Article, doc: Any, quotes: Sequence[Quote], people: Sequence[Person]) -> tuple[Claim, ...]:
    """Return the statements of an article in text order, with ids `<article>#c1`, `<article>#c2`, …

    `doc` is the spaCy Doc of the whole text, `quotes` and `people` are what the quotes room found. Only the story is read
    (title, captions, body). A sentence with a clause in the article's voice and one in a speaker's becomes two claims.
    """
    index = TokenIndex(doc, article.text)
    sentences = story_sentences(article, doc)
    spans = [span for span in as_spans(index, sentences) if len(span)]
    moments = hang(index, find_moments(article.text, article.day))
    figures = attach(doc, find_quantities(article.text, moments), moments, spans, index)
    named = find_persons(article.text, spans, figures)
    figures = tuple(sorted([*figures, *find_zeros(article.text, spans), *named], key=lambda q: (q.start, q.end)))
    figures = with_sums(article.text, figures)
    content = Content(index, figures, moments, find_names(doc, people, article.text))
    voices = Voices(article.text, quotes)
    pieces = [(sentence, piece) for sentence in sentences for piece in voices.split(sentence)]
    quoted = {quote.id: quote for quote in quotes}
    return tuple(
        content.claim(article, sentence, piece, f"{article.id}#c{n}", quoted)
        for n, (sentence, piece) in enumerate(pieces, start=1)
    )


class Content:
    """The figures, dates and names of an article, cut to any stretch of it."""

    def __init__(
        self, index: TokenIndex, quantities: Sequence[Quantity], moments: Sequence[Moment], names: Sequence[Name]
    ) -> None:
        self.index = index
        self.quantities, self.moments, self.names = quantities, moments, names
        self.starts = {id(values): [v.start for v in values] for values in (quantities, moments, names)}

    def inside(self, values: Sequence[S], span: Span) -> tuple[S, ...]:
        """Return the values that lie wholly in a span."""
        starts = self.starts[id(values)]
        chosen = values[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return tuple(value for value in chosen if value.end <= span.end)

    def claim(self, article: Article, sentence: Sentence, piece: Spoken, name: str, quotes: dict[str, Quote]) -> Claim:
        """Return the claim of one stretch of a sentence."""
        span = piece.span
        tokens = self.index.within(span.start, span.end)
        said = list(_said(tokens, quotes.get(piece.voice.quote or "")))
        return Claim(
            span.start,
            span.end,
            name,
            article.id,
            article.text[span.start : span.end],
            sentence.role,
            sentence.paragraph,
            piece.voice,
            self.inside(self.quantities, span),
            self.inside(self.moments, span),
            self.inside(self.names, span),
            tuple(lemma(t) for t in tokens if t.pos_ in CONTENT and not t.is_stop and t.text.strip("-–—.,")),
            is_denied(said),
            modality_of(" ".join(t.text for t in said)),
        )


def _said(tokens: Sequence[Any], quote: Quote | None) -> Iterator[Any]:
    """Yield the tokens of the reported clause, or all of them where the article speaks or nothing is left."""
    inside = [t for t in tokens if quote and any(f.start <= t.idx < f.end for f in quote.fragments or (quote,))]
    yield from inside or tokens
