"""`attribution archive search`: articles, quotations, statements; formats and mistakes."""

from __future__ import annotations

import json

import jsonschema
import numpy as np
import pytest

from attribution.cli import checker
from attribution.reports.schemas import stored
from tests.archive import wires


def test_words_find_articles(run):
    """Where each stands, a snippet, and how many there are."""
    result = run("search", "ferry", "Kettle", "Bay")
    assert result.exit_code == 0
    assert "Harbour Herald, 2031-04-04 · wire/000003.txt · Ferry sinks off Kettle Bay" in result.stdout
    assert "sank off Kettle Bay" in result.stdout
    assert result.stdout.endswith("2 articles\n")
    assert result.stderr == ""


def test_quote_tells_whose_the_words_were(run):
    """Verbatim first, then altered ones with what differs; the last line counts speakers."""
    result = run("search", "--quote", "We will look into what happened to boat 4", "--limit", "3")
    lines = result.stdout.splitlines()
    assert lines[0] == "Tomas Vey · verbatim · Island Post, 2031-05-05 · wire/000004.txt ¶ 2"
    assert lines[1] == "  We will look into what happened to boat 4"
    assert "⟦" in result.stdout
    assert "asked “4”, printed “" in result.stdout
    assert lines[-1].startswith("3 passages (there may be more: --limit): ")
    assert "Tomas Vey" in lines[-1]


def test_quote_as_json(run):
    """One object with its schema; offsets lead to the words."""
    record = json.loads(run("search", "--quote", "We will never look into what happened to boat 4", "--format", "json").stdout)
    assert (record["schema"], record["mode"], record["archive"]) == ("attribution.search/1", "quote", "desk.db")
    first = record["results"][0]
    assert (first["article"], first["how"], first["speaker"], first["published"]) == ("wire/000004.txt", "altered", "Tomas Vey", "2031-05-05")
    assert first["changes"][0]["asked"] == "never"
    assert wires.wire(4).article.text[first["start"] : first["end"]] == first["text"]


@pytest.mark.parametrize("question", [("ferry",), ("zeppelin",), ("--quote", "We will never look into what happened to boat 4")])
def test_json_is_as_its_schema_says(run, question):
    """Results of either index, and none at all."""
    jsonschema.validate(json.loads(run("search", *question, "--format", "json").stdout), stored("search-1", "attribution.archive"))


def test_words_as_lines(run):
    """JSON Lines: a result a line; nothing found is no line and a note."""
    lines = [json.loads(line) for line in run("search", "Sorrel", "--format", "jsonl").stdout.splitlines()]
    assert [set(line) for line in lines] == [{"article", "title", "source", "published", "snippet", "score"}]
    nothing = run("search", "zeppelin", "--format", "jsonl")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing found.\n")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("--source", "Island Post"), {1, 4, 7, 10}),
        (("--since", "2031-10"), {9, 10, 11}),
        (("--until", "2031-03-03"), {1, 2}),
        (("--since", "2031-05-05", "--until", "2031-07"), {4, 5, 6}),
        (("--until", "2031"), {1, 2, 3, 4, 5, 6, 8, 9, 10, 11}),
        (("--until", "9999"), {1, 2, 3, 4, 5, 6, 8, 9, 10, 11}),
    ],
)
def test_a_choice_of_articles(run, chosen, expected):
    """Outlet and days choose, the same for words and for quotations; days are included, a month means all of it."""
    for question in (("ferry",), ("--quote", "We will look into what happened to boat 4")):
        result = run("search", *question, *chosen, "--format", "jsonl", "--limit", "50")
        assert {json.loads(line)["article"] for line in result.stdout.splitlines()} == {f"wire/{n:06}.txt" for n in expected}


class FakeModels:
    """An encoder whose vector of a text is that of `wires`."""

    space = wires.SPACE

    @property
    def embedder(self):
        """Itself."""
        return self

    def embed(self, texts):
        """A row a text."""
        return np.array([wires.vector(text) for text in texts], np.float32)


def fake_models(monkeypatch, seen):
    """Put the encoder where the verb looks for it."""

    class Fake:
        models = FakeModels()

    def make(config, progress):
        seen.append(config)
        return Fake()

    monkeypatch.setattr(checker, "make_checker", make)


def test_like_finds_statements(run, monkeypatch, desk):
    """The nearest statement first, with its similarity and passage; the question is not kept in the settings' archive."""
    (desk / "attribution.toml").write_text('archive = "desk.db"', "utf-8")
    seen = []
    fake_models(monkeypatch, seen)
    sentence = "A ferry with 8 people on board sank off Upper Fenn on day 5."
    result = run("search", "--like", sentence, "--limit", "2", place=None)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[:2] == ["1.00 · unknown outlet, 2031-06-06 · wire/000005.txt ¶ 1", f"  {sentence}"]
    assert seen[0].archive is None
    whole = json.loads(run("search", "--like", sentence, "--limit", "1", "--format", "json").stdout)
    jsonschema.validate(whole, stored("search-1", "attribution.archive"))
    record = whole["results"][0]
    assert (record["text"], record["start"], record["paragraph"], record["similarity"]) == (sentence, 0, 1, pytest.approx(1.0, abs=1e-4))


def test_like_leaves_out_what_is_not_alike(run, monkeypatch):
    """Statements below the similarity at which any are paired (`min_similarity`, 0.3) are no answer."""
    fake_models(monkeypatch, [])
    result = run("search", "--like", "The parliament voted on the harbour law.")
    assert (result.exit_code, result.stdout) == (0, "0 statements\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing was given to search for"),
        (("ferry", "--quote", "We will"), "WORDS and --quote were given to search for"),
        (("--quote", "…"), "expected at least one word"),
        (("ferry", "--limit", "0"), "--limit"),
        (("ferry", "--since", "2031-02-30"), "'2031-02-30' is no day"),
        (("ferry", "--until", "yesterday"), "expected one like 2031-03-04"),
        (("ferry", "--format", "xml"), "'xml' is not one of table, json, jsonl"),
    ],
)
def test_mistakes_are_usage_errors(run, arguments, said):
    """What was seen and what was expected, before anything is searched."""
    result = run("search", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""


def test_output_is_never_the_archive(run, desk):
    """-o refuses the archive's own files."""
    for name in ("desk.db", "desk.db-wal"):
        result = run("search", "ferry", "-o", name)
        assert result.exit_code == 2
        assert "is the archive, and would be overwritten" in result.stderr
    assert run("search", "ferry", "-o", "found.txt").exit_code == 0
    assert (desk / "found.txt").read_text("utf-8").endswith("12 articles\n")
