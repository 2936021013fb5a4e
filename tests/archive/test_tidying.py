"""Tidying drops what nothing uses and gives back the room; what the archive holds and finds stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from attribution.archive import tables
from attribution.archive.database.dbfaults import ArchiveReadOnlyError
from attribution.archive.holding.members import articles, readings, remove
from attribution.archive.kept.computed import KeptEmbedder, keep_readings, kept_readings
from attribution.archive.kept.judgements import keep_judgement
from attribution.archive.meaning import segments
from attribution.archive.meaning.held import held as held_graphs
from attribution.archive.meaning.nearest import index as index_vectors
from attribution.archive.meaning.nearest import nearest
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.counting import stats
from attribution.archive.upkeep.integrity import check_integrity
from attribution.archive.upkeep.tidying import vacuum
from attribution.archive.words.fulltext import search
from tests.archive.wires import KEY, SPACE, VECTORS, add, vector, vectors, wire


class Fixed:
    """An embedder of invented vectors."""

    def embed(self, sentences: list[str]) -> object:
        """The vectors of the texts."""
        import numpy as np

        return np.stack([vector(text) for text in sentences])


def held(archive: Archive) -> list[object]:
    """All articles with their readings."""
    found = list(articles(archive))
    return readings(archive, [article.id for article in found], KEY)


def test_nothing_held_is_lost(place: str) -> None:
    """After half of the articles went, the others are all there and found, their vectors too, and those of the lost ones are gone."""
    archive = open_archive(place)
    add(archive, range(40))
    remove(archive, [wire(number).article.id for number in range(0, 40, 2)])
    before = held(archive)
    done = vacuum(archive)
    left = vectors([wire(number) for number in range(1, 40, 2)])
    assert held(archive) == before == [wire(number) for number in range(1, 40, 2)]
    assert stats(archive).vectors == {VECTORS: len(left)}
    assert done.vectors == len(vectors([wire(number) for number in range(40)])) - len(left)
    assert (done.readings, done.judgements) == (0, 0)
    assert nearest(archive, vector(wire(7).claims[0].text)[None], 1, space=SPACE)[0][0].article == wire(7).article.id
    assert {hit.article for hit in search(archive, "board Tollby", limit=50)} == {wire(number).article.id for number in range(1, 40, 8)}
    assert check_integrity(archive) == []
    assert vacuum(archive).vectors == 0


def test_readings_of_other_models_go_where_no_article_needs_them(place: str) -> None:
    """With a key: readings under others go, but not those that articles were added with; judgements go along, the rest stays."""
    archive = open_archive(place)
    add(archive, range(3))
    add(archive, range(3, 6), key="reader-2")
    keep_readings(archive, [wire(number) for number in range(9)], "reader-0")
    keep_readings(archive, [wire(8)], "reader-2")
    keep_judgement(archive, b"story", {"said": 1})
    assert vacuum(archive).readings == 0
    done = vacuum(archive, "reader-2")
    assert (done.readings, done.judgements) == (9, 1)
    assert stats(archive).readings == {KEY: 3, "reader-2": 4}
    assert set(kept_readings(archive, [wire(8).article], "reader-2")) == {wire(8).article.id}


def test_vectors_kept_for_a_run_stay_under_the_present_key(place: str) -> None:
    """Vectors that only help a run to go on are no waste, unless another encoder made them."""
    archive = open_archive(place)
    add(archive, [1])
    texts = ["A word.", "Another."]
    KeptEmbedder(Fixed(), archive, VECTORS, SPACE).embed(texts)
    KeptEmbedder(Fixed(), archive, "encoder-0", "encoder-0").embed(texts)
    assert vacuum(archive).vectors == 0
    assert vacuum(archive, vector_key=VECTORS).vectors == 2
    assert stats(archive).vectors == {VECTORS: 5}


def test_segments_of_vectors_that_went_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A segment that lost most of its vectors is dropped and the rest indexed again; what is found stays exact."""
    monkeypatch.setattr(segments, "LEAST", 40)
    archive = open_archive(tmp_path / "a.db")
    add(archive, range(60))
    assert index_vectors(archive, SPACE) == 1
    remove(archive, [wire(number).article.id for number in range(45)])
    assert vacuum(archive).segments == 1
    assert stats(archive).segments == (1 if stats(archive).vectors[VECTORS] >= 40 else 0)
    for number in (46, 59):
        row = vector(wire(number).claims[0].text)[None]
        assert nearest(archive, row, 5, space=SPACE) == nearest(archive, row, 5, space=SPACE, exact=True)


@pytest.mark.parametrize("bad", [b"usi8cut", "words"])
def test_a_damaged_segment_is_told_and_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes | str) -> None:
    """A segment that is not as it was written costs no answer, is a fault of the archive, and is whole after tidying."""
    monkeypatch.setattr(segments, "LEAST", 40)
    archive = open_archive(tmp_path / "a.db")
    add(archive, range(60))
    assert index_vectors(archive, SPACE) == 1
    archive.write(lambda connection: connection.execute(text("UPDATE segments SET body = :bad"), {"bad": bad}))
    row = vector(wire(7).claims[0].text)[None]
    assert nearest(archive, row, 5, space=SPACE) == nearest(archive, row, 5, space=SPACE, exact=True)
    (fault,) = check_integrity(archive)
    assert fault.startswith("segments: 1: the index is not as it was written")
    assert vacuum(archive).segments == 1
    assert check_integrity(archive) == []
    assert nearest(archive, row, 5, space=SPACE) == nearest(archive, row, 5, space=SPACE, exact=True)
    assert len(held_graphs(archive)._graphs) == 1
    assert vacuum(archive).segments == 0


def test_the_file_becomes_smaller(tmp_path: Path) -> None:
    """The room of what went is given back to the disk, log included, and both sizes are told."""
    path = tmp_path / "a.db"
    archive = open_archive(path)
    add(archive, range(300))
    remove(archive, [wire(number).article.id for number in range(290)])
    done = vacuum(archive, "present")
    sizes = sum(file.stat().st_size for file in tmp_path.glob("a.db*") if not file.name.endswith("-shm"))
    assert done.after == sizes < done.before / 2
    assert len(held(archive)) == 10


def test_another_process_may_go_on_reading(tmp_path: Path) -> None:
    """A reader in the middle of its work sees the state it began with, and keeps nobody from tidying."""
    path = tmp_path / "a.db"
    archive, reader = open_archive(path), open_archive(path)
    add(archive, range(50))
    with reader.looking() as connection:
        query = select(tables.articles.c.id)
        assert len(connection.execute(query).all()) == 50
        remove(archive, [wire(number).article.id for number in range(25)])
        vacuum(archive)
        assert len(connection.execute(query).all()) == 50
    assert len(list(articles(reader))) == 25


def test_a_file_that_may_only_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is dropped, and the reason is told."""
    path = tmp_path / "a.db"
    add(open_archive(path), range(3))
    archive = open_archive(path)
    monkeypatch.setattr(archive, "read_only", True)
    with pytest.raises(ArchiveReadOnlyError, match="may only be read"):
        vacuum(archive)
