"""A page as its paragraphs: every stretch of text between two block boundaries, with the element it stands in."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from attribution.articles.pagelimits import SAVE, refuse_cut_off, refuse_deep, refuse_hostile
from attribution.errors import InputError

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# Utility classes of real pages come to 600 characters.
LONGEST_NAME = 2_000
# Marks without width that pages put into words; left out of texts, so that a word is one word.
UNSEEN = {ord(mark): None for mark in "\u00ad\u200b\u2060\ufeff"}
# Never part of what a reader sees.
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "audio", "video", "select", "math", "canvas"})  # fmt: skip
# Of these, what leaves no gap between the words around it.
NOTHING = frozenset({"script", "style", "noscript", "template", "svg", "math"})
INLINE = NOTHING | frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node of the page: an element's text, or its tail (the text behind it)."""

    node: Any
    tail: bool
    raw: str


@dataclass(slots=True)
class Unit:
    """One paragraph of the page: its nearest block element and its text nodes; `text` has single spaces and no edges."""

    element: Any
    order: int
    pieces: list[Piece] = field(default_factory=list)
    linked: int = 0
    text: str = ""

    @property
    def key(self) -> str:
        """The words without any space, by which an extractor's text is recognised."""
        return squeeze(self.text)

    @property
    def tag(self) -> str:
        """The name of the block element."""
        return str(self.element.tag)

    @property
    def link_share(self) -> float:
        """The share of the characters that stand in links."""
        return self.linked / max(1, sum(len(piece.raw) for piece in self.pieces))


def squeeze(text: str) -> str:
    """A text without spaces and unseen marks: `"a \\u00adb" -> "ab"`."""
    return "".join(text.translate(UNSEEN).split())


def parse_page(page: str, id: str, *, whole: bool = False) -> Any:
    """The tree of a page; scripts and styles without facts are emptied, unless it is wanted `whole` for its offsets.

    Raises InputError "too_large", "too_deep", "unreadable".
    """
    from trafilatura import load_html

    refuse_hostile(page, id)
    try:
        tree = load_html(CONTROLS.sub("", page.replace("\r\n", "\n").replace("\r", "\n")))
    except (Exception, RecursionError) as error:  # the page is hostile, the run goes on
        raise unparsable(id, type(error).__name__) from error
    if tree is None:
        refuse_cut_off(page, id)
        raise unparsable(id, "no elements")
    refuse_deep(tree, id)
    shorten(tree)
    for element in () if whole else tree.iter("script", "style"):
        if "ld+json" not in (element.get("type") or ""):
            element.text = None
    return tree


def shorten(tree: Any) -> None:
    """Cut names and titles of a length that only a page made to cost time has; no text of the story is touched."""
    for element in tree.iter():
        for name in ("class", "id", "style", "itemprop"):
            value = element.get(name) if isinstance(element.tag, str) else None
            if value and len(value) > LONGEST_NAME:
                element.set(name, value[:LONGEST_NAME])
        if element.tag == "title" and element.text:
            element.text = element.text[:LONGEST_NAME]


def unparsable(id: str, reason: str) -> InputError:
    """The refusal of a page that is no HTML, or too broken."""
    return InputError(f"{id}: the page cannot be parsed ({reason}); expected HTML: {SAVE}", code="unreadable")


def units_of(tree: Any) -> list[Unit]:
    """Every non-blank paragraph of a page in the order of the page; linear in its length.

    A block element ends a paragraph, and so do two line breaks in a row; one line break is a space.
    """
    units: list[Unit] = []
    open_unit: Unit | None = None
    breaks = 0
    for element, part, raw, linked in text_nodes(tree):
        if part == "block":
            open_unit, breaks = None, 0
        elif part == "break":
            breaks += 1
        elif raw and (raw.strip() or open_unit is not None):
            if open_unit is None or (breaks > 1 and raw.strip()):
                block = block_of(element if part == "text" else element.getparent())
                open_unit = Unit(block, len(units))
                units.append(open_unit)
            breaks = 0 if raw.strip() else breaks
            open_unit.pieces.append(Piece(element, part == "tail", raw))
            open_unit.linked += len(raw) if linked else 0
    return numbered(units)


def numbered(units: list[Unit]) -> list[Unit]:
    """The units with words in them, their texts made and their numbers without gaps."""
    kept: list[Unit] = []
    for unit in units:
        unit.text = joined(unit)
        if unit.text:
            unit.order = len(kept)
            kept.append(unit)
    return kept


def joined(unit: Unit) -> str:
    """The text of a unit: a line break is a space, spaces are single, unseen marks left out."""
    parts = [(" " if piece.tail and piece.node.tag == "br" else "") + piece.raw for piece in unit.pieces]
    return " ".join("".join(parts).translate(UNSEEN).split())


def text_nodes(tree: Any) -> Iterator[tuple[Any, str, str, bool]]:
    """Yield (element, "text", "tail", "block" or "break", words, in a link?) in the order of the page."""
    stack: list[tuple[Any, bool, bool]] = [(tree, False, False)]
    while stack:
        element, leaving, linked = stack.pop()
        tag = element.tag
        inline = isinstance(tag, str) and tag in INLINE
        if leaving:
            if not inline and tag != "br":
                yield element, "block", "", linked
            if element.tail and element is not tree:
                yield element, "tail", element.tail, linked
            continue
        silent = not isinstance(tag, str) or tag in SILENT
        if tag == "br":
            yield element, "break", "", linked
        elif not inline:
            yield element, "block", "", linked
        stack.append((element, True, linked))
        if silent:
            continue
        within = linked or tag == "a"
        if element.text:
            yield element, "text", element.text, within
        stack.extend((child, False, within) for child in reversed(element))


def block_of(element: Any) -> Any:
    """The nearest element around text that is no inline one."""
    while element.tag in INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def holders(element: Any) -> Iterator[Any]:
    """The element and everything around it, from the inside."""
    yield element
    yield from element.iterancestors()
