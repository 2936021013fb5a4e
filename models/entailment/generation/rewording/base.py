"""A rewording, and what the ways to make one ask of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.entailment.generation.calendarnames import DATING
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

# In the scope of one of these a shortened sentence need not follow.
SCOPE = frozenset(words("counts", "scope"))
NEEDY = frozenset(words("verbs", "needy"))
ENTITIES = ("Person", "Organization", "Location")


@dataclass(frozen=True, slots=True)
class Rewording:
    """The reworded text, its contradiction, whether it says less than the sentence, and the way it was made."""

    text: str
    opposite: str | None
    less: bool
    way: str


Way = Callable[[Sentence], Iterator[Rewording | None]]


def core(sentence: Sentence, word: Word) -> list[Word]:
    """The subtree without the marks at its ends."""
    tree = sentence.subtree(word)
    while len(tree) > 1 and tree[0].pos == "PUNCT":
        tree = tree[1:]
    while len(tree) > 1 and tree[-1].pos == "PUNCT":
        tree = tree[:-1]
    return tree


def solid(tree: list[Word]) -> bool:
    """Whether the words stand next to each other."""
    return tree[-1].index - tree[0].index == len(tree) - 1


def free(sentence: Sentence) -> bool:
    """Whether nothing in the sentence denies or conditions it, so that what is left after a cut still holds."""
    return not any(w.text.lower() in SCOPE for w in sentence.words)


def dated(tree: list[Word]) -> bool:
    """Whether the words name a day, a month or a year."""
    return any(w.text in DATING or (w.text.isdigit() and len(w.text) == 4) for w in tree)


def possessed(sentence: Sentence, word: Word) -> bool:
    """Whether a phrase holds "his", "their" and the like, which would point elsewhere in another place."""
    return any(w.relation == "nmod:poss" and w.pos == "PRON" for w in sentence.subtree(word))
