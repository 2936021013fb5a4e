"""What is exported is read back as the same articles, and every record has the project's formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import select

from attribution.archive import tables
from attribution.archive.chosen import Chosen
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep import exporting
from attribution.archive.upkeep.exporting import export
from attribution.articles.records import article_from_record
from attribution.errors import ConfigError
from attribution.reports.jsonreport import dumps
from attribution.reports.schemas import quotes, stored
from attribution.types import Reading
from tests.archive.wires import KEY, SPACE, VECTORS, add, wire


def digests(archive: Archive) -> dict[str, bytes]:
    """Digests by id."""
    with archive.looking() as connection:
        return {name: bytes(content) for name, content in connection.execute(select(tables.articles.c.id, tables.articles.c.digest))}


def test_exported_articles_make_the_same_archive(place: str, tmp_path: Path) -> None:
    """Articles written as lines, read as any JSONL file is, and added to a new archive have the same digests."""
    archive, other = open_archive(place), open_archive(tmp_path / "other.db")
    add(archive, range(30))
    lines = [dumps(record) for record in export(archive, "articles")]
    back = [article_from_record(json.loads(line)) for line in lines]
    from attribution.archive.holding.members import add as add_readings

    add_readings(other, [Reading(article) for article in back], KEY, {}, VECTORS, SPACE)
    assert digests(other) == digests(archive)
    assert len(lines) == 30


def test_records_come_by_id_and_fit_their_schemas(place: str) -> None:
    """Articles are `attribution.article/1`, quotations `attribution.quotes/1`, in the order of the ids whatever the order of adding."""
    archive = open_archive(place)
    for number in (5, 3, 11, 7):
        add(archive, [number])
    names = [wire(number).article.id for number in (3, 5, 7, 11)]
    articles, said = list(export(archive, "articles")), list(export(archive, "quotations"))
    assert [record["id"] for record in articles] == names
    assert [record["article"] for record in said] == names
    for record in articles:
        jsonschema.validate(record, stored("article-1"))
    for record in said:
        jsonschema.validate(record, quotes())


def test_every_passage_is_the_words_of_its_article(place: str) -> None:
    """Statements, figures, names, quotations and mentions have offsets into the exported text."""
    archive = open_archive(place)
    add(archive, range(4))
    texts = {record["id"]: record["text"] for record in export(archive, "articles")}
    count = 0
    for record in export(archive, "readings"):
        for passage in passages(record):
            assert texts[record["article"]][passage["start"] : passage["end"]] == passage["text"]
            count += 1
    assert count > 4 * 8
    told = next(export(archive, "statements"))
    assert list(told) == ["article", "statements"]
    assert told["statements"][0]["figures"][0]["value"] == 3
    assert told["statements"][2]["voice"]["name"] == "Ada Brenner"


def passages(value: object) -> Iterator[dict[str, object]]:
    """Every object with start, end and text, at any depth."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner)


def test_a_part_is_exported(place: str) -> None:
    """Source and days narrow every kind."""
    archive = open_archive(place)
    add(archive, range(12))
    chosen = Chosen(source="Island Post", since="2031-05-01", until="2031-08-31")
    expected = [f"wire/{number:06}.txt" for number in range(12) if number % 3 == 1 and 5 <= 1 + number % 12 <= 8 and number % 7]
    assert [record["id"] for record in export(archive, "articles", chosen)] == expected
    assert [record["article"] for record in export(archive, "readings", chosen)] == expected
    assert expected


def test_readings_are_those_the_articles_were_added_with(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article's own reading by default, across parts of the stream; under a key only those that have one."""
    monkeypatch.setattr(exporting, "CHUNK", 3)
    archive = open_archive(place)
    add(archive, range(5))
    add(archive, range(5, 9), key="reader-2")
    assert [record["article"] for record in export(archive, "readings")] == [wire(number).article.id for number in range(9)]
    assert [record["article"] for record in export(archive, "readings", key="reader-2")] == [wire(number).article.id for number in range(5, 9)]
    assert list(export(archive, "readings", key="nobody")) == []


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """The kinds are named."""
    with pytest.raises(ConfigError, match=r"'pictures' was seen, expected one of articles, quotations, statements, readings"):
        export(open_archive(tmp_path / "a.db"), "pictures")  # type: ignore[arg-type]
