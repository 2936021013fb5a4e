"""What each annotated set asks for."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.scoring.goldsets import article_record, gum_article, polnear_article, story_articles
from attribution.scoring.pieces import gold_pieces
from attribution.types import Span

TEXT = 'Ana Ruiz said the dam held. "We held it," she said. "All night."'


def row(start: int, end: int, **more: Any) -> dict[str, Any]:
    """A gold quotation of TEXT."""
    return {
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "kind": "indirect",
        "speaker": None,
        "cue": None,
        **more,
    }


@pytest.mark.parametrize(
    ("kind", "cue_class", "asked"),
    [
        ("indirect", "speech", True),
        ("indirect", "punct", True),
        ("indirect", "speech_act", False),
        ("indirect", "other", False),
        ("mixed", "other", True),
        ("direct", "speech_act", True),
    ],
)
def test_polnear_asks_for_speech(kind: str, cue_class: str, asked: bool) -> None:
    """Beliefs and polls count neither way; whatever has marks is asked for."""
    article = polnear_article({"id": "p", "text": TEXT, "quotes": [row(14, 26, kind=kind, cue_class=cue_class)]})
    assert [piece.optional for piece in article.pieces] == [not asked]
    assert article.record == {"id": "p", "text": TEXT}


def test_polnear_fragments_cue_and_speaker() -> None:
    """A broken quotation is two pieces with one cue and one speaker."""
    spans = {"speaker": {"start": 42, "end": 45}, "cue": {"start": 46, "end": 50}}
    quote = row(28, 64, kind="direct", cue_class="speech", fragments=[[28, 41], [52, 64]], **spans)
    pieces = polnear_article({"id": "p", "text": TEXT, "quotes": [quote]}).pieces
    assert [piece.text for piece in pieces] == ['"We held it,"', '"All night."']
    assert {(piece.cue, piece.speaker) for piece in pieces} == {(Span(46, 50), Span(42, 45))}


@pytest.mark.parametrize(
    ("text", "span", "mended"),
    [
        ("He said, ''It held.''", (10, 21), "''It held.''"),
        ("He said, ''It held.''", (9, 20), "''It held.''"),
        ('He said, "It held."', (10, 19), '"It held."'),
        ("He said, “It held.”", (10, 19), "“It held.”"),
        ("He said the “old” dam held", (8, 26), "the “old” dam held"),
        ("He said, “It held, ‘all’”", (9, 25), "“It held, ‘all’”"),
    ],
)
def test_polnear_marks_that_tokens_cut(text: str, span: tuple[int, int], mended: str) -> None:
    """A mark that is closed and not opened is taken in; the annotated offsets are kept for the strict line."""
    quote = {"start": span[0], "end": span[1], "text": text[slice(*span)], "kind": "direct", "cue_class": "speech"}
    (piece,) = polnear_article({"id": "p", "text": text, "quotes": [quote]}).pieces
    assert piece.text == piece.of(text) == mended
    assert piece.annotated == (None if (piece.start, piece.end) == span else Span(*span))


def test_gum_names_denials_and_loose_marks() -> None:
    """Names are the entities'; denied attributions and marks that nobody says count neither way."""
    quotes = [
        row(14, 26, speaker_entity="Ana Ruiz", relation="attribution-positive"),
        row(14, 26, speaker_entity=None, relation="attribution-negative"),
    ]
    article = gum_article({"id": "g", "text": TEXT, "quotes": quotes, "unattributed_quoted": [[52, 64]]})
    assert [(piece.name, piece.optional) for piece in article.pieces] == [("Ana Ruiz", False), ("", True), ("", True)]
    assert article.pieces[2].text == '"All night."'


def test_stories_are_scored_where_they_are_annotated() -> None:
    """In e2e reports with gold, in fiction all; quotations find their report by its name."""
    articles = [{"doc": "a", "text": TEXT, "date": "2031-08-11", "byline": ""}, {"doc": "b", "text": "Nothing."}]
    quotes = [row(14, 26, doc="a", optional=True)]
    (only,) = story_articles(articles, quotes, all_annotated=False)
    assert only.record == {"id": "a", "text": TEXT, "published": "2031-08-11"}
    assert only.pieces[0].optional
    assert [len(article.pieces) for article in story_articles(articles, quotes, all_annotated=True)] == [1, 0]


def test_an_article_record_has_our_keys() -> None:
    """Empty values are left out."""
    record = article_record(
        {"doc": "a", "text": "T.", "outlet": "The Post", "title": "", "published": "2031-08-11T09:20"}
    )
    assert record == {"id": "a", "text": "T.", "source": "The Post", "published": "2031-08-11T09:20"}


def test_speaker_offsets_of_either_record_form() -> None:
    """`speaker_start` and `speaker_end` do as well as a `speaker` object, and may be null."""
    flat = {"start": 14, "end": 26, "text": TEXT[14:26], "kind": "indirect", "speaker_start": 0, "speaker_end": 8}
    speaker = gold_pieces(flat)[0].speaker
    assert speaker is not None
    assert speaker.of(TEXT) == "Ana Ruiz"
    assert gold_pieces(flat | {"speaker_start": None, "speaker_end": None})[0].speaker is None
