"""What the alignment model is asked and what is made of its answers."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.judging.aligned import align
from attribution.judging.calibrated import Logistic
from attribution.judging.context import around, with_alignment, with_context, with_rank, worth_asking
from attribution.judging.marking import marked
from attribution.judging.matches import Match, number_matches
from attribution.types import Claim, Pair, Quantity, Verdict
from tests.judging.building import claim, figure, pair


class Told:
    """A scorer that answers by the words of the premise, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Sure of contradiction where a premise speaks of deaths, else neutral."""
        self.asked += pairs
        return [Verdict(0.1, 0.1, 0.8) if "died" in premise else Verdict(0.0, 1.0, 0.0) for premise, _ in pairs]


def with_figure(text: str, words: str, value: float, article: str) -> Claim:
    """A statement with one count in it."""
    start = text.index(words)
    base = figure(words, value)
    found = Quantity(start, start + len(words), words, value, value, value, "exact", 1, "count", thing=base.thing)
    return claim(text, article, quantities=(found,))


def matches() -> list[Match]:
    """Two statements of one article against one of another."""
    a = with_figure("At least nine people died.", "nine", 9, "a")
    b = with_figure("Some 12 people died on Monday.", "12", 12, "b")
    c = claim("Later 40 people marched.", "b", 2, quantities=(Quantity(6, 8, "40", 40, 40, 40, "exact", 1, "count", thing="person"),))
    return [m for p in (pair(a, b), Pair(a, c, 0.4)) for m in number_matches(p)]


def test_marked_keeps_every_word() -> None:
    """The item stands in brackets, all else is untouched."""
    match = matches()[0]
    assert marked(match.pair.a, match.a) == "At least [ nine ] people died."


def test_align_is_the_same_both_ways() -> None:
    """The mean of both orders does not depend on which text comes first, and no question is asked twice."""
    scorer = Told()
    texts = [("He died.", "They won."), ("They won.", "He died."), ("He died.", "They won.")]
    first, second, third = align(scorer, texts)
    assert first == second == third
    assert (first.agree, first.differ, first.fact) == (0.05, 0.4, 0.45)
    assert len(scorer.asked) == len(set(scorer.asked)) == 2


def test_rank_knows_the_best_counterpart() -> None:
    """Of two counterparts in one article the likelier is the best; the other says by how much it is behind."""
    right, wrong = with_rank(with_alignment(with_context(matches()), Told()))
    assert right.features["best"] == 1.0
    assert wrong.features["best"] == 0.0
    assert wrong.features["behind"] > 0
    assert right.features["only"] == 0.0, "nine has another rival in that article"


def test_around_leaves_the_items_out() -> None:
    """One sentence with another figure is the same around it."""
    a = with_figure("In all 14 people died there.", "14", 14, "a")
    b = with_figure("In all 19 people died there.", "19", 19, "b")
    (match,) = number_matches(pair(a, b))
    assert around(match) == 1.0


def test_hopeless_pairs_are_not_asked() -> None:
    """Without a chance a match is dropped, but an item's best one needs only half of it."""
    found = with_context(matches())
    model = {"ask_number": Logistic(-3.0, {"similarity": 2.0})}  # 0.2 and 0.1
    assert len(worth_asking(found, model, 0.5)) == 0
    assert [m.features["similarity"] for m in worth_asking(found, model, 0.25)] == [0.8]
    assert len(worth_asking(found, model, 0.15)) == 2
