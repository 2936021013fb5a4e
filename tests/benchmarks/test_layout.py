"""The benchmark of layout: gold of invented scrapes, and what it counts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from attribution.types import Block
from benchmarks.layout import Tally, main
from benchmarks.scrapes import DESIGNS, scraped

TEXT = (
    "VILAMAR, 4 March (NTB) - A crane fell on to the quay on Friday, the harbour office said.\n\n"
    "Nobody was hurt when the crane fell.\n\nThe quay stays closed.\n\nThe office is looking for another crane."
)
REPORT = {"id": "a", "title": "Crane falls on quay at Vilamar", "text": TEXT}


@pytest.mark.parametrize("number", range(len(DESIGNS)))
def test_scrapes_keep_the_report_whole(number: int) -> None:
    """Whatever the furniture, the gold's body is the report's, in order, and blocks cover the page but for space."""
    text, blocks = scraped(REPORT, [REPORT, REPORT, REPORT], number)
    body = [block.of(text) for block in blocks if block.role == "body"]
    assert " ".join(body) == " ".join(TEXT.split("\n\n")).removeprefix("VILAMAR, 4 March (NTB) - ")
    last = 0
    for block in blocks:
        assert not text[last : block.start].strip()
        last = block.end
    assert last == len(text)


def test_tally_counts_characters() -> None:
    """Characters that are not space count, by role; what went wrong is told."""
    tally = Tally()
    tally.add("a", "One two three", [Block(0, 7, "body"), Block(8, 13, "related")], [Block(0, 13, "body")])
    assert tally.right() == (6, 11)
    assert tally.right("related") == (0, 5)
    assert "5 of related as body" in tally.wrong[0]
    assert any("in a body by mistake: 5 of related, 0 of boilerplate" in line for line in tally.lines("x"))


def test_run_on_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with one annotated page and one report prints four sets; a missing folder is exit 2."""
    row = {"story": "s", "doc": "a", "title": REPORT["title"], "text": TEXT}
    gold = [
        {"doc": "a", "start": 0, "end": 24, "role": "dateline"},
        {"doc": "a", "start": 25, "end": len(TEXT), "role": "body"},
    ]
    for folder, parts in (("e2e", ("",)), ("fiction", (".train", ".dev"))):
        (tmp_path / folder).mkdir()
        for part in parts:
            for name, rows in (("articles", [row]), ("gold", []), ("quotes_gold", [])):
                write(tmp_path / folder / f"{name}{part}.jsonl.gz", rows)
    write(tmp_path / "e2e" / "layout_gold.jsonl.gz", gold)
    assert main(["--data", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert shown.count(" pages\n") == 4
    assert "story lost: 0 of" in shown
    assert main(["--data", str(tmp_path / "nowhere")]) == 2


def write(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Gzipped JSONL."""
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
