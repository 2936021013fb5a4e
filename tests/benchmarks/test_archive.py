"""The archive's benchmark: its corpus, which drafts are kept out, recall and percentiles by hand, and an archive that is enlarged."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from attribution.archive.holding import members
from attribution.archive.meaning.nearest import nearest
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.counting import stats
from attribution.types import Article
from benchmarks import archive as command
from benchmarks import drafts, filing
from benchmarks.archivecorpus import Filed, reports
from benchmarks.corpus import ECBPLUS
from benchmarks.drafts import at, kept_out, latency, recall, reopened
from benchmarks.enlarging import COPY, enlarge, parts
from tests.archive.told import KEY, SPACE, VECTORS, filled


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder: an event of four reports, one of two, one of a test part, and a page that is only an address."""
    sentences = ["http://example.org/a", "Lohan paid 350 dollars on Friday.", "Nobody was hurt.", "It rained.", "She left.", "He stayed.", "That was all."]
    rows = [{"doc": f"1_{n}", "subtopic": "1_ecb", "split": "train", "sentences": sentences} for n in range(4)]
    rows += [{"doc": f"2_{n}", "subtopic": "2_ecb", "split": "dev", "sentences": ["The dam broke."]} for n in range(2)]
    rows += [{"doc": "3_0", "subtopic": "2_ecb", "split": "dev", "sentences": ["http://example.org/b"]}]
    rows += [{"doc": "9_0", "subtopic": "9_ecb", "split": "test", "sentences": ["Hidden."]}]
    path = tmp_path / ECBPLUS
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_the_corpus_is_the_same_every_time_and_grows_at_its_end(data: Path) -> None:
    """Six reports a round; fewer are the beginning of more; nothing of a test part, no page's address; ids unique."""
    made = reports(data, 40)
    assert made == reports(data, 40)
    assert made[:13] == reports(data, 13)
    ids = [one.article.id for one in made]
    assert len(set(ids)) == 40
    assert not any("9_" in name for name in ids)
    assert not any("http" in one.article.text for one in made)
    assert {one.event for one in made[:6]} == {"0000/1_ecb", "0000/2_ecb"}
    assert {one.event[:4] for one in made[6:12]} == {"0001"}


def test_a_round_is_told_under_other_names_alike_in_all_its_reports(data: Path) -> None:
    """The first five sentences; round 0 keeps its words, round 1 has one other name and number in all reports of the event."""
    made = reports(data, 12)
    assert made[0].article.text == "Lohan paid 350 dollars on Friday. Nobody was hurt. It rained. She left. He stayed."
    assert {one.article.text for one in made[:4]} == {made[0].article.text}
    (other,) = {one.article.text for one in made[6:10]}
    assert "350" not in other
    assert "Saturday" in other
    assert other != made[0].article.text


def test_of_an_event_so_many_reports(data: Path) -> None:
    """With two fellows an event four reports make a round; one sentence each."""
    made = reports(data, 8, sentences=1, fellows=2)
    assert [one.event for one in made[:4]] == ["0000/1_ecb"] * 2 + ["0000/2_ecb"] * 2
    assert made[0].article.text == "Lohan paid 350 dollars on Friday."
    assert made[4].event == "0001/1_ecb"


def told(rounds: int, events: int = 2, each: int = 5) -> list[Filed]:
    """Reports of events by round."""
    return [Filed(Article(f"{r:04d}/{e}_{n}", "A text."), f"{r:04d}/{e}") for r in range(rounds) for e in range(events) for n in range(each)]


def test_one_report_of_each_event_is_kept_out() -> None:
    """The middle one, of round 3 first, then of rounds before it, then after it; never of the last, which may be cut short."""
    assert [one.article.id for one in kept_out(told(6), 4)] == ["0003/0_2", "0003/1_2", "0002/0_2", "0002/1_2"]
    assert [one.event for one in kept_out(told(6), 99)] == [f"000{r}/{e}" for r in (3, 2, 1, 0, 4) for e in (0, 1)]
    assert [one.event for one in kept_out(told(1), 9)] == ["0000/0", "0000/1"]
    assert kept_out(told(3, each=2), 9) == []
    assert kept_out([], 9) == []


def test_percentiles_by_hand() -> None:
    """By the nearest rank: of 1 to 20 nineteen are not above the 95th; of one value every percentile is it."""
    assert at([float(n) for n in range(20, 0, -1)], 0.95) == 19
    assert at([3.0, 1.0, 2.0], 0.5) == 2
    assert at([3.0, 1.0], 1.0) == 3
    assert at([7.0], 0.05) == 7


class Reader:
    """A Checker whose readings are their articles, and which keeps what it was asked."""

    def __init__(self) -> None:
        self.cleared = 0
        self.checked: list[str] = []
        self.models = SimpleNamespace(embedder=None, space=SPACE, reading_key="reader 1", verdicts=SimpleNamespace(clear=self.clear))

    def clear(self) -> None:
        """A verdict kept is a question not asked."""
        self.cleared += 1

    def readings(self, articles: Sequence[Article]) -> tuple[list[Any], list[Any]]:
        """Readings of the articles."""
        return [SimpleNamespace(article=article) for article in articles], []

    def check(self, articles: Sequence[Article], against: Any) -> None:
        """One draft."""
        assert against is not None
        self.checked += [article.id for article in articles]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """The look-ups asked for; exact ones find reports 0, 1 and 3 of the draft's event, others 0 and one of another event."""
    asked: list[tuple[str, bool]] = []

    def counterparts(readings: Sequence[Any], _archive: Any, _embedder: Any, _space: str, _key: str, *, exact: bool = False) -> list[str]:
        (reading,) = readings
        asked.append((reading.article.id, exact))
        event = reading.article.id.partition("_")[0]
        return [f"{event}_{n}" for n in (0, 1, 3)] if exact else [f"{event}_0", "0000/9_9"]

    monkeypatch.setattr("attribution.against.counterparts", counterparts)
    monkeypatch.setattr("attribution.archive.holding.members.picked", lambda _archive, names: [Article(name, "A text.") for name in names])
    monkeypatch.setattr("attribution.archive.upkeep.counting.stats", lambda _archive: SimpleNamespace(statements=1234))
    return asked


def test_recall_counts_fellows_that_are_held(looked: list[tuple[str, bool]]) -> None:
    """Two drafts with four held fellows each: of eight, three each by looking at all, one each by index; drafts are no fellows."""
    filed = told(6)
    chosen = kept_out(filed, 2)
    found = recall(Reader(), None, chosen, filed)
    assert found == drafts.Recall(2, 8, 2, 6, 2)
    assert "index of exact 0.333" in found.line()
    assert len(looked) == 4


def test_latency_asks_every_draft(looked: list[tuple[str, bool]]) -> None:
    """Each is checked with no verdict known, and looked up; the first look-up is apart; three at most are scanned for."""
    reader, chosen = Reader(), kept_out(told(6), 5)
    found = latency(reader, "archive", chosen)
    assert reader.checked == [one.article.id for one in chosen]
    assert reader.cleared == 5
    assert (found.statements, len(found.whole), len(found.looking), len(found.scanning), len(found.reading)) == (1234, 5, 5, 3, 3)
    assert sum(exact for _, exact in looked) == 3
    assert found.line().startswith("1,234 statements: a draft checked in ")


def test_filing_by_hand() -> None:
    """120 articles in 60 s with 90 s of processor: two a second, 4,800 a core-hour; 10 bytes of text and a vector a statement."""
    done = filing.Filing(120, 1200, 1200, 2, 120, 0, 60.0, 90.0, 300.0, 900.0, 120, 240, 5, 480_000)
    assert (done.rate, done.each, done.bare) == (2.0, 4000.0, 10 + 2 * filing.VECTOR)
    text = "\n".join(filing.lines(done))
    assert "2.0 a second" in text
    assert "4,800 articles a core-hour" in text
    assert "of 10 words" in text


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Archive]:
    """An archive of six reports of ten statements."""
    archive = open_archive(tmp_path / "archive.db")
    filled(archive, range(6))
    yield archive
    archive.close()


def test_an_archive_is_opened_once_more(held: Archive) -> None:
    """The same place, and nothing of its index in memory: what is kept belongs to the first."""
    from attribution.archive.meaning import held as memory

    kept = memory.held(held)
    with reopened(held) as other:
        assert other is not held
        assert (other.place, stats(other).statements) == (held.place, stats(held).statements)
        assert memory.held(other) is not kept


def test_an_archive_is_enlarged_to_a_size(held: Archive) -> None:
    """Whole articles are added until there are so many statements; again is nothing; further goes on where it ended."""
    assert enlarge(held, 145, VECTORS, SPACE) == 90
    assert stats(held).statements == 150
    assert enlarge(held, 145, VECTORS, SPACE) == 0
    assert enlarge(held, 200, VECTORS, SPACE) == 50
    ids = [article.id for article in members.articles(held)]
    assert len(ids) == len(set(ids)) == 20
    assert sum(name.startswith(COPY) for name in ids) == 14
    assert ids[:2] == ["copy 00000000 list/0000", "copy 00000001 list/0001"]


def test_a_copy_is_held_as_any_article(held: Archive) -> None:
    """It has its own id in its record and its reading, its original's words, and statements near the original's."""
    enlarge(held, 120, VECTORS, SPACE)
    name = "copy 00000002 list/0002"
    copy, original = members.readings(held, [name, "list/0002"], KEY)
    assert copy.article.id == name
    assert {claim.article for claim in copy.claims} == {name}
    assert copy.article.text == original.article.text
    (row,) = np.round(np.eye(1, 384), 5).astype(np.float32)
    names = {near.article for near in nearest(held, row[None], 120, space=SPACE)[0]}
    assert name in names


def test_a_copys_statements_are_moved_but_near(held: Archive) -> None:
    """Of a statement's own vector the nearest are itself, and its copy at a cosine of about 0.8."""
    vectors = filled(held, range(6))
    enlarge(held, 120, VECTORS, SPACE)
    text = "Statement 4 of report 3."
    found = {(near.article, near.place): near.similarity for near in nearest(held, np.array([vectors[text]]), 120, space=SPACE)[0]}
    assert found["list/0003", 4] == pytest.approx(1, abs=1e-3)
    assert found["copy 00000003 list/0003", 4] == pytest.approx(0.8, abs=0.06)


def test_two_enlarged_archives_are_one(tmp_path: Path) -> None:
    """The same articles and size, the same rows."""
    found = []
    for name in ("a.db", "b.db"):
        archive = open_archive(tmp_path / name)
        vectors = filled(archive, range(4))
        enlarge(archive, 90, VECTORS, SPACE)
        found.append(nearest(archive, np.array(list(vectors.values())[:3]), 12, space=SPACE))
        archive.close()
    assert found[0] == found[1]


def test_nothing_to_copy_is_told(tmp_path: Path) -> None:
    """An empty archive cannot be enlarged; chunks go round from where the last ended."""
    archive = open_archive(tmp_path / "archive.db")
    with pytest.raises(ValueError, match="no article with statements"):
        enlarge(archive, 10, VECTORS, SPACE)
    archive.close()
    first = next(parts([{"id": "a"}, {"id": "b"}, {"id": "c"}], 4))
    assert [row["id"] for row in first[:4]] == ["b", "c", "a", "b"]


def test_the_command_asks_for_its_data(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder, or with an empty one, it returns 2 and says what is missing."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    assert command.main([]) == 2
    assert command.main(["--data", str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err
