"""What a page says about its article, from every place where pages say it, in a fixed order of trust.

* title: the <h1> that agrees with JSON-LD, og:title or <title>; else JSON-LD `headline`, og:title, <title>
* byline: JSON-LD `author`; meta author and its like; microdata `author`; rel="author"; a visible byline; trafilatura's
* published: JSON-LD `datePublished`; article:published_time and its like; microdata; a <time> element; trafilatura's (htmldate)
* updated: JSON-LD `dateModified`; article:modified_time, og:updated_time; microdata; a <time> labelled so
* outlet: og:site_name; JSON-LD `publisher`; trafilatura's
* url: <link rel=canonical>; og:url; JSON-LD; trafilatura's

The first that can be read is taken. Of two that name one day the one with a time is taken; zones are kept as stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from attribution.articles import metadata
from attribution.articles.bylines import byline_of
from attribution.articles.dates import find_stamps, iso_date
from attribution.articles.linkeddata import Thing, article_thing, people, things_of, words
from attribution.articles.wording import letters, long_words

UPDATED = re.compile(r"updat|modif|edited|revised", re.IGNORECASE)
PUBLISHED = re.compile(r"publi|posted|issued|created|entry-date|first", re.IGNORECASE)
SUFFIX = re.compile(r"\s+[|·•–—»«:-]+\s+|\s*[|»«]\s*")
# A page's date is of its time; programs write 0001-01-01 and 1970-01-01 where they know none.
YEARS = frozenset(str(year) for year in range(1800, 2200)) - {"1970"}
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The facts of one page; times are ISO 8601, None where the page does not say.

    `doubt` is a date the page states that has two readings ("03/04/2031"); `thing` is its JSON-LD article.
    """

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    doubt: str | None = None
    thing: Thing | None = None
    things: tuple[Thing, ...] = ()


def page_facts(tree: Any, found: Any = None) -> PageFacts:
    """The facts of a parsed page; `found` is what trafilatura makes of it, used where the page itself says nothing."""
    things = things_of(tree)
    article = article_thing(things)
    stated = metadata.stated_facts(tree)
    published, updated, doubt = page_times(tree, article, stated, getattr(found, "date", None))
    source = named(metadata.values(stated, metadata.SOURCE[:1])) or outlet(article, things)
    source = source or named(metadata.values(stated, metadata.SOURCE[1:])) or one_line(getattr(found, "sitename", None))
    return PageFacts(
        title=page_title(tree, article, stated, source) or one_line(getattr(found, "title", None)),
        byline=byline_of(tree, article, things, stated, getattr(found, "author", None), source),
        published=published or updated,
        updated=updated,
        source=source,
        url=page_url(tree, article, stated) or getattr(found, "url", None),
        language=language_of(tree, article),
        doubt=None if published or updated else doubt,
        thing=article,
        things=tuple(things),
    )


def named(values: Iterable[str]) -> str | None:
    """The first value that is a name and no address."""
    return next((value for value in values if not is_address(value)), None)


def one_line(value: Any) -> str | None:
    """One line of words, None for blank."""
    return " ".join(str(value).split()) or None if value else None


def page_times(
    tree: Any, article: Thing, stated: metadata.Stated, guess: str | None
) -> tuple[str | None, str | None, str | None]:
    """When the page says it was published, when it was last updated, and a date it states that has two readings.

    Where a stated date is ambiguous, trafilatura's reading of it is no better than a coin, and not taken.
    """
    shown = metadata.times(story_root(tree))
    issued = [stamp for stamp, label in shown if not UPDATED.search(label)]
    labelled = [stamp for stamp, label in shown if PUBLISHED.search(label) and not UPDATED.search(label)]
    given = [
        words(article.get("datePublished")), *metadata.values(stated, metadata.PUBLISHED), *metadata.marked_up(tree, "datePublished"),
        *labelled, words(article.get("dateCreated")), *issued[:1],
    ]  # fmt: skip
    updated = best_time([
        words(article.get("dateModified")), *metadata.values(stated, metadata.UPDATED), *metadata.marked_up(tree, "dateModified"),
        *(stamp for stamp, label in shown if UPDATED.search(label)),
    ])  # fmt: skip
    doubt = next((value for value in given if value and any(stamp.iso is None for stamp in find_stamps(value[:200]))), None)
    return best_time([*given, None if doubt else guess]), updated, doubt


def best_time(candidates: Iterable[str | None]) -> str | None:
    """The first that can be read; a later one that names its day with a time is finer and taken instead."""
    times = [iso for value in candidates if value and (iso := iso_date(value)) and iso[:4] in YEARS]
    if not times or len(times[0]) > 10:
        return times[0] if times else None
    return next((time for time in times if time.startswith(times[0] + "T") and not midnight(time)), times[0])


def midnight(time: str) -> bool:
    """Whether a time is but a day written as a time."""
    return time[11:16] == "00:00"


def story_root(tree: Any) -> Any:
    """The element of the story by its markup, for <time> elements: the first <article> or <main>, else the whole page."""
    for name in ("article", "main"):
        root = tree.find(f".//{name}")
        if root is not None and next(root.iter("time"), None) is not None:
            return root
    return tree


def page_title(tree: Any, article: Thing, stated: metadata.Stated, source: str | None) -> str | None:
    """The headline as a reader sees it."""
    named = next(tree.iter("title"), None)
    whole = one_line(named.text) if named is not None else None
    stated_titles = [words(article.get("headline")) or words(article.get("name")), *metadata.values(stated, metadata.TITLE)]
    candidates = [title for title in (*stated_titles, whole) if title]
    heads = [text for h1 in tree.iter("h1") if (text := one_line(h1.text_content())) and len(text) <= 300]
    agreed = next((head for head in heads if any(agree(head, title) for title in candidates)), None)
    if agreed:
        return agreed
    return without_site(candidates[0], source) if candidates else next((head for head in heads if len(head.split()) > 2), None)


def agree(head: str, title: str) -> bool:
    """Whether a heading is the headline a title tells: its letters, or most of its longer words."""
    a, b = letters(head), letters(title)
    if not a or not b:
        return False
    if a == b or (len(head.split()) >= 3 and a in b) or a == letters(SUFFIX.split(title)[0]):
        return True
    mine, theirs = long_words(head), long_words(title)
    return len(mine) >= 3 and len(mine & theirs) >= 0.6 * len(mine)


def without_site(title: str, source: str | None) -> str:
    """A title without the site's name: `"Crane falls | The Site" -> "Crane falls"`."""
    parts = SUFFIX.split(title)
    known = letters(source) if source else ""
    kept = [part for part in parts if not known or letters(part) != known]
    if len(kept) < len(parts) and kept:
        cut = title.find(kept[-1]) + len(kept[-1])
        return title[title.find(kept[0]) : cut].strip() or title
    return title


def outlet(article: Thing, things: list[Thing]) -> str | None:
    """Who publishes the page by its JSON-LD."""
    names = people(article.get("publisher"), things)
    return names[0] if names and not names[0].startswith("http") else None


def page_url(tree: Any, article: Thing, stated: metadata.Stated) -> str | None:
    """The address the page gives as its own; the front page of the site is not one."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    given = [*links, *metadata.values(stated, metadata.URL), words(article.get("mainEntityOfPage")), words(article.get("url"))]
    whole = [url.strip() for url in given if url and is_address(url.strip())]
    return next((url for url in whole if urlsplit(url).path.strip("/")), whole[0] if whole else None)


def is_address(url: str) -> bool:
    """Whether a text is an absolute address on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(url) <= 2000 and not any(c.isspace() for c in url)


def language_of(tree: Any, article: Thing) -> str | None:
    """The language the page states, as its two or three letters: "en-GB" -> "en"."""
    given = (words(article.get("inLanguage")), tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return next((m.group().lower() for value in given if value and (m := LANGUAGE.match(value.strip()))), None)
