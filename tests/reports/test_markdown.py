"""Markdown: nothing from an article is markup."""

from __future__ import annotations

from dataclasses import replace

from attribution.reports import render, render_quotes
from attribution.reports.safe import clean, markdown
from tests.reports.sample import POST, conflict, quote, sample_report, side, single_report


def test_page_has_headings_passages_and_closing():
    """The page quotes both passages with their sources and marks the deciding words."""
    text = render(sample_report(), "markdown")
    assert "## High severity (1)" in text
    assert "**Harbour Herald, 2024-03-04** (herald.txt ¶ 1):\n\n> <b>At least 19</b> people were killed" in text
    assert "| ✓ number | people on board | about 300 (Harbour Herald ¶ 2) | 304 (Island Post ¶ 2) |  |" in text
    assert "Left out: 2 other measure." in text


def test_markdown_from_articles_is_escaped():
    """Emphasis, links, HTML, table bars and mentions are shown as they are printed."""
    passage = side(POST, "Divers found [the] *wreck*", "[the]")
    text = render(sample_report(replace(conflict(), b=passage, slot="<script>|x `y` @ed")), "markdown")
    assert r"> Divers found <b>\[the\]</b> \*wreck\*" in text
    assert r"### \<script\>\|x \`y\` \@ed" in text


def test_line_starts_cannot_open_blocks():
    """What would be a list, a heading, a rule or a quotation at the start of a line is not."""
    assert markdown("- a") == r"\- a"
    assert markdown("1. a") == r"1\. a"
    assert markdown("# a") == r"\# a"
    assert markdown("> a") == r"\> a"
    assert markdown("=== a") == r"\=== a"
    assert markdown("see https://x.y and www.z.org") == r"see https\://x.y and www\.z.org"
    assert markdown("a\n\n    b") == "a      b"


def test_clean_leaves_scripts_alone():
    """Joiners and direction marks of real writing stay; what hides or turns text is made visible."""
    assert clean("می‌خواهم") == "می‌خواهم"
    assert clean("a\tb\u2028c") == "a b c"
    assert clean("\x00\x1b\x7f\u200b\ufeff\u2066") == "␀␛<U+007F><U+200B><U+FEFF><U+2066>"


def test_quotes_table():
    """Quotations become table rows, bars and line breaks inside them escaped."""
    reading = replace(sample_report().readings[0], quotes=(replace(quote(), text="“a|b\nc”"),))
    text = "".join(render_quotes([reading], "markdown"))
    assert "| direct | Ada Brenner, minister | “a\\|b c” | 81 |" in text


def test_single_article_shows_its_quotations():
    """With nothing to compare, the quotations are still on the page."""
    assert "“The crew has become part of the problem,”" in render(single_report(), "markdown")
