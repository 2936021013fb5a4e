"""Whether the subject of a cue follows it: “…,” said the coach."""

from __future__ import annotations

from attribution.quotes.phrases import Range, times_only
from attribution.quotes.sentences import Sentence
from attribution.quotes.subjects import subject_after
from attribution.quotes.words import Words


def inverts(words: Words, sentence: Sentence, verb: int, floor: int) -> bool:
    """Say whether the subject follows the verb: after a comma or a closing mark, with a noun next."""
    following = verb + 1
    while following < sentence.last and words.pos[following] == "SPACE":
        following += 1
    if verb == sentence.first:
        return leads_to_marks(words, sentence, verb)
    before = verb - 1
    adverb = words.pos[before] == "ADV" and before > sentence.first
    before -= adverb
    if not (words.pair[before] >= 0 or words.lower[before] in (",", "-", "–", "—", ":")):
        return False
    if following >= sentence.last or words.pair[following] >= 0:
        return False
    if words.lower[before] == "," and words.pair[before] < 0 and words.lower[following] == "that":
        return False
    found = subject_after(words, verb, sentence.last)
    if found is None or times_only(words, *found):
        return False
    if words.pair[before] >= 0 or names_speaker(words, sentence, verb, found):
        return True
    return not apposition_ends(words, sentence, before, found, floor)


def apposition_ends(words: Words, sentence: Sentence, comma: int, found: Range, floor: int) -> bool:
    """Say whether the comma before a verb closes an apposition, the subject lying before it: "Bak, a nurse, told us"."""
    after = words.lower[found[1]] if found[1] < sentence.last else "."
    ends = after in (",", ".", ";", "!", "?", "in", "on", "at") or words.pair[min(found[1], sentence.last - 1)] >= 0
    return not ends or not has_finite(words, floor, comma)


def has_finite(words: Words, first: int, last: int) -> bool:
    """Say whether a finite verb or a quotation stands between two tokens."""
    return any(words.finite[i] or words.pair[i] >= 0 for i in range(first, last))


def names_speaker(words: Words, sentence: Sentence, verb: int, found: Range) -> bool:
    """Say whether a name with nothing of a clause behind it follows a plain verb: "…, said Ms Deshpal, the commissioner"."""
    if words.lower[verb] not in ("said", "says", "added", "adds") or words.pos[found[1] - 1] != "PROPN":
        return False
    return found[1] >= sentence.last or words.lower[found[1]] in (",", ".", ";")


def leads_to_marks(words: Words, sentence: Sentence, verb: int) -> bool:
    """Say whether a cue opens its sentence with the subject behind it and marks after that: "Said Foss: “…”"""
    found = subject_after(words, verb, sentence.last)
    if found is None or not words.text[words.starts[verb]].isupper():
        return False
    after = next((i for i in range(found[1], sentence.last) if words.pos[i] != "SPACE"), sentence.last)
    if after >= sentence.last or words.lower[after] not in (":", ","):
        return False
    return any(words.pair[i] >= 0 for i in range(after + 1, min(after + 4, sentence.last)))
