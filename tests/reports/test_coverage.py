"""Closing lines for any coverage mapping."""

from __future__ import annotations

from dataclasses import replace

from attribution.reports.coverage import closing, diagnostic_line, words
from attribution.types import Diagnostic
from tests.reports.sample import sample_report


def test_any_mapping_becomes_sentences():
    """Numbers, lists, words, switches and tables each have their form; zeros in a table are not shown."""
    coverage = {
        "articles": 1200,
        "stories": 0,
        "story_sizes": [3, 2],
        "voice": "article and speakers",
        "capped": False,
        "left_out": {"same_speaker": 2, "copy": 0},
        "refused": {},
    }
    assert closing(replace(sample_report(), coverage=coverage)) == [
        "Compared: 1,200 articles, 0 stories.",
        "Story sizes: 3, 2.",
        "Voice: article and speakers.",
        "Capped: no.",
        "Left out: 2 same speaker.",
        "Refused: nothing.",
    ]


def test_empty_coverage():
    """A run that compared nothing says so."""
    assert closing(replace(sample_report(), coverage={})) == ["Compared: nothing."]


def test_singular():
    """One of a thing is singular."""
    assert words("stories", 1) == "story"
    assert words("pairs_compared", 1) == "pair compared"
    assert words("pairs_compared", 2) == "pairs compared"


def test_diagnostic_names_its_article_once():
    """The article is not repeated where the message begins with it."""
    assert diagnostic_line(Diagnostic("empty", "a.txt is empty", "a.txt")) == "a.txt is empty (empty)"
    assert diagnostic_line(Diagnostic("late", "no date", "a.txt")) == "a.txt: no date (late)"
