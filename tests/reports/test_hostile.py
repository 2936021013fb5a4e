"""An article that wants to do harm is harmless in every format: markup, formulas, escapes, overrides, null bytes, half characters."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from attribution.reports import EXPLAINED, FORMATS, Style, render, render_quotes
from attribution.reports.blind import blind, blind_readings
from attribution.reports.explained import render_explained
from attribution.reports.records import report_record
from attribution.types import Article, Block, Diagnostic, Finding, Passage, Quote, Reading, Report, Side, Span

EVIL = (
    '<script>alert("x")</script><img src=x onerror=alert(1)> \x1b[31mred\x1b]0;owned\x07 \u202eevil\u202c \u2066in\u2069 \x00null \x9b2J \ud800half '
    "[a](javascript:alert(1)) `b` *c* |d| ]]> <!-- e --> &amp; @everyone {{7*7}} ${x} %0A::warning::f\u2028g\r\n::add-mask::h\n::stop-commands::i\n# j"
)
STARTS = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "")
# Everything that can move a cursor, hide text or turn it round; our own files have line feeds, and CR LF in CSV.
MOVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LOOKS = re.compile("\x1b\\[[0-9;]*m")
JSON = ("json", "jsonl", "webannotation", "jsonld", "ninjs", "sarif")


def report(start: str) -> Report:
    """A report in which every word that an article can bring is hostile."""
    words = start + EVIL
    texts = [f"{words} first. {words} second, said {words}.", f"{words} other {words}."]
    articles = [
        Article(
            f"{words}{place}.txt", text, words, words, f"javascript:alert({place})", "2024-03-04", words, words, (Block(0, len(text), "body"),), "ab", None,
            (Diagnostic(words, words, f"{words}{place}.txt", 0, 1),),
        )
        for place, text in enumerate(texts)
    ]
    one, two = articles
    length = len(words)
    quote = Quote(
        "q1", "direct", 0, length, words, (Span(0, length),), None, Passage(length, length + 7, " first."), Passage(0, length, words), words, words,
        (words,), 0.5, {"speaker": words, words: words},
    )  # fmt: skip
    sides = (Side(0, length, one.id, words, 1, (Span(1, 9),)), Side(0, length, two.id, words, 1))
    base = Finding(words, words, "Q201", "altered_quote", "wording", words, "high", True, *sides, (sides,), 0.5, words, {"wire": [words], "note": words, words: words})
    findings = (base, replace(base, code="C101", relation="conflict"), replace(base, code="G101", relation="agree"))
    coverage = {"articles": 2, "left_out": {words: 1}, "copies": {one.id: two.id}, "story_members": [[one.id, two.id]], words: words}
    readings = (Reading(one, (quote,)), Reading(two))
    return Report("0.1.0", {"entailment": words}, "abcdefabcdef", readings, findings, coverage, (Diagnostic(words, words, words, failed=True),))


def harmless(text: str, name: str) -> None:
    """What holds in every format, and what holds in one."""
    text.encode("utf-8")
    plain = text.replace("\r\n", "\n") if name == "csv" else text
    assert MOVES.findall(LOOKS.sub("", plain)) == []
    if name in JSON:
        for part in text.splitlines() if name == "jsonl" else [text]:
            json.loads(part)
    if name in ("webannotation", "jsonld", "ninjs"):
        assert "<" not in text
    if name == "svg":
        tags = {element.tag.rsplit("}")[-1] for element in ET.fromstring(text).iter()}
        assert not tags & {"script", "img", "a", "image", "foreignObject"}
    if name == "csv":
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    if name == "markdown":
        assert not re.search(r"(?<!\\)<(?!/?b>)", text)
        assert not re.search(r"(?<!\\)\]\(", text)
    if name == "github":
        for line in text.splitlines():
            assert not line.startswith("::") or re.match(r"::(error|warning|notice) [^:]*::|::(error|warning|notice)::|::group::|::endgroup::", line), line
            assert "::add-mask::" not in line[:14]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_report_does_no_harm(name: str, start: str) -> None:
    """With its outlets named and hidden; on a pipe, on a narrow terminal, in colours and a finding a line."""
    found = report(start)
    styles = [Style(), Style(40, "256"), Style(200, "truecolor", compact=True)] if name == "table" else [Style()]
    for style in styles:
        harmless(render(found, name, style), name)
        harmless(render(blind(found), name, style), name)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("name", EXPLAINED)
def test_quotations_do_no_harm(name: str, start: str) -> None:
    """The same for `attribution quotes`."""
    readings = report(start).readings
    harmless("".join(render_quotes(readings, name)), name)
    harmless("".join(render_quotes(blind_readings(readings), name)), name)


def test_an_explanation_does_no_harm() -> None:
    """The page of `attribution explain`."""
    record = report_record(report("="))
    harmless(render_explained(record, record["findings"][0]), "table")


@pytest.mark.parametrize("name", ["json", "jsonl", "webannotation", "jsonld"])
def test_data_is_whole(name: str) -> None:
    """What a program reads is what the article printed, to the half character."""
    found = "".join(render_quotes(report("=").readings, name))
    parsed = [json.loads(line) for line in found.splitlines()] if name == "jsonl" else json.loads(found)
    assert "=" + EVIL in list(strings(parsed))


def strings(value: object):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from strings(entry)
