"""Drafts against an archive: what it holds of their events is found, and a draft is never held against its own text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attribution import against
from attribution.against import apart, counterparts, fused, marked_ids, printing, record, scored
from attribution.archive import open_archive
from attribution.archive.store import Archive
from attribution.articles import read_text
from attribution.engines.archiving import add_articles
from attribution.reading import read
from attribution.types import Article, Reading
from tests.engines.desks import BUDGET, CONFIG, FERRY, TEXTS, Words, checker, reports

KEY = "reader 1"
DRAFT = "Ferry sinks near Tarvik. A ferry sank off Tarvik on Monday, killing 19 people, the coast guard said. “We lost good people in the storm,” said Captain Ada Brun."


@pytest.fixture
def archive(tmp_path: Path, nlp: Any) -> Iterator[Archive]:
    """Two events and a report of a third."""
    made = open_archive(tmp_path / "archive.db")
    add_articles(checker(nlp)[0], made, reports())
    yield made
    made.close()


def drafted(nlp: Any, *articles: Article) -> list[Reading]:
    """The readings of drafts."""
    return read(articles, checker(nlp)[0].models, CONFIG, claims=True)


def test_the_index_and_an_exact_search_find_the_same(archive: Archive, nlp: Any) -> None:
    """All reports of the draft's event are found, in the order of their ids; the other event is behind them."""
    drafts = drafted(nlp, read_text(DRAFT, id="draft"))
    found = counterparts(drafts, archive, Words(), "words", KEY)
    assert found == counterparts(drafts, archive, Words(), "words", KEY, exact=True)
    assert set(FERRY) <= set(found)
    scores = scored(drafts[0], archive, Words(), "words")
    assert min(scores[name] for name in FERRY) > max((scores.get(name, 0.0) for name in BUDGET), default=0.0)
    assert counterparts([], archive, Words(), "words", KEY) == []
    assert scored(drafts[0], archive, Words(), "another encoder") == {}
    assert set(FERRY) <= set(counterparts(drafts, archive, Words(), "another encoder", KEY))  # by their names
    assert set(FERRY) <= set(counterparts(drafts, archive, Words(), "words", "another reader"))
    assert fused(["a", "b"], ["b"])["b"] > fused(["a", "b"], ["b"])["a"]


def test_who_prints_the_words_goes_before_who_resembles(archive: Archive, nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for one article it is the one with the quotation."""
    monkeypatch.setattr(against, "LIMIT", 1)
    other = "The harbour reopens. “We lost good people in the storm,” said Captain Ada Brun of the parliament of Quarne, which passed the budget on Friday."
    draft = drafted(nlp, read_text(other, id="draft"))[0]
    assert "a" in printing(draft, archive)
    assert counterparts([draft], archive, Words(), "words", KEY)[0] in printing(draft, archive)


def test_an_article_is_no_counterpart_of_its_own_id(archive: Archive, nlp: Any) -> None:
    """Neither is another draft's; and they take no place of others."""
    drafts = drafted(nlp, *reports()[:2])
    found = counterparts(drafts, archive, Words(), "words", KEY)
    assert "c" in found
    assert not {"a", "b"} & set(found)
    odd = drafted(nlp, read_text(TEXTS["a"], id="\ud800.txt"))
    add_articles(checker(nlp)[0], archive, [read_text(TEXTS["a"], id="\ud800.txt")])
    assert not any(name.startswith("\ufffd") for name in counterparts(odd, archive, Words(), "words", KEY))


def test_a_draft_is_not_held_against_its_own_text(archive: Archive, nlp: Any) -> None:
    """Its text under another id is set apart and named in the coverage; of the rest copies are marked."""
    draft = drafted(nlp, read_text(TEXTS["b"], id="zz-draft"))
    held = drafted(nlp, *reports()[:3], read_text(TEXTS["c"], id="d"))
    rest, same = apart(draft, held)
    assert same == {"b": "zz-draft"}
    assert [(r.article.id, r.article.copy_of) for r in rest] == [("a", None), ("c", None), ("d", "c")]
    assert apart(held[:1], held[:1]) == ([], {})
    assert marked_ids([draft[0].article, held[1].article], {"zz-draft"}) == {"b": "zz-draft"}
    assert record(archive, ["b"], same) == {"archive": archive.place, "looked_at": ["b"], "same_text": {"b": "zz-draft"}}
    assert record(archive, [], {}) == {"archive": archive.place, "looked_at": []}


def test_a_checked_draft_is_compared_with_the_archive_only(archive: Archive, nlp: Any) -> None:
    """Every finding has a side in the draft, and what the archive holds twice of it is not one of them."""
    report = checker(nlp)[0].check([read_text(DRAFT, id="draft")], against=archive)
    pairs = [{a.article, b.article} for f in report.findings for a, b in ((f.a, f.b), *f.also)]
    assert pairs
    assert all("draft" in pair for pair in pairs)
    own = checker(nlp)[0].check([replace(reports()[0], id="draft")], against=archive)
    assert own.coverage["against"]["same_text"] == {"a": "draft"}
    assert "a" not in {r.article.id for r in own.readings}
