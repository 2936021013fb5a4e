"""The plain statements of a page's head and markup: meta elements, microdata and <time> elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# In order of trust; the content of the first that parses is taken.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "rnews:datepublished", "pubdate", "ptime", "publishdate",
    "publish-date", "publish_date", "publication_date", "article.published", "article:publicationdate", "displaydate", "dc.date", "dcterms.date", "date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "originalpublicationdate", "citation_publication_date", "citation_date",
)  # fmt: skip
UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "lastmod", "utime", "article.updated", "lastmodified", "last-modified", "modificationdate", "revised",
)  # fmt: skip
AUTHOR = ("author", "article:author_name", "parsely-author", "sailthru.author", "byl", "byline", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "article:author", "rnews:author")  # fmt: skip
TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
SOURCE = ("og:site_name", "application-name", "article:publisher_name", "dc.publisher", "publisher", "cre")
URL = ("og:url", "parsely-link", "twitter:url")
Stated = dict[str, list[str]]


def stated_facts(tree: Any) -> Stated:
    """What the meta elements say, by their name in lower case, in the order of the page."""
    facts: Stated = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or meta.get("value") or "").split())
        if key and content:
            for name in key.lower().split():
                facts.setdefault(name, []).append(content)
    return facts


def values(facts: Stated, names: Iterable[str]) -> Iterator[str]:
    """The contents of the named facts, in the order of the names."""
    for name in names:
        yield from facts.get(name, ())


def marked_up(tree: Any, prop: str) -> list[str]:
    """The values of a property in microdata and RDFa: `<time itemprop="datePublished" datetime="…">`, `<span itemprop=…>`."""
    found = []
    for element in tree.xpath(".//*[@itemprop or @property]"):
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
        if any(name.rsplit(":", 1)[-1] == prop for name in names):
            value = element.get("content") or element.get("datetime") or " ".join(element.text_content().split())
            if value and len(value) <= 300:
                found.append(value)
    return found


def times(root: Any) -> list[tuple[str, str]]:
    """The (datetime, printed words with those before them) of every <time> element below a root, in the order of the page."""
    found = []
    for element in root.iter("time"):
        stamp = element.get("datetime") or element.get("dateTime") or element.get("data-time") or ""
        shown = " ".join(element.text_content().split())
        before = element.getprevious()
        parent = element.getparent()
        label = (before.tail or before.text_content() or "") if before is not None and isinstance(before.tag, str) else ""
        label = label or (parent.text or "" if parent is not None else "")
        found.append((stamp, f"{' '.join(label.split())[-40:]} {shown} {element.get('class') or ''} {element.get('itemprop') or ''}"))
    return found
