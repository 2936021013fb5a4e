"""The words of an article as the quotation reader takes them: pieces of text, structure as small numbers, heads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordTable:
    """Parallel columns over the words of one article, blanks left out; `heads[i]` is a row of the same table.

    `features[i]` holds one small number per column of `feature_sizes` (who fills them documents what they mean), `relations[i]`
    the class of the dependency label to the head. `sentences[i]` is the sentence's number, never falling.
    """

    words: Sequence[str]
    features: Sequence[Sequence[int]]
    feature_sizes: tuple[int, ...]
    heads: Sequence[int]
    relations: Sequence[int]
    sentences: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)


# Where a word stands as seen from an anchor word. Children of the anchor pass their relation class (0-9) to all below them.
CHILD_CLASSES = 10
ANCHOR, ABOVE, BESIDE, EARLIER, LATER = range(CHILD_CLASSES, CHILD_CLASSES + 5)
STANDINGS = CHILD_CLASSES + 5


def standings(table: WordTable, anchor: int, first: int, last: int) -> list[int]:
    """The standing of words `first` up to `last` (without) towards an anchor.

    Below the anchor a word has the relation class of the anchor's child over it; the anchor's own heads are ABOVE, other
    words of its sentence BESIDE, other sentences EARLIER and LATER.
    """
    sentence = table.sentences[anchor]
    above = set()
    climb = anchor
    while table.heads[climb] != climb and table.heads[climb] not in above:
        climb = table.heads[climb]
        above.add(climb)
    known: dict[int, int] = {anchor: ANCHOR, **dict.fromkeys(above, ABOVE)}
    begins = bisect_left(table.sentences, sentence, first, last)
    ends = bisect_right(table.sentences, sentence, begins, last)
    inside = [_standing(table, word, anchor, known) for word in range(begins, ends)]
    return [EARLIER] * (begins - first) + inside + [LATER] * (last - ends)


def _standing(table: WordTable, word: int, anchor: int, known: dict[int, int]) -> int:
    """Climb from a word until something known is met, then note the answer for everything on the way."""
    path = []
    while word not in known:
        path.append(word)
        head = table.heads[word]
        if head == word or len(path) > len(table.words):
            known[word] = BESIDE
        elif head == anchor:
            known[word] = table.relations[word]
        word = head if word not in known else word
    answer = BESIDE if known[word] in (ABOVE, ANCHOR) else known[word]
    for step in path:
        known.setdefault(step, answer)
    return known[path[0]] if path else known[word]
