"""JSON that is no article, and JSON that is broken: told once, and lost only where it was named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.articles.formats.samples import FIRST, SECOND, STORY, codes, read

OTHERS = {
    "package.json": json.dumps({"name": "site", "version": "1.0"}, indent=1), "list.json": json.dumps([{"a": 1}, {"b": 2}]), "words.json": '"hello"', "none.json": "[]",
    "log.jsonl": '{"step": 1}\n{"step": 2}\n', "numbers.jsonl": "1\n2\n", "id.json": '{"id": "x", "title": "y"}',
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_json(tmp_path: Path, name: str) -> None:
    """A package.json, a log and the like are left out with one note where they were met."""
    (tmp_path / name).write_text(OTHERS[name], "utf-8")
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    articles, notes = read(tmp_path)
    assert len(articles) == 1
    assert codes(notes) == ["left_out"]
    assert 'expected {"id"' in notes[0].message


def test_named(tmp_path: Path) -> None:
    """Named, it is lost, and says what was seen in it."""
    (tmp_path / "package.json").write_text(OTHERS["package.json"], "utf-8")
    _, notes = read(tmp_path / "package.json")
    assert codes(notes) == ["no_records!"]
    assert "name, version" in notes[0].message


def test_a_record_without_its_id(tmp_path: Path) -> None:
    """What has a text is meant as an article: lost wherever it lies, and so is a bad line among good ones."""
    (tmp_path / "a.json").write_text(json.dumps({"text": FIRST}), "utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n" + json.dumps({"id": "b", "text": FIRST}) + "\n", "utf-8")
    articles, notes = read(tmp_path)
    assert [article.id for article in articles] == ["b"]
    assert codes(notes) == ["record!", "record!"]


def test_broken_json(tmp_path: Path) -> None:
    """A file cut off in the middle is one lost file with the line, not one a line."""
    (tmp_path / "a.json").write_text(json.dumps([{"id": "a", "text": FIRST}, {"id": "b", "text": SECOND}], indent=1)[:-20], "utf-8")
    _, notes = read(tmp_path)
    assert codes(notes) == ["invalid_json!"]
    assert "line" in notes[0].message


def test_records_are_counted(tmp_path: Path) -> None:
    """A bad record of a list is named by its number, since its line says nothing."""
    (tmp_path / "a.json").write_text(json.dumps([{"id": "a", "text": FIRST}, {"id": "b", "text": 5}], indent=1), "utf-8")
    articles, notes = read(tmp_path / "a.json")
    assert [article.id for article in articles] == ["a"]
    assert "a.json record 2: text is a number (5)" in notes[0].message


def test_lines_under_json(tmp_path: Path) -> None:
    """A record a line is read whatever the file is called."""
    (tmp_path / "a.json").write_text("".join(json.dumps({"id": name, "text": FIRST}) + "\n" for name in "ab"), "utf-8")
    assert [article.id for article in read(tmp_path / "a.json")[0]] == ["a", "b"]
