"""The counts in a real sentence that can safely be exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.entailment.generation.spelling import read
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

UNSURE, BOUNDING = frozenset(words("counts", "unsure")), frozenset(words("counts", "bounding"))
SKIPPED_HEADS, UNIT_HEADS = frozenset(words("counts", "skipped_heads")), frozenset(words("counts", "unit_heads"))
LEADS = words("counts", "leads")
BEFORE = frozenset(["DET", "PRON", "NUM", "ADV", "SYM", "PUNCT", "ADJ", "PART", "X"])


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a count stands, with the phrase before it ("more than 40"), its value, whether it stands alone before its noun, and whether
    the noun is a thing that is counted, not a unit."""

    start: int
    end: int
    value: int
    bare: bool
    counted: bool = True


def certain(sentence: Sentence) -> bool:
    """Whether nothing negates, conditions or compares what the sentence says."""
    return not UNSURE & {w.text.lower() for w in sentence.words}


def spots(sentence: Sentence) -> Iterator[Spot]:
    """The counts of two or more that stand directly before the plural noun they count."""
    for word in sentence.words:
        value = read(word.text)
        if word.pos != "NUM" or not word.relation.startswith("nummod") or value is None or value < 2:
            continue
        year = 1900 <= value <= 2100 and "," not in word.text
        if not year and counts(sentence, word) and apart(sentence, word):
            yield spot(sentence, word, value)


def counts(sentence: Sentence, word: Word) -> bool:
    """Whether a numeral counts the things that its head names, with nothing but adjectives and nouns between, and is no bound."""
    head = sentence.words[word.head]
    things = head.has("Number=Plur") and head.pos == "NOUN" and 0 < head.index - word.index <= 3
    if not things or head.lemma.lower() in SKIPPED_HEADS:
        return False
    if word.index and sentence.words[word.index - 1].text.lower() in BOUNDING:
        return False
    return all(w.pos in ("ADJ", "NOUN") for w in sentence.words[word.index + 1 : head.index])


def apart(sentence: Sentence, word: Word) -> bool:
    """Whether spaces stand on both sides of a numeral and no bracket follows soon."""
    text = sentence.text
    spaced = text[max(0, word.start - 1) : word.start] in ("", " ") and text[word.end : word.end + 1] == " "
    return spaced and "(" not in text[word.end : word.end + 30]


def spot(sentence: Sentence, word: Word, value: int) -> Spot:
    """The spot of a numeral, begun where the phrase before it begins."""
    before = sentence.text[: word.start].lower()
    counted = sentence.words[word.head].lemma.lower() not in UNIT_HEADS
    for lead in LEADS:
        start = word.start - len(lead) - 1
        if before.endswith(f"{lead} ") and (start == 0 or before[start - 1] == " "):
            bare = before.rpartition(lead)[0].split()[-1:] not in (["the"], ["a"])
            return Spot(start, word.end, value, bare, counted)
    previous = sentence.words[word.index - 1] if word.index else None
    return Spot(word.start, word.end, value, previous is None or previous.pos not in BEFORE, counted)
