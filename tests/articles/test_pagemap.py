"""Spans of an article found again on its page by W3C selectors."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from attribution.articles.html import read_html
from attribution.articles.pagemap import page_selectors
from attribution.types import Span
from tests.articles.pages import FIRST, SECOND, story_page

BREAK = "<p>The mayor of Vilamar,\r\n <b>Duarte <i>Le<u>a</u>l</i></b>, said &amp; wrote  that\nthe caf\u00e9 \U0001f6a2 beside the quay <script>var a=1;</script>stays closed until Tuesday evening.</p>"
PAGE = story_page(inside=BREAK + "<figure><figcaption>The quay after the crane fell. <span>Photo: NTB</span></figcaption></figure>")


def selected(selectors: list[dict[str, Any]]) -> str:
    """What a program that knows only the page and the selectors would select."""
    tree = html.fromstring(PAGE.replace("\r\n", "\n"))
    (one,) = selectors
    if one["type"] == "XPathSelector":
        (element,) = tree.xpath(one["value"])
        words = "".join(element.itertext())
        return words[one["refinedBy"]["start"] : one["refinedBy"]["end"]]
    start, end = one["startSelector"], one["endSelector"]
    (first,), (last,) = tree.xpath(start["value"]), tree.xpath(end["value"])
    texts, at, ends = [], 0, {}
    for text in tree.xpath("//text()"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        for element in (holder, *holder.iterancestors()):
            ends.setdefault(element, at)
        texts.append(text)
        at += len(text)
    whole = "".join(texts)
    return whole[ends[first] + start["refinedBy"]["start"] : ends[last] + end["refinedBy"]["end"]]


@pytest.mark.parametrize(
    "words",
    [
        "Crane falls on quay",
        "Nine dockers were hurt",
        "STORVIK, 4 March",
        "the café \U0001f6a2 beside the quay",
        "Duarte Leal",
        "Duarte Leal, said & wrote that the café",
        "quay stays closed until Tuesday evening.",
        SECOND,
        FIRST[-20:] + "\n\n" + SECOND[:20],
        "after the crane fell. Photo: NTB",
        "The mayor of Vilamar, Duarte Leal, said & wrote that",
        "said & wrote",
    ],
)
def test_words_are_found_on_the_page(words: str) -> None:
    """Whatever a span holds, its selectors select on the page, spaces and scripts apart, in one element or over several."""
    article = read_html(PAGE, id="a.html")
    start = article.text.index(words)
    found = page_selectors(PAGE, article, Span(start, start + len(words)))
    shown = selected(found).replace("var a=1;", "")
    assert "".join(shown.split()) == "".join(words.split())


def test_words_that_are_not_on_the_page() -> None:
    """Another page's article has no place on this one, and blanks have none."""
    article = read_html(PAGE, id="a.html")
    assert page_selectors(story_page().replace("dockers", "porters"), article, Span(article.text.index("Nine"), article.text.index("Nine") + 4)) == []
    gap = article.text.index("\n\n")
    assert page_selectors(PAGE, article, Span(gap, gap + 2)) == []
