"""CSV: a row a finding, read back whole, and no cell a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reports import render, render_quotes
from attribution.reports.cells import LONGEST, cell
from tests.reports.sample import conflict, sample_report


def table(text: str) -> list[dict[str, str]]:
    """The rows of a file as a program reads them."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_a_finding_with_both_passages() -> None:
    """Words, places, deciding words and explanation stand in cells of their own."""
    row = table(render(sample_report(conflict()), "csv"))[0]
    assert (row["relation"], row["severity"], row["needs_check"], row["also"]) == ("conflict", "high", "yes", "1")
    assert (row["a_outlet"], row["a_words"], row["a_deciding_words"]) == ("Harbour Herald", "At least 19 people were killed", "At least 19")
    assert (row["b_article"], row["b_start"], row["b_paragraph"]) == ("post.txt", "0", "1")
    assert row["confidence"] == "0.9123"


def test_a_row_a_quotation_as_articles_come() -> None:
    """The head comes first; an article without quotations adds nothing."""
    (row,) = table("".join(render_quotes(sample_report().readings, "csv")))
    assert (row["speaker"], row["speaker_printed"], row["cue"], row["kind"]) == ("Ada Brenner", "Minister Ada Brenner", "said", "direct")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "\n+1"])
def test_what_a_spreadsheet_would_run_is_text(words: str) -> None:
    """An apostrophe stands before it; the words are still there."""
    shown = cell(words)
    assert shown.startswith("'")
    assert words.strip() in shown
    row = table(render(sample_report(replace(conflict(), slot=words)), "csv"))[0]
    assert row["slot"] == shown


def test_numbers_and_plain_words_are_left_alone() -> None:
    """A negative number is a number; a dash inside words is none."""
    assert (cell(-0.5), cell(3), cell(None), cell(True), cell("a-b = c")) == ("-0.5", "3", "", "yes", "a-b = c")


def test_a_cell_has_the_length_a_spreadsheet_holds() -> None:
    """What is longer is cut, and says so."""
    assert len(cell("x" * 40_000)) == LONGEST
    assert cell("x" * 40_000).endswith("…")


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_becomes_a_formula_or_another_cell(slot: str, words: str) -> None:
    """Whatever is written, it comes back as one cell of one row, begins no formula and holds no control."""
    row = table(render(sample_report(replace(conflict(), slot=slot, explanation=words)), "csv"))
    assert len(row) == 1
    for shown in (row[0]["slot"], row[0]["explanation"]):
        assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert all(character >= " " for character in shown)
