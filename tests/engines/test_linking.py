"""Which articles of an archive belong together: their first statements, links to the nearest, and blocks that are not too large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from attribution.archive import open_archive, tables
from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.meaning.nearest import Near
from attribution.archive.store import Archive
from attribution.engines import linking
from attribution.engines.linking import LINKS, Lead, blocks, leads, links, own_links
from tests.archive.invented import KEY, SPACE, VECTOR_KEY, reading, renamed, vectors


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Seven reports of which the second and the third are the same text under two ids; the remark is everyone's."""
    made = open_archive(tmp_path / "archive.db")
    readings = [*(reading(number) for number in range(1, 7)), renamed(reading(2), "wire/002.txt")]
    members.add(made, readings, KEY, vectors(readings), VECTOR_KEY, SPACE)
    yield made
    made.close()


def test_leads_are_the_first_statements_in_order(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every article once, by id, with its digest and the vectors of its space; however few are read at once."""
    found = list(leads(archive, Chosen(), SPACE))
    assert [lead.article for lead in found] == [f"post/{number:03}.txt" for number in range(1, 7)] + ["wire/002.txt"]
    assert [len(lead.rows) for lead in found] == [3] * 7
    assert (found[1].digest, found[1].rows) == (found[6].digest, found[6].rows)
    assert found[0].rows[:2] != found[1].rows[:2]
    for page in (1, 2, 7):
        monkeypatch.setattr(linking, "PAGE", page)
        assert list(leads(archive, Chosen(), SPACE)) == found
    assert [lead.rows for lead in leads(archive, Chosen(), "another encoder")] == [()] * 7
    assert list(leads(archive, Chosen(source="Nobody"), SPACE)) == []


def test_no_snapshot_is_held_between_pages(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is added while leads are read is on the disk, and the log can be written back at once."""
    monkeypatch.setattr(linking, "PAGE", 2)
    found = leads(archive, Chosen(), SPACE)
    first = next(found)
    late = renamed(reading(9), "zz/late.txt")
    members.add(archive, [late], KEY, vectors([late]), VECTOR_KEY, SPACE)
    with archive._engine().connect() as connection:
        busy, log, written = connection.exec_driver_sql("PRAGMA wal_checkpoint(FULL)").one()
    assert (busy, log) == (0, written)
    assert [lead.article for lead in (first, *found)][-1] == "zz/late.txt"


def test_links_lead_to_the_nearest(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two with one text are linked by all three statements, the others by the remark; the batches make no difference."""
    told: list[int] = []
    found = sorted(set(links(archive, leads(archive, Chosen(), SPACE), SPACE, Chosen(), told.append)), reverse=True)
    assert found[0] == (pytest.approx(3.0, abs=1e-3), "post/002.txt", "wire/002.txt")
    assert all(score < 1.1 for score, *_ in found[1:])
    assert sum(told) == 7
    monkeypatch.setattr(linking, "ASKED", 2)
    assert sorted(set(links(archive, leads(archive, Chosen(), SPACE), SPACE, Chosen(), told.append)), reverse=True) == found


def test_a_damaged_vector_finds_nothing_and_ends_nothing(archive: Archive) -> None:
    """The links of the other statements are found."""
    with archive.writing() as connection:
        number = connection.execute(tables.vectors.select().order_by(tables.vectors.c.number)).first()
        assert number is not None
        connection.execute(update(tables.vectors).where(tables.vectors.c.number == number.number).values(exact=b"nonsense"))
    found = {(a, b) for _, a, b in links(archive, leads(archive, Chosen(), SPACE), SPACE, Chosen(), lambda _count: None)}
    assert ("post/002.txt", "wire/002.txt") in found
    broken = Lead("none", b"", (b"nonsense",))
    assert list(links(archive, [broken], SPACE, Chosen(), lambda _count: None)) == []


def test_own_links_are_the_best_of_each_article() -> None:
    """An article counts once a statement; it is not its own neighbour, and what is unlike links nothing."""
    near = [
        [Near("me", 0, 1.0), Near("b", 0, 0.9), Near("b", 1, 0.8), Near("c", 0, 0.3)],
        [Near("b", 2, 0.5), Near("a", 0, 0.6)],
    ]
    assert list(own_links("me", near)) == [(1.4, "b", "me"), (0.6, "a", "me")]
    many = [[Near(f"n{number:02}", 0, 0.9) for number in range(2 * LINKS)]]
    assert [a for _, _, a in own_links("me", many)] == [f"n{number:02}" for number in range(LINKS)]


def test_blocks_follow_the_likeliest_links_until_they_are_full() -> None:
    """None is larger than asked for, names alone are left out, and the order of the links does not matter."""
    found = [(0.9, "a", "b"), (0.8, "b", "c"), (0.7, "c", "d"), (0.6, "d", "e"), (0.5, "a", "gone")]
    names = list("abcdef")
    assert blocks(names, found) == [("a", "b", "c", "d", "e")]
    assert blocks(names, found, most=3) == [("a", "b", "c"), ("d", "e")]
    assert blocks(names, [*reversed(found), *found], most=3) == blocks(names, found, most=3)
    assert blocks(list("fedcba"), found, most=3) == blocks(names, found, most=3)
    assert blocks(names, []) == []
    chain = [(0.5, f"{number:05}", f"{number + 1:05}") for number in range(20_000)]
    cut = blocks([f"{number:05}" for number in range(20_001)], chain)
    assert max(map(len, cut)) <= linking.MOST
    assert sum(map(len, cut)) >= 20_000
