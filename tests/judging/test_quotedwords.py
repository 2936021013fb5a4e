"""Statements that are quotations agree only where the words do."""

from __future__ import annotations

from dataclasses import replace

from attribution.judging.matches import Match
from attribution.judging.quotations import judge
from attribution.judging.quotedwords import inside, other_words, said_in
from attribution.judging.values import Comparison
from attribution.matching.remarks import Remark
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Quote, Span
from tests.judging.building import claim, figure, pair
from tests.judging.test_quotations import Alike


def said(statement: Claim, words: str, speaker: str) -> Remark:
    """A full quotation inside a statement."""
    start = statement.text.index(words)
    quote = Quote("q1", "direct", start, start + len(words), words, (Span(start, start + len(words)),), evidence={"speaker": "subject of cue"})
    return Remark(start, start + len(words), statement.article, words, quote, speaker, statement, True, words)


def test_quotations_in_other_words_do_not_agree() -> None:
    """Two quotations in other words are no agreement; the same words, or a paraphrase, may be."""
    a = claim("“The tide took the wall,” said Odd Berg.", "a")
    other = claim("“It was the sea that broke it,” said Odd Berg.", "b")
    same = claim("“The tide took the wall,” he said.", "b")
    told = claim("Odd Berg said that the tide had taken the wall.", "b")
    one = said(a, "The tide took the wall", "Odd Berg")
    assert other_words(pair(a, other), said_in([one, said(other, "It was the sea that broke it", "Odd Berg")]))
    assert not other_words(pair(a, same), said_in([one, said(same, "The tide took the wall", "Odd Berg")]))
    assert not other_words(pair(a, told), said_in([one]))


def test_figures_inside_misattributed_words() -> None:
    """A figure that two speakers are given with the same words is told by that finding; one outside the words is not."""
    text = "“We lost 40 boats that night in the harbour,” said Odd Berg, 61."
    a, b = claim(text, "a"), claim(text.replace("Odd Berg", "Eva Lund"), "b")
    words = "We lost 40 boats that night in the harbour"
    verdict = judge(said(a, words, "Odd Berg"), said(b, words, "Eva Lund"), Vectors(Alike()))
    assert verdict is not None
    assert verdict.relation == "misattributed"
    ask = inside([verdict])
    boats = replace(figure("40", 40), start=text.index("40"), end=text.index("40") + 2)
    age = replace(figure("61", 61), start=text.index("61"), end=text.index("61") + 2)
    assert ask(Match("number", pair(a, b), boats, boats, Comparison("agree", ""), {}))
    assert not ask(Match("number", pair(a, b), age, age, Comparison("agree", ""), {}))
