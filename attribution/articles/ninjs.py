"""ninjs (IPTC's news in JSON), 1.x to 3.x, as articles: the richest body, headline, byline, pictures' captions apart."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.articles.composing import Paragraph, compose, headed, one_line
from attribution.articles.known import Known, known_date
from attribution.articles.markup import html_paragraphs
from attribution.articles.nitf import BY
from attribution.articles.outlets import outlet_of
from attribution.articles.paragraphs import paragraphs
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# Keys of which one is in every item; 1.x has headline and body_text, 2.x lists, 3.x the lists in camel case.
MARKS = ("versioncreated", "headline", "headlines", "bodies", "body_text", "body_xhtml", "body_html", "representationtype", "pubstatus", "renditions")
MARKUP = ("html", "xhtml", "richtext", "nitf")
STAMPS = ("versioncreated", "contentmodified", "contentcreated", "firstcreated")
SILENT = frozenset(["picture", "graphic", "video", "audio", "animation", "event", "planning"])
DEEPEST = 3  # associations of associations: a story in a package in a package


def is_ninjs(value: Any) -> bool:
    """Whether a JSON value is a ninjs item and no record of ours: `{"uri": …, "headlines": […]}`."""
    if not isinstance(value, Mapping) or ("id" in value and "text" in value):
        return False
    item = lowered(value)
    standard = item.get("standard")
    if isinstance(standard, Mapping) and "ninjs" in str(lowered(standard).get("name", "")).lower():
        return True
    return ("uri" in item or "guid" in item) and any(mark in item for mark in MARKS)


def read_ninjs(value: Any, id: str, *, alone: bool = True, depth: int = 0) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield the article of an item, then those of its associated texts, as (place, article or diagnostic).

    The id is `id` for an item that is `alone` in its file, else `id!/uri`, as for associated ones.
    """
    item = lowered(value)
    own = id if alone else f"{id}!/{words(item.get('uri')) or words(item.get('guid')) or 'item'}"
    linked = [lowered(one) for one in associated(item)]
    package = item.get("type") in ("composite", "package") or (not bodies(item) and any(bodies(one) for one in linked))
    if item.get("type") in SILENT:
        yield own, Diagnostic("left_out", f"{own} is of type {item.get('type')}; expected text: its caption was not read", own)
    elif not package or bodies(item):
        try:
            yield own, read_item(item, id=own)
        except InputError as error:
            yield own, Diagnostic(error.code, str(error), own, failed=True)
    texts = [one for one in linked if one.get("type") not in SILENT and (bodies(one) or associated(one))]
    if package and not bodies(item) and not texts:
        yield own, Diagnostic("no_text", f"{own} is a package without texts inside; expected items with a body: export it with its content", own, failed=True)
    for one in texts if depth < DEEPEST else ():
        yield from read_ninjs(one, id, alone=False, depth=depth + 1)


def read_item(item: Mapping[str, Any], *, id: str) -> Article:
    """One item, its keys in lower case, as an article. Raises InputError: "withdrawn", "no_text"."""
    status = str(item.get("pubstatus") or "").lower()
    if status == "canceled":
        raise InputError(f"{id} is canceled by its provider (pubstatus); expected a usable item: leave it out", code="withdrawn")
    known, doubts = read_facts(item, id)
    notes = [*doubts]
    if words(item.get("ednote")):
        notes.append(Diagnostic("editors_note", f"{id} has a note to editors: {str(item['ednote'])[:400]}", id))
    if status == "withheld" or words(item.get("embargoed")):
        notes.append(Diagnostic("withheld", f"{id} is withheld by its provider; it was read: check before you print from it", id))
    by = words(item.get("byline")) or words(item.get("by"))
    between = [Paragraph(one_line(by), "byline")] if by else []
    pictures = [Paragraph(caption, "caption") for caption in captions(item)]
    story = body(item)
    told = {one.text for one in story}
    return compose([*headed(known.title, story, *between), *(one for one in pictures if one.text not in told)], id=id, known=known, notes=tuple(notes))


def body(item: Mapping[str, Any]) -> list[Paragraph]:
    """The paragraphs of the body: marked-up forms first, since they alone keep captions apart; the main role first among equals."""
    for markup, _, text in sorted(bodies(item), key=lambda one: (not one[0], not one[1])):
        found = html_paragraphs(text, "body") if markup else [Paragraph(one_line(span.of(text)), "body") for span in paragraphs(text)]
        if any(one.role == "body" for one in found):
            return found
    return []


def bodies(item: Mapping[str, Any]) -> list[tuple[bool, bool, str]]:
    """Every body as (is markup, is the main one, text): `body_xhtml` of 1.x, `bodies` of 2.x and 3.x; other XML is passed over."""
    found = [
        (any(mark in key for mark in MARKUP), key in ("body_text", "body_xhtml"), value)
        for key, value in item.items()
        if (key == "body" or key.startswith("body_")) and isinstance(value, str) and value.strip()
    ]
    for one in map(lowered, mappings(item.get("bodies"))):
        kind, role, text = str(one.get("contenttype") or "").lower(), str(one.get("role") or "").lower(), words(one.get("value"))
        markup = "html" in kind or (not kind and any(mark in role for mark in MARKUP))
        if text and (markup or kind in ("", "text/plain")):
            found.append((markup, role == "main", text))
    return found


def read_facts(item: Mapping[str, Any], id: str) -> tuple[Known, tuple[Diagnostic, ...]]:
    """Title, outlet, address, time, byline and language."""
    published, doubts = known_date(next((words(item.get(key)) for key in STAMPS if words(item.get(key))), None), id)
    address = words(item.get("url")) or words(item.get("uri")) or ""
    by = words(item.get("byline")) or words(item.get("by"))
    return Known(
        title=headline(item),
        source=source(item),
        url=address if address.startswith(("http://", "https://")) else None,
        published=published,
        byline=BY.sub("", one_line(by)) if by else None,
        language=words(item.get("language")),
    ), doubts


def headline(item: Mapping[str, Any]) -> str | None:
    """The main headline; `title` only where there is none."""
    listed = [lowered(one) for one in mappings(item.get("headlines"))]
    listed.sort(key=lambda one: one.get("role") != "main")
    named = [words(item.get("headline")), *(words(one.get("value")) for one in listed), words(item.get("title"))]
    shown = next((name for name in named if name), None)
    return one_line(" ".join(one.text for one in html_paragraphs(shown)) if shown and "<" in shown else shown) or None


def source(item: Mapping[str, Any]) -> str | None:
    """The outlet: who is named as source of the information, else the provider, else the holder of the copyright."""
    listed = [lowered(one) for key in ("infosource", "infosources") for one in mappings(item.get(key))]
    named = [*(words(one.get("name")) for one in listed), *(words(item.get(key)) for key in ("source", "provider", "copyrightholder"))]
    shown = next((name for name in named if name), None)
    return outlet_of(shown) if shown else None


def captions(item: Mapping[str, Any]) -> Iterator[str]:
    """The descriptions of associated pictures."""
    for one in map(lowered, associated(item)):
        if one.get("type") in ("picture", "graphic", "video"):
            listed = [words(lowered(text).get("value")) for text in mappings(one.get("descriptions"))]
            texts = [words(one.get(key)) for key in ("description_caption", "description_text")] + listed
            shown = next((text for text in texts if text), None)
            if shown:
                yield one_line(shown)


def associated(item: Mapping[str, Any]) -> list[Mapping[Any, Any]]:
    """Items inside an item: an object by name in 1.x, a list in 2.x and 3.x."""
    value = item.get("associations")
    return mappings(list(value.values()) if isinstance(value, Mapping) else value)


def mappings(value: Any) -> list[Mapping[Any, Any]]:
    """The objects of a list; one object counts as a list of one."""
    if isinstance(value, Mapping):
        return [value]
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def words(value: Any) -> str | None:
    """A string with something in it, None for everything else."""
    return value.strip() or None if isinstance(value, str) else None


def lowered(value: Mapping[Any, Any]) -> dict[str, Any]:
    """An object with its keys in lower case: 3.x writes versionCreated where 2.x wrote versioncreated."""
    return {str(key).lower(): one for key, one in value.items()}
