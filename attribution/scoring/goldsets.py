"""Annotated sets as articles and gold pieces: what each set means by a quotation, in one place.

* PolNeAR annotates beliefs and polls too. Asked for are attributions with marks, and indirect ones whose cue is a verb of
  speech or a colon; the rest counts neither way. Its tokens cut a doubled mark ('') in two or leave an opening mark out:
  a passage that closes a mark which it does not open begins at that mark (about 1% of pieces; `strict` does without).
* GUM marks quoted words that nobody says (`unattributed_quoted`) and denied attributions (`attribution-negative`): neither way.
* Annotated stories mark `optional` quotations (a reported speech act), neither way; of `e2e` only reports with gold
  quotations are annotated, of `fiction` all are, but not every indirect quotation without a plain cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from attribution.scoring.pieces import Piece, gold_pieces
from attribution.types import Span

Row = Mapping[str, Any]
SPEECH_CUES = frozenset({"speech", "punct"})
# Gold's keys and those of an article record.
KEYS = {"doc": "id", "outlet": "source", "title": "title", "text": "text", "byline": "byline"}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article record as the product reads it, and its gold pieces; ValueError where offsets and words disagree."""

    record: Row
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        text = self.record["text"]
        for piece in self.pieces:
            if piece.of(text) != piece.text:
                raise ValueError(
                    f"gold at {piece.start}:{piece.end} of {self.record['id']} reads {piece.text[:60]!r}, "
                    f"the text there {piece.of(text)[:60]!r}"
                )


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A named set; `indirect_complete` says whether a needless indirect quotation can be called one."""

    name: str
    articles: tuple[GoldArticle, ...]
    indirect_complete: bool = True


def polnear_article(row: Row) -> GoldArticle:
    """An article of PolNeAR."""
    pieces = [
        with_marks(piece, row["text"])
        for quote in row["quotes"]
        for piece in gold_pieces(
            quote, name="", optional=quote["kind"] == "indirect" and quote.get("cue_class") not in SPEECH_CUES
        )
    ]
    return GoldArticle({"id": row["id"], "text": row["text"]}, tuple(pieces))


def with_marks(piece: Piece, text: str) -> Piece:
    """The piece with the mark it closes and does not open, and with both halves of a doubled mark.

    `''It sank.''` annotated as `'It sank.'` begins one character earlier and ends one later.
    """
    start, end = piece.start, piece.end
    before = text[start - 1 : start]
    if before == "'" == text[start : start + 1] or before in _unopened(text[start:end]):
        start -= 1
    if text[end - 1 : end] == "'" == text[end : end + 1] and text[start : start + 2] == "''" != text[end - 2 : end]:
        end += 1
    if (start, end) == (piece.start, piece.end):
        return piece
    return replace(piece, start=start, end=end, text=text[start:end], annotated=Span(piece.start, piece.end))


def _unopened(words: str) -> frozenset[str]:
    """The opening mark that is missing before `words`, if any."""
    straight, curly = words.count('"') % 2 == 1 and words.endswith('"'), words.count("”") > words.count("“")
    return frozenset((['"'] if straight else []) + (["“"] if curly else []))


def gum_article(row: Row) -> GoldArticle:
    """An article of GUM, with the names its entities are linked to."""
    text = row["text"]
    pieces = [
        piece
        for quote in row["quotes"]
        for piece in gold_pieces(
            quote,
            name=quote.get("speaker_entity") or "",
            optional=quote.get("relation") == "attribution-negative",
        )
    ]
    loose = [
        Piece(start, end, text[start:end], "direct", optional=True)
        for start, end in row.get("unattributed_quoted") or ()
    ]
    return GoldArticle({"id": row["id"], "text": text}, (*pieces, *loose))


def story_articles(articles: Iterable[Row], quotes: Iterable[Row], *, all_annotated: bool) -> tuple[GoldArticle, ...]:
    """The articles of annotated stories that are annotated for quotations: all, or those that have any."""
    pieces: dict[str, list[Piece]] = {}
    for quote in quotes:
        pieces.setdefault(quote["doc"], []).extend(gold_pieces(quote))
    return tuple(
        GoldArticle(article_record(row), tuple(pieces.get(row["doc"], ())))
        for row in articles
        if all_annotated or row["doc"] in pieces
    )


def article_record(row: Row) -> dict[str, Any]:
    """An article record as the product reads it, from a gold article; empty values are left out."""
    record = {ours: row[theirs] for theirs, ours in KEYS.items() if row.get(theirs)}
    published = row.get("published") or row.get("date")
    return record | ({"published": published} if published else {})
