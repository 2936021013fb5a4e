"""What may not change a verdict: the order of articles, the outlets' names, white space, the style of quotation marks, who is A and who B."""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import attribution
from attribution.types import Article, Finding, Side
from models.judging.storybook import InventedStory, read_stories

FOLDER = Path(__file__).resolve().parents[2] / "models" / "judging" / "stories"
# Three reports each, with speech in straight marks, and conflicts, updates, disputes and altered words between them.
STORIES = ("council-vote-marwanda", "striker-to-valmont")
MARKS = re.compile("[“”\"«»„‘’'‹›`´]")
SPEECH = re.compile(r"“([^“”\n]*)”|\"([^\"\n]*)\"")
Verdict = tuple[str, str, frozenset[tuple[str, str]]]
Change = Callable[[str], str]


@cache
def checker() -> attribution.Checker:
    """One Checker for all: what was judged once is not judged again."""
    return attribution.Checker()


@cache
def story(name: str) -> InventedStory:
    """A story of the storybook, by name."""
    files = (path for path in sorted(FOLDER.glob("*.txt")) if f"=== story: {name} |" in path.read_text("utf-8"))
    return next(one for one in read_stories(next(files)) if one.name == name)


def articles(name: str, change: Change = str) -> list[Article]:
    """The reports of a story, their texts changed."""
    return [
        attribution.read_text(change(r.text), id=r.doc, title=r.title, source=r.outlet, published=r.published)
        for r in story(name).reports
    ]


def plain(words: str) -> str:
    """Words without marks and with single spaces: what a passage is compared by."""
    return " ".join(MARKS.sub("", words).split())


def ends(side: Side, ids: dict[str, str]) -> tuple[str, str]:
    """The report and the words of one side."""
    return ids.get(side.article, side.article), plain(side.text)


def verdict(finding: Finding, ids: dict[str, str]) -> Verdict:
    """Relation, kind and passages, whichever side comes first."""
    pairs = ((finding.a, finding.b), *finding.also)
    return finding.relation, finding.kind, frozenset(ends(side, ids) for pair in pairs for side in pair)


def verdicts(reports: list[Article], ids: dict[str, str] | None = None) -> Counter[Verdict]:
    """Every verdict on some reports; `ids` gives reports the names they are compared under."""
    return Counter(verdict(finding, ids or {}) for finding in checker().check(reports).findings)


@cache
def expected(name: str) -> Counter[Verdict]:
    """The verdicts on a story as it is; there must be some, or nothing is tested."""
    found = verdicts(articles(name))
    assert found
    return found


def differences(found: Counter[Verdict], name: str) -> str:
    """What was lost and what is new, for the message of a failure."""
    lost, new = expected(name) - found, found - expected(name)
    return "\n".join([*(f"lost {v}" for v in sorted(lost, key=str)), *(f"new {v}" for v in sorted(new, key=str))])


def wrapped(text: str) -> str:
    """Every paragraph broken into lines of 58 characters."""
    broken = [textwrap.wrap(p, 58, break_long_words=False, break_on_hyphens=False) for p in text.split("\n\n")]
    return "\n\n".join("\n".join(lines) for lines in broken)


def spaced(text: str) -> str:
    """Two spaces after a sentence."""
    return re.sub(r"(?<=[a-z”\"][.!?]) (?=\S)", "  ", text)


def marked(opening: str, closing: str) -> Change:
    """Speech between other marks."""
    return lambda text: SPEECH.sub(lambda m: f"{opening}{m[1] or m[2] or ''}{closing}", text)


CHANGES: dict[str, Change] = {
    "wrapped": wrapped,
    "spaced": spaced,
    "straight": marked('"', '"'),
    "curly": marked("“", "”"),
    "guillemets": marked("«", "»"),
    "single": marked("‘", "’"),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_articles(name: str) -> None:
    """Shuffled, the articles give the same findings in the same order, to the letter."""
    reports = articles(name)
    before = checker().check(reports).findings
    shuffled = reports[:]
    random.Random(5).shuffle(shuffled)
    assert checker().check(list(reversed(reports))).findings == before
    assert checker().check(shuffled).findings == before


@pytest.mark.parametrize("name", STORIES)
def test_the_names_of_outlets(name: str) -> None:
    """Other outlets, as many as before, say the same."""
    outlets = sorted({report.outlet for report in story(name).reports})
    other = {outlet: f"Harbour Gazette {number}" for number, outlet in enumerate(outlets, 1)}
    found = verdicts([replace(article, source=other[article.source or ""]) for article in articles(name)])
    assert found == expected(name), differences(found, name)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", STORIES)
def test_how_it_is_set(name: str, change: str) -> None:
    """Line breaks, spaces and the style of quotation marks are the typesetter's, not the reporter's."""
    found = verdicts(articles(name, CHANGES[change]))
    assert found == expected(name), differences(found, name)


@pytest.mark.parametrize("name", STORIES)
def test_a_and_b_exchanged(name: str) -> None:
    """With the ids of two reports exchanged every finding about them is mirrored."""
    reports = articles(name)
    first, second = reports[0].id, reports[1].id
    swap = {first: second, second: first}
    found = verdicts([replace(article, id=swap.get(article.id, article.id)) for article in reports], swap)
    assert found == expected(name), differences(found, name)
