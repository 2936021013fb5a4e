"""The tokens of an article as plain lists, read once: what the rules look at, without asking spaCy again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from attribution.quotes.pairs import MarkPair

FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists over the tokens of `doc`; `pair[i]` is the index of the outer pair that token i stands in, or -1."""

    doc: Any
    text: str
    lower: list[str]
    pos: list[str]
    finite: list[bool]
    starts: list[int]
    ends: list[int]
    pair: list[int]
    pairs: tuple[MarkPair, ...]

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def before(self, index: int) -> int:
        """Return the token before one, blanks and line ends skipped (-1 where there is none)."""
        index -= 1
        while index >= 0 and self.pos[index] == "SPACE":
            index -= 1
        return index

    def said(self, first: int, last: int) -> str:
        """Return the text of tokens `first` up to, not including, `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def with_pairs(words: Words, pairs: Sequence[MarkPair]) -> Words:
    """Return the same words with other pairs of marks."""
    return replace(words, pair=mark_pairs(words.starts, pairs), pairs=tuple(pairs))


def read_words(doc: Any, text: str, pairs: Sequence[MarkPair] = ()) -> Words:
    """Return the word lists of a Doc; `pairs` are the outer pairs of marks that count as quotations."""
    lower, pos, finite, starts, ends = [], [], [], [], []
    for token in doc:
        word = token.lower_
        tag = token.tag_
        lower.append(word.replace("’", "'") if "’" in word else word)
        pos.append("SPACE" if token.is_space else token.pos_)
        finite.append(tag in FINITE_TAGS or (tag == "VBN" and "VerbForm=Fin" in str(token.morph)))
        start = token.idx
        starts.append(start)
        ends.append(start + len(token))
    return Words(doc, text, lower, pos, finite, starts, ends, mark_pairs(starts, pairs), tuple(pairs))


def has_verb(words: Words, first: int, last: int) -> bool:
    """Say whether a range states something: a verb that is no bare participle in -ing and no infinitive, or marks."""
    return any(
        words.finite[i]
        or words.pair[i] >= 0
        or (words.pos[i] in ("VERB", "AUX") and not words.lower[i].endswith("ing") and words.lower[i - 1] != "to")
        for i in range(first, last)
    )


def mark_pairs(starts: list[int], pairs: Sequence[MarkPair]) -> list[int]:
    """Return for each token the index of the pair it starts in, or -1; the pairs come in order and do not overlap."""
    inside = [-1] * len(starts)
    for number, pair in enumerate(pairs):
        for index in range(bisect_left(starts, pair.start), bisect_left(starts, pair.end)):
            inside[index] = number
    return inside
