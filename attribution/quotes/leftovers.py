"""Marks that no cue governs: a floating quotation, words after a colon, or a scare quote."""

from __future__ import annotations

from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import ANY_FORM
from attribution.quotes.phrases import TIMES, Range, phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.shapes import is_sentence
from attribution.quotes.subjects import subject_before
from attribution.quotes.words import Words
from attribution.types import QuoteKind, Span

# Up to so many words without a verb are a term in scare quotes; more are somebody's words.
SCARE_WORDS = 4
# What may stand before the label of a quotation: "…, - Carl Odum: “…”, "From the report: “…” ".
BEFORE_LABEL = frozenset([",", ".", "-", "–", "—", "from"])
NO_PERSON = frozenset(["there", "it", "this", "that", "which", "what", "here", "nothing"])


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
            Candidate(
                pair.start,
                pair.end,
                kind,
                (Span(pair.start, pair.end),),
                sentence.paragraph,
                colon_cue(words, first, speaker),
                speaker,
                (),
                evidence,
            )
        )
    return found


def is_all_quoted(words: Words, sentence: Sentence) -> bool:
    """Say whether a sentence is nothing but quotations."""
    return all(words.pair[i] >= 0 or words.pos[i] in ("PUNCT", "SPACE") for i in range(sentence.first, sentence.last))


def sentence_like(words: Words, sentence: Sentence, first: int) -> bool:
    """Say whether a pair begins its sentence, or follows a stop."""
    before = words.lower[words.before(first)]
    return first == sentence.first or before in (".", "!", "?", ":") or (before == "," and is_sentence(words, first))


def read_kind(
    words: Words, first: int, last: int, finite: bool, opens: bool, speaker: Span | None
) -> tuple[QuoteKind, str]:
    """Return the kind of an uncued pair and why."""
    length = sum(words.pos[i] not in ("PUNCT", "SPACE") for i in range(first, last))
    if speaker is not None:
        return "direct", "marks after colon"
    ending = words.text[words.pairs[words.pair[first]].inner_end - 1]
    if opens and (finite or length > SCARE_WORDS or ending in ".!?,"):
        return "direct", "marks without cue"
    if length > SCARE_WORDS or (finite and length > 2):
        return "mixed", "words in marks without cue"
    return "scare", "a few words in marks without cue"


def colon_speaker(words: Words, sentence: Sentence, first: int) -> Span | None:
    """Return the phrase before a colon that introduces marks: `Superintendent Raithby of the police: "…"`."""
    colon = words.before(first)
    if colon <= sentence.first or words.lower[colon] != ":":
        return None
    found = phrase_before(words, colon, sentence.first)
    if found is None or (found[0] != sentence.first and words.lower[found[0] - 1] not in BEFORE_LABEL):
        return subject_of_sentence(words, sentence, colon)
    if any(words.lower[i] in TIMES for i in range(*found)) or not speaks(words, found):
        return None
    return Span(words.starts[found[0]], words.ends[found[1] - 1])


def colon_cue(words: Words, first: int, speaker: Span | None) -> Span | None:
    """Return the colon that takes the place of a cue right behind its speaker: `Brandt: “…”`."""
    colon = words.before(first)
    if speaker is None or colon < 1 or words.lower[colon] != ":" or words.ends[colon - 1] != speaker.end:
        return None
    return Span(words.starts[colon], words.ends[colon])


def subject_of_sentence(words: Words, sentence: Sentence, colon: int) -> Span | None:
    """Return the subject of "Goita was blunt: “…”" and "She sobbed as she wrote: “…”"."""
    for index in range(sentence.first + 1, colon):
        if words.pair[index] >= 0:
            return None
        if words.finite[index] or words.lower[index] in ANY_FORM:
            found = subject_before(words, index, sentence.first)
            return Span(words.starts[found[0]], words.ends[found[1] - 1]) if speaks(words, found) and found else None
    return None


def speaks(words: Words, found: Range | None) -> bool:
    """Say whether a phrase can be a speaker: no "there", "it" or "this"."""
    return found is not None and words.lower[found[0]] not in NO_PERSON and words.lower[found[1] - 1] not in NO_PERSON
