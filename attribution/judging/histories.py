"""The versions of one story by one outlet in the order of their times, and what changed from each to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attribution.judging.origins import Origins, moment
from attribution.judging.rewrites import rewrite
from attribution.judging.syndication import gathered, members
from attribution.judging.unions import Unions
from attribution.matching.stories import Story
from attribution.types import Finding, Reading, Side

# An article is weighed against the latest versions of so many stories that its outlet ran before it.
LATEST = 20
# Findings that tell of no change.
SAME = ("agree", "different_scope", "cannot_tell")
# Words of a passage that has no deciding words.
WORDS = 12


def histories(readings: Sequence[Reading], stories: Sequence[Story], findings: Iterable[Finding], origins: Origins) -> list[dict[str, Any]]:
    """The coverage's `versions` (docs/formats.md): per outlet and story the articles in order, their times, what changed, sentence by sentence too.

    `changes` are `{"slot", "before", "after", "at", "from", "to", "finding"}`: "8" -> "11" at 13:05; `rewrites` count the sentences.
    """
    of = {r.article.id: r for r in readings}
    versions = list(told(sorted(of), stories, origins))
    place = {name: number for number, names in enumerate(versions) for name in names}
    changed: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for finding in findings:
        ends = [(place.get(a.article), place.get(b.article)) for a, b in met(finding)]
        for number in sorted({a for a, b in ends if a is not None and a == b}):
            changed[number] += changes(finding, versions[number], origins)
    return [history(names, changed[number], of, origins) for number, names in enumerate(versions)]


def told(names: Sequence[str], stories: Sequence[Story], origins: Origins) -> Iterator[list[str]]:
    """The versions of each story in the order of their times, of those that have at least two."""
    groups: Unions[str] = Unions()
    for story in members(names, stories, origins):
        latest: dict[str, list[str]] = defaultdict(list)
        for name in sorted(story, key=lambda name: when(name, origins)):
            known = latest[origins.outlet(name).casefold()]
            before = next((other for other in reversed(known[-LATEST:]) if origins.later(other, name)), None)
            if before is not None:
                groups.join(before, name)
                known.remove(before)
            known.append(name)
    for same in gathered(names, groups):
        if len(same) > 1:
            yield sorted(same, key=lambda name: when(name, origins))


def when(name: str, origins: Origins) -> tuple[str, str]:
    """The time of an article, with its id."""
    return moment(origins.article(name).published), name


def met(finding: Finding) -> list[tuple[Side, Side]]:
    """Every two passages that a finding is about, its clearest first; none of one that tells of no change."""
    return [] if finding.relation in SAME else [(finding.a, finding.b), *finding.also]


def changes(finding: Finding, names: Sequence[str], origins: Origins) -> list[dict[str, Any]]:
    """What a finding's slot went through from version to version, as far as the finding compares them."""
    said: dict[str, Side] = {}
    for pair in met(finding):
        if all(side.article in names for side in pair):
            for side in pair:
                said.setdefault(side.article, side)
    present = [name for name in names if name in said]
    return [
        {
            "slot": finding.slot, "before": deciding(said[one]), "after": deciding(said[other]), "at": origins.article(other).published,
            "from": one, "to": other, "finding": finding.fingerprint,
        }
        for one, other in pairwise(present)
        if deciding(said[one]).casefold() != deciding(said[other]).casefold()
    ]  # fmt: skip


def deciding(side: Side) -> str:
    """The deciding words of a passage, else its first words."""
    start = side.start
    marks = [" ".join(side.text[mark.start - start : mark.end - start].split()) for mark in side.marks]
    first = side.text.split()[:WORDS]
    return " … ".join(mark for mark in marks if mark) or " ".join(first)


def history(names: Sequence[str], changed: Sequence[Mapping[str, Any]], of: Mapping[str, Reading], origins: Origins) -> dict[str, Any]:
    """One story's versions."""
    articles = [origins.article(name) for name in names]
    order = {name: number for number, name in enumerate(names)}
    return {
        "outlet": articles[0].source,
        "url": next((article.url for article in articles if article.url), None),
        "articles": list(names),
        "times": [article.published for article in articles],
        "changes": sorted(changed, key=lambda c: (order[c["to"]], order[c["from"]], c["slot"], c["finding"])),
        "rewrites": [
            {"from": one, "to": other, "at": origins.article(other).published, **rewrite(of[one], of[other])} for one, other in pairwise(names)
        ],
    }
