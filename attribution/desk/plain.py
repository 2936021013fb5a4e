"""A worksheet as plain text for an e-mail: 72 columns, nothing that needs a table."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from attribution.desk.columns import TITLES, SheetName
from attribution.desk.remarks import conflict_words, fact_words, person, quotation_words
from attribution.desk.sheets import Row, Worksheet
from attribution.reports.safe import clean

# What mail programs show without breaking lines of their own (RFC 5322 recommends at most 78).
WIDTH = 72


def write(worksheet: Worksheet) -> bytes:
    """The letter, UTF-8 with line feeds."""
    return ("\n".join(lines(worksheet)).rstrip() + "\n").encode("utf-8")


def lines(worksheet: Worksheet) -> Iterator[str]:
    """Conflicts with both passages, then facts, quotations, sources and who signed."""
    yield from ("FACT-CHECK WORKSHEET", "")
    yield from heading("conflicts", worksheet)
    for row in worksheet.rows("conflicts"):
        yield from wrapped(conflict_words(row, "b"))
        for side in ("a", "b"):
            yield from wrapped(f"{side.upper()}: {row.get(f'{side}_outlet')}, {row.get(f'{side}_place')}: {row.get(f'{side}_words')}", 4)
        yield ""
    told: tuple[tuple[SheetName, Callable[[Row], str]], ...] = (("facts", fact_words), ("quotations", quotation_words))
    for sheet, words in told:
        yield from heading(sheet, worksheet)
        for row in worksheet.rows(sheet):
            yield from wrapped(f"[line {row.get('line')}] {words(row)}")
            yield from wrapped(f"“{row.get('words')}”" if sheet == "facts" else row.get("words"), 4)
        yield ""
    yield from heading("sources", worksheet)
    for row in worksheet.rows("sources"):
        yield from wrapped(source(row))
    yield from ("", TITLES["signoff"].upper(), "")
    for row in worksheet.rows("signoff"):
        parts = [row.get("item"), row.get("value"), person(row, "signoff")]
        yield from wrapped(": ".join(filter(None, parts)))
    for clash in worksheet.clashes:
        yield from wrapped(f"CLASH in {clash.sheet}, {clash.column}: {clash.kept!r} stands; {clash.origin} had {clash.replaced!r}")


def heading(sheet: SheetName, worksheet: Worksheet) -> Iterator[str]:
    """The title of a section and how many rows it has."""
    yield from (f"{TITLES[sheet].upper()} ({len(worksheet.rows(sheet))})", "")


def source(row: Row) -> str:
    """`S1: Orlen Mail, Bridge falls in Orlen, 2024-05-07.`"""
    facts = ", ".join(filter(None, (row.get(key) for key in ("outlet", "title", "published", "wire_group", "link"))))
    return " ".join(filter(None, (f"{row.get('id')}: {facts}.", person(row, "sources"))))


def wrapped(words: str, indent: int = 0) -> list[str]:
    """Words in lines of the width of a letter; what has no space in it stays whole."""
    pad = " " * indent
    return textwrap.wrap(clean(words), WIDTH, initial_indent=pad, subsequent_indent=pad + "  ", break_long_words=False, break_on_hyphens=False) or [""]
