"""The figures of an archive are those of what was put in."""

from __future__ import annotations

from attribution.archive.holding.members import remove
from attribution.archive.kept.computed import ArchiveVerdicts, keep_readings
from attribution.archive.kept.judgements import keep_judgement
from attribution.archive.store import open_archive
from attribution.archive.upkeep.counting import stats
from tests.archive.wires import KEY, VECTORS, add, verdicts, wire


def test_an_empty_archive_counts_nothing(place: str) -> None:
    """A new archive holds nothing, has its version, and takes some room."""
    found = stats(open_archive(place))
    assert (found.articles, found.statements, found.quotations, found.verdicts, found.judgements) == (0, 0, 0, 0, 0)
    assert (found.first, found.last, found.readings, found.vectors, found.outlets) == (None, None, {}, {}, {})
    assert found.version == 1
    assert found.bytes > 0
    assert found.backend.startswith("PostgreSQL 1" if "://" in place else "SQLite 3.")


def test_figures_are_of_what_was_added(place: str) -> None:
    """Ten articles: three statements and a quotation each, outlets and days as they were given, readings and vectors by their keys."""
    archive = open_archive(place)
    add(archive, range(10))
    keep_readings(archive, [wire(50)], "reader-2")
    ArchiveVerdicts(archive).put_many(verdicts(0, 7))
    keep_judgement(archive, b"story", {"said": 1})
    found = stats(archive)
    texts = {claim.text for number in range(10) for claim in wire(number).claims}
    assert (found.articles, found.statements, found.quotations) == (10, 30, 10)
    assert found.readings == {KEY: 10, "reader-2": 1}
    assert found.vectors == {VECTORS: len(texts)}
    assert (found.verdicts, found.judgements, found.unread, found.unused) == (7, 1, 0, 0)
    assert found.outlets == {"Harbour Herald": 4, "Island Post": 3}
    assert (found.nameless, found.undated) == (3, 2)
    assert (found.first, found.last) == ("2031-02-02", "2031-10-10")


def test_what_is_removed_is_not_counted_and_its_vectors_are_unused(place: str) -> None:
    """A removed article takes its rows along; its vectors stay until the archive is tidied, and are counted as unused."""
    archive = open_archive(place)
    add(archive, range(10))
    remove(archive, [wire(3).article.id])
    found = stats(archive)
    others = {claim.text for number in range(10) if number != 3 for claim in wire(number).claims}
    lonely = {claim.text for claim in wire(3).claims} - others
    assert (found.articles, found.statements, found.quotations) == (9, 27, 9)
    assert found.unused == len(lonely)


def test_the_password_is_not_shown(postgres_place: str) -> None:
    """Figures name the place without its password."""
    from sqlalchemy.engine import make_url

    url = make_url(postgres_place).set(password="secret").render_as_string(hide_password=False)
    found = stats(open_archive(url))
    assert "secret" not in found.place
    assert "***" in found.place
