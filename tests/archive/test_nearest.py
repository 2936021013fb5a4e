"""What is nearest in an archive: the same whether it is found by an index or by a look at everything."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select, update

from attribution.archive import tables
from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.meaning import segments
from attribution.archive.meaning.held import held
from attribution.archive.meaning.nearest import Near, index, nearest
from attribution.archive.meaning.segments import Segment, absorbed, gaps
from attribution.archive.store import Archive, open_archive
from tests.archive.told import SPACE, WIDTH, filled, listing, put, unit_rows


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments of a few rows, so that a small archive has many."""
    monkeypatch.setattr(segments, "LEAST", 20)
    monkeypatch.setattr(segments, "TIERS", (60, 200))
    monkeypatch.setattr(segments, "CHUNK", 7)


def questions(count: int = 12) -> np.ndarray:
    """Vectors near to some that are held."""
    random = np.random.default_rng(3)
    rows = unit_rows(800, 7)[:: 800 // count][:count] + 0.02 * random.standard_normal((count, WIDTH)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def layout(archive: Archive) -> list[Segment]:
    """The segments of an archive."""
    with archive.looking() as connection:
        return segments.listed(connection, SPACE)


def by_hand(vectors: dict[str, np.ndarray], row: np.ndarray, count: int) -> list[float]:
    """The cosines of the nearest, by numpy alone."""
    cosines = np.array(list(vectors.values()), np.float64) @ row.astype(np.float64)
    return [round(float(one), 6) for one in sorted(cosines, reverse=True)[:count]]


@pytest.mark.usefixtures("small")
def test_found_by_index_is_found_by_scan(place: str) -> None:
    """Through all segments and the tail the answers are those of the exact search, which are those of a product by hand."""
    archive = open_archive(place)
    vectors = filled(archive, range(30))
    index(archive, SPACE)
    vectors |= filled(archive, range(30, 31))  # too few for a segment
    asked = questions()
    exact = nearest(archive, asked, 5, space=SPACE, exact=True)
    assert nearest(archive, asked, 5, space=SPACE) == exact
    assert [[near.similarity for near in mine] for mine in exact] == [by_hand(vectors, row, 5) for row in asked]
    assert all(near == sorted(near, key=lambda one: (-one.similarity, one.article, one.place)) for near in exact)


@pytest.mark.usefixtures("small")
def test_segments_merge_as_they_come(tmp_path: Path) -> None:
    """Twenty rows make a segment, sixty together one, two hundred the largest; numbers go up, and all are searched at every step."""
    archive = open_archive(tmp_path / "a.db")
    seen = []
    for number in range(0, 26, 2):
        filled(archive, range(number, number + 2))
        assert index(archive, SPACE) == 1
        seen.append([part.rows for part in layout(archive)])
        found = nearest(archive, questions(4), 300, space=SPACE)
        assert [len(mine) for mine in found] == [20 * (number // 2 + 1)] * 4
    assert seen[:4] == [[20], [20, 20], [60], [60, 20]]
    assert seen[9] == [200]
    assert seen[12] == [200, 60]
    assert len({part.number for part in layout(archive)}) == 2
    assert index(archive, SPACE) == 0


@pytest.mark.usefixtures("small")
def test_many_rows_at_once_make_segments_of_the_largest_size(tmp_path: Path) -> None:
    """What was added in one go is cut into the largest segments, and the rest; together they have every row once."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(47))
    assert index(archive, SPACE) == 3
    parts = layout(archive)
    assert [part.rows for part in parts] == [200, 200, 70]
    assert gaps(parts) == [(parts[-1].last + 1, None)]


@pytest.mark.usefixtures("small")
def test_one_state_has_one_answer(tmp_path: Path) -> None:
    """The same articles make the same segments, byte for byte; asked one by one, in another order or by a second process's eyes, the same is found."""
    bodies, answers = [], []
    for name in ("a.db", "b.db"):
        archive = open_archive(tmp_path / name)
        filled(archive, range(30))
        index(archive, SPACE)
        with archive.looking() as connection:
            bodies.append(connection.execute(select(tables.segments.c.body).order_by(tables.segments.c.number)).scalars().all())
        asked = questions()
        answers.append(nearest(archive, asked, 7, space=SPACE))
        assert [nearest(archive, row[None], 7, space=SPACE)[0] for row in asked] == answers[-1]
        assert nearest(archive, asked[::-1], 7, space=SPACE)[::-1] == answers[-1]
        assert nearest(open_archive(tmp_path / name), asked, 7, space=SPACE) == answers[-1]
    assert bodies[0] == bodies[1]
    assert answers[0] == answers[1]


@pytest.mark.usefixtures("small")
def test_removed_articles_are_not_found(place: str) -> None:
    """An index that still knows what was removed is asked for more, until there are enough of the others."""
    archive = open_archive(place)
    filled(archive, range(40))
    index(archive, SPACE)
    members.remove(archive, [f"list/{number:04}" for number in range(40) if number % 8])
    for exact in (True, False):
        found = nearest(archive, questions(4), 45, space=SPACE, exact=exact)
        assert [len(mine) for mine in found] == [45] * 4
        assert {int(near.article[-4:]) % 8 for mine in found for near in mine} == {0}
    assert nearest(archive, questions(4), 45, space=SPACE) == nearest(archive, questions(4), 45, space=SPACE, exact=True)


@pytest.mark.usefixtures("small")
def test_a_changed_article_has_its_new_statements(place: str) -> None:
    """A statement that a newer version of its article lacks is not found; the one it has now is."""
    archive = open_archive(place)
    vectors = filled(archive, range(20))
    index(archive, SPACE)
    row = unit_rows(900, 11)[-1]
    put(archive, listing(3, ["Quite another statement."]), vectors={"Quite another statement.": row})
    old = nearest(archive, np.array([vectors["Statement 4 of report 3."]]), 200, space=SPACE)[0]
    assert ("list/0003", 0) in {(near.article, near.place) for near in old}
    assert max(near.place for near in old if near.article == "list/0003") == 0
    assert nearest(archive, row[None], 1, space=SPACE) == [[Near("list/0003", 0, round(float(np.float64(row) @ np.float64(row)), 6))]]


@pytest.mark.usefixtures("small")
def test_one_sentence_of_many_articles(place: str) -> None:
    """A text that many articles hold is as near in each: ties go by the article's id, then by place."""
    archive = open_archive(place)
    filled(archive, range(20))
    row = unit_rows(16, 5)[1]
    put(archive, *(listing(number, ["The same.", "The same."]) for number in range(500, 510)), vectors={"The same.": row})
    index(archive, SPACE)
    found = nearest(archive, row[None], 7, space=SPACE)[0]
    assert [(near.article, near.place) for near in found] == [(f"list/{500 + at // 2:04}", at % 2) for at in range(7)]
    assert len({near.similarity for near in found}) == 1


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("few", [0, 20_000])
def test_a_part_of_the_archive(place: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the chosen outlet and days are searched, whether by a scan of the part or by the index."""
    monkeypatch.setattr("attribution.archive.meaning.telling.FEW", few)
    archive = open_archive(place)
    filled(archive, range(20))
    filled(archive, range(20, 24), source="Harbour Herald", published="2031-04-01T10:00:00Z")
    index(archive, SPACE)
    for chosen in (Chosen(source="Harbour Herald"), Chosen(since="2031-03-05"), Chosen(since="2031-04-01", until="2031-04-01")):
        found = nearest(archive, questions(3), 40, space=SPACE, chosen=chosen)
        assert [len(mine) for mine in found] == [40] * 3
        assert {near.article for mine in found for near in mine} == {f"list/{number:04}" for number in range(20, 24)}
        assert found == nearest(archive, questions(3), 40, space=SPACE, chosen=chosen, exact=True)
    assert nearest(archive, questions(1), 5, space=SPACE, chosen=Chosen(until="2031-03-03")) == [[]]


@pytest.mark.usefixtures("small")
def test_what_is_in_no_segment_hides_nothing_nearer(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough statements of the chosen outlet in the tail do not end the search while nearer ones stand in a segment, behind other outlets'."""
    monkeypatch.setattr("attribution.archive.meaning.telling.FEW", 0)
    archive = open_archive(place)
    row, random = unit_rows(1, 3)[0], np.random.default_rng(5)

    def told(number: int, count: int, noise: float, source: str) -> None:
        lines = [f"Line {place} of {number}." for place in range(count)]
        found = row + noise * random.standard_normal((count, WIDTH)).astype(np.float32)
        unit = np.round(found / np.linalg.norm(found, axis=1, keepdims=True), 5)
        put(archive, listing(number, lines, source=source), vectors=dict(zip(lines, unit, strict=True)))

    told(1, 100, 0.01, "Island Post")
    told(2, 10, 0.03, "Harbour Herald")
    index(archive, SPACE)
    told(3, 5, 9.0, "Harbour Herald")
    found = nearest(archive, row[None], 5, space=SPACE, chosen=Chosen(source="Harbour Herald"))
    assert {near.article for near in found[0]} == {"list/0002"}
    assert found == nearest(archive, row[None], 5, space=SPACE, chosen=Chosen(source="Harbour Herald"), exact=True)


@pytest.mark.usefixtures("small")
def test_a_damaged_segment_is_told_and_done_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A bit that turned in a segment costs time and no answer; usearch is never given such a graph."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(30))
    index(archive, SPACE)
    before = nearest(archive, questions(), 5, space=SPACE)
    with archive.writing() as connection:
        (body,) = connection.execute(select(tables.segments.c.body).limit(1)).scalars()
        turned = bytes(body[:-100]) + bytes([body[-100] ^ 1]) + bytes(body[-99:])
        connection.execute(update(tables.segments).values(body=turned))
    again = open_archive(tmp_path / "a.db")
    with caplog.at_level(logging.WARNING):
        assert nearest(again, questions(), 5, space=SPACE) == before
    assert "damaged index" in caplog.text


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("bad", [b"\x02abc", b"\x0f" + np.full(WIDTH, np.nan, "<f4").tobytes()])
def test_a_damaged_vector_costs_itself(place: str, bad: bytes) -> None:
    """A vector that is not as it was written is left out, by the index and by the scan; all others are found."""
    archive = open_archive(place)
    filled(archive, range(5))
    with archive.writing() as connection:
        first = connection.execute(select(tables.vectors.c.number).order_by(tables.vectors.c.number)).scalars().first()
        connection.execute(update(tables.vectors).where(tables.vectors.c.number == first).values(exact=bad))
    for exact in (True, False):
        assert len(nearest(archive, questions(1), 100, space=SPACE, exact=exact)[0]) == 49
    index(archive, SPACE)
    assert len(nearest(archive, questions(1), 100, space=SPACE)[0]) == 49


@pytest.mark.usefixtures("small")
def test_a_segment_that_came_too_late_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes that build at once write one segment."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(10))
    build = segments.build

    def slow(*arguments: object) -> object:
        monkeypatch.setattr(segments, "build", build)
        made = build(*arguments)  # type: ignore[arg-type]
        assert index(open_archive(tmp_path / "a.db"), SPACE) == 1  # the other process is faster
        return made

    monkeypatch.setattr(segments, "build", slow)
    assert index(archive, SPACE) == 0
    assert [part.rows for part in layout(archive)] == [100]


@pytest.mark.usefixtures("small")
def test_a_gap_is_searched_and_filled(tmp_path: Path) -> None:
    """A segment that a vacuum dropped from between others leaves its vectors to the scan, until they have one again."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(47))
    index(archive, SPACE)
    before = nearest(archive, questions(), 5, space=SPACE)
    parts = layout(archive)
    with archive.writing() as connection:
        connection.execute(tables.segments.delete().where(tables.segments.c.number == parts[1].number))
    assert nearest(archive, questions(), 5, space=SPACE) == before
    assert index(archive, SPACE) == 1
    assert [(part.first, part.last, part.rows) for part in layout(archive)] == [(part.first, part.last, part.rows) for part in parts]
    assert nearest(archive, questions(), 5, space=SPACE) == before


@pytest.mark.usefixtures("small")
def test_segments_that_there_is_no_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory is short segments are read for each search and let go; the answers are the same."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(47))
    index(archive, SPACE)
    before = nearest(archive, questions(), 5, space=SPACE)
    monkeypatch.setattr("attribution.archive.meaning.held.ROOM", 0)
    again = open_archive(tmp_path / "a.db")
    assert [nearest(again, questions(), 5, space=SPACE) for _ in range(3)] == [before] * 3
    assert held(again)._graphs == {}


@pytest.mark.usefixtures("small")
def test_rows_of_another_width_find_nothing(tmp_path: Path) -> None:
    """A segment is not asked about vectors that are no vectors of its space."""
    archive = open_archive(tmp_path / "a.db")
    filled(archive, range(10))
    index(archive, SPACE)
    assert nearest(archive, questions(2)[:, :100], 5, space=SPACE) == [[], []]


@pytest.mark.usefixtures("small")
def test_merged_segments_are_let_go(tmp_path: Path) -> None:
    """An open archive keeps the segments that are there, and none that another process merged."""
    archive = open_archive(tmp_path / "a.db")
    for number in (0, 2, 4):
        filled(archive, range(number, number + 2))
        index(open_archive(tmp_path / "a.db"), SPACE)
        nearest(archive, questions(1), 1, space=SPACE)
    assert [part.rows for _, part in held(archive)._graphs] == [60]


def test_tiers_and_gaps() -> None:
    """Small segments wait until they fill a tier together; a larger one, or a gap, is not reached over."""
    tiny = [Segment(number, 4_096 * number + 1, 4_096 * (number + 1), 4_096) for number in range(8)]
    assert absorbed(tiny[:6], 4_096) == []
    assert absorbed(tiny[:7], 4_096) == tiny[:7]
    large = Segment(9, 1, 40_000, 40_000)
    after = [part._replace(first=part.first + 40_000, last=part.last + 40_000) for part in tiny[:3]]
    assert absorbed([large, *after], 4_096) == []
    assert absorbed([large, *after], 100_000) == [large, *after]
    assert absorbed([tiny[0], tiny[2]], 30_000) == [tiny[2]]
    assert gaps([tiny[1], tiny[3]]) == [(1, 4_096), (8_193, 12_288), (16_385, None)]
    assert gaps([]) == [(1, None)]


def test_nothing_to_ask_and_nothing_to_find(place: str) -> None:
    """No rows, no archive's vectors, another space, another width: empty answers; what is no vector is refused."""
    archive = open_archive(place)
    assert nearest(archive, questions(2), 5, space=SPACE) == [[], []]
    filled(archive, range(2))
    assert nearest(archive, questions(2)[:0], 5, space=SPACE) == []
    assert nearest(archive, questions(2), 0, space=SPACE) == [[], []]
    assert nearest(archive, questions(2), 5, space="another") == [[], []]
    assert nearest(archive, questions(2)[:, :100], 5, space=SPACE) == [[], []]
    for wrong in (questions(1)[0], np.full((1, WIDTH), np.nan)):
        with pytest.raises(ValueError, match="expected finite numbers"):
            nearest(archive, wrong, 5, space=SPACE)
