"""A Checker without models for the tests of case files, and short case files to give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution.config import Config
from attribution.types import Article, Diagnostic, Finding, Quote, Reading, Report, Side, Span

FIGURE = re.compile(r"(\d+) people[^.]*\.")
SAID = re.compile(r"“([^”]+)” (\w+ \w+) said")


class FakeChecker:
    """Takes "19 people … ." of two articles for one slot, and “…” NAME said for a quotation; counts what it is asked."""

    checks: int = 0

    def __init__(self, config: Config, progress: Any = None) -> None:
        self.config = config
        self.models = object()

    def like(self, config: Config) -> FakeChecker:
        """Another with the same models."""
        twin = type(self)(config)
        twin.models = self.models
        return twin

    def check(self, items: Iterable[Article], sources: Iterable[Article] = ()) -> Report:
        """Compare all figures of different articles."""
        type(self).checks += 1
        articles = list(items)
        lost = tuple(Diagnostic("reading_failed", "broken", a.id, failed=True) for a in articles if "BROKEN" in a.text)
        findings = [f for a, b in combinations(articles, 2) for f in compared(a, b)]
        readings = tuple(Reading(a, tuple(quotes(a))) for a in articles)
        return Report("0", {}, "0", readings, tuple(findings), {}, lost)


def compared(a: Article, b: Article) -> Iterator[Finding]:
    """A finding for every two figures."""
    for x in FIGURE.finditer(a.text):
        for y in FIGURE.finditer(b.text):
            yield finding(side(a, *x.span()), side(b, *y.span()), "agree" if x[1] == y[1] else "conflict")


def side(article: Article, start: int, end: int) -> Side:
    """A side at two offsets."""
    return Side(start, end, article.id, article.text[start:end], 1)


def finding(a: Side, b: Side, relation: Any, **more: Any) -> Finding:
    """A finding on two sides."""
    values: dict[str, Any] = {
        "id": "f1", "fingerprint": "ab12", "code": "C101", "relation": relation, "kind": "number", "slot": "people", "severity": "high",
        "needs_check": False, "also": (), "confidence": 0.9, "explanation": "They differ.", "evidence": {},
    }  # fmt: skip
    return Finding(a=a, b=b, **(values | more))


def quotes(article: Article) -> Iterator[Quote]:
    """The quotations of a text."""
    for number, match in enumerate(SAID.finditer(article.text)):
        start, end = match.start(1) - 1, match.end(1) + 1
        yield Quote(f"q{number}", "direct", start, end, article.text[start:end], (Span(start, end),), speaker_name=match[2])


FERRY = '''# Tolls of a ferry.
why = "Two tolls of one sinking."
tags = ["number", "ferry"]
issue = 41

[[article]]
id = "herald"
outlet = "Harbour Herald"
published = 2024-03-04
text = """
Ferry sinks off Aldrey

At least 19 people were killed when the ferry
sank on Monday. “It sank fast,” Ada Brenner said.
"""

[[article]]
id = "post"
text = "At first 15 people were counted dead. Read also: other things. Subscribe now."

# The conflict.
[[must]]
id = "toll"
relation = "conflict"
kind = "number"
a = "19 people were killed when the ferry sank"
b = "15 people were counted dead" # a comment

[[must_not]]
id = "no-agreement"
relation = "agree"
tags = ["bounds"]
a = "19 people were killed"

[[must_attribute]]
id = "brenner"
text = "It sank fast"
speaker = "Ada Brenner"

[[not_story]]
first = "Read also"
last = "Subscribe"
'''


def write(folder: Path, text: str = FERRY, name: str = "ferry.attribution.toml") -> Path:
    """A case file in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
