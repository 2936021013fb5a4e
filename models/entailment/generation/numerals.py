"""The counts in a real sentence that can safely be exchanged, and the plainer ways to tell the same sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from models.entailment.generation.spelling import read
from models.entailment.generation.words import Sentence, Word

# With one of these in a sentence a larger or smaller figure no longer says what it says in a plain statement.
UNSURE = frozenset(
    [
        "not",
        "n't",
        "n’t",
        "no",
        "never",
        "without",
        "if",
        "unless",
        "whether",
        "could",
        "may",
        "might",
        "would",
        "should",
        "must",
        "nor",
        "neither",
        "cannot",
        "hardly",
        "than",
        "every",
        "each",
        "any",
        "or",
        "until",
        "only",
        "just",
        "per",
        "another",
    ]
)
SKIPPED_HEADS = frozenset(
    [
        "year",
        "o'clock",
        "pm",
        "am",
        "p.m.",
        "a.m.",
        "percent",
        "%",
        "point",
        "dollar",
        "euro",
        "st",
        "street",
        "day",
        "time",
        "hundred",
        "thousand",
        "million",
        "degree",
    ]
)
# Units lean on their figure: "falling at metres a second" is no sentence.
UNIT_HEADS = frozenset(
    [
        "metre",
        "meter",
        "kilometre",
        "kilometer",
        "mile",
        "foot",
        "yard",
        "inch",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "decade",
        "century",
        "kilogram",
        "kilo",
        "ton",
        "tonne",
        "pound",
        "point",
        "cent",
        "acre",
        "hectare",
        "litre",
        "liter",
    ]
)
# After these a figure is a bound: released "within three hours" is not wrong beside "within two".
BOUNDING = frozenset(("within", "under", "below", "above", "beyond", "than", "exceed", "exceeding", "exceeded", "by"))
LEADS = (
    "just over",
    "just under",
    "close to",
    "fewer than",
    "less than",
    "a total of",
    "an estimated",
    "no more than",
    "well over",
    "more than",
    "at least",
    "as many as",
    "up to",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "some",
    "roughly",
    "approximately",
)
BEFORE = frozenset(["DET", "PRON", "NUM", "ADV", "SYM", "PUNCT", "ADJ", "PART", "X"])
DROPPABLE = frozenset(["in", "on", "at", "during", "after", "before", "near", "since"])
CLINGING = frozenset(
    [
        "be",
        "live",
        "go",
        "come",
        "take",
        "put",
        "get",
        "lie",
        "stand",
        "sit",
        "happen",
        "occur",
        "base",
        "locate",
        "be",
        "place",
        "arrive",
        "have",
        "result",
    ]
)


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
        head = sentence.words[word.head]
        if (
            not (head.has("Number=Plur") and head.pos == "NOUN" and 0 < head.index - word.index <= 3)
            or head.lemma.lower() in SKIPPED_HEADS
        ):
            continue
        if word.index and sentence.words[word.index - 1].text.lower() in BOUNDING:
            continue
        if 1900 <= value <= 2100 and "," not in word.text:
            continue
        if any(w.pos not in ("ADJ", "NOUN") for w in sentence.words[word.index + 1 : head.index]):
            continue
        if (
            "(" in sentence.text[word.end : word.end + 30]
            or sentence.text[max(0, word.start - 1) : word.start] not in ("", " ")
            or sentence.text[word.end : word.end + 1] != " "
        ):
            continue
        yield spot(sentence, word, value)


def spot(sentence: Sentence, word: Word, value: int) -> Spot:
    """The spot of a numeral, begun where the phrase before it begins."""
    before = sentence.text[: word.start].lower()
    counted = sentence.words[word.head].lemma.lower() not in UNIT_HEADS
    for lead in LEADS:
        if before.endswith(f"{lead} ") and (len(before) == len(lead) + 1 or before[-len(lead) - 2] == " "):
            return Spot(
                word.start - len(lead) - 1,
                word.end,
                value,
                before.rpartition(lead)[0].split()[-1:] not in (["the"], ["a"]),
                counted,
            )
    previous = sentence.words[word.index - 1] if word.index else None
    return Spot(word.start, word.end, value, previous is None or previous.pos not in BEFORE, counted)


def retellings(sentence: Sentence, keep: Spot, rng: Random) -> list[tuple[int, int, str]]:
    """Changes that leave out one adjunct or aside which does not hold the spot; empty where there is none or chance says no."""
    if rng.random() < 0.45:
        return []
    found = [(start, end) for start, end in asides(sentence) if end <= keep.start or start >= keep.end]
    if not found:
        return []
    start, end = rng.choice(found)
    return [(start, end, "")]


def asides(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches that can be left out: relative clauses and appositions between commas, closing adjuncts of time and place, openers."""
    text = sentence.text
    for word in sentence.words:
        tree = sentence.subtree(word)
        if len(tree) != tree[-1].index - tree[0].index + 1 or word.head == word.index:
            continue
        start, end = tree[0].start, tree[-1].end
        closed = text[end : end + 1] in (",", ".") or text[end - 1] == ","
        opened = text[:start].rstrip().endswith(",") or text[start] == ","
        if word.relation in ("acl:relcl", "appos", "relcl") and opened and closed and start and alone(sentence, word):
            cut = start if text[start] == "," else text[:start].rstrip().rfind(",")
            yield cut, end + (text[end : end + 1] == ",") * (text[end + 1 : end + 2] == " ")
        elif word.relation.startswith(("obl", "nmod:unmarked")) and adjunct(sentence, word):
            if end == len(text.rstrip(".")) and text[start - 1] == " ":
                yield start, end
            elif start == 0 and text[end : end + 2] == ", ":
                yield 0, end + 2


def alone(sentence: Sentence, word: Word) -> bool:
    """Whether an aside is the only one of its noun, so that no comma of another is lost with it."""
    return (
        sum(w.relation in ("acl:relcl", "appos", "relcl", "acl") for w in sentence.children(sentence.words[word.head]))
        == 1
    )


def adjunct(sentence: Sentence, word: Word) -> bool:
    """Whether an oblique is a free adjunct of time or place of the main verb."""
    head = sentence.words[word.head]
    cases = [w.lemma.lower() for w in sentence.children(word, "case")]
    named = word.text in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return (
        head == sentence.root and head.lemma not in CLINGING and (named or (len(cases) == 1 and cases[0] in DROPPABLE))
    )
