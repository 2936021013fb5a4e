"""An `Article` from its text: layout, date, outlet, byline and digest."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from attribution.articles.dates import Stamp, find_stamps
from attribution.articles.known import Known, undated
from attribution.articles.layout import Layout, lay_out
from attribution.articles.lines import Kind
from attribution.articles.outlets import copyright_holder, outlet_of
from attribution.articles.phrases import BYLINE, CREDIT_LINE
from attribution.errors import InputError
from attribution.types import Article, Block, Diagnostic, Span

UPDATED = re.compile(r"updated?|modified|edited|mis à jour|aktualisiert|actualizado|oppdatert", re.IGNORECASE)
PUBLISHED = re.compile(r"published|posted|issued|created|publié|veröffentlicht|publicado|publisert", re.IGNORECASE)
DATED_ROLES = ("date", "byline")
SURROGATE = re.compile("[\ud800-\udfff]")


def build_article(
    text: str,
    *,
    id: str,
    known: Known | None = None,
    spans: Sequence[Span] | None = None,
    kinds: Mapping[int, Kind] | None = None,
    fixed: Iterable[Block] = (),
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Article:
    """Lay out a text and put together all that is known of it; what is given wins over what the text says.

    Raises InputError ("empty", "encoding") for a blank text or one that cannot be written as UTF-8.
    """
    known = known or Known()
    require_text(text, id)
    layout = lay_out(text, title=known.title, spans=spans, kinds=kinds, fixed=fixed)
    published, doubts = (known.published, ()) if known.published else find_published(text, layout, known, id)
    return Article(
        id=id,
        text=text,
        title=known.title or layout.title,
        source=known.source or find_source(text, layout),
        url=known.url,
        published=published,
        byline=known.byline or find_byline(text, layout),
        language=known.language,
        blocks=layout.blocks,
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        diagnostics=(*diagnostics, *doubts),
    )


def require_text(text: str, id: str) -> None:
    """Refuse a text with nothing in it, and one with half a surrogate pair."""
    if not text.strip():
        raise InputError(
            f"{id} is empty ({len(text)} characters, all blank); expected the text of an article: check how it was saved",
            code="empty",
        )
    lone = SURROGATE.search(text)
    if lone:
        raise InputError(
            f"{id} has a lone surrogate U+{ord(lone.group()):04X} at character {lone.start()}; expected whole characters: "
            "write the text again as UTF-8",
            code="encoding",
        )


def find_published(text: str, layout: Layout, known: Known, id: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the publication date of a page by its date lines, or its dateline where the year stands elsewhere.

    A date labelled "updated" counts only where no other does; an ambiguous one (03/04/2023) is told and left out.
    """
    updated, doubts = None, []
    for block in dated_blocks(text, layout):
        words = block.of(text)
        last = 0
        for stamp in find_stamps(words):
            label, last = words[last : stamp.start][-40:], stamp.end
            if stamp.iso is None:
                doubts.append(replace(undated(words[stamp.start : stamp.end], id), start=block.start, end=block.end))
            elif UPDATED.search(label) and not PUBLISHED.search(label):
                updated = updated or stamp.iso
            else:
                return stamp.iso, ()
    iso = updated or dateline_date(text, layout, known)
    return iso, () if iso else tuple(doubts[:1])


def dated_blocks(text: str, layout: Layout) -> list[Block]:
    """The blocks that may date the page: date lines and bylines above or below the story, not those of other stories."""
    last = max((block.end for block in layout.blocks if block.role == "body"), default=0)
    cut = next((block.start for block in layout.blocks if block.role == "related" and block.start >= last), len(text))
    return [block for block in layout.blocks if block.role in DATED_ROLES and block.start < cut]


def dateline_date(text: str, layout: Layout, known: Known) -> str | None:
    """Complete the day and month of the dateline by a year known from the page: its captions or its address."""
    found = layout.dateline
    if found is None or found.day is None:
        return None
    month, day = found.day
    if found.year:
        return complete(found.year, month, day)
    years = {
        stamp.iso[:4]
        for stamp in caption_stamps(text, layout)
        if stamp.iso and stamp.iso[5:10] == f"{month:02}-{day:02}"
    }
    years |= set(re.findall(rf"/((?:19|20|21)\d\d)[/-]?(?:{month:02}|{month})[/-]", known.url or ""))
    return complete(int(years.pop()), month, day) if len(years) == 1 else None


def complete(year: int, month: int, day: int) -> str | None:
    """The ISO date, None where the calendar has none."""
    stamps = find_stamps(f"{year:04}-{month:02}-{day:02}")
    return stamps[0].iso if stamps else None


def caption_stamps(text: str, layout: Layout) -> list[Stamp]:
    """Every full date in the captions."""
    captions = [block.of(text) for block in layout.blocks if block.role == "caption"]
    return [stamp for words in captions for stamp in find_stamps(words)]


def find_source(text: str, layout: Layout) -> str | None:
    """The outlet by the agency of the dateline, else by the copyright line."""
    if layout.dateline and layout.dateline.agency:
        return outlet_of(layout.dateline.agency)
    lines = (block.of(text) for block in layout.blocks if block.role == "boilerplate" and block.end - block.start < 500)
    return next((holder for holder in map(copyright_holder, lines) if holder), None)


def find_byline(text: str, layout: Layout) -> str | None:
    """The first byline that names a person, without its "By"; credits ("Source: …", "With files from …") are none."""
    for block in layout.blocks:
        words = block.of(text)
        if block.role == "byline" and not CREDIT_LINE.search(words):
            stamps = find_stamps(words)
            if stamps:
                words = words[: stamps[0].start]
            match = BYLINE.match(words)
            named = words[match.end() :] if match else words
            return named.strip(" |,·•–—-\t") or None
    return None
