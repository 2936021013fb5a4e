"""Reports by source phrase: "according to X, S", "S, according to X", "in the words of X"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.quotes.candidates import Candidate
from attribution.quotes.phrases import Range, phrase_after
from attribution.quotes.ranges import trimmed
from attribution.quotes.sentences import Sentence
from attribution.quotes.shapes import end_of
from attribution.quotes.subjects import with_name
from attribution.quotes.words import Words, has_verb
from attribution.types import QuoteKind, Span

PHRASES = (["according", "to"], ["in", "the", "words", "of"], ["in", "the", "phrase", "of"])
OPENINGS = frozenset(phrase[0] for phrase in PHRASES)


@dataclass(frozen=True, slots=True)
class SourceReport(Span):
    """What a source phrase vouches for (the span), its cue and its source."""

    kind: QuoteKind
    cue: Span
    source: Span | None
    fragments: tuple[Span, ...]

    def candidate(self, paragraph: int) -> Candidate:
        """Return the quotation this phrase makes."""
        evidence = {"span": "clause of source phrase", "speaker": "source phrase", "cue": "according to"}
        return Candidate(
            self.start, self.end, self.kind, self.fragments, paragraph, self.cue, self.source, (), evidence
        )


def according_to(words: Words, sentence: Sentence) -> SourceReport | None:
    """Return what the first "according to" of a sentence reports, or None where there is none."""
    at = next((i for i in range(sentence.first, sentence.last - 2) if phrase_length(words, i)), None)
    if at is None:
        return None
    length = phrase_length(words, at)
    source = source_phrase(words, at + length, sentence.last)
    if source is None:
        return None
    ranges = clause_ranges(words, sentence, at, source[1])
    if not ranges:
        return None
    spans = tuple(Span(words.starts[a], end_of(words, b)) for a, b in ranges)
    inside = any(words.pair[i] >= 0 for a, b in ranges for i in range(a, b))
    return SourceReport(
        spans[0].start,
        spans[-1].end,
        "mixed" if inside else "indirect",
        Span(words.starts[at], words.ends[at + length - 1]),
        Span(words.starts[source[0]], words.ends[source[1] - 1]),
        spans,
    )


def phrase_length(words: Words, index: int) -> int:
    """Return how many tokens a source phrase that starts at a token has, or 0: "according to", "in the words of"."""
    if words.pair[index] >= 0 or words.lower[index] not in OPENINGS:
        return 0
    for phrase in PHRASES:
        if words.lower[index : index + len(phrase)] == phrase:
            return len(phrase)
    return 0


def source_phrase(words: Words, first: int, limit: int) -> Range | None:
    """Return the source after "according to", a name after a role taken in."""
    found = phrase_after(words, first, limit)
    if found is None:
        return None
    if found[1] < limit and words.lower[found[1]] == ",":
        taken = with_name(words, found, found[1] + 1, limit)
        # "according to the minister, Norland is worse off": what goes on with a verb is the clause, not the name.
        return taken if taken[1] >= limit or words.lower[taken[1]] in (",", ".", ";", ")") else found
    return found


def clause_ranges(words: Words, sentence: Sentence, at: int, after: int) -> list[Range]:
    """Return the token ranges of the reported clause around a source phrase."""
    left = trimmed(words, sentence.first, at)
    if left is None:
        comma = next((i for i in range(after, sentence.last) if words.lower[i] == "," and words.pair[i] < 0), after)
        comma = last_of_apposition(words, sentence, after, comma)
        right = trimmed(words, comma, sentence.last)
        return [right] if right and has_verb(words, *right) else []
    if has_verb(words, *left):
        return [left]
    right = trimmed(words, after, sentence.last)
    if right is None or not has_verb(words, *right):
        return []
    return [right] if words.pos[left[0]] in ("ADP", "ADV", "SCONJ", "CCONJ") else [left, right]


def last_of_apposition(words: Words, sentence: Sentence, after: int, comma: int) -> int:
    """Return the comma that ends an apposition of the source: "according to Bak, a nurse who fled, | S"."""
    if comma != after:
        return comma
    following = next((i for i in range(comma + 1, sentence.last) if words.lower[i] == "," and words.pair[i] < 0), None)
    if following is None:
        return comma
    opens = words.lower[comma + 1] in ("a", "an", "the", "who", "which", "its", "his", "her") and following - comma < 20
    own_clause = any(words.finite[i] for i in range(comma + 1, following)) and words.lower[comma + 2] not in (
        "who",
        "which",
    )
    rest = any(words.finite[i] for i in range(following, sentence.last))
    return following if opens and rest and not own_clause else comma
