"""Closing lines for any coverage mapping."""

from __future__ import annotations

from dataclasses import replace

from attribution.reports.coverage import closing, diagnostic_line, words
from attribution.types import Diagnostic
from tests.reports.sample import agreement, conflict, sample_report


def test_any_mapping_becomes_sentences():
    """Numbers, lists, words, switches and tables each have their form; zeros in a table are not shown."""
    coverage = {
        "articles": 1200,
        "stories": 0,
        "story_sizes": [3, 2],
        "voice": "article and speakers",
        "capped": False,
        "left_out": {"same_speaker": 2, "copy": 0},
        "sampled": {},
    }
    assert closing(replace(sample_report(), coverage=coverage)) == [
        "Compared: 1,200 articles, 0 stories.",
        "Story sizes: 3, 2.",
        "Voice: article and speakers.",
        "Capped: no.",
        "Left out: 2 same speaker.",
        "Sampled: nothing.",
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


DETAILED = {
    "articles": 4,
    "pairs_considered": 9,
    "story_members": [["herald.txt", "post.txt"]],
    "copies": {"copy.txt": "herald.txt"},
    "unmatched": {"herald.txt": {"count": 2, "statements": []}, "post.txt": {"count": 0, "statements": []}},
    "alone": [{"article": "sea.txt", "nearest": "herald.txt", "story": 1, "likeness": 0.12, "reason": "published 8 days apart"}],
    "refused": {
        "not_one_slot": {
            "reason": "not surely one slot",
            "count": 7,
            "examples": [
                {
                    "a": {"article": "herald.txt", "paragraph": 3, "words": "12 were hurt"},
                    "b": {"article": "post.txt", "paragraph": 2, "words": "15 sailed"},
                    "nearness": 0.41,
                }
            ],
        }
    },
}


def test_why_nothing_was_found():
    """Stories, copies, lone articles, lone statements, and with nothing to correct the nearest miss of each reason."""
    lines = closing(replace(sample_report(agreement()), coverage=DETAILED))
    assert "Stories compared: herald.txt, post.txt." in lines
    assert "Copies: copy.txt of herald.txt." in lines
    assert "Statements with a figure, date or quotation without a counterpart: 2 (herald.txt 2)." in lines
    assert "Stood alone: sea.txt (nearest herald.txt, 12% likely one story: published 8 days apart)." in lines
    assert lines[-1] == (
        "Nearest of those left out as not surely one slot: herald.txt ¶ 3 “12 were hurt” and post.txt ¶ 2 “15 sailed” (0.41)."
    )


def test_near_misses_are_not_shown_beside_a_conflict():
    """Where something is to be corrected the near misses stay in the JSON."""
    lines = closing(replace(sample_report(conflict()), coverage=DETAILED))
    assert not [line for line in lines if line.startswith("Nearest of")]


def test_one_article_is_singular_and_words_of_another_are_among_those_found():
    """"1 article", not "1 articles"; a misattributed quotation is one of those that were found."""
    coverage = {
        "within": {"articles": 1, "with_caption": 1},
        "left_out": {"copies of another article": 1, "parts of pages that are not the story": 2},
        "source_quotes": {"verbatim": 3, "not_found": 1, "under_another_speaker": 1},
    }
    assert closing(replace(sample_report(), coverage=coverage))[1:] == [
        "Within: 1 article, 1 with caption.",
        "Left out: 1 copy of another article, 2 parts of pages that are not the story.",
        "Source quotes: 3 verbatim, 1 not found, 1 of them under another speaker.",
    ]
