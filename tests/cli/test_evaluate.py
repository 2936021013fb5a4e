"""`attribution evaluate quotes` on a tiny made-up data folder, without models."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.cli import checker
from attribution.types import Article, Diagnostic, Passage, Quote, Reading, Span

TEXT = "“Nobody came,” Mira Solano said. She added that the ferry had sunk."


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """A gzipped JSONL file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)


def record(start: int, end: int, kind: str, **more: Any) -> dict[str, Any]:
    """A gold quotation of TEXT."""
    return {"start": start, "end": end, "text": TEXT[start:end], "kind": kind, "speaker": None, "cue": None, **more}


DIRECT = record(0, 14, "direct", speaker={"start": 15, "end": 26}, cue={"start": 27, "end": 31}, cue_class="speech")
INDIRECT = record(43, 66, "indirect", cue_class="speech")


@pytest.fixture
def data(folder: Path) -> Path:
    """PolNeAR with two articles, e2e with one, the others missing."""
    place = folder / "data"
    rows = [{"id": name, "text": TEXT, "quotes": [DIRECT, INDIRECT]} for name in ("p1", "p2")]
    write(place / "quotes/polnear.dev.jsonl.gz", rows)
    write(place / "quotes/polnear.test.jsonl.gz", rows)
    write(place / "e2e/articles.jsonl.gz", [{"story": "s", "doc": "e1", "text": TEXT}])
    write(place / "e2e/quotes_gold.jsonl.gz", [{**DIRECT, "doc": "e1", "speaker_name": "Mira Solano"}])
    return place


class Reader:
    """Finds the direct quotation in every article; those named `lost` cannot be read."""

    def __init__(self, lost: str = "") -> None:
        self.lost, self.config, self.read = lost, None, []

    def make(self, config: Any, _progress: Any) -> Reader:
        """Stand in for `checker.make_checker`."""
        self.config = config
        return self

    def quotes(self, items: Iterable[Article]) -> Iterator[Reading]:
        """One quotation an article."""
        quote = Quote("q1", "direct", 0, 14, TEXT[:14], (Span(0, 14),), None, Passage(27, 31, "said"),
                      Passage(15, 26, "Mira Solano"), "Mira Solano")  # fmt: skip
        for article in items:
            self.read.append(article.id)
            if article.id == self.lost:
                yield Reading(article, diagnostics=(Diagnostic("reading_failed", "no", article.id, failed=True),))
            else:
                yield Reading(article, (quote,))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The made-up reader in the pipeline's place."""
    fake = Reader()
    monkeypatch.setattr(checker, "make_checker", fake.make)
    return fake


def evaluated(run: Any, data: Path, *more: str) -> Any:
    """The JSON of a run that ends well."""
    result = run("evaluate", "quotes", "--data", str(data), "--format", "json", *more)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_json_has_every_measure(run, data, reader):
    """One of two gold quotations is found in each of two articles, with its speaker and cue."""
    table = evaluated(run, data, "--set", "polnear.dev")
    (result,) = table["sets"]
    assert (result["set"], result["articles"], result["gold"], result["found"]) == ("polnear.dev", 2, 4, 2)
    measures = result["measures"]
    assert measures["precision exact direct"] == {"rate": 1.0, "low": 1.0, "high": 1.0, "hits": 2, "total": 2}
    assert measures["F1 exact all"] == {"rate": 0.6667, "low": 0.6667, "high": 0.6667}
    assert measures["speaker overlap (jaccard 80%)"] == {"rate": 1.0, "low": 1.0, "high": 1.0, "hits": 2, "total": 2}
    assert measures["cue recall"] == {"rate": 1.0, "low": 1.0, "high": 1.0, "hits": 2, "total": 2}
    assert result["risk_coverage"][0] == {"share": 1.0, "kept": 2, "precision": 1.0, "least": 1.0}
    assert "speaker name (jaccard 80%)" not in measures


@pytest.mark.parametrize("name", ["rules", "model", "both"])
def test_the_reader_is_a_setting(run, data, reader, name):
    """`--reader` reaches the pipeline and is told with the figures."""
    assert evaluated(run, data, "--reader", name, "--set", "e2e")["reader"] == name
    assert reader.config.quote_reader == name
    assert run("evaluate", "quotes", "--data", str(data), "--reader", "oracle").exit_code == 2


def test_sets_that_are_missing_are_skipped_with_their_reason(run, data, reader):
    """The others are scored; the code is 0."""
    result = run("evaluate", "quotes", "--data", str(data))
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.stdout.splitlines() if line.startswith("==")] == [
        "== polnear.dev",
        "== e2e",
    ]
    assert "Skipped fiction.dev: fiction/articles.dev.jsonl.gz is not there" in result.stderr
    assert set(evaluated(run, data)["skipped"]) == {"gum_news.dev", "gum_other.dev", "fiction.dev"}


def test_the_table_shows_criteria_speakers_and_risk(run, data, reader):
    """A person sees F1 by criterion and kind, and the curve."""
    shown = run("evaluate", "quotes", "--data", str(data), "--set", "polnear.dev").stdout
    rows = {tuple(line.split()[:2]): line.split() for line in shown.splitlines() if line}
    assert rows[("exact", "all")][2:5] == ["1.000", "0.500", "0.667"]
    assert rows[("exact", "indirect")][2:5] == ["–", "0.000", "–"]
    assert rows[("strict", "all")][2:5] == ["1.000", "0.500", "0.667"]
    assert "speaker overlap (jaccard 80%)" in shown
    assert rows[("100%", "2")] == ["100%", "2", "1.000", "1.00"]


def test_nothing_left_to_score(run, folder, reader):
    """A folder without any set is a usage error that says what to give."""
    result = run("evaluate", "quotes", "--data", str(folder / "nowhere"))
    assert result.exit_code == 2
    assert "nothing to score" in result.stderr
    assert "Skipped polnear.dev" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["polnear.test", "gum_other.test", "quotes/polnear.test"])
def test_test_sets_are_refused(run, data, reader, name):
    """Whatever is named test is never opened, even where it is there."""
    result = run("evaluate", "quotes", "--data", str(data), "--set", name)
    assert result.exit_code == 2
    assert "test sets are kept for the final measurement" in result.stderr
    assert reader.read == []


def test_an_unknown_set_is_refused(run, data, reader):
    """The message lists those there are."""
    result = run("evaluate", "quotes", "--data", str(data), "--set", "polnaer.dev")
    assert result.exit_code == 2
    assert "polnear.dev" in result.stderr


def test_only_the_first_articles(run, data, reader):
    """`--limit` counts in each set, and only those are read."""
    assert evaluated(run, data, "--limit", "1")["sets"][0]["articles"] == 1
    assert reader.read == ["p1", "e1"]


def test_an_article_that_is_lost_has_found_nothing(run, data, reader):
    """Its gold is missed, it is named, and the code is 3."""
    reader.lost = "p2"
    result = run("evaluate", "quotes", "--data", str(data), "--set", "polnear.dev", "--format", "json")
    assert result.exit_code == 3
    (scores,) = json.loads(result.stdout)["sets"]
    assert (scores["lost"], scores["measures"]["recall exact all"]["rate"]) == (["p2"], 0.25)


def test_a_file_that_is_no_gzip_is_named(run, data, reader):
    """The message says which file and what was expected."""
    (data / "quotes/polnear.dev.jsonl.gz").write_text("plain", "utf-8")
    result = run("evaluate", "quotes", "--data", str(data), "--set", "polnear.dev")
    assert result.exit_code == 2
    assert "polnear.dev.jsonl.gz cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"id": "p1", "text": TEXT}], "KeyError('quotes')"),
        ([{"id": "p1", "text": "Another. " * 9, "quotes": [DIRECT]}], "gold at 0:14 of p1 reads '“Nobody came,”'"),
    ],
)
def test_a_file_of_another_kind_is_named(run, data, reader, rows, said):
    """Missing keys, and offsets that lead elsewhere, end the run before anything is scored."""
    write(data / "quotes/polnear.dev.jsonl.gz", rows)
    result = run("evaluate", "quotes", "--data", str(data), "--set", "polnear.dev")
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_figures_go_into_a_file(run, data, reader, folder):
    """-o writes the same table."""
    printed = run("evaluate", "quotes", "--data", str(data), "--set", "e2e").stdout
    assert run("evaluate", "quotes", "--data", str(data), "--set", "e2e", "-o", "scores.txt").stdout == ""
    assert (folder / "scores.txt").read_text("utf-8") == printed
