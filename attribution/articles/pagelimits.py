"""Pages that would cost unbounded time or stack are refused before anything else looks at them."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from attribution.errors import InputError

# Pages beyond this are refused: real ones stay below 5 MB, and parsing time grows with size.
LARGEST = 20_000_000
# libxml2 itself stops at 256; deeper trees cost the extractor stack and time.
DEEPEST = 250
# Front pages have up to 10,000 elements, article pages 1,000 to 5,000; the extractor's time grows faster than their number.
MOST_ELEMENTS = 12_000
# The parser compares every attribute of an element with every other (40,000 take 3 s); real elements have below 100.
MOST_ATTRIBUTES = 2_000
OPENED = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)|<!--")
CLOSERS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
EDGE = re.compile(r"[\"'>]")
SAVE = "save the article itself as text"


def refuse_bytes(data: bytes, id: str) -> None:
    """Refuse a file before it is decoded; no encoding needs more than four bytes a character."""
    if len(data) > 4 * LARGEST:
        raise too_large(f"{id} has {len(data):,} bytes", f"a page of at most {4 * LARGEST:,}")


def refuse_hostile(page: str, id: str) -> None:
    """Refuse a page for its size, its elements or their attributes, in time linear in its length.

    Raises InputError "too_large". Nesting is looked at after parsing, which bounds it (`refuse_deep`).
    """
    if len(page) > LARGEST:
        raise too_large(f"{id} has {len(page):,} characters", f"a page of at most {LARGEST:,}")
    for elements, attributes in enumerate(attribute_counts(page), 1):
        if elements > MOST_ELEMENTS:
            raise too_large(f"{id} has more than {MOST_ELEMENTS:,} elements", "an article, no index or archive of a site")
        if attributes > MOST_ATTRIBUTES:
            raise too_large(f"{id} has an element of {attributes:,} attributes", f"at most {MOST_ATTRIBUTES:,}")


def attribute_counts(page: str) -> Iterator[int]:
    """Yield for every opening tag about how many attributes it has; what stands in scripts and comments has no tags."""
    at = 0
    while match := OPENED.search(page, at):
        if match.group() == "<!--":
            at = after(page, "-->", match.end())
            continue
        at, count = tag_end(page, match.end())
        yield count
        name = match.group(1).lower()
        if name in CLOSERS:
            closer = CLOSERS[name].search(page, at)
            at = closer.end() if closer else len(page)


def tag_end(page: str, at: int) -> tuple[int, int]:
    """Where a tag ends that opened before `at`, and about how many attributes it has: words outside quotation marks."""
    count = 0
    while edge := EDGE.search(page, at):
        count += len(page[at : edge.start()].split())
        if edge.group() == ">":
            return edge.end(), count
        at = after(page, edge.group(), edge.end())
    return len(page), count + len(page[at:].split())


def after(page: str, mark: str, at: int) -> int:
    """The place behind the next `mark`, the end of the page where there is none."""
    found = page.find(mark, at)
    return len(page) if found < 0 else found + len(mark)


def too_large(seen: str, expected: str) -> InputError:
    """The refusal of a page by its size."""
    return InputError(f"{seen}; expected {expected}: {SAVE}", code="too_large")


def refuse_cut_off(page: str, id: str) -> None:
    """Refuse a page at whose depth the parser gave up, so that nothing usable is left of it."""
    from lxml import etree

    parser = etree.HTMLParser()
    with suppress(etree.LxmlError, ValueError):
        etree.fromstring(page.encode("utf-8", "replace"), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" and "depth" in entry.message for entry in parser.error_log):
        raise deep(id)


def refuse_deep(tree: Any, id: str) -> None:
    """Refuse a parsed page whose elements nest deeper than those of news pages."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise deep(id)


def deep(id: str) -> InputError:
    """The refusal of a page for its nesting."""
    return InputError(f"{id} nests elements more than {DEEPEST} deep; expected a news page: {SAVE}", code="too_deep")
