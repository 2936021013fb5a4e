"""RSS and Atom as articles: the entries that carry their whole text."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from attribution.articles.composing import Paragraph, compose, headed, one_line
from attribution.articles.known import Known
from attribution.articles.markup import html_paragraphs
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# A summary of this many characters in full sentences is the report itself; teasers stay below 400.
WHOLE_TEXT = 600
CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>")
CUT = ("…", "...", "[…]", "[...]", "read more")


def read_feed(data: bytes, id: str) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic) for each entry with a text, under the id `id!/guid`.

    Entries that are only a summary are counted in one failed Diagnostic: a teaser's figures must not be taken for a report's.
    """
    feed = parsed(data, id)
    if feed.bozo and not ends_whole(data):
        feed.entries.pop()
        message = f"{id} breaks off before its end, within the last of {len(feed.entries) + 1} entries; expected the whole feed: fetch it again (that entry was left out)"
        yield id, Diagnostic("invalid_xml", message, id, failed=True)
    teasers = 0
    seen: dict[str, int] = {}
    for number, entry in enumerate(feed.entries, start=1):
        guid = entry.get("id") or entry.get("link") or f"entry {number}"
        seen[guid] = seen.get(guid, 0) + 1
        place = f"{id}!/{guid}" + (f"@{seen[guid]}" if seen[guid] > 1 else "")
        story = html_paragraphs(text_of(entry))
        if not story:
            teasers += 1
            continue
        known = facts(entry, feed.feed)
        try:
            yield place, compose(headed(known.title, story, *byline(entry)), id=place, known=known)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), place, failed=True)
    if teasers:
        message = f"{id}: {teasers} of {len(feed.entries)} entries have only a summary; expected a feed with the whole text (content): save the articles themselves"
        yield id, Diagnostic("teaser", message, id, failed=True)


def parsed(data: bytes, id: str) -> Any:
    """The feed as feedparser sees it. Raises InputError "invalid_xml" where it sees none."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=True)
    except (Exception, RecursionError) as error:  # the feed is hostile, the run goes on
        raise InputError(f"{id}: the feed cannot be parsed ({type(error).__name__}); expected RSS or Atom: save it again", code="invalid_xml") from error
    if not feed.entries:
        reason = str(feed.get("bozo_exception") or "no entries")[:120]
        raise InputError(f"{id} has no entries ({reason}); expected RSS or Atom with entries: save it again", code="no_text")
    return feed


def ends_whole(data: bytes) -> bool:
    """Whether a feed's outermost element is closed, whatever follows it; wide encodings put zeros between letters."""
    return bool(CLOSED.search(data[-4096:].replace(b"\0", b"").lower()))


def text_of(entry: Any) -> str:
    """The markup of an entry's text: its content, else a summary long enough to be the report; "" for a teaser, which breaks off."""
    contents = [one.get("value") or "" for one in entry.get("content") or () if "text/" in (one.get("type") or "text/") or "html" in (one.get("type") or "")]
    whole: str = max(contents, key=len, default="")
    summary: str = entry.get("summary") or ""
    markup = whole if whole.strip() else summary
    shown = one_line(" ".join(one.text for one in html_paragraphs(markup))).lower()
    return markup if not shown.endswith(CUT) and (whole.strip() or len(shown) >= WHOLE_TEXT) else ""


def facts(entry: Any, feed: Any) -> Known:
    """What an entry, and the feed around it, say of the article."""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed") or entry.get("created_parsed")
    title = " ".join(one.text for one in html_paragraphs(entry.get("title") or ""))
    return Known(
        title=one_line(title) or None,
        source=one_line((entry.get("source") or {}).get("title") or feed.get("title")) or None,
        url=entry.get("link") or None,
        published=moment(stamp),
        byline=", ".join(authors(entry)) or None,
        language=feed.get("language") or None,
    )


def authors(entry: Any) -> list[str]:
    """The names of who wrote an entry."""
    named = [one_line(one.get("name")) for one in entry.get("authors") or ()]
    return [name for name in dict.fromkeys(named) if name] or [name for name in [one_line(entry.get("author"))] if name]


def byline(entry: Any) -> list[Paragraph]:
    """The line that names the authors."""
    named = ", ".join(authors(entry))
    return [Paragraph(f"By {named}", "byline")] if named else []


def moment(stamp: Any) -> str | None:
    """A time as feedparser normalises it (UTC): `(2031, 3, 4, 7, 12, 0, …) -> "2031-03-04T07:12+00:00"`."""
    if not stamp:
        return None
    year, month, day, hour, minute = stamp[:5]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}+00:00" if 1600 <= year <= 2199 else None
