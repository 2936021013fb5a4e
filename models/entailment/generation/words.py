"""A sentence with its dependency tree (Universal Dependencies), as the edits read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from models.entailment.generation.surface import capital


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `index` and `head` count from 0 in the sentence, the root's head is itself; `start`, `end` are code
    points of the sentence's text; `feats` is a UD feature string such as "Number=Sing|Tense=Past"."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    feats: str
    head: int
    relation: str
    start: int
    end: int

    def has(self, feature: str) -> bool:
        """Whether a feature such as "Tense=Past" is set."""
        return feature in self.feats.split("|")


@dataclass(frozen=True)
class Sentence:
    """The untouched text of a sentence, its words, its named entities as (start, end, label) in code points, and its source."""

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]
    source: str

    @cached_property
    def root(self) -> Word:
        """The head of the sentence."""
        return next(w for w in self.words if w.head == w.index)

    @cached_property
    def _children(self) -> dict[int, list[Word]]:
        """The dependents of every head."""
        table: dict[int, list[Word]] = {}
        for word in self.words:
            if word.head != word.index:
                table.setdefault(word.head, []).append(word)
        return table

    def children(self, word: Word, *relations: str) -> list[Word]:
        """The dependents of a word in text order, of these relations (by their first part: "nsubj" takes "nsubj:pass")."""
        found = self._children.get(word.index, [])
        return [w for w in found if not relations or w.relation in relations or w.relation.split(":")[0] in relations]

    def subtree(self, word: Word) -> list[Word]:
        """The word and all below it, in text order."""
        out, todo = [], [word]
        while todo:
            out.append(todo.pop())
            todo += self._children.get(out[-1].index, [])
        return sorted(out, key=lambda w: w.index)

    def span(self, word: Word) -> tuple[int, int]:
        """Code points of a word's subtree, from its first to its last word."""
        tree = self.subtree(word)
        return tree[0].start, tree[-1].end

    def phrase(self, word: Word) -> str:
        """The words of a subtree as printed."""
        start, end = self.span(word)
        return self.text[start:end]

    def replaced(self, *changes: tuple[int, int, str]) -> str:
        """The text with stretches exchanged: `replaced((0, 5, "Three"))`; spaces left double or before a mark are mended."""
        text = self.text
        for start, end, words in sorted(changes, reverse=True):
            text = text[:start] + words + text[end:]
        text = " ".join(text.split())
        for mark in (".", ",", ";", ":", "?", "!", ")"):
            text = text.replace(f" {mark}", mark)
        return capital(text)
