"""Articles into an archive: each is counted once, what was acknowledged is durable, and a second run does nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.archive import open_archive
from attribution.archive.database.dbfaults import ArchiveReadOnlyError
from attribution.archive.holding import members
from attribution.archive.store import Archive
from attribution.engines import archiving
from attribution.engines.archiving import Filed, add_articles, read_again
from attribution.errors import ConfigError
from attribution.types import Article, Diagnostic
from tests.engines.desks import TEXTS, checker, reports


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    made = open_archive(tmp_path / "archive.db")
    yield made
    made.close()


def counts(filed: Filed) -> tuple[int, int, int, int]:
    """New, changed, same, lost."""
    return filed.new, filed.changed, filed.same, filed.lost


def test_every_article_is_counted_once(archive: Archive, nlp: Any) -> None:
    """New, then the same without being read again, then changed; `done` is their sum."""
    desk, engine = checker(nlp)
    first = add_articles(desk, archive, reports())
    assert (counts(first), first.done) == ((len(TEXTS), 0, 0, 0), len(TEXTS))
    assert engine.surveyed == list(TEXTS)
    second = add_articles(desk, archive, reports())
    assert counts(second) == (0, 0, len(TEXTS), 0)
    assert len(engine.surveyed) == len(TEXTS)
    third = add_articles(desk, archive, reports(b=TEXTS["b"].replace("23", "29")))
    assert counts(third) == (0, 1, len(TEXTS) - 1, 0)
    assert engine.surveyed[len(TEXTS) :] == ["b"]
    assert {one.id: one.text for one in members.articles(archive)}["b"].count("29") == 2


def test_other_models_read_again_what_is_the_same(archive: Archive, nlp: Any) -> None:
    """An article with an older reading is surveyed, and is still the same article."""
    add_articles(checker(nlp)[0], archive, reports())
    desk, engine = checker(nlp, reading_key="reader 2")
    assert counts(add_articles(desk, archive, reports())) == (0, 0, len(TEXTS), 0)
    assert engine.surveyed == list(TEXTS)
    assert len(members.readings(archive, list(TEXTS), "reader 2")) == len(TEXTS)


def test_lost_articles_and_second_ones_of_an_id(archive: Archive, nlp: Any, tmp_path: Path) -> None:
    """An id counts once; a missing file and an article that breaks the reader are lost, told, and not in the archive."""
    desk, engine = checker(nlp)
    engine.losing = {"b"}
    one, two, *_ = reports()
    filed = add_articles(desk, archive, [one, two, reports(a="Another text about tulips.")[0], tmp_path / "none.txt"])
    assert counts(filed) == (1, 0, 0, 3)
    codes = [diagnostic.code for diagnostic in filed.diagnostics]
    assert sorted(codes)[:2] == ["crash", "duplicate_id"]
    assert len(codes) == 3
    assert all(diagnostic.failed for diagnostic in filed.diagnostics)
    assert [held.text for held in members.articles(archive)] == [TEXTS["a"]]


def test_an_acknowledged_part_is_durable(archive: Archive, nlp: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whenever a part is acknowledged another connection finds as many articles; a run that is cut there goes on behind them."""
    monkeypatch.setattr(archiving, "ADDED", 2)
    seen: list[tuple[int, int]] = []

    def acknowledge(filed: Filed) -> None:
        other = open_archive(tmp_path / "archive.db", create=False)
        seen.append((filed.new, len(list(members.articles(other)))))
        other.close()
        if filed.new == 4:
            raise KeyboardInterrupt

    desk, engine = checker(nlp)
    with pytest.raises(KeyboardInterrupt):
        add_articles(desk, archive, reports(), acknowledge)
    assert seen == [(2, 2), (4, 4)]
    assert counts(add_articles(desk, archive, reports())) == (2, 0, 4, 0)
    assert engine.surveyed[-2:] == list(TEXTS)[-2:]


def test_what_is_read_again_is_kept(archive: Archive, nlp: Any) -> None:
    """The readings come by id; the next look-up finds them; one that breaks the reader keeps its older reading."""
    add_articles(checker(nlp)[0], archive, reports())
    desk, engine = checker(nlp, reading_key="reader 2")
    engine.losing = {"c"}
    assert set(read_again(desk, archive, ["a", "c"])) == {"a", "c"}
    assert [r.article.id for r in members.readings(archive, ["a", "c"], "reader 2")] == ["a"]
    assert [r.article.id for r in members.readings(archive, ["a", "c"], "reader 1")] == ["a", "c"]
    assert read_again(desk, archive, []) == {}


def test_what_others_write_while_an_article_is_read_again_stays(archive: Archive, nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed and taken out after they were handed to the reader: neither is put back; the one that nobody touched is kept."""
    add_articles(checker(nlp)[0], archive, reports())
    desk, engine = checker(nlp, reading_key="reader 2")
    real = engine.survey

    def slow(articles: Iterable[Article]) -> Iterator[Any]:
        given = list(articles)
        add_articles(checker(nlp)[0], archive, [reports(a="Ferry rescue. All aboard the Tarvik ferry were saved.")[0]])
        members.remove(archive, ["b"])
        return real(given)

    monkeypatch.setattr(engine, "survey", slow)
    assert set(read_again(desk, archive, ["a", "b", "c"])) == {"a", "b", "c"}
    held = {article.id: article.text for article in members.articles(archive)}
    assert held["a"].startswith("Ferry rescue")
    assert "b" not in held
    assert [r.article.id for r in members.readings(archive, ["a", "b", "c"], "reader 2")] == ["c"]


def test_a_file_that_may_only_be_read_is_refused_before_anything_is_read(archive: Archive, nlp: Any) -> None:
    """Reading takes minutes: the error comes before it."""
    archive.read_only = True
    desk, engine = checker(nlp)
    with pytest.raises(ArchiveReadOnlyError, match="may only be read: allow it"):
        add_articles(desk, archive, reports())
    assert engine.surveyed == []


def test_what_is_read_again_is_given_where_it_cannot_be_kept(archive: Archive, nlp: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An archive that may only be read answers with other models too; it is told once."""
    add_articles(checker(nlp)[0], archive, reports())
    archive.read_only = True
    desk, _ = checker(nlp, reading_key="reader 2")
    assert set(read_again(desk, archive, ["a", "b"])) == {"a", "b"}
    assert caplog.text.count("may only be read: what is computed is not kept") == 1
    assert list(members.readings(archive, ["a", "b"], "reader 2")) == []


def test_a_closed_archive_is_an_error_with_the_next_step(archive: Archive, nlp: Any) -> None:
    """Nothing is lost in silence."""
    archive.close()
    with pytest.raises(ConfigError, match="open it again"):
        add_articles(checker(nlp)[0], archive, reports())


def test_counts_begin_at_nothing() -> None:
    """An empty run is done with nothing; a diagnostic alone is no article."""
    assert Filed(diagnostics=[Diagnostic("note", "…")]).done == 0
