"""What a page says of itself in JSON-LD (schema.org): its article, the article's people and its live-blog entries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# Objects a page may have; real ones stay below 300. A page with more is read up to here.
MOST_OBJECTS = 3_000
MOST_PEOPLE = 50
TRAILING_COMMA = re.compile(r",\s*([}\]])")
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?$")
ARTICLE = re.compile(r"(?:Article|BlogPosting|Reportage|^Report)$")
# Of several, the one that is news goes first.
RANK = ("LiveBlogPosting", "NewsArticle")
Thing = Mapping[str, Any]


def things_of(tree: Any) -> list[Thing]:
    """Every JSON-LD object of a page, nested ones, lists and `@graph` included, in the order of the page."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(found) < MOST_OBJECTS:
            found.extend(walk(parsed(script.text)))
    return found[:MOST_OBJECTS]


def parsed(text: str) -> Any:
    """The value of a script, common faults mended; None where it is no JSON."""
    bare = WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (bare, TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def walk(value: Any) -> Iterator[Thing]:
    """The objects in a value, outer ones first; the number is bounded."""
    queue = [value]
    count = 0
    while queue and count < MOST_OBJECTS:
        item = queue.pop(0) if len(queue) < MOST_OBJECTS else queue.pop()
        if isinstance(item, Mapping):
            count += 1
            yield item
            queue.extend(child for child in item.values() if isinstance(child, (Mapping, list)))
        elif isinstance(item, list):
            queue.extend(child for child in item[:MOST_OBJECTS] if isinstance(child, (Mapping, list)))


def types_of(thing: Thing) -> list[str]:
    """The types of an object without their vocabulary: "https://schema.org/NewsArticle" -> "NewsArticle"."""
    value = thing.get("@type")
    return [str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in (value if isinstance(value, list) else [value]) if name]


def article_thing(things: Iterable[Thing]) -> Thing:
    """The object of the page's own article: news before others, the first of its kind; an empty one where there is none."""
    articles = [thing for thing in things if any(ARTICLE.search(name) for name in types_of(thing)) and is_whole(thing)]
    for kind in RANK:
        for thing in articles:
            if any(name.endswith(kind) for name in types_of(thing)):
                return thing
    return articles[0] if articles else {}


def is_whole(thing: Thing) -> bool:
    """Whether an object tells of an article and does not merely point at one."""
    return bool({"headline", "name", "datePublished", "author", "articleBody"} & set(thing))


def words(value: Any) -> str | None:
    """The first words in a value: a text, a list of texts, an object with `@value`, `name` or `url`."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, Mapping):
        return next((found for key in ("@value", "name", "@id", "url") if (found := words(value.get(key)))), None)
    if isinstance(value, list):
        return next((found for item in value if (found := words(item))), None)
    return None


def people(value: Any, things: Iterable[Thing]) -> list[str]:
    """The names in an author or publisher: texts, objects, and references to objects elsewhere on the page."""
    names: list[str] = []
    for item in value[:MOST_PEOPLE] if isinstance(value, list) else [value]:
        if isinstance(item, Mapping) and "name" not in item and "@id" in item:
            item = next((t for t in things if t.get("@id") == item["@id"] and "name" in t), {})
        name = words(item.get("name")) if isinstance(item, Mapping) else words(item)
        if name and name not in names:
            names.append(name)
    return names
