"""Pairing of quotation marks: which mark closes which, in one linear pass a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from attribution.quotes.glyphs import Mark, read_marks
from attribution.quotes.multipart import join_parts
from attribution.quotes.pairs import MarkPair, MarkRun
from attribution.quotes.paragraphs import Paragraph
from attribution.types import Diagnostic

# Quotations nest three deep at most in print; the bound keeps a text of nothing but opening marks linear.
MAX_DEPTH = 6
# A page with this many stray marks is broken as a whole: one line says so instead of thousands.
MAX_DIAGNOSTICS = 20


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs of marks in text order (outer before inner) and what could not be paired."""

    pairs: tuple[MarkPair, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def pair_marks(text: str, paragraphs: Sequence[Paragraph], article: str | None = None) -> Pairing:
    """Pair the quotation marks of the given paragraphs of `text`.

    An opening mark left unclosed closes at the end of its paragraph (`closed` False) where nothing follows it, and is
    left out otherwise; either way a Diagnostic "unpaired_quotation_mark" gives its offset. Never raises.
    """
    runs = [pair_paragraph(text, paragraph) for paragraph in paragraphs]
    pairs, stray = join_parts(text, paragraphs, runs)
    return Pairing(tuple(nested(pairs)), report(sorted(stray, key=lambda mark: mark.start), article))


def nested(pairs: list[MarkPair]) -> list[MarkPair]:
    """Return the pairs in text order with their depth: how many others each one stands in."""
    around: list[int] = []
    found = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while around and around[-1] <= pair.start:
            around.pop()
        found.append(replace(pair, depth=len(around)))
        around.append(pair.end)
    return found


def report(stray: list[Mark], article: str | None) -> tuple[Diagnostic, ...]:
    """Return one diagnostic a stray double mark, at most MAX_DIAGNOSTICS and a count of the rest."""
    told = [mark for mark in stray if mark.glyph not in ("'", "’", "`", "´")]
    found = [
        Diagnostic(
            "unpaired_quotation_mark",
            f"{mark.glyph} at offset {mark.start} has no partner in its paragraph; check the quotation there",
            article,
            mark.start,
            mark.end,
        )
        for mark in told[:MAX_DIAGNOSTICS]
    ]
    if len(told) > MAX_DIAGNOSTICS:
        rest = len(told) - MAX_DIAGNOSTICS
        found.append(Diagnostic("unpaired_quotation_mark", f"{rest} more marks have no partner", article))
    return tuple(found)


def pair_paragraph(text: str, paragraph: Paragraph) -> MarkRun:
    """Pair the marks of one paragraph; what stays open is handed on, for the next paragraph may take it up."""
    marks = read_marks(text, paragraph.start, paragraph.end)
    closers = later_closers(marks)
    run = MarkRun(marks[0] if marks else None)
    stack: list[Mark] = []
    for number, mark in enumerate(marks):
        if opens(mark, stack):
            stack.append(mark)
            if len(stack) > MAX_DEPTH:
                run.stray.append(stack.pop(0))
        elif is_measure(text, mark, stack, closers[number]) or is_possessive(text, mark, closers[number]):
            continue
        else:
            close(mark, stack, run)
    run.opened = stack
    return run


def opens(mark: Mark, stack: list[Mark]) -> bool:
    """Say whether a mark opens, given what is open: a neutral glyph closes its like and opens otherwise."""
    if mark.glyph == "“" and any(open_mark.glyph == "„" for open_mark in stack):
        return False  # „so“: the mark that opens in English closes in German
    if mark.side != "either":
        if mark.side == "close" and mark.glyph in "»›" and not any(m.family == mark.family for m in stack):
            return False
        return mark.side == "open"
    return not any(open_mark.family == mark.family for open_mark in stack)


def close(mark: Mark, stack: list[Mark], run: MarkRun) -> None:
    """Close the nearest open mark of the same family; marks opened inside it and never closed are stray."""
    depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d].family == mark.family), None)
    if depth is None or (mark.family == "single" and depth != len(stack) - 1):
        if mark.family != "single":
            run.stray.append(mark)
        return
    run.stray.extend(stack[depth + 1 :])
    opener = stack[depth]
    del stack[depth:]
    if mark.start > opener.end:
        run.pairs.append(MarkPair(opener.start, mark.end, opener.end, mark.start, mark.family))


def later_closers(marks: list[Mark]) -> list[Mark | None]:
    """Return for each mark the next mark of its family after it, if that one closes and no opening comes before it."""
    following: dict[str, Mark] = {}
    answer: list[Mark | None] = [None] * len(marks)
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        after = following.get(mark.family)
        answer[number] = after if after is not None and after.side != "open" else None
        following[mark.family] = mark
    return answer


def is_possessive(text: str, mark: Mark, later: Mark | None) -> bool:
    """Say whether a closing single mark is the apostrophe of "workers’": a better closing mark follows it."""
    if mark.family != "single" or text[mark.start - 1] not in "sSxz" or not text[mark.end : mark.end + 2].strip():
        return False
    goes_on = text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].isalnum()
    return goes_on and later is not None and text[later.start - 1] in ",.?!…"


def is_measure(text: str, mark: Mark, stack: list[Mark], later: Mark | None) -> bool:
    """Say whether a straight mark after a figure means inches or feet: `a 5" pipe`, `"the 5" pipe broke," he said`."""
    if mark.glyph not in ('"', "'") or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if not any(open_mark.family == mark.family for open_mark in stack):
        return True
    return mark.glyph == '"' and later is not None and text[mark.end : mark.end + 1] == " "
