"""The syndication graph of a run: who has a text from whom, how much of it, and which reports are one source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from attribution.articles.nearcopies import Shared
from attribution.judging.independence import sources
from attribution.judging.origins import Origins
from attribution.judging.unions import Unions
from attribution.matching.stories import Story

# What an agency's node is called, so that it is never an article's.
AGENCY = "agency:"


def syndication(articles: Iterable[str], stories: Sequence[Story], origins: Origins) -> dict[str, Any]:
    """The coverage's `syndication` (docs/formats.md): how many reports and sources, nodes, edges from an origin to its copy, and groups.

    Reports of one story count as one source where they are one outlet's, one agency's or print one text, as in an agreement's
    `independent_sources`; reports of two stories only where they print one text.
    """
    names = sorted(articles)
    groups: Unions[str] = Unions()
    for story in members(names, stories, origins):
        joined = sources({name: origins.credited(name) for name in story}, origins)
        for same in gathered(story, joined):
            for name in same:
                groups.join(same[0], name)
    for name in names:
        groups.join(name, origins.text(name))
    copies, wired = copied(origins), credited(names, origins)
    whole = gathered(names, groups)
    kinds: dict[str, set[str]] = defaultdict(set)
    for edge in copies:
        if origins.text(edge["from"]) == origins.text(edge["to"]):
            kinds[groups.root(edge["to"])].add(edge["kind"])
    found = [group(same, kinds[groups.root(same[0])], origins) for same in whole if len(same) > 1]
    ends = {edge[end] for edge in copies for end in ("from", "to")} | {edge["to"] for edge in wired}
    shown = sorted(ends | {name for same in whole if len(same) > 1 for name in same})
    return {
        "reports": len(names),
        "sources": len(whole),
        "nodes": [*(article_node(name, origins) for name in shown), *map(agency_node, sorted({edge["from"] for edge in wired}))],
        "edges": [*copies, *wired],
        "groups": found,
    }


def members(names: Sequence[str], stories: Sequence[Story], origins: Origins) -> list[list[str]]:
    """The articles of each story with their copies; one that is in no story is with those of its text, or alone."""
    place = {name: f"\x1f{number}" for number, story in enumerate(stories) for name in story.articles}
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        original = origins.article(name).copy_of
        found[place.get(name) or place.get(original or "") or origins.text(name)].append(name)
    return [found[key] for key in sorted(found)]


def gathered(names: Sequence[str], groups: Unions[str]) -> list[list[str]]:
    """The groups of some names, in the order of their first members."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[groups.root(name)].append(name)
    return list(found.values())


def copied(origins: Origins) -> list[dict[str, Any]]:
    """An edge to each copy and near copy: of all that share, those that share most and connect every text's articles.

    `share` is the part of the copy that stands in the other, `kept` the part of the other that the copy holds.
    """
    ends = {name for pair in origins.shared for name in (pair.a, pair.b)}
    rank = {name: place for place, name in enumerate(sorted(ends, key=origins.first))}

    def closeness(pair: Shared) -> tuple[float, int, int]:
        first, second = sorted((rank[pair.a], rank[pair.b]))
        return -round(pair.of_a + pair.of_b, 2), first, second

    tree: Unions[str] = Unions()
    edges = []
    for pair in sorted(origins.shared, key=closeness):
        if not tree.joined(pair.a, pair.b):
            tree.join(pair.a, pair.b)
            edges.append(copy_edge(pair, turned=rank[pair.b] < rank[pair.a], origins=origins))
    return sorted(edges, key=lambda edge: (edge["from"], edge["to"]))


def copy_edge(pair: Shared, *, turned: bool, origins: Origins) -> dict[str, Any]:
    """The edge of two articles that share a text, from its origin to its copy."""
    ends, shares = ((pair.b, pair.a), (pair.of_a, pair.of_b)) if turned else ((pair.a, pair.b), (pair.of_b, pair.of_a))
    one, other = (origins.article(name) for name in ends)
    same = one.copy_of == other.id or other.copy_of == one.id
    return {"from": ends[0], "to": ends[1], "kind": "same_text" if same else "near_copy", "share": shares[0], "kept": shares[1]}


def credited(names: Sequence[str], origins: Origins) -> list[dict[str, Any]]:
    """An edge from each agency to every article that credits it; how much of the agency's text is in there nobody can tell."""
    pairs = sorted((agency, name) for name in names for agency in origins.credited(name))
    return [{"from": AGENCY + agency, "to": name, "kind": "credited", "share": None, "kept": None} for agency, name in pairs]


def article_node(name: str, origins: Origins) -> dict[str, Any]:
    """An article with its outlet, time and agencies."""
    article = origins.article(name)
    return {"id": name, "kind": "article", "outlet": article.source, "published": article.published, "agencies": sorted(origins.credited(name))}


def agency_node(name: str) -> dict[str, Any]:
    """An agency that some article credits."""
    return {"id": name, "kind": "agency", "outlet": name.removeprefix(AGENCY), "published": None, "agencies": []}


def group(names: Sequence[str], kinds: Collection[str], origins: Origins) -> dict[str, Any]:
    """One source of several reports, the origin first: its agencies, and what makes it one (`kinds`: of the edges inside)."""
    counts = Counter(agency for name in names for agency in origins.credited(name))
    more = {"credited"} if max(counts.values(), default=0) > 1 else set()
    if len({origins.outlet(name) for name in names}) < len(names):
        more.add("one_outlet")
    return {"articles": sorted(names, key=origins.first), "agencies": sorted(counts), "joined_by": sorted({*kinds, *more})}
