"""`attribution quotes`: one article after the other, without models."""

from __future__ import annotations

import json
from dataclasses import replace

from attribution.types import Article, Diagnostic, Reading
from tests.reports.sample import sample_report, single_report


def test_jsonl_line_an_article(run, use):
    """Every article has its line."""
    use()
    result = run("quotes", "herald.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["herald.txt", "post.txt"]


def test_table_is_the_default(run, use):
    """A person sees a table."""
    use()
    assert "Ada Brenner, minister" in run("quotes", "herald.txt").stdout


def test_one_article_is_enough(run, use):
    """Nothing is compared, so one article is a complete run."""
    use(single_report())
    assert run("quotes", "herald.txt").exit_code == 0


def test_lost_article_is_partial(run, use):
    """The others are listed, and the code is 3."""
    lost = Reading(Article("x.txt", ""), diagnostics=(Diagnostic("empty", "no text", "x.txt", failed=True),))
    use(replace(sample_report(), readings=(lost, *sample_report().readings)))
    result = run("quotes", "herald.txt")
    assert result.exit_code == 3
    assert "✗ not read: x.txt: no text (empty)" in result.stdout
    assert "Ada Brenner" in result.stdout


def test_no_article(run, use):
    """A folder without articles is 5."""
    note = Reading(Article(".", ""), diagnostics=(Diagnostic("left_out", "2 files left out", "."),))
    use(replace(sample_report(), readings=(note,)))
    result = run("quotes", ".")
    assert result.stdout == "- .: 2 files left out (left_out)\n\n"
    assert result.exit_code == 5
    assert "No article found" in result.stderr


def test_svg_is_for_reports_only(run, use):
    """A format that quotations do not have is refused with the list of those they have."""
    use()
    result = run("quotes", "herald.txt", "--format", "svg")
    assert result.exit_code == 2
    assert "table, json, jsonl, markdown" in result.stderr


def test_output_file(run, use, folder):
    """-o writes the same lines."""
    use()
    assert run("quotes", "herald.txt", "--format", "markdown", "-o", "q.md").stdout == ""
    assert (folder / "q.md").read_text("utf-8").startswith("## herald.txt")


def test_explain_shows_the_evidence(run, use):
    """--explain lists how each speaker was found; without it the table has none of it."""
    use()
    plain, explained = run("quotes", "herald.txt"), run("quotes", "herald.txt", "--explain")
    assert explained.exit_code == 0
    assert "speaker found as" in explained.stdout
    assert "speaker found as" not in plain.stdout


def test_people_and_threshold_reach_the_settings(run, use):
    """The options of speakers are settings of the run."""
    fake = use()
    assert run("quotes", "herald.txt", "--people", "p.toml", "--min-speaker-confidence", "0.4").exit_code == 0
    assert (fake.config.people, fake.config.min_speaker_confidence) == ("p.toml", 0.4)
    run("check", "herald.txt", "--people", "q.toml")
    assert fake.config.people == "q.toml"


def test_threshold_is_a_share(run, use):
    """A threshold over 1 is refused."""
    use()
    assert run("quotes", "herald.txt", "--min-speaker-confidence", "4").exit_code == 2
