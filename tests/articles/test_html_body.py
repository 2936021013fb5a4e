"""The story of a page: its paragraphs, and what of the page is not the story."""

from __future__ import annotations

import pytest

from attribution.articles.html import read_html
from attribution.types import Article
from tests.articles.pages import FIRST, FOURTH, SECOND, STORY, THIRD, page, story_page


def of_role(article: Article, role: str) -> list[str]:
    """The words of every block of a role."""
    return [block.of(article.text) for block in article.blocks if block.role == role]


def test_one_paragraph_is_one_paragraph() -> None:
    """Each <p> is one block, the dateline cut off the first; the headline stands above them."""
    article = read_html(story_page(), id="a.html")
    assert of_role(article, "title") == ["Crane falls on quay"]
    assert of_role(article, "dateline") == ["STORVIK, 4 March (NTB) -"]
    assert of_role(article, "body") == [FIRST.split(" - ")[1], SECOND, THIRD, FOURTH]
    assert article.text.split("\n\n") == ["Crane falls on quay", *STORY]


def test_inline_markup_and_line_breaks_part_nothing() -> None:
    """Links, emphasis and a single <br> stay within a paragraph; two of them part it."""
    marked = SECOND.replace("Nine dockers", "<a href='/d'>Nine <b>dockers</b></a>").replace(", said", ",<br>said")
    body = f"<article><h1>Crane falls on quay</h1><p>{FIRST}</p><p>{marked}</p><div>{THIRD}<br><br>{FOURTH}</div></article>"
    article = read_html(page(body), id="a.html")
    assert article.text.split("\n\n")[1:] == list(STORY)


@pytest.mark.parametrize(
    "box",
    [
        "<aside class='related'><h3>Related</h3><p>Ferry sinks off Storvik with 41 dead, the coast guard said on Tuesday.</p></aside>",
        "<div class='newsletter-signup'><p>Get 41 dead stories a week in your inbox, free, every morning at seven.</p></div>",
        "<p><a href='/ferry'>Ferry sinks off Storvik with 41 dead</a></p>",
        "<p>Read more: <a href='/ferry'>Ferry sinks off Storvik with 41 dead</a></p>",
        "<div class='InlinePromo'><p>Ferry sinks off Storvik, 41 dead, and what we know of its captain so far.</p></div>",
        "<ul><li><a href='/a'>Ferry sinks with 41 dead</a></li><li><a href='/b'>Why 41 dead is not the end</a></li></ul>",
        "<div class='comments'><p>I heard there were 41 dead and nobody tells us anything, said my neighbour.</p></div>",
        "<div class='advert'><p>Advertisement: insure yourself, 41 dead cannot be wrong about our policies.</p></div>",
    ],
)
def test_other_stories_are_not_the_body(box: str) -> None:
    """Teasers, newsletters, links to other stories and comments between the paragraphs give no figure to the story."""
    article = read_html(story_page(inside=box), id="a.html")
    assert "41 dead" not in " ".join(of_role(article, "body"))
    assert [words in article.text for words in STORY] == [True] * 4


def test_a_wrapper_with_an_unlucky_name_is_the_story() -> None:
    """A story within an element called "promo-widget" is not thrown away with it."""
    paragraphs = "".join(f"<p>{words}</p>" for words in STORY)
    article = read_html(page(f"<div class='promo-widget'><h1>Crane falls on quay</h1>{paragraphs}</div>"), id="a.html")
    assert all(words in article.text for words in STORY)


def test_captions_are_kept_apart() -> None:
    """A caption is a caption, below the story, with its credit; a teaser's caption is none of this story."""
    figure = "<figure><img src='q.jpg'><figcaption>The quay at Vilamar after the crane fell. <span>Photo: Duarte Leal / NTB</span></figcaption></figure>"
    teaser = "<aside class='related'><figure><figcaption>The ferry that sank with 41 dead in the strait.</figcaption></figure></aside>"
    article = read_html(story_page(inside=figure + teaser), id="a.html")
    assert of_role(article, "caption") == ["The quay at Vilamar after the crane fell. Photo: Duarte Leal / NTB"]
    assert "41 dead" not in article.text
    assert article.blocks[-1].role == "caption"


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("<p>Correction: An earlier version of this article said that twelve dockers were hurt.</p>", "correction"),
        ("<div class='correction'><h4>Correction</h4><p>This story gave the wrong day. The crane fell on Friday.</p></div>", "correction"),
        ("<p><em>An earlier version of this story misstated the number of the dockers who were hurt.</em></p>", "correction"),
        ("<p>Editor’s note: The name of the harbour office was changed after publication.</p>", "editors_note"),
    ],
)
def test_corrections_are_told_and_not_compared(note: str, code: str) -> None:
    """A correction or a note is a diagnostic with its words and its place, and no part of the story."""
    article = read_html(story_page(inside=note), id="a.html")
    told = [entry for entry in article.diagnostics if entry.code == code]
    assert len(told) == 1
    assert told[0].start is not None
    assert told[0].end is not None
    words = article.text[told[0].start : told[0].end]
    assert words in told[0].message
    assert all(words not in block for block in of_role(article, "body"))
    assert {block.role for block in article.blocks if block.start == told[0].start} == {"boilerplate"}


def test_a_sentence_about_a_correction_is_story() -> None:
    """A report on a ministry's correction is no correction of the report."""
    words = "The ministry published a correction on Sunday and said that an earlier version of its figures was wrong."
    article = read_html(story_page(inside=f"<p>{words}</p>"), id="a.html")
    assert words in of_role(article, "body")
    assert not article.diagnostics


def test_same_page_same_article() -> None:
    """Reading a page twice gives equal articles."""
    assert read_html(story_page(), id="a.html") == read_html(story_page(), id="a.html")
