"""ninjs of the three generations, alone, in lists and by the line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.articles.formats.samples import CAPTION, FIRST, SECOND, STORY, TITLE, codes, one, read, roles

XHTML = f"<p>{FIRST}</p><figure><figcaption>{CAPTION}</figcaption></figure><p>{SECOND}</p>"
PICTURE = {"type": "picture", "uri": "http://example.org/p", "description_text": CAPTION}
V1: dict[str, Any] = {
    "uri": "http://example.org/20310304-a", "type": "text", "versioncreated": "2031-03-04T07:12:00Z", "language": "en", "byline": "By Ana Ros", "headline": TITLE,
    "body_text": STORY, "body_xhtml": XHTML, "infosource": [{"name": "AP"}], "pubstatus": "usable", "associations": {"main": PICTURE},
}  # fmt: skip
V2: dict[str, Any] = {
    "uri": "http://example.org/20310304-a", "type": "text", "standard": {"name": "ninjs", "version": "2.1"}, "versioncreated": "2031-03-04T07:12:00Z", "language": "en",
    "by": "Ana Ros", "headlines": [{"role": "short", "value": "Crane"}, {"role": "main", "value": TITLE}], "infosources": [{"name": "AP"}], "associations": [PICTURE],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": STORY}, {"role": "old", "contenttype": "application/xml", "value": "<X>junk</X>"},
        {"role": "html5", "contenttype": "text/html", "value": f"<html><head><title>x</title></head><body><h1>{TITLE}</h1>{XHTML}</body></html>"},
    ],
}  # fmt: skip
V3 = {{"versioncreated": "versionCreated", "bodies": "bodies"}.get(key, key): value for key, value in V2.items()} | {
    "standard": {"name": "ninjs", "version": "3.0"},
    "infosources": [],
    "copyrightHolder": "AP",
    "bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": XHTML}],
}


@pytest.mark.parametrize("value", [V1, V2, V3], ids=["1.x", "2.x", "3.x"])
def test_generations(tmp_path: Path, value: dict[str, Any]) -> None:
    """All three give the same article: marked-up body, main headline, captions apart."""
    (tmp_path / "a.json").write_text(json.dumps(value), "utf-8")
    article = one(tmp_path / "a.json")
    assert (article.id, article.title, article.source) == (str(tmp_path / "a.json"), TITLE, "Associated Press")
    assert (article.published, article.byline, article.url) == ("2031-03-04T07:12+00:00", "Ana Ros", "http://example.org/20310304-a")
    assert roles(article, "body") == [FIRST, SECOND]
    assert roles(article, "caption") == [CAPTION]
    assert roles(article, "title") == [TITLE]


def test_plain_body(tmp_path: Path) -> None:
    """Without markup the plain body is read, its caption from the associated picture."""
    (tmp_path / "a.json").write_text(json.dumps({key: value for key, value in V1.items() if key != "body_xhtml"}), "utf-8")
    article = one(tmp_path / "a.json")
    assert roles(article, "body") == [FIRST, SECOND]
    assert roles(article, "caption") == [CAPTION]


def test_lists_and_lines(tmp_path: Path) -> None:
    """In a list or by the line an item's id is its uri behind the file's; records of ours may stand between; canceled and pictures are told."""
    mixed: list[Any] = [V1, {"id": "ours", "text": STORY}, PICTURE | {"versioncreated": "2031-03-04"}, V2 | {"uri": "b", "pubstatus": "canceled"}]
    (tmp_path / "a.json").write_text(json.dumps(mixed), "utf-8")
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, mixed)), "utf-8")
    for name in ("a.json", "a.jsonl"):
        articles, notes = read(tmp_path / name)
        assert [article.id for article in articles] == [f"{tmp_path / name}!/{V1['uri']}", "ours"]
        assert codes(notes) == ["left_out", "withdrawn!"]


def test_package(tmp_path: Path) -> None:
    """The texts inside a package are articles, the package itself is none."""
    package = {"uri": "top", "type": "composite", "versioncreated": "2031-03-04", "associations": {"one": V1, "two": V2 | {"uri": "b"}}}
    (tmp_path / "a.json").write_text(json.dumps(package), "utf-8")
    articles, notes = read(tmp_path / "a.json")
    assert [article.id.rpartition("!/")[2] for article in articles] == [V1["uri"], "b"]
    assert not notes


def test_package_of_links(tmp_path: Path) -> None:
    """A package that only links to its items is told, and lost."""
    package = {"uri": "top", "type": "composite", "versioncreated": "2031-03-04", "associations": {"one": {"uri": "b", "type": "text"}}}
    (tmp_path / "a.json").write_text(json.dumps(package), "utf-8")
    assert codes(read(tmp_path / "a.json")[1]) == ["no_text!"]


def test_deep_json(tmp_path: Path) -> None:
    """JSON nested beyond any news is refused, in a file and by the line."""
    (tmp_path / "a.json").write_text("[" * 100_000, "utf-8")
    (tmp_path / "b.jsonl").write_text('{"uri":' * 50_000 + "\n" + json.dumps({"id": "ours", "text": STORY}), "utf-8")
    articles, notes = read(tmp_path)
    assert [article.id for article in articles] == ["ours"]
    assert [note.failed for note in notes] == [True, True]
