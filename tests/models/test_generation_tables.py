"""The word tables as they are read."""

from __future__ import annotations

from random import Random

import pytest

from models.entailment.generation import wordtables
from models.entailment.generation.edit import of_split
from models.entailment.generation.surface import either, period

FRAMES = [
    ("saying", "one"), ("saying", "two"), ("saying", "differ"), ("saying", "told"), ("quoting", "frames"), ("order", "clauses", "before"),
    ("order", "nouns", "led"), ("names", "unnamed", "Person"), ("names", "loose", "Location"), ("antonyms", "kinds", "who", "frames"),
]  # fmt: skip


@pytest.mark.parametrize("keys", FRAMES, ids=".".join)
def test_frames_of_the_splits_are_disjoint(keys: tuple[str, ...]) -> None:
    """Every table has frames for both splits, none of them twice."""
    found = wordtables.words(*keys)
    assert len(set(found)) == len(found)
    assert of_split(found, "train")
    assert of_split(found, "dev")


def test_a_table_of_another_shape_is_refused() -> None:
    """Rows are not words and words are not rows."""
    assert wordtables.rows("scenes", "deeds")[0][1] == "approve"
    with pytest.raises(TypeError, match="rows"):
        wordtables.words("scenes", "deeds")
    with pytest.raises(TypeError, match="words"):
        wordtables.rows("scenes", "times")


def test_a_clause_is_printed_as_a_sentence() -> None:
    """A capital and a full stop; a random order of two keeps both."""
    assert period("the court sat") == "The court sat."
    assert {either(Random(seed), "a", "b") for seed in range(20)} == {("a", "b"), ("b", "a")}
