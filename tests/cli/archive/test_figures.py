"""`attribution archive stats`, `export` and `vacuum`: what is shown, written and given back."""

from __future__ import annotations

import json
import sqlite3

import jsonschema

from attribution.archive.store import open_archive
from attribution.cli.archive.stats import size
from attribution.reports.schemas import stored
from tests.archive import wires


def test_stats_for_people(run):
    """A line a figure, outlets by name."""
    result = run("stats")
    assert result.exit_code == 0
    lines = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert (lines["articles"], lines["statements"], lines["quotations"]) == ("12", "36", "12")
    assert lines["outlets"] == "Harbour Herald 4, Island Post 4, 4 without a name"
    assert lines["published"] == "2031-02-02 to 2031-12-12, 2 without a date"
    assert "integrity" not in lines


def test_stats_as_json(run, desk):
    """The same with its schema, and written to a file."""
    assert run("stats", "--format", "json", "-o", "stats.json", "--integrity").exit_code == 0
    record = json.loads((desk / "stats.json").read_text("utf-8"))
    assert (record["schema"], record["articles"], record["place"], record["faults"]) == ("attribution.archive-stats/1", 12, "desk.db", [])
    assert record["readings"] == {wires.KEY: 12}
    jsonschema.validate(record, stored("archive-stats-1", "attribution.archive"))
    assert "faults" not in json.loads(run("stats", "--format", "json").stdout)


def test_faults_are_told_and_exit_1(run, desk):
    """A value that is not as it was written is found; the figures are shown all the same."""
    assert "whole" in run("stats", "--integrity").stdout
    with sqlite3.connect(desk / "desk.db") as broken:
        broken.execute("UPDATE articles SET record = zeroblob(40) WHERE number = 3")
    broken.close()
    result = run("stats", "--integrity")
    assert result.exit_code == 1
    assert "articles      12" in result.stdout
    assert result.stderr.startswith("Fault: ")


def test_export_comes_back(run, desk):
    """Articles are records, an article a line, in the order of the ids; a choice chooses."""
    assert run("export", "-o", "articles.jsonl").exit_code == 0
    records = [json.loads(line) for line in (desk / "articles.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == [f"wire/{number:06}.txt" for number in range(12)]
    assert records[4]["text"] == wires.wire(4).article.text
    chosen = run("export", "--what", "quotations", "--source", "Island Post", "--since", "2031-05").stdout.splitlines()
    assert [json.loads(line)["article"] for line in chosen] == ["wire/000004.txt", "wire/000010.txt"]
    assert json.loads(chosen[0])["quotes"][0]["speaker_name"] == "Tomas Vey"
    assert run("export", "--what", "people").exit_code == 2


def test_export_is_whole_or_not_at_all(run, desk, monkeypatch):
    """A fault in the middle leaves the old file."""
    (desk / "out.jsonl").write_text("old", "utf-8")
    from attribution.archive.upkeep import exporting

    def breaking(*arguments):
        yield {"id": "a"}
        raise ValueError("in the middle")

    monkeypatch.setattr(exporting, "export", breaking)
    assert run("export", "-o", "out.jsonl").exit_code == 4
    assert (desk / "out.jsonl").read_text("utf-8") == "old"
    assert not list(desk.glob(".attribution-*"))


def test_vacuum_tells_what_went(run, desk):
    """Embeddings of replaced articles go, articles stay; --quiet says nothing."""
    store = open_archive("desk.db")
    wires.add(store, range(6), version=1)
    store.close()
    result = run("vacuum")
    assert result.exit_code == 0
    assert "desk.db: " in result.stderr
    assert "dropped 6 embeddings" in result.stderr
    assert "articles      12" in run("stats").stdout
    assert run("vacuum", "--quiet").stderr == ""


def test_sizes_in_words():
    """Bytes, then decimal units."""
    assert [size(n) for n in (0, 999, 1000, 41_300_000, 2_500_000_000)] == ["0 bytes", "999 bytes", "1.0 kB", "41.3 MB", "2.5 GB"]


def test_an_empty_name_is_not_the_settings_archive(run, desk):
    """`--archive "$DESK"` with nothing in it is told; no other archive is taken in its place."""
    (desk / "attribution.toml").write_text('archive = "desk.db"\n', "utf-8")
    assert run("stats", "--config", "attribution.toml", place=None).exit_code == 0
    result = run("stats", "--config", "attribution.toml", place="")
    assert result.exit_code == 2
    assert "no archive was given" in result.stderr
