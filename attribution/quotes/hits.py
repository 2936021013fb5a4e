"""Cues in a sentence: the verb, who is its subject, and where what was said begins."""

from __future__ import annotations

from dataclasses import replace

from attribution.quotes.cues import ANY_FORM, FORMS, Frame
from attribution.quotes.edges import Hit, with_left, with_right
from attribution.quotes.frames import PASSIVES, frame_of, is_unreal
from attribution.quotes.inversion import inverts
from attribution.quotes.phrases import Range
from attribution.quotes.sentences import Sentence
from attribution.quotes.subjects import subject_after, subject_before
from attribution.quotes.words import Words


def find_hits(words: Words, sentence: Sentence) -> list[Hit]:
    """Return the cues of a sentence outside of marks in text order; negated and unreal ones are left out."""
    hits: list[Hit] = []
    for index in range(sentence.first, sentence.last):
        if words.lower[index] not in ANY_FORM or words.pair[index] >= 0:
            continue
        frame = frame_of(words, sentence, index)
        if frame is None or is_unreal(words, sentence, index):
            continue
        hit = read_hit(words, sentence, index, frame, hits[-1] if hits else None)
        if hit is not None and (not hits or hit.verb > hits[-1].verb):
            hits.append(hit)
    return hits


def read_hit(words: Words, sentence: Sentence, verb: int, frame: Frame, previous: Hit | None) -> Hit | None:
    """Return the cue at `verb` with its subject and edges, or None where nobody speaks."""
    form = words.lower[verb]
    lemma = next((forms[form] for forms in FORMS.values() if form in forms), form)
    hit = Hit(verb, lemma, frame, verb, verb + 1, None)
    floor = previous.last if previous else sentence.first
    if form.endswith("ing"):
        hit = gerund(words, sentence, hit, previous)
    elif frame in ("clause", "quote") and inverts(words, sentence, verb, floor):
        subject = subject_after(words, verb, sentence.last)
        hit = replace(hit, subject=subject, inverted=True, last=subject[1] if subject else verb + 1)
    else:
        hit = with_subject(words, sentence, hit, floor, previous)
    return with_right(words, sentence, with_left(words, sentence, hit)) if hit.subject else None


def with_subject(words: Words, sentence: Sentence, hit: Hit, floor: int, previous: Hit | None) -> Hit:
    """Find the subject before the verb; a verb coordinated with an earlier cue shares that one's."""
    joined = previous is not None and words.lower[hit.verb - 1] in ("and", "but", ",", "or", "also", "then")
    subject = None if joined else subject_before(words, hit.verb, floor)
    if subject is None and hit.verb > sentence.first:
        shared = words.lower[hit.verb - 1] in ("and", "but", "then", "also")
        if shared and previous is not None:
            return replace(hit, subject=previous.subject, first=hit.verb - 1, shared=True)
        if shared or (joined and previous is not None):
            subject = first_subject(words, sentence, hit.verb)
            return replace(hit, subject=subject, first=hit.verb - 1, shared=True)
    first = subject[0] if subject else hit.verb
    return replace(hit, subject=subject, first=first)


def first_subject(words: Words, sentence: Sentence, verb: int) -> Range | None:
    """Return the subject of the sentence's first finite verb: "The prime minister thanked them and said" """
    for index in range(sentence.first, verb):
        if words.finite[index] and words.pair[index] < 0:
            return subject_before(words, index, sentence.first)
    return None


def gerund(words: Words, sentence: Sentence, hit: Hit, previous: Hit | None) -> Hit:
    """Read ", saying that …": the subject is that of the cue or the verb before it."""
    before = words.lower[hit.verb - 1] if hit.verb > sentence.first else ""
    if before not in (",", "-", "–", "—", "and", "by", "after") and not (before and words.pair[hit.verb - 1] >= 0):
        progressive = (
            before in PASSIVES and words.pos[hit.verb - 1] != "PART" and subject_before(words, hit.verb, sentence.first)
        )
        return replace(hit, subject=progressive or None, first=progressive[0] if progressive else hit.verb)
    subject = previous.subject if previous else first_subject(words, sentence, hit.verb)
    return replace(hit, subject=subject, gerund=True, shared=True, first=hit.verb)
