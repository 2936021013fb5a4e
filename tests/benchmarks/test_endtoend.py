"""The end-to-end evaluation, on a made-up story and a made-up product."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from attribution.errors import InputError, ModelError
from attribution.scoring.gold import gold_story
from attribution.scoring.pieces import gold_pieces
from attribution.types import Article, Block, Finding, Passage, Quote, Reading, Report, Side, Span
from benchmarks import endtoend
from benchmarks.data import Record, Story
from benchmarks.errors import error_lines
from benchmarks.running import StoryResult, run_story
from benchmarks.table import lines, summary

A = "“Nobody came,” Mira Solano said. At least 19 people drowned."
B = "Fifteen people drowned when the ferry sank."
DEATHS = {"slot": "deaths", "relation": "conflict", "kind": "number"}
GOLD = {
    **DEATHS,
    "a": {"doc": "a", "start": 33, "end": 60, "text": A[33:60]},
    "b": {"doc": "b", "start": 0, "end": 22, "text": B[:22]},
}
QUOTE = {"start": 0, "end": 14, "text": A[:14], "kind": "direct", "speaker_name": "Mira Solano",
         "speaker": {"start": 15, "end": 26}}  # fmt: skip
STORY = Story(
    "ferry",
    ({"id": "a", "text": A}, {"id": "b", "text": B}),
    gold_story("ferry", [GOLD]),
    {"a": gold_pieces(QUOTE)},
    {"b": [Block(0, 43, "body")]},
)


class Product:
    """Finds everything in the story; with `fault`, raises instead."""

    def __init__(self, relation: str = "conflict", fault: str = "") -> None:
        self.relation, self.fault = relation, fault

    def quotes(self, items: Iterable[Article], /) -> list[Reading]:
        """The readings, one quotation in them."""
        quote = Quote("q", "direct", 0, 14, A[:14], (Span(0, 14),), speaker=Passage(15, 26, A[15:26]),
                      speaker_name="Mira Solano")  # fmt: skip
        return [Reading(article, (quote,) if article.id == "a" else ()) for article in items]

    def check(self, items: Iterable[Article], /) -> Report:
        """A report with one finding."""
        if self.fault:
            raise RuntimeError(self.fault)
        a, b = Side(33, 60, "a", A[33:60], 1), Side(0, 43, "b", B, 1)
        found = Finding("1", "f", "C101", self.relation, "number", "deaths", "high", False, b, a, (), 0.9, "Why.", {})  # type: ignore[arg-type]
        return Report("0", {}, "h", tuple(self.quotes(items)), (found,), {}, ())


def to_article(record: Record) -> Article:
    """An article whose whole text is body."""
    return Article(record["id"], record["text"], blocks=(Block(0, len(record["text"]), "body"),))


def result(product: Product) -> StoryResult:
    """The story, run."""
    return run_story(product, STORY, to_article)


def test_a_perfect_run() -> None:
    """Everything found: every rate is 1, the counts add up, nothing is listed as an error."""
    run = result(Product())
    table = summary("made up", [run])
    assert table["findings"]["precision together"] == {"rate": 1.0, "low": 1.0, "high": 1.0, "hits": 1, "total": 1}
    assert table["findings"]["recall conflict"]["rate"] == 1.0
    assert (
        table["quotes"]["F1 coverage 80% all"]["rate"] == table["quotes"]["speaker name (coverage 30%)"]["rate"] == 1.0
    )
    assert table["layout"]["role of block"]["rate"] == 1.0
    assert table["counts"]["findings"] == {"conflict": 1}
    assert table["counts"]["articles"] == 2
    assert list(error_lines(run)) == ["#### ferry"]


def test_errors_are_shown_with_their_passages() -> None:
    """A wrong relation is listed as a miss and as a false alarm, both passages verbatim."""
    shown = "\n".join(error_lines(result(Product("update"))))
    assert "MISSED conflict (number) 'deaths'  [reported as update]" in shown
    assert "FALSE update C101" in shown
    assert "wrong_relation" in shown
    assert shown.count(repr(A[33:60])) == 2


def test_a_story_that_fails_counts_as_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """An exception is told, and lowers recall instead of ending the run."""
    run = result(Product(fault="boom"))
    assert run.error == "RuntimeError: boom"
    assert "ferry: RuntimeError: boom" in capsys.readouterr().err
    table = summary("made up", [run])
    assert table["counts"]["stories failed"] == 1
    assert table["findings"]["recall together"]["rate"] == 0.0
    assert table["quotes"]["recall coverage 30% all"]["rate"] == 0.0
    assert table["layout"]["story lost"]["rate"] == 1.0


def test_an_article_that_cannot_be_read_is_lost_alone() -> None:
    """The other articles are still run, and the loss is counted."""

    def read(record: Record) -> Article:
        if record["id"] == "b":
            raise InputError("no text")
        return to_article(record)

    run = run_story(Product(), STORY, read)
    assert (run.lost, run.error) == (("b: no text",), "")
    assert run.tallies["quotes"]["recall coverage 30% all"].rate == 1.0


def test_a_missing_model_ends_the_run() -> None:
    """Zeros in every row would look like a measurement."""

    class Bare(Product):
        def check(self, items: Iterable[Article], /) -> Report:
            raise ModelError("no weights")

    with pytest.raises(ModelError, match="no weights"):
        result(Bare())


def test_quotations_alone() -> None:
    """Without comparing, findings are not measured and not shown as missed."""
    run = run_story(Product(), STORY, to_article, compare=False)
    table = summary("made up", [run])
    assert table["findings"] == {}
    assert table["quotes"]["recall coverage 80% all"]["rate"] == 1.0
    assert list(error_lines(run)) == ["#### ferry"]


def test_the_table_names_every_measure() -> None:
    """Each measure of the summary has a line with its interval and counts; JSON takes it as it is."""
    table = summary("made up", [result(Product()), result(Product("update"))])
    text = "\n".join(lines(table))
    assert "== made up" in text
    assert all(name in text for part in ("findings", "quotes", "layout") for name in table[part])
    row = next(line for line in text.splitlines() if line.startswith("recall together"))
    assert row.split()[2:] == ["0.500", "0.000–1.000", "1/2"]
    assert json.loads(json.dumps(table)) == table


def test_an_empty_set_is_no_error() -> None:
    """Nothing chosen: counts of zero, no rates."""
    table = summary("none", [])
    assert table["findings"] == {}
    assert "stories: 0" in "\n".join(lines(table))


def test_no_data_folder_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder, or with an empty one, the command says what it needs and returns 2."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    assert endtoend.main([]) == 2
    assert "give --data DIR" in capsys.readouterr().err
    assert endtoend.main(["--data", str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err


DATA = os.environ.get("ATTRIBUTION_DATA")


@pytest.mark.skipif(not DATA, reason="needs the annotated stories: set ATTRIBUTION_DATA to their folder")
def test_the_product_on_an_annotated_story(tmp_path: Path) -> None:
    """One real story runs to the end and gives figures."""
    out = tmp_path / "figures.json"
    assert endtoend.main(["--set", "e2e", "--limit", "1", "--out", str(out)]) == 0
    (figures,) = json.loads(out.read_text("utf-8"))["sets"]
    assert figures["counts"]["articles lost"] == 0
    assert figures["findings"]["recall agree"]["total"] > 0
