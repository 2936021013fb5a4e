"""The publication date a web page states about itself."""

from __future__ import annotations

import re

from attribution.articles.dates import iso_date

# In order of trust; the content of the first that parses is taken.
NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date", "date", "cxenseparse:recs:publishtime",
)  # fmt: skip
META = re.compile(r"<meta\s[^<>]{1,600}>", re.IGNORECASE)
KEY = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
LINKED_DATA = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")
TIME = re.compile(r"<time\s[^<>]{0,300}?datetime\s*=\s*[\"']([^\"']{4,40})[\"'][^<>]{0,300}>", re.IGNORECASE)
REACH = 300_000  # characters of a page in which its metadata is looked for


def page_date(page: str) -> str | None:
    """Return the ISO date a page gives in its meta elements, its linked data or its first <time> element."""
    head = page[:REACH]
    stated: dict[str, str] = {}
    for element in META.findall(head):
        key, content = KEY.search(element), CONTENT.search(element)
        if key and content:
            stated.setdefault(key.group(1).lower(), content.group(1) or content.group(2) or "")
    values = [stated[name] for name in NAMES if name in stated]
    values += LINKED_DATA.findall(head)[:1] + TIME.findall(head)[:1]
    return next((iso for iso in map(iso_date, values) if iso), None)
