"""Bad articles through the whole program: a clear message, the right exit code, and the other articles reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution.cli.exits import exit_code
from attribution.reports import render

FIRST = (
    "Orvel mayor speaks after fire\n\nORVEL, 3 March 2031 - A fire at the Hallan warehouse in Orvel killed 12 people on Monday, "
    "the mayor said.\n\n“We will rebuild every wall of it,” Mayor Ines Calder told reporters. She did not name a cause.\n"
)
SECOND = (
    "Warehouse blaze in Orvel\n\nORVEL, 3 March 2031 - A blaze at the Hallan warehouse in Orvel killed 15 people on Monday, police "
    "said.\n\n“We will rebuild every wall of it,” the mayor, Ines Calder, said. The cause is not known.\n"
)


@pytest.fixture(scope="module")
def checker() -> attribution.Checker:
    """One program for all the cases; it is reusable."""
    return attribution.Checker()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good reports of one story."""
    (tmp_path / "first.txt").write_text(FIRST, "utf-8")
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")
    return tmp_path


def run(checker: attribution.Checker, *paths: Path) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON report."""
    report = checker.check([str(p) for p in paths])
    return exit_code(report, "never"), json.loads(render(report, "json"))


def codes(report: dict[str, Any]) -> set[str]:
    """The diagnostics' codes."""
    return {entry["code"] for entry in report["diagnostics"]}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), "binary"),
        ("bad.jsonl", b'{"id": "x", "text": "A fire."}\n{"id": "y", "text": \n', "invalid_json"),
    ],
    ids=["empty", "blank", "binary", "invalid line"],
)
def test_a_bad_file_costs_only_itself(checker: attribution.Checker, folder: Path, name: str, data: bytes, code: str) -> None:
    """The bad one is named, the two good ones are compared, the exit code is 3."""
    (folder / name).write_bytes(data)
    status, report = run(checker, folder)
    assert status == 3
    assert code in codes(report)
    assert {"first.txt", "second.txt"} <= {Path(a["id"]).name for a in report["articles"]}
    assert report["coverage"]["pairs_compared"] > 0


def test_a_missing_file(checker: attribution.Checker, folder: Path) -> None:
    """A path that leads nowhere is named."""
    status, report = run(checker, folder, folder / "gone.txt")
    assert (status, "missing" in codes(report)) == (3, True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1", "utf-8-sig"])
def test_other_encodings_are_read(checker: attribution.Checker, folder: Path, encoding: str) -> None:
    """The text comes out the same; nothing is lost."""
    text = FIRST.replace("“", '"').replace("”", '"').replace("Calder", "Caldér")
    (folder / "first.txt").write_bytes(text.encode(encoding))
    status, report = run(checker, folder)
    assert status == 0
    quotes = [q for a in report["articles"] for q in a["quotes"]]
    assert any(q["text"].strip('"“”') == "We will rebuild every wall of it," for q in quotes)


def test_duplicate_ids(checker: attribution.Checker, tmp_path: Path) -> None:
    """The second record of an id is refused by name."""
    lines = [json.dumps({"id": "one", "text": text}) for text in (FIRST, SECOND)]
    (tmp_path / "both.jsonl").write_text("\n".join(lines), "utf-8")
    status, report = run(checker, tmp_path / "both.jsonl")
    assert (status, "duplicate_id" in codes(report)) == (3, True)


def test_an_odd_number_of_marks(checker: attribution.Checker, folder: Path) -> None:
    """An unclosed quotation is noted and loses nothing else."""
    (folder / "third.txt").write_text(FIRST.replace("every wall of it,”", "every wall of it,"), "utf-8")
    status, report = run(checker, folder)
    assert status == 0
    assert "unpaired_quotation_mark" in codes(report) | {d["code"] for a in report["articles"] for d in a.get("diagnostics", [])}


def test_one_article_has_nothing_to_be_compared_with(checker: attribution.Checker, folder: Path) -> None:
    """Exit code 5, and its quotations are reported all the same."""
    status, report = run(checker, folder / "first.txt")
    assert status == 5
    assert report["articles"][0]["quotes"]


def test_an_empty_folder(checker: attribution.Checker, tmp_path: Path) -> None:
    """Nothing to compare, and the report says why."""
    status, report = run(checker, tmp_path)
    assert (status, "no_articles" in codes(report)) == (5, True)


def test_two_copies_are_one_source(checker: attribution.Checker, folder: Path) -> None:
    """The same report twice gives no agreement with itself."""
    (folder / "second.txt").write_text(FIRST, "utf-8")
    status, report = run(checker, folder)
    assert status == 5
    assert report["findings"] == []
    assert report["coverage"]["left_out"]["copies of another article"] == 1


def test_order_does_not_matter(checker: attribution.Checker, folder: Path) -> None:
    """The same bytes, whichever path comes first."""
    paths = [str(folder / "first.txt"), str(folder / "second.txt")]
    assert render(checker.check(paths), "json") == render(checker.check(paths[::-1]), "json")


def test_a_large_article(checker: attribution.Checker, folder: Path) -> None:
    """A long article is read whole beside the others (5 MB is tried by hand: see docs/benchmarks.md)."""
    filler = "The harbour committee met in room {0} and spoke of ropes, tides and the price of tar for {0} minutes.\n\n"
    (folder / "long.txt").write_text(FIRST + "".join(filler.format(n) for n in range(2000)), "utf-8")
    status, report = run(checker, folder)
    assert status == 0
    assert report["coverage"]["articles"] == 3
