"""The plainer ways to tell a sentence with a count: without an adjunct or aside that does not hold the count."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.calendarnames import DAYS
from models.entailment.generation.numerals import Spot
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

CLINGING, DROPPABLE = frozenset(words("verbs", "clinging")), frozenset(words("counts", "droppable"))
ASIDES = ("acl:relcl", "appos", "relcl")


def retellings(sentence: Sentence, keep: Spot, rng: Random) -> list[tuple[int, int, str]]:
    """Changes that leave out one adjunct or aside which does not hold the spot; empty where there is none or chance says no."""
    if rng.random() < 0.45:
        return []
    found = [(start, end) for start, end in stretches(sentence) if end <= keep.start or start >= keep.end]
    if not found:
        return []
    start, end = rng.choice(found)
    return [(start, end, "")]


def stretches(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches that can be left out: relative clauses and appositions between commas, closing adjuncts of time and place, openers."""
    for word in sentence.words:
        tree = sentence.subtree(word)
        if len(tree) != tree[-1].index - tree[0].index + 1 or word.head == word.index:
            continue
        start, end = tree[0].start, tree[-1].end
        if word.relation in ASIDES and alone(sentence, word):
            yield from between_commas(sentence.text, start, end)
        elif word.relation.startswith(("obl", "nmod:unmarked")) and adjunct(sentence, word):
            if end == len(sentence.text.rstrip(".")) and sentence.text[start - 1] == " ":
                yield start, end
            elif start == 0 and sentence.text[end : end + 2] == ", ":
                yield 0, end + 2


def between_commas(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch with its commas, where it has them: `"Lee, the mayor, wept." -> ", the mayor,"`."""
    closed = text[end : end + 1] in (",", ".") or text[end - 1] == ","
    opened = text[:start].rstrip().endswith(",") or text[start] == ","
    if opened and closed and start:
        cut = start if text[start] == "," else text[:start].rstrip().rfind(",")
        yield cut, end + (text[end : end + 1] == ",") * (text[end + 1 : end + 2] == " ")


def alone(sentence: Sentence, word: Word) -> bool:
    """Whether an aside is the only one of its noun, so that no comma of another is lost with it."""
    return sum(w.relation in (*ASIDES, "acl") for w in sentence.children(sentence.words[word.head])) == 1


def adjunct(sentence: Sentence, word: Word) -> bool:
    """Whether an oblique is a free adjunct of time or place of the main verb."""
    head = sentence.words[word.head]
    cases = [w.lemma.lower() for w in sentence.children(word, "case")]
    free = word.text in DAYS or (len(cases) == 1 and cases[0] in DROPPABLE)
    return head == sentence.root and head.lemma not in CLINGING and free
