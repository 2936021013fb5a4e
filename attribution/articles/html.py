"""A web page as articles: its story through trafilatura, its facts, captions and notes from its own markup."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attribution.articles.bylines import clean_name, itself
from attribution.articles.captions import captions_of
from attribution.articles.corrections import Note, notes_of
from attribution.articles.encodings import decode, in_charset
from attribution.articles.known import Known, undated
from attribution.articles.languages import believable
from attribution.articles.lines import is_byline
from attribution.articles.liveblogs import Entry, entries_of
from attribution.articles.pagebody import LONGEST_TITLE, Body, extract, find_body, size
from attribution.articles.pagefacts import PageFacts, page_facts
from attribution.articles.pagelimits import refuse_bytes
from attribution.articles.pagetext import compose, merged
from attribution.articles.pagetree import Unit, parse_page, units_of
from attribution.articles.refusals import refuse_no_story
from attribution.articles.titles import same_title
from attribution.articles.wording import letters
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Atomic groups: a row of comments could else be cut in two to the power of its length ways.
LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
# Characters of text above the entries of a live blog that make it a report of its own.
LEAD = 150
# Lines of a story in which a page may show its title without marking it.
TOP = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its paragraphs, its facts, and what of it is the story."""

    units: Sequence[Unit]
    facts: PageFacts
    body: Body
    notes: Sequence[Note]
    entries: Sequence[Entry]


def looks_like_html(text: str) -> bool:
    """Whether a text opens as a web page does."""
    return bool(LOOKS.match(text[:4000]))


def decode_page(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """Decode a page by the charset it declares if its bytes agree, else as any text; raises InputError "too_large"."""
    refuse_bytes(data, name)
    declared = CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        text = in_charset(data, declared.group(1).decode("ascii", errors="replace"))
        if text is not None:
            return text, []
    return decode(data, name)


def read_html(page: str, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read a web page of one story; offsets are into its extracted text, paragraphs parted by a blank line.

    Raises InputError as `read_page` does, and "live_blog" where the page has entries of several moments.
    """
    articles = read_page(page, id=id, known=known, notes=notes)
    if len(articles) > 1:
        raise InputError(
            f"{id} is a live blog of {len(articles)} entries; expected one story: read it with read_page, which gives one a moment",
            code="live_blog",
        )
    return articles[0]


def read_page(
    page: str, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()
) -> tuple[Article, ...]:
    """Read a web page: one article, or of a live blog one an entry ("id#anchor"), each with the time it was written.

    What is `known` from outside goes before what the page says. Raises InputError: "too_large", "too_deep", "unreadable";
    "no_text" where no story is found; "consent_page", "error_page", "needs_javascript", "paywall_stub", "listing_page".
    """
    read = look(parse_page(page, id), id)
    if read.entries:
        return tuple(live_articles(read, id, known, notes))
    return (one_article(read, id, known, notes),)


def look(tree: Any, id: str) -> Page:
    """Find the parts of a parsed page, or say why there is no story in it."""
    units = units_of(tree)
    found = extract(tree, id)
    facts = page_facts(tree, found)
    body = find_body(units, getattr(found, "text", None) or "", facts.title)
    entries = entries_of(tree, units, facts)
    if not entries:
        refuse_no_story(tree, units, body, facts, id)
    if facts.byline is None or itself([facts.byline], facts.source):  # a person printed above the story says more than the outlet
        facts = replace(facts, byline=shown_byline(units, body) or facts.byline)
    return Page(units, facts, body, notes_of(units if entries else near(units, body), body.marks), entries)


def shown_byline(units: Sequence[Unit], body: Body) -> str | None:
    """A byline printed right above the story or as its first line, for pages that name the author in no other way."""
    if not body.units:
        return None
    start = body.units[0].order
    lines = (unit.text for unit in units[max(0, start - 8) : start + 2] if len(unit.text) <= 120)
    return next((name for line in lines if is_byline(line) and (name := clean_name(line))), None)


def near(units: Sequence[Unit], body: Body) -> Sequence[Unit]:
    """The paragraphs from a little above the story to a little below it, where its notes stand."""
    if not body.units:
        return units
    return units[max(0, body.units[0].order - 15) : body.units[-1].order + 15]


def one_article(read: Page, id: str, known: Known | None, notes: tuple[Diagnostic, ...]) -> Article:
    """The article of a page with one story."""
    story = without_notes(read.body.units, read.notes)
    head = headline(read.units, story, read.facts.title)
    return compose(
        [unit for unit in story if unit is not head],
        id=id,
        known=merged(known, facts_of(read)),
        headline=head.text if head else None,
        captions=captions_of(read.units, read.body),
        notes=read.notes,
        updated=read.facts.updated,
        diagnostics=(*notes, *((undated(read.facts.doubt, id),) if read.facts.doubt else ())),
    )


def without_notes(units: Sequence[Unit], notes: Sequence[Note]) -> list[Unit]:
    """The paragraphs that are no correction and no note."""
    noted = {order for note in notes for order in note.orders}
    return [unit for unit in units if unit.order not in noted]


def facts_of(read: Page) -> dict[str, str | None]:
    """The page's facts under the names of `Known`; the language it states only where the story bears it out."""
    facts, story = read.facts, "\n".join(unit.text for unit in read.body.units)
    return {
        "title": facts.title, "source": facts.source, "url": facts.url, "published": facts.published, "byline": facts.byline,
        "language": believable(facts.language, story),
    }  # fmt: skip


def headline(units: Sequence[Unit], story: Sequence[Unit], title: str | None) -> Unit | None:
    """The paragraph in which the page shows its title: a heading with its letters, or one of the first lines of the story."""
    if not title:
        return None
    wanted = letters(title)
    headed = next((unit for unit in units if unit.tag in ("h1", "h2") and len(unit.text) <= LONGEST_TITLE and letters(unit.text) == wanted), None)
    return headed or next((unit for unit in story[:TOP] if len(unit.text) <= LONGEST_TITLE and same_title(unit.text, title)), None)


def live_articles(read: Page, id: str, known: Known | None, notes: tuple[Diagnostic, ...]) -> Iterator[Article]:
    """What stands above the entries, if it is a text, then every entry in the order of the page, each with its own time."""
    inside = {unit.order for entry in read.entries for unit in entry.units}
    first = min(inside)
    lead = [unit for unit in read.body.units if unit.order < first and unit.order not in inside]
    if size(lead) >= LEAD:
        above = replace(read, body=replace(read.body, units=tuple(lead)), facts=replace(read.facts, published=read.facts.updated or read.facts.published))
        yield one_article(above, id, known, notes)
    taken: set[str] = set()
    for number, entry in enumerate(read.entries, 1):
        anchor = entry.anchor if entry.anchor and entry.anchor not in taken else f"entry-{number}"
        taken.add(anchor)
        yield entry_article(read, entry, f"{id}#{anchor}", anchor, known, (*notes, moment_note(entry, number, len(read.entries), id, anchor)))


def entry_article(read: Page, entry: Entry, id: str, anchor: str, known: Known | None, notes: tuple[Diagnostic, ...]) -> Article:
    """One entry as an article: its own time, headline and author, the page's outlet."""
    page = merged(known, facts_of(read))
    own = replace(
        page, title=entry.headline or page.title, published=entry.time, byline=entry.byline or page.byline,
        url=f"{page.url}#{anchor}" if page.url else None,
    )  # fmt: skip
    mine = {unit.order for unit in entry.units}
    corrections = [note for note in read.notes if note.orders & mine]
    return compose(
        without_notes(entry.units, corrections), id=id, known=own, headline=entry.headline, notes=corrections, diagnostics=notes
    )


def moment_note(entry: Entry, number: int, count: int, id: str, anchor: str) -> Diagnostic:
    """What an editor must know of an entry: that it tells of one moment, and which."""
    when = f"written {entry.time}" if entry.time else "its time is not stated, so it is not ordered among the others"
    return Diagnostic("live_blog", f"entry {number} of {count} of the live blog {id}: {when}", f"{id}#{anchor}")
