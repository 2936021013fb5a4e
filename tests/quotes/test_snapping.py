"""What the reader tags, fitted to the marks."""

from __future__ import annotations

from attribution.quotes.marks import pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.snapping import Marks
from attribution.types import Article, Span


def snapped(text: str, tagged: str) -> list[tuple[str, str]]:
    """Kind and words of the pieces of a tagged stretch."""
    paragraphs = story_paragraphs(Article("a", text))
    marks = Marks(text, pair_marks(text, paragraphs).pairs, paragraphs)
    start = text.index(tagged)
    return [(piece.kind, piece.of(text)) for piece in marks.snap(Span(start, start + len(tagged)))]


def test_words_tagged_inside_marks_become_the_whole_quotation() -> None:
    """A tag that misses the marks and the last word gets both."""
    text = "“We will rebuild the bridge by May,” Bak said."
    assert snapped(text, "We will rebuild the bridge by") == [("direct", "“We will rebuild the bridge by May,”")]


def test_a_clause_without_marks_stays() -> None:
    """An indirect clause keeps its words and loses a comma at its end."""
    text = "The bridge will open in May, the minister said."
    assert snapped(text, "The bridge will open in May,") == [("indirect", "The bridge will open in May")]


def test_marks_inside_a_clause_make_it_mixed() -> None:
    """A clause with a few words in marks is one mixed quotation, marks whole."""
    text = "Bak said that the plan was “a waste of money” and would fail."
    assert snapped(text, "that the plan was “a waste of money” and would fail") == [
        ("mixed", "that the plan was “a waste of money” and would fail")
    ]


def test_a_tag_cut_inside_marks_takes_most_or_leaves_all() -> None:
    """Marks mostly covered come in whole; marks barely touched stay out."""
    text = "Bak said that the plan was “a waste of public money”, he added “nothing but” noise."
    assert snapped(text, "that the plan was “a waste of public")[0] == ("mixed", "that the plan was “a waste of public money”")
    assert snapped(text, "that the plan was “a")[0] == ("indirect", "that the plan was")


def test_a_sentence_in_marks_after_a_clause_stands_alone() -> None:
    """What a cue reports over two sentences is one indirect and one direct quotation."""
    text = "Bak said the plan was dead. “Nobody wants to pay for it.”"
    assert snapped(text, "the plan was dead. “Nobody wants to pay for it.”") == [
        ("indirect", "the plan was dead."),
        ("direct", "“Nobody wants to pay for it.”"),
    ]


def test_paragraphs_are_never_joined() -> None:
    """A tag over a paragraph break is cut there."""
    text = "The road stays closed, Bak said.\n\nIt opens in June."
    assert [words for _, words in snapped(text, "The road stays closed, Bak said.\n\nIt opens in June")] == [
        "The road stays closed, Bak said.",
        "It opens in June",
    ]


def test_punctuation_alone_is_nothing() -> None:
    """A tag on a dash or a comma makes no quotation."""
    assert snapped("Well — said Bak, no.", " — ") == []


def test_a_title_inside_a_clause_stays_in_it_anywhere() -> None:
    """Marks in mid-sentence do not break a clause, at the start of an article or far into it."""
    said = "He said that “The Long Walk Home” was his best book."
    for text in (said, "The valley stayed dry. " * 40 + said):
        assert snapped(text, "that “The Long Walk Home” was his best book") == [
            ("mixed", "that “The Long Walk Home” was his best book")
        ]
