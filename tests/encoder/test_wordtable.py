"""Where words stand as seen from an anchor."""

from __future__ import annotations

from attribution.encoder.wordtable import ABOVE, ANCHOR, BESIDE, EARLIER, LATER, WordTable, standings

NSUBJ, CCOMP = 1, 2


def table(heads: list[int], relations: list[int], sentences: list[int]) -> WordTable:
    """A table without letters."""
    return WordTable([""] * len(heads), [()] * len(heads), (), heads, relations, sentences)


def test_standings_pass_down_from_the_children() -> None:
    """`Rain fell. Bak said she left.`: below a child of the anchor a word has the child's class."""
    #                rain fell . | bak said she left
    heads = [1, 1, 1, 4, 4, 6, 4]
    words = table(heads, [NSUBJ, 0, 0, NSUBJ, 0, NSUBJ, CCOMP], [0, 0, 0, 1, 1, 1, 1])
    assert standings(words, 4, 0, 7) == [EARLIER] * 3 + [NSUBJ, ANCHOR, CCOMP, CCOMP]


def test_standings_above_and_beside() -> None:
    """`She left, said Bak. Rain.`: the anchor hangs below what is said."""
    words = table([1, 1, 1, 2, 4], [NSUBJ, 0, 3, NSUBJ, 0], [0, 0, 0, 0, 1])
    assert standings(words, 2, 0, 5) == [BESIDE, ABOVE, ANCHOR, NSUBJ, LATER]


def test_a_cycle_of_heads_ends() -> None:
    """Broken heads (a cycle) give BESIDE instead of an endless climb."""
    words = table([1, 0, 2, 2], [1, 1, 0, 1], [0, 0, 0, 0])
    assert standings(words, 3, 0, 4) == [BESIDE, BESIDE, ABOVE, ANCHOR]
