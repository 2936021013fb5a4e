"""How alike two passages are, and which of many are worth comparing: never every passage with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attribution.desk.wording import tokens

# Characters of a passage that are compared: sentences are shorter, and a hostile one of a million characters costs no more.
COMPARED = 600
# Two unrelated English sentences share about 0.4 of their characters in order; only what is above that counts as likeness.
BY_CHANCE = 0.4
# A word that more than this many passages hold says little of which one is meant.
COMMON, CANDIDATES = 8, 6


def likeness(one: str, other: str) -> float:
    """How alike two passages are, 0 to 1: by words in order, or by letters where words are few (`Tuesday` and `Wednesday`).

    >>> likeness("12 people died on Monday", "15 people died on Monday") > 0.7
    True
    """
    from rapidfuzz.distance import Indel

    one, other = one[:COMPARED], other[:COMPARED]
    by_letters = (Indel.normalized_similarity(one, other) - BY_CHANCE) / (1 - BY_CHANCE)
    return max(0.0, by_letters, Indel.normalized_similarity(tokens(one), tokens(other)))


def sharing(old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of passages (number, words) that share rare words: for every new one the few old ones that share most, linear in all words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, words in old:
        for mark in marks(words):
            holders[mark].append(number)
    for number, words in new:
        found = Counter(at for mark in marks(words) for at in rare(holders, mark))
        for at, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]:
            yield at, number


def marks(words: str) -> set[tuple[str, ...]]:
    """The words of a passage, and its pairs of neighbouring words: pairs are rare where words are not."""
    said = tokens(words[:COMPARED])
    return {(word,) for word in said} | set(pairwise(said))


def rare(holders: Mapping[tuple[str, ...], list[int]], mark: tuple[str, ...]) -> Iterable[int]:
    """The holders of a mark that few hold."""
    held = holders.get(mark, ())
    return held if len(held) <= COMMON else ()
