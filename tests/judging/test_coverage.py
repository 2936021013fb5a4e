"""What was left out, with examples; what had no counterpart; what stood alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np

from attribution.judging.alone import alone
from attribution.judging.coverage import cover
from attribution.judging.drafts import Draft
from attribution.judging.ledger import Ledger
from attribution.matching.stories import Story
from attribution.matching.vectors import Vectors
from attribution.types import Article, Name, Quote, Reading, Span
from tests.judging.building import claim, figure, pair


class Flat:
    """Embeds everything alike."""

    def embed(self, sentences: Any) -> Any:
        """One unit vector for all."""
        return np.tile(np.array([1.0, 0.0]), (len(sentences), 1))


def test_the_nearest_misses_are_kept_whatever_the_order() -> None:
    """Three examples a reason, the nearest first; of equals the first in text order."""
    misses = [(pair(claim(f"{i} sailed", f"a{i}"), claim("9 sank", "z")), chance) for i, chance in enumerate((0.1, 0.4, 0.4, 0.3, 0.2))]
    seen = []
    for order in list(permutations(misses))[::17]:
        ledger = Ledger()
        for miss, chance in order:
            ledger.refuse("not_one_slot", miss, chance)
        seen.append(ledger.refused())
    assert all(one == seen[0] for one in seen)
    entry = seen[0]["not_one_slot"]
    assert (entry["reason"], entry["count"]) == ("not surely one slot", 5)
    assert [example["a"]["article"] for example in entry["examples"]] == ["a1", "a2", "a3"]
    assert entry["examples"][0]["a"]["words"] == "1 sailed"


def test_a_ledger_counts_like_a_counter() -> None:
    """Reasons in words, for those that keep no pairs."""
    ledger = Ledger()
    ledger["questions too long for a model"] += 2
    ledger.refuse("two_occasions", pair(claim("a", "a"), claim("b", "b")))
    assert dict(ledger) == {"questions too long for a model": 2, "like words of one speaker on two occasions": 1}


def story() -> list[Reading]:
    """Two reports: one statement that a finding met, one with a figure nobody else has, one quotation, one that holds nothing."""
    met = claim("12 died.", "a", quantities=(figure("12", 12),))
    lone = replace(claim("30 left.", "a", 2, quantities=(figure("30", 30),)), start=20, end=28)
    said = replace(claim("“So be it,” he said.", "a", 3), start=40, end=60)
    bare = replace(claim("It rained.", "a", 4), start=70, end=80)
    quote = Quote("q1", "direct", 40, 51, "“So be it,”", (Span(40, 51),))
    other = claim("12 people died.", "b", quantities=(figure("12", 12),))
    return [Reading(Article("a", "x"), (quote,), (), (met, lone, said, bare)), Reading(Article("b", "y"), claims=(other,))]


def test_statements_without_a_counterpart() -> None:
    """Only those that carry something, with their places and what they carry."""
    readings = story()
    a, b = readings[0].claims[0], readings[1].claims[0]
    draft = Draft("agree", "number", "number", "dead", a, b, Span(0, 2), Span(0, 2), 0.9, "x", "G101", False, {})
    found = cover(readings, [Story(("a", "b"))], {"pairs_considered": 4}, Ledger(), [draft])
    assert found["unmatched"] == {
        "a": {
            "count": 2,
            "statements": [
                {"start": 20, "end": 28, "paragraph": 2, "carries": ["figure"]},
                {"start": 40, "end": 60, "paragraph": 3, "carries": ["quotation"]},
            ],
        },
        "b": {"count": 0, "statements": []},
    }
    assert found["story_members"] == [["a", "b"]]
    assert (found["pairs_considered"], found["pairs_asked"]) == (4, 0)


def about(name: str, text: str, day: str, who: str, *lemmas: str) -> Reading:
    """A report with a name and some words."""
    named = Name(0, len(who), who, "person", who)
    return Reading(Article(name, text, published=day), claims=(claim(text, name, names=(named,), lemmas=lemmas),))


def test_lone_articles_name_the_nearest_and_the_reason() -> None:
    """Days apart and names not shared are said; an article with nothing in common has no nearest."""
    ferry = about("ferry", "Brenner saw the ferry sink", "2024-03-04", "Brenner", "ferry", "sink", "storm")
    again = about("again", "Okoro saw a ferry sink", "2024-05-20", "Okoro", "ferry", "sink", "harbour")
    match = about("match", "Silva scored", "2024-03-04", "Silva", "goal", "score")
    stories = [Story((name,)) for name in ("again", "ferry", "match")]
    entries = {entry["article"]: entry for entry in alone([ferry, again, match], stories, Vectors(Flat()))}
    assert entries["ferry"]["nearest"] == "again"
    assert "published 77 days apart" in entries["ferry"]["reason"]
    assert "hardly a name in common" in entries["ferry"]["reason"]
    assert 0 < entries["ferry"]["likeness"] < 1
    assert entries["match"]["nearest"] is None
