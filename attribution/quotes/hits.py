"""Cues in a sentence: the verb, who is its subject, and where what was said begins."""

from __future__ import annotations

from dataclasses import replace

from attribution.quotes.cues import ANY_FORM, DOCUMENTS, FORMS, PHRASAL, Frame
from attribution.quotes.edges import Hit, with_left, with_right
from attribution.quotes.frames import PASSIVES, frame_of, is_unreal, open_frame
from attribution.quotes.inversion import inverts
from attribution.quotes.phrases import Range, phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.subjects import parsed_phrase, subject_after, subject_before
from attribution.quotes.words import Words

# How many heads a participle's subject may stand away: saying -> statement -> put (out) -> "His office".
CLIMB = 3


def find_hits(words: Words, sentence: Sentence) -> list[Hit]:
    """Return the cues of a sentence outside of marks in text order; negated and unreal ones are left out."""
    hits: list[Hit] = []
    for index in range(sentence.first, sentence.last):
        if words.pair[index] >= 0:
            continue
        if words.lower[index] not in ANY_FORM:
            frame = open_frame(words, sentence, index)
        else:
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
    """Read ", saying that …": the subject is that of the cue or the verb before it, or its own: "with Foss saying …"."""
    at = max(words.before(hit.verb), sentence.first)
    before = words.lower[at] if hit.verb > sentence.first else ""
    adverb = hit.verb > sentence.first and words.pos[hit.verb - 1] == "ADV"
    witness = phrase_before(words, hit.verb - adverb, sentence.first)
    if witness is not None and witness[0] > sentence.first and words.lower[witness[0] - 1] == "with":
        return replace(hit, subject=witness, first=witness[0] - 1, gerund=True)
    if before not in (",", "-", "–", "—", "and", "by", "after") and not (before and words.pair[at] >= 0):
        progressive = (
            before in PASSIVES and words.pos[hit.verb - 1] != "PART" and subject_before(words, hit.verb, sentence.first)
        )
        if not progressive and (before in DOCUMENTS or leads(words, sentence, hit.verb)):
            return replace(hit, subject=main_subject(words, sentence, hit.verb), gerund=True, shared=True)
        return replace(hit, subject=progressive or None, first=progressive[0] if progressive else hit.verb)
    subject = previous.subject if previous else main_subject(words, sentence, hit.verb)
    return replace(hit, subject=subject, gerund=True, shared=True, first=hit.verb)


def leads(words: Words, sentence: Sentence, verb: int) -> bool:
    """Say whether a colon, marks or "that" follow a cue at once: "emailed supporters saying: “…”"""
    after = verb + 1
    return after < sentence.last and (words.lower[after] in (":", "that") or words.pair[after] >= 0)


def main_subject(words: Words, sentence: Sentence, verb: int) -> Range | None:
    """Return the subject of the sentence for a participle in it, by the tags or else by the parse."""
    found = first_subject(words, sentence, verb)
    head = verb
    for _ in range(CLIMB):
        if found is not None:
            break
        head = words.doc[head].head.i
        found = parsed_phrase(words, head, sentence.first) if sentence.first <= head < verb else None
    return found


def verb_group(words: Words, hit: Hit) -> Range:
    """Return the tokens of a cue: the verb with its auxiliaries, adverbs and particle: "has also said", "pointed out"."""
    first = hit.verb
    floor = hit.subject[1] if hit.subject is not None and hit.subject[1] <= hit.verb else hit.verb
    while first > floor and words.pair[first - 1] < 0 and words.pos[first - 1] in ("AUX", "ADV", "PART"):
        first -= 1
    particle = (
        (words.lower[hit.verb], words.lower[hit.verb + 1 : hit.verb + 2]) if hit.verb + 1 < len(words.lower) else None
    )
    return first, hit.verb + 1 + (particle is not None and (particle[0], *particle[1]) in PHRASAL)
