"""Files of labelled pairs: what is read, what is refused and how that is said."""

from __future__ import annotations

import io
import json
import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from attribution.cli.pairfiles import PairSource, load_pair_sets
from attribution.errors import ConfigError

ROW = {"premise": "It rained.", "hypothesis": "It was wet.", "label": "entailment"}
LINE = (json.dumps(ROW) + "\n").encode()


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Folders above the working folder do not count: the one of a test is named test."""
    monkeypatch.chdir(tmp_path)


def load(*files: Path):
    """The sets and what was skipped."""
    return load_pair_sets(PairSource(None, files))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("null", "line 2: null was seen"),
        ("[1, 2]", "line 2: a list was seen"),
        ("7", "line 2: the number 7 was seen"),
        ('"words"', 'line 2: the string "words" was seen'),
        (json.dumps({**ROW, "premise": None}), "line 2: premise is null"),
        (json.dumps({**ROW, "hypothesis": [1]}), "line 2: hypothesis is a list"),
        (json.dumps({**ROW, "premise": 7.5}), "line 2: premise is the number 7.5"),
        (json.dumps({**ROW, "label": True}), "line 2: label is true"),
        (json.dumps({**ROW, "label": None}), "line 2: label is null"),
        (json.dumps({**ROW, "label": ["neutral"]}), "line 2: label is a list"),
        (json.dumps({**ROW, "label": "refutes"}), 'line 2: the label is the string "refutes"'),
        (json.dumps({**ROW, "phenomenon": {"a": 1}}), "line 2: phenomenon is an object"),
        (json.dumps({**ROW, "dataset": 3}), "line 2: dataset is the number 3"),
        ('{"premise": "a", "label": "neutral"}', "line 2: key 'hypothesis' is missing (keys seen: label, premise)"),
        ("{}", "line 2: key 'premise' is missing (keys seen: none)"),
        ("{", "line 2: not JSON"),
    ],
)
def test_a_line_that_is_no_pair_says_what_was_seen(tmp_path, line, said):
    """The line's number, the value in JSON's words, what is expected."""
    (tmp_path / "desk.jsonl").write_bytes(LINE + line.encode() + b"\n")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "desk.jsonl")
    assert said in str(caught.value)
    assert 'expected {"premise", "hypothesis", "label"} with label entailment, neutral, contradiction' in str(caught.value)
    assert "Error" not in str(caught.value)


@pytest.mark.parametrize("key", ["premise", "hypothesis"])
def test_an_empty_text_is_an_error_of_its_line(tmp_path, key):
    """Nothing can be judged from nothing."""
    (tmp_path / "desk.jsonl").write_bytes(LINE + json.dumps({**ROW, key: " \t"}).encode())
    with pytest.raises(ConfigError, match=f"desk.jsonl, line 2: {key} is empty"):
        load(tmp_path / "desk.jsonl")


def test_bytes_that_are_no_text_are_named_by_line(tmp_path):
    """Latin-1 in the second line."""
    (tmp_path / "desk.jsonl").write_bytes(LINE + '{"premise": "é"}'.encode("latin-1"))
    with pytest.raises(ConfigError, match="line 2: byte 13 is not UTF-8"):
        load(tmp_path / "desk.jsonl")


def test_a_byte_order_mark_and_blank_lines_are_nothing(tmp_path):
    """As editors write them."""
    (tmp_path / "desk.jsonl").write_bytes(b"\xef\xbb\xbf" + LINE + b"\n\r\n" + LINE)
    sets, skipped = load(tmp_path / "desk.jsonl")
    assert [pair.line for pair in sets["desk"]] == [1, 4]
    assert skipped == {}


def test_the_same_file_counts_once(tmp_path):
    """However it is named: again, by another path, by a link."""
    (tmp_path / "desk.jsonl").write_bytes(LINE)
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "desk.jsonl")
    other = tmp_path / "." / ".." / tmp_path.name / "desk.jsonl"
    sets, skipped = load(tmp_path / "desk.jsonl", other, tmp_path / "link.jsonl")
    assert len(sets["desk"]) == 1
    assert list(skipped.values()) == ["it was given twice, and counts once"] * 2


def test_stdin_is_a_file(monkeypatch):
    """`-` reads it, and its set is called stdin."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(LINE + LINE)))
    sets, _ = load(Path("-"))
    assert (len(sets["stdin"]), sets["stdin"][1].line) == (2, 2)


def test_a_named_pipe_is_a_file(tmp_path):
    """As `<(…)` of a shell makes one."""
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(LINE), daemon=True)
    writer.start()
    assert len(load(tmp_path / "pipe")[0]["pipe"]) == 1


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path):
    """Each with what to give."""
    with pytest.raises(ConfigError, match="is a folder: give a JSON Lines file"):
        load(tmp_path)
    with pytest.raises(ConfigError, match=r"gone\.jsonl is not there"):
        load(tmp_path / "gone.jsonl")


def test_a_broken_archive_is_named(tmp_path):
    """The name says gzip, the bytes do not."""
    (tmp_path / "desk.jsonl.gz").write_bytes(LINE)
    with pytest.raises(ConfigError, match=r"desk\.jsonl\.gz cannot be read"):
        load(tmp_path / "desk.jsonl.gz")
