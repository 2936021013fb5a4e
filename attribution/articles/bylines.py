"""Who wrote a page's article, as the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attribution.articles import metadata
from attribution.articles.dates import find_stamps
from attribution.articles.linkeddata import Thing, people
from attribution.articles.wording import letters

LEAD = re.compile(
    r"^\W*(?:(?:written|posted|published|story|words|text|reported|report|article) )?(?:by|von|par|por)\b:?\s+|^\W*authors?:?\s+", re.IGNORECASE
)
# What follows a name in a visible byline and is no name.
TRAIL = re.compile(r"\s*(?:[|•·]|\b(?:updated|published|posted|last updated)\b|@\w).*$", re.IGNORECASE | re.DOTALL)
NO_NAME = re.compile(r"https?://|www\.|\S+@\S+\.\S+|^@?\w+/|^\d+$", re.IGNORECASE)
VISIBLE = (
    ".//*[@rel='author']",
    ".//*[contains(concat(' ', @itemprop, ' '), ' author ')]",
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    ".//*[contains(@class, 'byline') or contains(@class, 'Byline') or contains(@class, 'author-name') or contains(@class, 'authorName')]",
    ".//address//a",
)
LONGEST = 160


def byline_of(
    tree: Any, article: Thing, things: Iterable[Thing], stated: metadata.Stated, guess: str | None, source: str | None
) -> str | None:
    """The names of those who wrote it, parted by commas; None where the page names nobody, or only itself."""
    things = list(things)
    given = [
        people(article.get("author"), things) or people(article.get("creator"), things),
        list(metadata.values(stated, metadata.AUTHOR)),
        visible(tree),
        [guess.replace("; ", ", ")] if guess else [],
    ]
    cleaned = [[name for value in group if (name := clean_name(value))] for group in given]
    persons = next((group for group in cleaned if group and not itself(group, source)), None)
    names = persons or next((group for group in cleaned if group), [])
    return ", ".join(dict.fromkeys(names))[:400] or None


def itself(group: list[str], source: str | None) -> bool:
    """Whether nobody is named but the outlet."""
    return source is not None and all(letters(name) == letters(source) for name in group)


def visible(tree: Any) -> list[str]:
    """The bylines a reader sees, from the first kind of mark that names someone."""
    for path in VISIBLE:
        found = []
        for element in tree.xpath(path)[:20]:
            words = " ".join(element.text_content().split())
            if 3 <= len(words) <= LONGEST and clean_name(words):
                found.append(words)
        if found:
            return list(dict.fromkeys(found))[:1] if "lass" in path else list(dict.fromkeys(found))[:6]
    return []


def clean_name(value: str) -> str | None:
    """A name without its "By", its dates and its handles: `"By Inês Carrasco | Updated 4 March" -> "Inês Carrasco"`."""
    words = " ".join(value.split())
    if NO_NAME.search(words):
        return None
    stamps = find_stamps(words)
    if stamps:
        words = words[: stamps[0].start]
    words = TRAIL.sub("", LEAD.sub("", words)).strip(" ,;:|–—-")
    return words if 2 <= len(words) <= LONGEST and any(c.isalpha() for c in words) else None
