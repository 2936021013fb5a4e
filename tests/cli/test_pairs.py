"""Lines of premises and hypotheses: read one by one, each fault named in its place."""

from __future__ import annotations

import json

import pytest

from attribution.cli.pairs import PairLine, read_pairs

GOOD = b'{"id": "a", "premise": "It rained.", "hypothesis": "It was wet."}\n'


def test_good_lines() -> None:
    """A BOM, other keys, Windows line ends, number ids and a missing last line end are all right."""
    lines = [b"\xef\xbb\xbf" + GOOD, GOOD.replace(b'"a"', b"7").replace(b"}", b', "label": 1}').replace(b"\n", b"\r\n"), GOOD.strip()]
    assert list(read_pairs(lines)) == [PairLine(n, i, "It rained.", "It was wet.") for n, i in ((1, "a"), (2, 7), (3, "a"))]


@pytest.mark.parametrize(
    ("line", "code", "words", "name"),
    [
        (b"It rained.\n", "invalid_json", "correct the line", None),
        (b'{"id": "a", "premise": \n', "invalid_json", "not JSON", None),
        (b"[" * 100_000 + b"\n", "invalid_json", "not JSON", None),
        (b'{"id": "a\xff"}\n', "encoding", "not UTF-8", None),
        (b"[1]\n", "record", "a list was seen", None),
        (b'{"premise": "x", "hypothesis": "y"}\n', "record", "'id' is missing", None),
        (b'{"id": null, "premise": "x", "hypothesis": "y"}\n', "record", "id is None", None),
        (b'{"id": true, "premise": "x", "hypothesis": "y"}\n', "record", "id is True", None),
        (b'{"id": "a", "premise": "x"}\n', "record", "'hypothesis' is missing (keys seen: id, premise)", "a"),
        (b'{"id": "a", "premise": 3, "hypothesis": "y"}\n', "record", "premise is a int", "a"),
        (b'{"id": "a", "premise": "x", "hypothesis": " "}\n', "empty", "hypothesis is empty", "a"),
        (b'{"id": "a", "premise": "x\\ud83d", "hypothesis": "y"}\n', "encoding", "half a character", "a"),
    ],
)
def test_bad_lines(line: bytes, code: str, words: str, name: str | None) -> None:
    """Each is told by code, message, line and the id where one is known; the next line is read all the same."""
    bad, good = read_pairs([line, GOOD])
    assert (bad.line, bad.code, bad.id) == (1, code, name)
    assert words in bad.message
    assert (good.line, good.code) == (2, "")


def test_blank_lines_count_inside_only() -> None:
    """A blank line between pairs is told; those at the end of a file are its end."""
    found = list(read_pairs([GOOD, b"\n", GOOD, b"\n", b"  \n"]))
    assert [(entry.line, entry.code) for entry in found] == [(1, ""), (2, "empty"), (3, "")]
    assert list(read_pairs([b"\n"])) == []


def test_lines_are_read_as_they_are_asked_for() -> None:
    """Nothing is read ahead: memory does not grow with the file."""
    lines = iter([GOOD, GOOD])
    next(read_pairs(lines))
    assert json.loads(next(lines))["id"] == "a"
