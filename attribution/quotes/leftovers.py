"""Marks that no cue governs: a floating quotation, words after a colon, or a scare quote."""

from __future__ import annotations

from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import ANY_FORM
from attribution.quotes.phrases import TIMES, phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.shapes import parts
from attribution.quotes.words import Words
from attribution.types import QuoteKind, Span

# Up to so many words without a verb are a term in scare quotes; more are somebody's words.
SCARE_WORDS = 4


def uncued(words: Words, sentence: Sentence, numbers: list[int]) -> list[Candidate]:
    """Return quotations for the pairs of a sentence that no cue took."""
    found: list[Candidate] = []
    alone = is_all_quoted(words, sentence)
    for number in numbers:
        pair = words.pairs[number]
        first, last = words.at(pair.start), words.at(pair.end)
        speaker = colon_speaker(words, sentence, first)
        if not pair.closed and speaker is None:
            continue
        finite = any(words.finite[i] for i in range(first, last))
        kind, how = read_kind(words, first, last, finite, alone or sentence_like(words, sentence, first), speaker)
        evidence = {"span": how}
        if speaker is not None:
            evidence["speaker"] = "before colon"
        found.append(
            Candidate(pair.start, pair.end, kind, parts(pair), sentence.paragraph, None, speaker, (), evidence)
        )
    return found


def is_all_quoted(words: Words, sentence: Sentence) -> bool:
    """Say whether a sentence is nothing but quotations."""
    return all(words.pair[i] >= 0 or words.pos[i] in ("PUNCT", "SPACE") for i in range(sentence.first, sentence.last))


def sentence_like(words: Words, sentence: Sentence, first: int) -> bool:
    """Say whether a pair begins its sentence, or follows a stop."""
    return first == sentence.first or words.lower[first - 1] in (".", "!", "?", ":")


def read_kind(
    words: Words, first: int, last: int, finite: bool, opens: bool, speaker: Span | None
) -> tuple[QuoteKind, str]:
    """Return the kind of an uncued pair and why."""
    length = sum(words.pos[i] not in ("PUNCT", "SPACE") for i in range(first, last))
    if speaker is not None:
        return "direct", "marks after colon"
    if opens and (finite or length > SCARE_WORDS or words.text[words.ends[last - 1] - 2] in ".!?,"):
        return "direct", "marks without cue"
    if length > SCARE_WORDS or (finite and length > 2):
        return "mixed", "words in marks without cue"
    return "scare", "a few words in marks without cue"


def colon_speaker(words: Words, sentence: Sentence, first: int) -> Span | None:
    """Return the phrase before a colon that introduces marks: `Superintendent Raithby of the police: "…"`."""
    colon = first - 1
    if colon <= sentence.first or words.lower[colon] != ":":
        return None
    found = phrase_before(words, colon, sentence.first)
    if found is None or (found[0] != sentence.first and words.lower[found[0] - 1] not in (",", ".")):
        return subject_of_sentence(words, sentence, colon)
    if any(words.lower[i] in TIMES for i in range(*found)):
        return None
    return Span(words.starts[found[0]], words.ends[found[1] - 1])


def subject_of_sentence(words: Words, sentence: Sentence, colon: int) -> Span | None:
    """Return the subject of "Goita was blunt: “…”" and "She sobbed as she wrote: “…”"."""
    for index in range(sentence.first + 1, colon):
        if words.pair[index] >= 0:
            return None
        if words.finite[index] or words.lower[index] in ANY_FORM:
            found = phrase_before(words, index, sentence.first)
            return Span(words.starts[found[0]], words.ends[found[1] - 1]) if found else None
    return None
