"""Pages that would cost unbounded time or stack are refused before anything else looks at them."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re

from attribution.errors import InputError

# Pages beyond this are refused: real ones stay below 5 MB, and parsing time grows with size.
LARGEST = 20_000_000
# libxml2 itself stops at 256; deeper trees cost the extractor stack and time.
DEEPEST = 250
# Front pages have up to 10,000 elements, article pages 1,000 to 5,000; the extractor's time grows faster than their number.
MOST_ELEMENTS = 12_000
# The parser compares every attribute of an element with every other; real ones have below 100.
MOST_ATTRIBUTES = 1_000
OPENED = re.compile(r"<[a-zA-Z]")
SAVE = "save the article itself as text"


def refuse_hostile(page: str, id: str) -> None:
    """Refuse a page for its size, its elements or their attributes, in time linear in its length.

    Raises InputError "too_large". Nesting is looked at after parsing, which bounds it (`refuse_deep`).
    """
    if len(page) > LARGEST:
        raise too_large(f"{id} has {len(page):,} characters", f"a page of at most {LARGEST:,}")
    elements = page.count("<") - page.count("</")
    if elements > MOST_ELEMENTS:
        raise too_large(f"{id} has {elements:,} elements", f"a page of at most {MOST_ELEMENTS:,}")
    attributes = most_attributes(page)
    if attributes > MOST_ATTRIBUTES:
        raise too_large(f"{id} has an element of about {attributes:,} attributes", f"at most {MOST_ATTRIBUTES:,}")


def refuse_bytes(data: bytes, id: str) -> None:
    """Refuse a file before it is decoded; no encoding needs more than four bytes a character."""
    if len(data) > 4 * LARGEST:
        raise too_large(f"{id} has {len(data):,} bytes", f"a page of at most {4 * LARGEST:,}")


def too_large(seen: str, expected: str) -> InputError:
    """The refusal of a page by its size."""
    return InputError(f"{seen}; expected {expected}: {SAVE}", code="too_large")


def most_attributes(page: str) -> int:
    """Return about how many attributes the element with the most has: the words or equals signs up to its end."""
    most = 0
    for match in OPENED.finditer(page):
        end = page.find(">", match.end())
        end = len(page) if end < 0 else end
        if end - match.end() <= 2 * MOST_ATTRIBUTES or most > MOST_ATTRIBUTES:
            continue
        following = page.find("<", match.end(), end)
        inside = page[match.end() : end if following < 0 else following]
        most = max(most, len(inside.split()) if len(inside) < LARGEST // 40 or inside.count("=") > MOST_ATTRIBUTES else 0)
    return most


def refuse_deep(depth: int, id: str) -> None:
    """Refuse a page whose elements nest deeper than news pages do."""
    if depth > DEEPEST:
        raise InputError(
            f"{id} nests elements more than {DEEPEST} deep; expected a news page: {SAVE}", code="too_deep"
        )
