"""Quotations: whose they are, how that was found, and the trouble with their marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.desk.making import make
from attribution.types import Diagnostic, Passage
from tests.desk.building import quote, reading, report


def rows(one):
    """The rows of an article's quotations."""
    return make(report(one)).rows("quotations")


def test_whose_words():
    """Speaker as printed and resolved, role, chain, evidence, confidence, and who else it could be."""
    text = "“We left,” he told AFP. Others stayed."
    said = quote(
        text, "q1", "“We left,”", printed="he", who="Jo Ek", role="mayor of the U", chain=("AFP",), confidence=0.914, cue=Passage(14, 18, "told"),
        evidence={"speaker": "reader", "name": "he -> Ek (paragraph 2) -> Jo Ek", "runner_up": "Zoë Šarić 0.12"},
    )  # fmt: skip
    [row] = rows(reading(text, quotes=(said,)))
    found = [row.get(key) for key in ("speaker_printed", "speaker", "role", "chain", "evidence", "confidence", "alternates", "line", "kind")]
    assert found == ["he", "Jo Ek", "mayor of the U", "AFP", "trained reader; he → Ek (paragraph 2) → Jo Ek; cue “told”", "0.91", "Zoë Šarić (0.12)", "1", "direct"]
    assert row.get("status") == "unchecked"
    assert not row.get("anonymity_printed")


@pytest.mark.parametrize(
    ("evidence", "printed"),
    [({"anonymous": "officials"}, "no reason printed"), ({"anonymous": "officials", "anonymity": "on condition of anonymity"}, "on condition of anonymity")],
)
def test_anonymity(evidence, printed):
    """A source without a name has the reason the report gives, or is said to have none."""
    text = "“We left,” officials said."
    assert rows(reading(text, quotes=(quote(text, "q1", "“We left,”", printed="officials", evidence=evidence),)))[0].get("anonymity_printed") == printed


def test_scare_quotes_and_titles_are_left_out():
    """Marks around irony and titles are no speech; indirect speech is."""
    text = "The “experts” sang “Blue Sea”. He said it sank."
    quotes = (quote(text, "q1", "“experts”", "scare"), quote(text, "q2", "“Blue Sea”", "title"), quote(text, "q3", "it sank", "indirect", "He"))
    assert [row.get("words") for row in rows(reading(text, quotes=quotes))] == ["it sank"]


def test_a_broken_quotation_is_one():
    """Two pieces with the cue between them are one row, its words from the first to the last mark."""
    text = "“We left,” he said, “and stayed away.”"
    said = quote(text, "q1", text, printed="he")
    assert [row.get("words") for row in rows(reading(text, quotes=(said,)))] == [text]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("“We left,”", ""), ('"We left,"', ""), ("“We left,", "marks do not pair"), ('"We left,', "marks do not pair"),
        ('“We left,"', "marks do not pair"), ("“We left.\n“We stayed.”", ""), ('“He said "no" to us”', "straight and curly marks"), ("«On part»", ""),
    ],
)  # fmt: skip
def test_marks(words, problem):
    """Marks that do not pair are told; a quotation over paragraphs opens each of them and closes once."""
    text = f"{words} he said."
    assert rows(reading(text, quotes=(quote(text, "q1", words, printed="he"),)))[0].get("mark_problem") == problem


def test_stray_marks_of_the_sentence():
    """What the reader could not pair is told at the quotations of that sentence, and at no other."""
    text = "“We left,” he said ”. “We stayed,” she said."
    start = text.index(" ”") + 1
    quotes = (quote(text, "q1", "“We left,”", printed="he"), quote(text, "q2", "“We stayed,”", printed="she"))
    stray = Diagnostic("unpaired_quotation_mark", "” at offset 19 has no partner in its paragraph; check the quotation there", "a.txt", start, start + 1)
    one = replace(reading(text, quotes=quotes), diagnostics=(stray,))
    assert [row.get("mark_problem") for row in rows(one)] == ["no partner: ” at offset 19", ""]


def test_equal_remarks_have_keys_of_their_own():
    """The same words said twice are two quotations, and whose they are does not change their keys."""
    text = "“No,” he said. “No,” he said."
    first = quote(text, "q1", "“No,”", printed="he")
    second = replace(first, id="q2", start=15, end=20, fragments=())
    one, other = (rows(reading(text, quotes=(replace(first, speaker_name=who), second))) for who in (None, "Jo Ek"))
    assert len({row.key for row in one}) == 2
    assert [row.key for row in one] == [row.key for row in other]
