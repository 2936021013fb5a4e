"""Alterations of neighbouring sentences are one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from attribution.judging.joining import joined
from attribution.judging.quotations import Remarked, judge
from attribution.matching.remarks import Remark
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Quote, Span, Voice


class Unlike:
    """An embedder for which no two texts are alike."""

    def embed(self, sentences: Any) -> Any:
        """Unit vectors at right angles, as far as two dimensions go."""
        return [[1.0, 0.0] if len(text) % 2 else [0.0, 1.0] for text in sentences]


def remarks(page: str, article: str, speaker: str) -> list[Remark]:
    """The quoted sentences of a page of one quotation a sentence, in text order."""
    found, start = [], 0
    for number, sentence in enumerate(page.split("|"), 1):
        text = sentence.split("“")[1].split("”")[0].rstrip(",.")
        clean = page.replace("|", " ")
        at = clean.index(text, start)
        begin = clean.index(sentence, max(0, at - len(sentence)))
        claim = Claim(begin, begin + len(sentence), f"{article}#c{number}", article, sentence, "body", 1, Voice(None))
        quote = Quote(f"q{number}", "direct", at, at + len(text), text, (Span(at, at + len(text)),), evidence={"speaker": "subject of cue"})
        found.append(Remark(at, at + len(text), article, text, quote, speaker, claim, True, text, clean))
        start = at
    return found


def verdicts(a: list[Remark], b: list[Remark]) -> list[Remarked]:
    """The verdicts on all pairs that are one remark."""
    vectors = Vectors(Unlike())
    found = [judge(one, other, vectors) for one in a for other in b]
    return [verdict for verdict in found if verdict is not None]


HERE = "“The old pier was closed to us,” said Ida Roth.|“Nobody asked the fishermen at all.”"
THERE = "“The old pier was shut to us,” said Ida Roth.|“No one asked the fishermen at all.”"


def test_two_altered_sentences_are_one_finding() -> None:
    """Two altered sentences that follow each other in both reports are one alteration, its words apart from the cue between them."""
    found = verdicts(remarks(HERE, "a", "Ida Roth"), remarks(THERE, "b", "Ida Roth"))
    assert [f.relation for f in found] == ["altered_quote", "altered_quote"]
    (one,) = joined(found)
    assert one.relation == "altered_quote"
    assert one.a.claim.text == HERE.replace("|", " ")
    assert one.b.claim.text == one.b.page[one.b.claim.start : one.b.claim.end]
    assert [w.form for w in one.a.words()] == ["the", "old", "pier", "was", "closed", "to", "us", "nobody", "asked", "the", "fishermen", "at", "all"]


def test_sentences_far_apart_stay_two() -> None:
    """With a statement between them, two alterations are two findings."""
    found = verdicts(remarks(HERE, "a", "Ida Roth"), remarks(THERE, "b", "Ida Roth"))
    page = found[1].a.page.replace(" “Nobody", " He paused. “Nobody")
    moved = [replace(f, a=replace(f.a, page=page)) for f in found]
    late = replace(moved[1].a, start=moved[1].a.start + 11, end=moved[1].a.end + 11)
    late = replace(late, claim=replace(late.claim, start=late.claim.start + 11, end=late.claim.end + 11))
    assert len(joined([moved[0], replace(moved[1], a=late)])) == 2


def test_one_sentence_is_two_elsewhere() -> None:
    """A sentence that is two in the other report is compared as a whole, the part that agrees included."""
    one = remarks("“We are not selling the mill, we are lending one.”", "a", "Ida Roth")
    two = remarks("“We are not selling the mill.”|“We are lending two,” said Ida Roth.", "b", "Ida Roth")
    found = verdicts(one, two)
    assert {f.relation for f in found} == {"agree", "altered_quote"}
    (whole,) = joined(found)
    assert whole.relation == "altered_quote"
    assert "2" in {w.form for w in whole.wording.only_b}
