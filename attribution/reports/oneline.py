"""A finding a line, for a glance and for `grep`: `attribution check --compact`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports import labels
from attribution.reports.compact import key_words
from attribution.reports.console import text
from attribution.reports.marks import marked
from attribution.reports.place import short
from attribution.reports.safe import clean

if TYPE_CHECKING:
    from rich.text import Text

    from attribution.types import Article, Finding

# Below this many columns kind and places give way to the words.
NARROW = 72
LEAST = 6


def line(finding: Finding, articles: dict[str, Article], width: int, color: str = "") -> Text:
    """One line of at most `width` columns; what is too long ends in "…".

    `✗ f1 high number · people killed in the sinking: At least 19 (Herald ¶ 1) | Fifteen (Post ¶ 1) ⚠`.
    """
    label, narrow = labels.of(finding), width < NARROW
    head = text(f"{label.sign} ", f"bold {color}".strip())
    kind = "" if narrow else f" {label.word} {finding.kind}"
    check = " ⚠" if finding.needs_check else ""
    head.append(clean(f"{finding.id} {finding.severity}{kind}{check} · "))
    parts = [finding.slot, *(told(pieces, "" if narrow else short(side, articles).rsplit("/", 1)[-1]) for side, pieces in zip((finding.a, finding.b), marked(finding), strict=True))]
    slot, a, b = fitted([clean(part) for part in parts], width - head.cell_len - len(":  | "))
    head.append(f"{slot}: {a} | {b}")
    head.truncate(width, overflow="ellipsis")
    return head


def told(pieces: list[tuple[str, bool]], place: str) -> str:
    """The deciding words of a passage, and where they stand."""
    return f"{key_words(pieces)} ({place})" if place else key_words(pieces)


def fitted(parts: list[str], room: int) -> list[str]:
    """The parts, the longest cut first until all fit into `room` columns; none is cut below six columns."""
    from rich.cells import cell_len
    from rich.text import Text

    widths = shares([cell_len(part) for part in parts], room)
    found = []
    for part, width in zip(parts, widths, strict=True):
        cut = Text(part)
        cut.truncate(width, overflow="ellipsis")
        found.append(cut.plain)
    return found


def shares(widths: list[int], room: int) -> list[int]:
    """What each may have: short ones all they need, the others an even share of the rest: `[4, 30, 40], 44 -> [4, 20, 20]`."""
    found = list(widths)
    left, order = room, sorted(range(len(widths)), key=widths.__getitem__)
    for place, index in enumerate(order):
        found[index] = min(widths[index], max(left // (len(order) - place), LEAST))
        left -= found[index]
    return found
