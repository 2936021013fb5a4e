"""Lines: every sentence once, in order, and nothing of the story lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from attribution.desk.lines import lines_of, paragraphs
from attribution.types import Article, Block, Claim, Reading, Voice
from tests.desk.building import reading, titled


def texts(one):
    """The words of an article's lines."""
    return [line.of(one.article.text) for line in lines_of(one)]


def claims(text, *words):
    """Statements on some words of a text."""
    found = [(text.index(part), part) for part in words]
    return tuple(Claim(start, start + len(part), f"c{start}", "a", part, "body", 1, Voice()) for start, part in found)


def plain(text, *words):
    """An article of one block with statements on some of its words."""
    return Reading(Article("a", text, blocks=(Block(0, len(text), "body"),)), claims=claims(text, *words))


def visible(text):
    """A text without its blanks."""
    return "".join(text.split())


@given(st.lists(st.sampled_from(["It sank.", "“Why?”", "***", "\n\n", " ", "Mr. Diop left", ", he said", "\n", "…", "No. 5", "ﬁ", "\u2028"]), max_size=14), st.data())
def test_nothing_is_lost(parts, data):
    """Whatever the statements cover, the lines hold every visible character of the story once, in order."""
    text = "".join(parts)
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    found = tuple(Claim(a, b, f"c{a}", "a", text[a:b], "body", 1, Voice()) for a, b in spans)
    one = Reading(Article("a", text, blocks=(Block(0, len(text), "body"),) if text else ()), claims=found)
    lines = lines_of(one)
    assert "".join(visible(line.of(text)) for line in lines) == visible(text)
    assert all(a.end <= b.start for a, b in pairwise(lines))
    assert [line.no for line in lines] == list(range(1, len(lines) + 1))


def test_title_and_captions_are_lines():
    """Headline, captions and body have lines; a byline and a dateline have none."""
    one = titled(titled(reading("Bridge falls\nA picture of it.\nBy Ada Holm\nIt fell on Monday."), "title"), "caption", 1)
    one = titled(one, "byline", 2)
    assert texts(one) == ["Bridge falls", "A picture of it.", "It fell on Monday."]
    assert [line.role for line in lines_of(one)] == ["title", "caption", "body"]


def test_paragraphs_as_a_person_counts():
    """A blank line begins a paragraph, a single line end does not; the headline is the first."""
    text = "Bridge falls\n\nIt fell\non Monday. Why?\n\nNobody knows."
    article = Article("a", text, blocks=(Block(0, 12, "title"), Block(14, len(text), "body")))
    assert [(p.paragraph, text[p.start : p.end]) for p in paragraphs(article)] == [(1, "Bridge falls"), (2, "It fell\non Monday. Why?"), (3, "Nobody knows.")]


def test_two_voices_of_one_sentence_are_one_line():
    """A half in the article's own voice and a half in a speaker's are one sentence again."""
    text = "He left on Friday, saying “we are going home.” Nobody followed."
    assert texts(plain(text, "He left on Friday", "saying “we are going home.”", "Nobody followed.")) == ["He left on Friday, saying “we are going home.”", "Nobody followed."]


def test_gaps_are_lines():
    """What no statement covers is there too, cut where sentences end, not behind initials and months."""
    text = "It sank. FILE - Diop, seen on Friday, Jan. 27, at the U.N. Council. He waved. Nobody knows why."
    assert texts(plain(text, "It sank.", "Nobody knows why.")) == ["It sank.", "FILE - Diop, seen on Friday, Jan. 27, at the U.N. Council.", "He waved.", "Nobody knows why."]


def test_stray_marks_belong_to_a_sentence():
    """A mark outside of every statement is kept with the sentence before it, or with the first one."""
    text = "— It sank. ” Why not."
    assert texts(plain(text, "It sank.", "Why not.")) == ["— It sank. ”", "Why not."]


def test_endless_sentences_are_cut():
    """Text without a full stop makes lines of a bounded length, cut between words; a word without end is cut, too."""
    text = "on and on " * 400 + "x" * 4000
    found = texts(plain(text, text))
    assert max(map(len, found)) <= 1500
    assert all(set(words.split()) <= {"on", "and"} for words in found[:2])
    assert visible("".join(found)) == visible(text)


def test_articles_without_layout_or_statements():
    """An article whose reading failed shows its text all the same."""
    one = reading("It sank. Nobody knows why.")
    lost = replace(one, claims=(), article=replace(one.article, blocks=()))
    assert texts(lost) == ["It sank.", "Nobody knows why."]
