"""Lines that break off in "..." and stand again in full near by: captions, breadcrumbs, teasers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.articles.lines import Line
from attribution.articles.wording import letters

REACH = 3  # paragraphs between the cut line and the full one
LEAST = 15  # letters that must agree


def settle_twins(lines: Sequence[Line]) -> list[Line]:
    """Give a cut line the kind of its full twin: the cut copy of a caption is a caption, of a sentence is boilerplate."""
    settled = list(lines)
    for index, line in enumerate(lines):
        if not line.cut or line.size > 400 or line.kind not in ("prose", "label"):
            continue
        stem = letters(line.text.rstrip(".… "))
        twin = next((near for near in lines[index + 1 : index + 1 + REACH] if is_twin(stem, near)), None)
        if twin:
            settled[index] = replace(line, kind="caption" if twin.kind == "caption" else "boilerplate")
    return settled


def is_twin(stem: str, line: Line) -> bool:
    """Whether the full line begins with the letters of the cut one (or a crumb trail ends in them)."""
    return len(stem) >= LEAST and letters(line.text[: 2 * len(stem) + 80]).startswith(stem)
