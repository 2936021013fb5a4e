"""Lines of premises and hypotheses: read one by one, each fault named in its place."""

from __future__ import annotations

import io
import json

import pytest

from attribution.cli.pairs import LONGEST, PairLine, bounded_lines, read_pairs

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
        (b'{"id": "a\xff"}\n', "encoding", "byte 0xFF, number 10 of the line, is not UTF-8", None),
        (b"[1]\n", "record", "a list was seen", None),
        (b'{"premise": "x", "hypothesis": "y"}\n', "record", "'id' is missing", None),
        (b'{"id": null, "premise": "x", "hypothesis": "y"}\n', "record", "id is null", None),
        (b'{"id": true, "premise": "x", "hypothesis": "y"}\n', "record", "id is true", None),
        (b'{"id": "a", "premise": "x"}\n', "record", "'hypothesis' is missing (keys seen: id, premise)", "a"),
        (b'{"id": "a", "premise": 3, "hypothesis": "y"}\n', "record", "premise is the number 3", "a"),
        (b'{"id": "a", "premise": "x", "hypothesis": " "}\n', "empty", "hypothesis is empty", "a"),
        (b'{"id": "a", "premise": "x\\ud83d", "hypothesis": "y"}\n', "encoding", "half a character", "a"),
        (b'{"id": "a\\ud83d", "premise": "x", "hypothesis": "y"}\n', "encoding", "id holds half a character", None),
        (b'{"id": "a", "premise": null, "hypothesis": "y"}\n', "record", "premise is null", "a"),
        (b'{"id": "a", "premise": ["x"], "hypothesis": "y"}\n', "record", "premise is a list", "a"),
        (b'{"id": 1.5, "premise": "x", "hypothesis": "y"}\n', "record", "id is the number 1.5", None),
        (b'{"id": "a", "premise": "x", "hypothesis": "\\u0000 \\u200b\\u00a0"}\n', "empty", "hypothesis is empty", "a"),
        (b'{"ID": "a", "premise": "x", "hypothesis": "y"}\n', "record", "rename 'ID'", None),
        (b'{"id": "a", "Premise": "x", "hypothesis": "y"}\n', "record", "rename 'Premise'", "a"),
        (b'{"id": "a", "premise": "x", "hypotesis": "y"}\n', "record", "rename 'hypotesis'", "a"),
        (b'{"id": "a"\n', "invalid_json", "delimiter, column 11)", None),
        (b'\xef\xbb\xbf{"id": \xff}\n', "encoding", "byte 0xFF, number 11 of the line", None),
        (b'\xef\xbb\xbf{"id": x}\n', "invalid_json", "(Expecting value, column 8)", None),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "invalid_json", "(a number of thousands of digits)", None),
        (b"[" * 200_000 + b"\n", "invalid_json", "(brackets nested too deeply)", None),
        (GOOD.strip() + b"\r" + GOOD, "invalid_json", "end with CR alone", None),
        (b'{"id": "' + b"a" * LONGEST + b'"}\n', "too_long", "longer than 10,000,000 bytes", None),
    ],
    ids=lambda value: repr(value)[:40],
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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told_once(encoding: str) -> None:
    """One message for the file, not one for each of its lines."""
    (only,) = read_pairs(io.BytesIO((GOOD * 3).decode().encode(encoding)))
    assert (only.line, only.code) == (1, "encoding")
    assert "UTF-16" in only.message


def test_a_line_without_end_is_cut() -> None:
    """The first bytes come, the rest is passed over in pieces, and the next line is whole."""

    class Noting(io.BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            self.longest = max(self.longest, len(line))
            return line

    file = Noting(b"ab\n" + b"x" * 1000 + b"\n" + b"y" * 10 + b"\n" + b"z" * 25)
    assert list(bounded_lines(file, 10)) == [b"ab\n", b"x" * 11, b"y" * 10 + b"\n", b"z" * 11]
    assert file.longest == 11


def test_blank_lines_are_not_kept() -> None:
    """Each is told when a pair follows, from their count alone; an id may be empty words."""
    found = read_pairs([b"\n"] * 3 + [GOOD.replace(b'"a"', b'""')])
    assert [(entry.line, entry.code, entry.id) for entry in found] == [(1, "empty", None), (2, "empty", None), (3, "empty", None), (4, "", "")]
