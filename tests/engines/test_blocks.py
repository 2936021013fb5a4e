"""An archive compared with itself: no block twice, a changed one again, and the same report however often the run was cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from attribution import comparison
from attribution.archive import open_archive, tables
from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.store import Archive
from attribution.config import Config, Thresholds
from attribution.engines import blocks, judgedblocks
from attribution.engines.archiving import add_articles
from attribution.engines.blocks import check_archive
from attribution.engines.judgedblocks import block_key, run_key
from attribution.errors import ConfigError
from attribution.types import Reading, Report
from tests.engines.desks import BUDGET, CONFIG, FERRY, TEXTS, checker, reports


@pytest.fixture
def archive(tmp_path: Path, nlp: Any) -> Iterator[Archive]:
    """An archive of two events and a report of a third."""
    made = open_archive(tmp_path / "archive.db")
    add_articles(checker(nlp)[0], made, reports())
    yield made
    made.close()


def said(report: Report) -> Report:
    """The report without what tells how it was made."""
    return replace(report, coverage={name: value for name, value in report.coverage.items() if name != "archive"})


def test_a_block_is_not_compared_twice(archive: Archive, nlp: Any) -> None:
    """The second run judges nothing and says the same, from what was kept."""
    desk, engine = checker(nlp)
    fresh = check_archive(desk, archive)
    assert sorted(engine.judged) == [list(FERRY), list(BUDGET)]
    assert {f.a.article for f in fresh.findings} >= {"a", "p"}
    assert fresh.coverage["archive"] == {"archive": archive.place, "blocks": 2, "compared_now": 2, "without_likeness": 1}
    other, idle = checker(nlp)
    kept = check_archive(other, archive)
    assert idle.judged == []
    assert kept.coverage["archive"]["compared_now"] == 0
    assert said(kept) == said(fresh)
    assert repr(said(kept)) == repr(said(fresh))


def test_the_block_of_a_changed_article_is_compared_again(archive: Archive, nlp: Any) -> None:
    """The other one is not; and an article with its old text has its old judgement."""
    before = said(check_archive(checker(nlp)[0], archive))
    add_articles(checker(nlp)[0], archive, reports(q=TEXTS["q"].replace("198", "187")))
    desk, engine = checker(nlp)
    after = check_archive(desk, archive)
    assert engine.judged == [list(BUDGET)]
    assert "187" in repr(after.findings)
    assert "198" not in repr(after.findings)
    add_articles(checker(nlp)[0], archive, reports())
    desk, engine = checker(nlp)
    assert said(check_archive(desk, archive)) == before
    assert engine.judged == []


def test_a_run_that_is_cut_goes_on(archive: Archive, nlp: Any, tmp_path: Path) -> None:
    """What was said before the cut is not said again, and the report is that of a run that was not cut."""
    desk, engine = checker(nlp)
    engine.stop_after = 1
    with pytest.raises(KeyboardInterrupt):
        check_archive(desk, archive)
    assert len(engine.judged) == 1
    desk, rest = checker(nlp)
    report = check_archive(desk, archive)
    assert sorted(engine.judged + rest.judged) == [list(FERRY), list(BUDGET)]
    other = open_archive(tmp_path / "other.db")
    add_articles(checker(nlp)[0], other, reversed(reports()))
    assert said(check_archive(checker(nlp)[0], other)) == said(report)
    other.close()


def test_a_block_without_a_lost_article_is_not_kept(archive: Archive, nlp: Any) -> None:
    """The article is a failed diagnostic of this run; the next one compares the block with it."""
    whole = said(check_archive(checker(nlp, reading_key="reader 2")[0], archive))
    desk, engine = checker(nlp, reading_key="reader 3")
    engine.losing = {"q"}
    report = check_archive(desk, archive)
    assert [(d.code, d.article, d.failed) for d in report.diagnostics] == [("crash", "q", True)]
    assert not any("q" in (f.a.article, f.b.article) for f in report.findings)
    desk, engine = checker(nlp, reading_key="reader 3")
    assert said(check_archive(desk, archive)) == whole
    assert engine.judged == [list(BUDGET)]


def test_a_damaged_article_is_told_and_its_block_compared_when_it_is_mended(archive: Archive, nlp: Any) -> None:
    """The record of one report is broken: the run goes on without it; added again it is compared."""
    broken = tables.articles.c.id == "q"
    with archive.writing() as connection:
        connection.execute(update(tables.articles).where(broken).values(record=b"A1 no article"))
    report = check_archive(checker(nlp)[0], archive)
    assert [(d.code, d.article) for d in report.diagnostics] == [("damaged_article", "q")]
    assert "add it again" in report.diagnostics[0].message
    add_articles(checker(nlp)[0], archive, reports())
    mended = check_archive(checker(nlp)[0], archive)
    assert not mended.diagnostics
    assert any("q" in (f.a.article, f.b.article) for f in mended.findings)


def names(report: Report) -> set[str]:
    """The articles that findings name; each has its reading, with the passages in its text."""
    texts = {r.article.id: r.article.text for r in report.readings}
    for side in blocks.sides(report.findings):
        assert texts[side.article][side.start : side.end] == side.text
    return blocks.named(report.findings)


def test_what_was_said_of_an_article_is_left_out_when_its_record_breaks(archive: Archive, nlp: Any) -> None:
    """The block is kept, and the record broken since: no finding without a reading; added again it is said again, without any work."""
    whole = said(check_archive(checker(nlp)[0], archive))
    assert {"p", "q"} <= names(whole)
    with archive.writing() as connection:
        connection.execute(update(tables.articles).where(tables.articles.c.id == "q").values(record=b"A1 no article"))
    broken = check_archive(checker(nlp)[0], archive)
    assert [(d.code, d.article, d.failed) for d in broken.diagnostics] == [("damaged_article", "q", True)]
    assert names(broken) == names(whole) - {"p", "q"}
    add_articles(checker(nlp)[0], archive, reports())
    desk, engine = checker(nlp)
    assert said(check_archive(desk, archive)) == whole
    assert engine.judged == []


def test_an_article_that_others_change_meanwhile_is_told(archive: Archive, nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its old text was compared, and the archive has a new one when the report is written: nothing is shown at the wrong place."""
    real = blocks.all_said

    def changed(*given: Any) -> Any:
        found = real(*given)
        add_articles(checker(nlp)[0], archive, reports(q="Budget news. " + TEXTS["q"]))
        return found

    monkeypatch.setattr(blocks, "all_said", changed)
    report = check_archive(checker(nlp)[0], archive)
    assert [(d.code, d.article, d.failed) for d in report.diagnostics] == [("damaged_article", "q", True)]
    assert "changed" in report.diagnostics[0].message
    assert "q" not in names(report)


def test_an_id_that_no_column_takes_is_compared(archive: Archive, nlp: Any) -> None:
    """A file's name may hold half a character: the article is found under its own id all the same."""
    odd = "\ud800.txt"
    add_articles(checker(nlp)[0], archive, [replace(reports(q=TEXTS["q"].replace("198", "187"))[4], id=odd)])
    report = check_archive(checker(nlp)[0], archive)
    assert not report.diagnostics
    assert any(odd in (side.article for pair in ((f.a, f.b), *f.also) for side in pair) for f in report.findings)
    assert odd in {r.article.id for r in report.readings}


def test_other_settings_and_weights_make_other_keys(nlp: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Thresholds, what reads, the fitted weights, an article's id and its digest: each is part of a block's key."""
    desk = checker(nlp)[0]
    strict = Config(quote_reader="rules", thresholds=Thresholds(min_similarity=0.77))
    keys = {run_key(desk), run_key(checker(nlp, strict)[0]), run_key(checker(nlp, reading_key="reader 2")[0])}
    shown = checker(nlp, Config(quote_reader="rules", all_relations=False))[0]
    assert run_key(shown) in keys
    (tmp_path / "weights.toml").write_text("", "utf-8")
    monkeypatch.setattr(judgedblocks, "model_path", lambda _name: tmp_path / "weights.toml")
    assert len(keys | {run_key(desk)}) == 4
    ids = {block_key(b"run", names, {"a": bytes(32), "b": last}) for names, last in ((("a", "b"), bytes(32)), (("a",), bytes(32)), (("a", "b"), b"1" * 32))}
    assert len(ids) == 3


def test_only_what_is_shown_has_readings(archive: Archive, nlp: Any) -> None:
    """Every article that a finding names is there, no other; what is quiet is counted."""
    report = check_archive(checker(nlp, replace(CONFIG, all_relations=False))[0], archive)
    named = {side.article for f in report.findings for pair in ((f.a, f.b), *f.also) for side in pair}
    assert [r.article.id for r in report.readings] == sorted(named)
    assert set(report.coverage["unmatched"]) <= named
    assert isinstance(report.coverage["not_shown"], dict)
    assert [f.id for f in report.findings] == [f"f{number}" for number in range(1, len(report.findings) + 1)]


def test_vectors_of_another_encoder_are_told(archive: Archive, nlp: Any) -> None:
    """Articles that cannot be linked are no silent gap: a failed diagnostic says how many, and added again they are compared."""
    desk, _ = checker(nlp)
    desk.models.space = "other words"
    report = check_archive(desk, archive)
    assert not report.findings
    (told,) = report.diagnostics
    assert (told.code, told.failed) == ("other_encoder", True)
    assert told.message.startswith(f"{len(TEXTS)} of {len(TEXTS)} articles were added with another encoder")
    assert check_archive(checker(nlp)[0], archive).diagnostics == ()


def test_a_block_without_stories_lets_its_readings_go(archive: Archive, nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no two articles are one story all is said at once; the block behind it is said as ever."""
    real = comparison.group_stories

    def apart(readings: Sequence[Reading], *settings: Any) -> Any:
        found = real(readings, *settings)
        return [replace(s, articles=(name,)) for s in found for name in s.articles] if readings[0].article.id in FERRY else found

    monkeypatch.setattr(comparison, "group_stories", apart)
    desk, engine = checker(nlp)
    report = check_archive(desk, archive)
    assert engine.judged == [list(BUDGET)]
    assert report.coverage["archive"]["compared_now"] == 2
    assert {f.a.article for f in report.findings} == {"p"}


def test_nothing_chosen_is_an_error(archive: Archive, nlp: Any) -> None:
    """With the next step; what was chosen is looked at alone."""
    with pytest.raises(ConfigError, match="archive add"):
        check_archive(checker(nlp)[0], archive, Chosen(source="Nobody"))
    assert len(list(members.articles(archive))) == len(TEXTS)
