"""The terminal report: order, marks, colours, and text from articles kept harmless."""

from __future__ import annotations

import re
from dataclasses import replace

from attribution.reports import Style, render, render_quotes
from tests.reports.sample import HERALD, agreement, altered, conflict, quote, sample_report, side, single_report

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_gravest_come_first_and_agreements_last():
    """The order is that of an editor's need, whatever the order of the findings."""
    text = render(sample_report(), "table")
    places = [text.index(word) for word in ("High severity (1)", "Medium severity (1)", "Agreements (1)", "Compared:")]
    assert places == sorted(places)
    assert text.startswith("attribution 0.1.0: 1 conflict, 1 altered quote, 1 agreement\n")


def test_plain_text_has_no_escapes_and_keeps_its_width():
    """A pipe gets readable lines of at most 100 columns without a single control code."""
    text = render(sample_report(), "table")
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 100
    assert all(line == line.rstrip() for line in text.splitlines())


def test_outlet_date_article_and_paragraph_stand_beside_each_passage():
    """Both passages say where they come from."""
    text = render(sample_report(conflict()), "table")
    assert "Harbour Herald, 2024-03-04  ⟦At least 19⟧ people were killed" in text
    assert "Island Post, 2024-03-05     ⟦Fifteen⟧ people died" in text
    assert "herald.txt ¶ 1" in text
    for words in ("C101", "severity high", "⚠ needs a check", "✗ conflict", "people killed in the sinking", "F1"):
        assert words in text
    assert "At least 19 and 15 cannot both be the number of dead." in text


def test_differing_words_of_an_altered_quote_are_marked():
    """Without marks of its own an altered quote shows which words differ."""
    text = render(sample_report(altered()), "table")
    assert "“The crew ⟦has⟧ become part of the problem,”" in text
    assert "“The crew ⟦seems to have⟧ become part of the problem,”" in text


def test_terminal_marks_without_brackets_and_not_by_colour_alone():
    """On a terminal the deciding words are bold and underlined, and the passage is verbatim."""
    text = render(sample_report(conflict()), "table", Style(100, "standard"))
    assert "⟦" not in text
    assert re.search(r"\x1b\[1;4;31mAt least 19\x1b\[0m", text)
    assert "At least 19 people were killed" in ANSI.sub("", text)


def test_agreement_takes_one_line():
    """An agreement is one row: kind, slot, both figures with their places."""
    text = render(sample_report(agreement()), "table", Style(140))
    (row,) = [line for line in text.splitlines() if "people on board" in line]
    for words in ("✓ number", "about 300 (Harbour Herald ¶ 2)", "304 (Island Post ¶ 2)"):
        assert words in row


def test_closing_says_what_was_compared_and_left_out():
    """Numbers, reasons and lost articles end the report."""
    text = render(sample_report(), "table")
    assert "Compared: 2 articles, 1 story, 12 pairs considered, 3 pairs compared." in text
    assert "Left out: 2 other measure." in text
    assert "✗ not read: nothing.txt holds no text (empty)" in text


def test_articles_cannot_write_to_the_terminal():
    """Escapes, carriage returns, overrides and rich markup in an article are shown, not obeyed."""
    evil = replace(conflict(), slot="[red]x[/] \x1b]0;owned\x07 \r\u202e\x9b2J", explanation="[link=a]b[/link]")
    for style in (Style(), Style(100, "truecolor")):
        text = ANSI.sub("", render(sample_report(evil), "table", style))
        assert not set("\x1b\x07\r\u202e\x9b") & set(text)
        assert "[red]x[/] ␛]0;owned␇" in text
        assert "<U+202E><U+009B>2J" in text
        assert "[link=a]b[/link]" in text


def test_marks_outside_or_overlapping_never_change_the_words():
    """Odd marks are clipped; taken together the pieces are the passage."""
    whole = side(HERALD, "At least 19 people were killed", "At least 19", "19 people")
    beyond = replace(whole, start=whole.start, marks=(*whole.marks, replace(whole.marks[0], start=0, end=5)))
    text = render(sample_report(replace(conflict(), a=beyond)), "table")
    assert "⟦At least 19⟧⟦ people⟧ were killed" in text


def test_narrow_and_wide():
    """A narrow terminal wraps; nothing is lost from the passages."""
    text = render(sample_report(conflict()), "table", Style(44))
    assert max(len(line) for line in text.splitlines()) <= 44
    assert "Fifteen" in text


def test_further_pairs_are_counted():
    """Three further pairs are named, the rest counted."""
    pair = (conflict().a, conflict().b)
    text = render(sample_report(replace(conflict(), also=(pair,) * 5)), "table")
    assert text.count("also Harbour Herald ¶ 1 and Island Post ¶ 1") == 3
    assert "and 2 more pairs of passages" in text


def test_single_article_shows_its_quotations():
    """With nothing to compare, the quotations are still there."""
    text = render(single_report(), "table")
    assert "nothing was compared" in text
    assert "“The crew has become part of the problem,”" in text
    assert "Compared: 1 article, 0 pairs considered." in text


def test_quotes_name_speaker_and_role():
    """A row says who, in which role, and in what words."""
    text = "".join(render_quotes(sample_report().readings, "table", Style(120)))
    assert "Ada Brenner, minister" in text
    assert "herald.txt (Harbour Herald, 2024-03-04): 1 quotation" in text
    assert "post.txt (Island Post, 2024-03-05): 0 quotations" in text


def test_quotes_show_the_printed_form_and_the_chain():
    """A pronoun stands beside the name it means; a relayed quotation names who relayed it."""
    he = replace(quote(), speaker=replace(quote().speaker, text="she"), chain=("a spokesman",))
    reading = replace(sample_report().readings[0], quotes=(he,))
    text = "".join(render_quotes([reading], "table", Style(200)))
    assert "Ada Brenner, minister (“she”), via a spokesman" in text


def test_same_report_same_bytes():
    """Two renderings are equal in every format."""
    for name in ("table", "json", "jsonl", "markdown", "svg"):
        assert render(sample_report(), name) == render(sample_report(), name)
