"""Annotations as GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reports import render
from attribution.reports.github import Annotation, harmless, render_notices
from attribution.reports.notices import Notice
from attribution.types import Reading
from tests.reports.sample import HERALD, agreement, altered, conflict, sample_report, side

COMMAND = re.compile(r"::(?P<name>\w+)(?: (?P<properties>.*?))?::(?P<message>.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart (actions/runner, ActionCommand.TryParseV2)."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
    return match["name"], {key: unescaped(value, ":,") for key, value in pairs}, unescaped(match["message"], "")


def unescaped(text: str, more: str) -> str:
    """Undo the escapes."""
    for character in ["\r", "\n", *more]:
        text = text.replace(f"%{ord(character):02X}", character)
    return text.replace("%25", "%")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of an output."""
    return [read(line) for line in text.splitlines() if line.startswith("::")]


def test_a_finding_is_an_annotation():
    """At its passage, both passages in the message; the gravest first, agreements never."""
    found = commands(render(replace(sample_report(), diagnostics=()), "github"))
    assert [name for name, _, _ in found] == ["error", "warning"]
    _, properties, message = found[0]
    assert properties == {
        "file": "herald.txt", "line": "1", "endLine": "1", "col": "27", "endColumn": "57",
        "title": "conflict: people killed in the sinking (C101)",
    }  # fmt: skip
    assert message.splitlines() == [
        "At least 19 and 15 cannot both be the number of dead.",
        "herald.txt ¶ 1: At least 19 people were killed",
        "post.txt ¶ 1: Fifteen people died",
    ]


def test_columns_only_on_one_line():
    """GitHub refuses columns of a passage over several lines."""
    article = replace(HERALD, text="The ferry\nsank on Monday.")
    finding = replace(conflict(), a=side(article, "ferry\nsank"))
    report = replace(sample_report(finding), readings=(Reading(article), *sample_report().readings[1:]), diagnostics=())
    ((_, properties, _),) = commands(render(report, "github"))
    assert {key: properties.get(key) for key in ("line", "endLine", "col")} == {"line": "1", "endLine": "2", "col": None}


@pytest.mark.parametrize(("name", "file"), [("-", "post.txt"), ("page.html", "page.html"), ("./herald.txt", "herald.txt")])
def test_articles_that_are_no_text_files(name, file):
    """The other passage's file stands in for stdin; a page has no line; a path has no `./`."""
    article = replace(HERALD, id=name)
    finding = replace(conflict(), a=side(article, "The ferry sank"))
    report = replace(sample_report(finding), readings=(Reading(article), *sample_report().readings[1:]), diagnostics=())
    ((_, properties, _),) = commands(render(report, "github"))
    assert properties["file"] == file
    assert ("line" in properties) == (name != "page.html")


def test_neither_passage_in_a_file():
    """The annotation has no place, and its message names both."""
    a, b = (replace(side_, article=name) for side_, name in ((conflict().a, "-"), (conflict().b, "post-3")))
    ((_, properties, message),) = commands(render(replace(sample_report(replace(conflict(), a=a, b=b)), diagnostics=()), "github"))
    assert set(properties) == {"title"}
    assert "post-3 ¶ 1" in message


def test_the_cap():
    """Ten of a kind; the rest is counted, not lost without a word."""
    findings = [replace(conflict(), id=f"f{n}") for n in range(13)] + [replace(altered(), id=f"f{n}") for n in range(13, 24)]
    text = render(replace(sample_report(*findings), diagnostics=()), "github")
    names = [name for name, _, _ in commands(text)]
    assert (names.count("error"), names.count("warning")) == (10, 10)
    assert "not annotated: 3 errors, 1 warning." in text


def test_lost_articles_come_first():
    """An article that could not be read is an error of its file."""
    name, properties, message = commands(render(sample_report(conflict()), "github"))[0]
    assert (name, properties["file"], message) == ("error", "nothing.txt", "nothing.txt holds no text")


def test_the_closing_lines():
    """Counts of findings and what was compared."""
    text = render(sample_report(conflict(), agreement()), "github")
    assert "attribution: 1 conflict, 1 agreement." in text
    assert "Compared: 2 articles" in text


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_hostile_words_are_no_commands(title, message, file):
    """Whatever an article says, an annotation is one line and one command, and its parts come back."""
    text = Annotation("error", f"t{title}", f"m{message}", f"f{file}", 3, 3).text()
    assert len(text.splitlines()) == 1
    name, properties, words = read(text)
    assert name == "error"
    assert set(properties) == {"file", "line", "endLine", "title"}
    assert words.startswith("m")
    assert "##[" not in text


@settings(deadline=None)
@given(st.text(max_size=60))
def test_plain_lines_are_no_commands(words):
    """Neither form of a command can be printed by a note."""
    line = harmless(f"::set-output name=x::{words}##[error]")
    assert not line.startswith("::")
    assert "##[" not in line
    assert len(line.splitlines()) == 1


def test_notices():
    """Failing expectations, and the first line of the summary."""
    notice = Notice("cases/a,b.toml", 7, "case/must", "x::must[dead]", "expected 1\nfound 0", level="warning")
    text = render_notices([notice, replace(notice, level="note")], "# 1 failed, 3 passed\n\nmore")
    first, second = commands(text)
    assert first == ("warning", {"file": "cases/a,b.toml", "line": "7", "endLine": "7", "title": "x::must[dead]"}, "expected 1\nfound 0")
    assert second[0] == "notice"
    assert text.endswith("attribution: 1 failed, 3 passed\n")
