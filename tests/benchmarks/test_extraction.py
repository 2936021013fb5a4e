"""The measures of extracted bodies, by hand, and the table on an invented page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import extraction, extractors
from benchmarks.pagescores import (
    same_day,
    same_names,
    same_title,
    segment_counts,
    segment_score,
    shingle_counts,
    shingle_score,
    similarity,
)

WORDS = "one two three four five six"


def test_shingles() -> None:
    """Of three runs of four words two are right and one is missing when the last word is; each page weighs the same."""
    assert shingle_counts(WORDS, WORDS) == (1.0, 0.0, 0.0)
    assert shingle_counts(WORDS, "one two three four five") == (2 / 3, 0.0, 1 / 3)
    score = shingle_score([shingle_counts(WORDS, WORDS), shingle_counts(WORDS, "")])
    assert (score["precision"], score["recall"]) == (1.0, 0.5)


def test_segments() -> None:
    """A segment is found over line breaks; one that must not be there counts against precision."""
    counts = segment_counts({"must": ["a crane fell", "nobody"], "must_not": ["41 dead"]}, "Then a\n crane fell. 41 dead.")
    assert counts == (1, 1, 1)
    assert segment_score([counts])["F1"] == pytest.approx(0.5)


def test_similarity() -> None:
    """Words the reference lacks count by their characters, as in Readability.js."""
    assert similarity("a b c", "c b a") == 1
    assert similarity("crane fell", "crane sank") == pytest.approx(1 - 4 / 10)
    assert similarity("crane", "") == 0


def test_facts() -> None:
    """Bylines agree by their names, dates by the day, titles with or without the site."""
    assert same_names("By Inês Carrasco and Duarte Leal", "Duarte Leal, Inês Carrasco")
    assert not same_names("Inês Carrasco", "Inês Carrasco, Duarte Leal")
    assert same_day("2031-03-04T10:00Z", "2031-03-04")
    assert not same_day("2031-03-04", None)
    assert same_title("Crane falls on quay", "Crane falls on quay | Post")
    assert not same_title("Crane falls on quay", "Ferry sinks")


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reader gets a row; one that is not installed is left out with its name, one that fails counts as empty."""

    def missing() -> extractors.Reader:
        raise extractors.NotInstalledError("newspaper4k is not installed")

    def broken(page: str, name: str) -> extractors.Read:
        raise ValueError(name)

    body = "".join(f"<p>The port of Vilamar was closed on day {n}, the harbour office said in its statement.</p>" for n in range(6))
    truth = {"type": "body", "text": body.replace("<p>", "").replace("</p>", "\n")}
    page = {"id": "a", "url": "", "html": f"<html><body><article><h1>Crane falls</h1>{body}</article></body></html>", "truth": truth}
    (tmp_path / "articles").mkdir()
    with gzip.open(tmp_path / "articles" / "article_extraction_benchmark.jsonl.gz", "wt") as file:
        file.write(json.dumps(page) + "\n")
    monkeypatch.setattr(extraction, "READERS", {"attribution": extractors.attribution, "other": missing, "bad": lambda: broken})
    assert extraction.main(["--data", str(tmp_path), "--set", "article_extraction_benchmark", "--out", str(tmp_path / "o.json")]) == 0
    shown = capsys.readouterr().out
    assert "newspaper4k is not installed" in shown
    assert "ValueError 1" in shown
    ours, bad = json.loads((tmp_path / "o.json").read_text())
    assert (ours["F1"], bad["F1"]) == (1.0, 0.0)


def test_no_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the sets the exit code is 2 and the message names the file."""
    assert extraction.main(["--data", str(tmp_path)]) == 2
    assert "article_extraction_benchmark" in capsys.readouterr().err
