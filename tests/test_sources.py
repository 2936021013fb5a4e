"""Drafts and sources kept apart, and what is left to the usual rooms."""

from __future__ import annotations

import pytest

from attribution.errors import ConfigError
from attribution.pipeline import in_order, is_quiet
from attribution.sources import LONGEST_READ, apart, searched_only, too_long
from attribution.types import Article
from tests.judging.test_sourcefindings import finding

DRAFT, SOURCE = Article("a.txt", "A draft."), Article("b.txt", "A source.")


def test_a_source_among_the_drafts_is_the_source() -> None:
    """It is left out of the drafts, and a note says so."""
    good, notes = apart([DRAFT, Article("c.txt", "A source.")], [SOURCE])
    assert good == [DRAFT]
    assert [(note.code, note.article, note.failed) for note in notes] == [("source_among_drafts", "c.txt", False)]


def test_the_same_text_as_draft_and_source_is_refused() -> None:
    """Where nothing is left to check the run stops, with the next step."""
    with pytest.raises(ConfigError, match="--source"):
        apart([Article("c.txt", "A source.")], [SOURCE])


def test_one_id_for_draft_and_source() -> None:
    """An id means one article: the draft is lost, not mixed up with the source."""
    good, notes = apart([DRAFT, Article("b.txt", "Another text.")], [SOURCE])
    assert good == [DRAFT]
    assert [(note.code, note.failed) for note in notes] == [("duplicate_id", True)]


def test_long_sources_are_searched_only() -> None:
    """A note says what was not compared."""
    long = Article("long.txt", "word " * (LONGEST_READ // 5 + 1))
    assert too_long(long)
    assert not too_long(SOURCE)
    [note] = searched_only(long).diagnostics
    assert (note.code, note.failed) == ("long_source", False)


def test_missing_words_are_never_quiet() -> None:
    """They are shown by default and stand with what asks for an editor, agreements behind them."""
    missing, same, doubt = finding("We are going to build a harbour"), finding("We will not leave Mali"), finding("old wall")
    assert [is_quiet(one) for one in (missing, same, doubt)] == [False, False, True]
    assert [one.code for one in in_order((same,), (missing,))] == ["N201", "G102"]


