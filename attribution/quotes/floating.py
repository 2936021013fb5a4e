"""Speakers of quotations without a cue: the one before, the sentence before, the one after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import ANY_FORM
from attribution.quotes.hits import first_subject
from attribution.quotes.lexicon import ORG_WORDS, fold
from attribution.quotes.phrases import phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.words import Words
from attribution.types import Span


def attach_floating(words: Words, sentences: Sequence[Sentence], found: Sequence[Candidate]) -> list[Candidate]:
    """Give each quotation without a printed speaker the likeliest one near it; the evidence says which rule did."""
    starts = [words.starts[sentence.first] for sentence in sentences]
    speaking: list[Candidate] = []
    result: list[Candidate] = []
    for number, candidate in enumerate(found):
        if candidate.speaker is None and candidate.kind in ("direct", "mixed"):
            at = bisect_right(starts, candidate.start) - 1
            candidate = attach(words, sentences, at, candidate, speaking, found[number + 1 : number + 2])
        if candidate.speaker is not None:
            speaking.append(candidate)
        result.append(candidate)
    return result


def attach(
    words: Words,
    sentences: Sequence[Sentence],
    at: int,
    candidate: Candidate,
    speaking: list[Candidate],
    following: Sequence[Candidate],
) -> Candidate:
    """Return a candidate with the speaker of its neighbourhood, or as it is."""
    last = speaking[-1] if speaking else None
    before = sentences[at - 1] if at > 0 and sentences[at - 1].paragraph == candidate.paragraph else None
    inside = last is not None and last.paragraph == candidate.paragraph
    if candidate.kind == "mixed" and (last is None or last.end < words.starts[sentences[at].first]):
        own = own_subject(words, sentences[at], candidate)
        return take(candidate, own, "subject of its sentence") if own is not None else candidate
    if last is not None and inside and (before is None or last.end >= words.starts[before.first]):
        return take(candidate, last.speaker, "same as the quotation before", last)
    subject = subject_of(words, before) if candidate.kind == "direct" else None
    if subject is not None:
        return take(candidate, subject, "subject of the sentence before")
    if last is not None and inside:
        return take(candidate, last.speaker, "same paragraph", last)
    after = following[0] if following else None
    if after is not None and after.speaker is not None and follows_at_once(candidate, after):
        return take(candidate, after.speaker, "quotation after", after)
    if last is not None and candidate.kind == "direct" and candidate.paragraph - last.paragraph == 1:
        return take(candidate, last.speaker, "paragraph before", last)
    return candidate


def own_subject(words: Words, sentence: Sentence, candidate: Candidate) -> Span | None:
    """Return who a sentence with words in marks is about, if a person: "Diop gave an assurance that … “will act”".

    A verb of speech in the marks has its subject right before them: "Lavrov “reiterated his support”".
    """
    first = words.at(candidate.start)
    verb = next((i for i in range(first, min(first + 3, sentence.last)) if words.lower[i] in ANY_FORM), None)
    found = phrase_before(words, first, sentence.first) if verb is not None else None
    if found is None:
        found = first_subject(words, sentence, first)
    if found is None or not (
        words.lower[found[0]] in ("he", "she") or (words.pos[found[1] - 1] == "PROPN" and found[1] - found[0] > 1)
    ):
        return None
    if words.lower[found[0]] not in ("he", "she") and fold(words.said(found[1] - 1, found[1])) in ORG_WORDS:
        return None
    return Span(words.starts[found[0]], words.ends[found[1] - 1])


def follows_at_once(candidate: Candidate, after: Candidate) -> bool:
    """Say whether the next quotation stands so near in the same paragraph that one cue may serve both."""
    same = after.paragraph == candidate.paragraph and candidate.kind == "direct"
    return same and after.start - candidate.end < 100


def take(candidate: Candidate, speaker: Span | None, how: str, source: Candidate | None = None) -> Candidate:
    """Return the candidate with a speaker found elsewhere, and the cue too where another quotation lends it."""
    chain, cue = (source.chain, source.cue) if source is not None else ((), None)
    evidence = {**candidate.evidence, "speaker": how}
    return replace(candidate, speaker=speaker, cue=candidate.cue or cue, chain=chain, evidence=evidence)


def subject_of(words: Words, sentence: Sentence | None) -> Span | None:
    """Return the subject of a sentence of narration: "Witnesses disagreed." -> "Witnesses"."""
    if sentence is None or words.pair[sentence.first] >= 0:
        return None
    found = first_subject(words, sentence, sentence.last)
    if found is None or words.lower[found[0]] in ("it", "there", "this", "that", "which", "nobody", "nothing"):
        return None
    return Span(words.starts[found[0]], words.ends[found[1] - 1])
