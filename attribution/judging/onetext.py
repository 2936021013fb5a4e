"""Differences inside one text: what an outlet altered in the report of an agency, or an agency between two issues of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.origins import Origins


def altered(drafts: Iterable[Draft], origins: Origins) -> list[dict[str, Any]]:
    """The pairs of a difference that stand in near copies of two outlets, the most alike first: `{"articles": [{"article"}, …], "share"}`."""
    found = {}
    for draft in drafts:
        a, b = sorted((draft.a.article, draft.b.article))
        share = origins.share(a, b)
        if share is not None and origins.outlet(a).casefold() != origins.outlet(b).casefold():
            found[a, b] = share
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [{"articles": [{"article": a}, {"article": b}], "share": share} for (a, b), share in ordered]


def words(pairs: list[dict[str, Any]], origins: Origins) -> str:
    """`" AFP and Island Post print one text (95% shared) and differ here."`; "" without such a pair. No article is named by its id."""
    if not pairs:
        return ""
    outlets = [origins.article(entry["article"]).source for entry in pairs[0]["articles"]]
    named = " and ".join(outlet.strip() for outlet in outlets if outlet) if all(outlets) else "Two reports"
    return f" {named} print one text ({pairs[0]['share']:.0%} shared) and differ here."
