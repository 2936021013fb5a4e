"""Live blogs: every entry is a report of its own moment, found by its time among its like, or in the page's JSON-LD."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.articles.clocks import entry_times
from attribution.articles.lines import FURNITURE_LENGTH, furniture
from attribution.articles.linkeddata import Thing, types_of, words
from attribution.articles.pagefacts import PageFacts
from attribution.articles.pagemarks import Marks
from attribution.articles.pagetree import Unit, holders, units_of

LIVE = re.compile(
    r"\blive[ -]?blog|\blive (?:updates?|coverage|report(?:ing)?|news)\b|\bas it happen(?:ed|s)\b|[–—|-]\s*live\W*$|^\W*live\s*[:|–—-]|/live/|/liveblog|updates? live\b", re.IGNORECASE
)  # fmt: skip
ENTRY = re.compile(
    r"(?:^|[\s_-])(?:live-?(?:blog-?)?(?:entry|post|item|update|event)|liveblog\w*|timeline-?(?:item|entry|post)|lx-?stream\w*|stream-?item|blog-?(?:entry|update)|key-?event|update-?item)",
    re.IGNORECASE,
)
FEWEST = 3
LEAST = 25  # characters that make a paragraph of an entry
MOST = 2_000
AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|byline|contributor)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its paragraphs, its own headline, anchor and author, and its time (ISO 8601 or None)."""

    units: tuple[Unit, ...]
    time: str | None
    headline: str | None = None
    anchor: str | None = None
    byline: str | None = None


def entries_of(tree: Any, units: Sequence[Unit], facts: PageFacts) -> tuple[Entry, ...]:
    """The entries of a live blog in the order of the page; none where the page does not call itself live."""
    thing = next((t for t in facts.things if "LiveBlogPosting" in types_of(t)), None)
    stated = thing is not None or bool(tree.xpath(".//*[contains(@itemtype, 'LiveBlogPosting')]"))
    if not stated and not is_live(tree, facts):
        return ()
    elements = entry_elements(tree, units, trusting=stated)
    if elements:
        return marked_entries(elements, units, facts)
    updates = thing.get("liveBlogUpdate") if thing else None
    given = [stated_entry(item) for item in updates[:MOST] if isinstance(item, dict)] if isinstance(updates, list) else []
    entries = tuple(entry for entry in given if entry.units)
    return entries if len(entries) >= FEWEST else ()


def is_live(tree: Any, facts: PageFacts) -> bool:
    """Whether headline or address call the page live."""
    named = " ".join(element.text_content() for element in tree.iter("title"))
    return any(LIVE.search(value) for value in (facts.title, facts.url, named.strip()) if value)


def entry_elements(tree: Any, units: Sequence[Unit], *, trusting: bool) -> list[Any]:
    """The sibling elements with a time or an entry's name each; of several such rows the one with the most entries.

    Where the page only sounds live, rows of teasers or comments, which have times too, are none; `trusting` takes any row.
    """
    rows: dict[Any, dict[Any, None]] = defaultdict(dict)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag == "time":
            for holder in element.iterancestors():
                if holder.getparent() is not None and holder.tag not in ("body", "html", "main"):
                    rows[holder.getparent()][holder] = None
        elif ENTRY.search(names) and element.getparent() is not None:
            rows[element.getparent()][element] = None
    sizes = text_sizes(units)
    marks = Marks()
    full = {
        row: [e for e in members if sizes.get(e, 0) >= LEAST] for row, members in rows.items()
        if trusting or not any(marks.own(holder) in ("apart", "comment") for holder in holders(row))
    }  # fmt: skip
    best = max(full.values(), key=lambda members: (len(members), sum(sizes.get(e, 0) for e in members)), default=[])
    return best[:MOST] if len(best) >= FEWEST else []


def text_sizes(units: Sequence[Unit]) -> dict[Any, int]:
    """The characters of text in every element that has a paragraph as long as an entry's."""
    sizes: dict[Any, int] = defaultdict(int)
    for unit in units:
        if len(unit.text) >= LEAST and unit.link_share < 0.8:
            for holder in holders(unit.element):
                sizes[holder] += len(unit.text)
    return sizes


def marked_entries(elements: Sequence[Any], units: Sequence[Unit], facts: PageFacts) -> tuple[Entry, ...]:
    """The entries of a row of elements, in the order of the page."""
    wanted = set(elements)
    groups: dict[Any, list[Unit]] = {element: [] for element in elements}
    for unit in units:
        home = next((holder for holder in holders(unit.element) if holder in wanted), None)
        if home is not None:
            groups[home].append(unit)
    marks = Marks({holder for element in elements for holder in holders(element)})
    moments = entry_times([(element, [unit.text for unit in groups[element]]) for element in elements], facts.published, facts.updated)
    found = [marked_entry(element, groups[element], moment, marks) for element, moment in zip(elements, moments, strict=True)]
    return tuple(entry for entry in found if entry.units)


def marked_entry(element: Any, units: Sequence[Unit], moment: str | None, marks: Marks) -> Entry:
    """One entry from its element."""
    story = [unit for unit in units if marks.of(unit) is None and is_text(unit)]
    head = next((unit.text for unit in units if unit.tag in ("h2", "h3", "h4") and len(unit.text.split()) >= 2), None)
    return Entry(tuple(story), moment, head, anchor_of(element), author_of(element))


def is_text(unit: Unit) -> bool:
    """Whether a paragraph of an entry is told, and is no time, name, heading or button."""
    if unit.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or unit.link_share >= 0.8:
        return False
    plain = len(unit.text) > FURNITURE_LENGTH or furniture(unit.text) is None
    return plain and (unit.tag in ("p", "li", "blockquote") or (len(unit.text) >= LEAST and " " in unit.text))


def anchor_of(element: Any) -> str | None:
    """The fragment that leads to an entry."""
    for holder in (element, *list(element.iter("article", "section", "div", "a"))[:12]):
        value = holder.get("id") or holder.get("name")
        if value and len(value) <= 80 and not any(c.isspace() for c in value):
            return str(value)
    return None


def author_of(element: Any) -> str | None:
    """Who wrote an entry, where it says so."""
    from attribution.articles.bylines import clean_name

    for part in element.iter("span", "div", "p", "a", "address"):
        if part.get("rel") == "author" or part.get("itemprop") == "author" or AUTHOR.search(part.get("class") or ""):
            shown = " ".join(part.text_content().split())
            return clean_name(shown) if len(shown) <= 120 else None
    return None


def stated_entry(item: Thing) -> Entry:
    """One entry from JSON-LD; its text may be markup."""
    from attribution.articles.dates import iso_date
    from attribution.articles.linkeddata import people

    text = words(item.get("articleBody")) or words(item.get("description")) or ""
    stamp = words(item.get("datePublished")) or words(item.get("dateModified")) or ""
    address = words(item.get("url")) or words(item.get("@id")) or ""
    return Entry(
        tuple(fragment_units(text)),
        iso_date(stamp) if stamp else None,
        words(item.get("headline")) or words(item.get("name")),
        address.rpartition("#")[2] if "#" in address else None,
        ", ".join(people(item.get("author"), ())) or None,
    )


def fragment_units(text: str) -> Iterator[Unit]:
    """The paragraphs of a text that may have markup in it."""
    import html

    from lxml.html import document_fromstring

    if not text.strip():
        return
    bare = text if "<" in text else "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    try:
        tree = document_fromstring(f"<html><body><div>{bare}</div></body></html>")
    except (ValueError, RecursionError):  # an entry that cannot be parsed has no paragraphs
        return
    yield from (unit for unit in units_of(tree) if any(c.isalnum() for c in unit.text))
