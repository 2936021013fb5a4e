"""A worksheet as a Markdown page for a pull request: what needs an editor first, then facts and quotations as check lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.sheets import Row, Worksheet, entries
from attribution.desk.statuses import BY_WORD
from attribution.reports.labels import RELATIONS
from attribution.reports.safe import markdown

FACTS = ("id", "line", "words", "fact", "priority", "sources")
QUOTATIONS = ("id", "line", "words", "speaker", "role", "mark_problem")
SOURCES = ("id", "outlet", "title", "published", "wire_group", "link", "standing")
SIGNOFF = ("item", "value", "name", "date", "remark")


def write(worksheet: Worksheet) -> bytes:
    """The page, UTF-8."""
    lines = ["# Fact-check worksheet", "", *conflicts(worksheet.rows("conflicts"))]
    lines += checklist("facts", FACTS, worksheet.rows("facts"))
    lines += checklist("quotations", QUOTATIONS, worksheet.rows("quotations"))
    lines += table("sources", SOURCES, worksheet.rows("sources"))
    lines += table("signoff", SIGNOFF, worksheet.rows("signoff"))
    if worksheet.clashes:
        lines += [f"## Clashes ({len(worksheet.clashes)})", ""]
        lines += [
            f"- {clash.sheet}, {markdown(clash.column)}: “{markdown(clash.kept)}” stands; {markdown(clash.origin)} had “{markdown(clash.replaced)}”"
            for clash in worksheet.clashes
        ]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def conflicts(rows: Sequence[Row]) -> Iterator[str]:
    """Each finding with both passages, quoted."""
    yield from (f"## {TITLES['conflicts']} ({len(rows)})", "")
    for row in rows:
        label = RELATIONS.get(row.get("relation"))
        check = " · **⚠ needs a check**" if row.get("needs_check") not in ("", "no") else ""
        yield f"### {label.sign if label else '•'} {markdown(row.get('slot'))}"
        yield from ("", f"{markdown(row.get('relation').replace('_', ' '))} · severity {markdown(row.get('severity'))} · {markdown(row.get('id'))}{check}", "")
        for side in ("a", "b"):
            head = ", ".join(markdown(row.get(f"{side}_{key}")) for key in ("outlet", "time", "place") if row.get(f"{side}_{key}"))
            yield from (f"**{head}**:", "", f"> {markdown(row.get(f'{side}_words'))}", "")
        yield from (markdown(row.get("explanation")), "", f"Decision: {worked(row, 'conflicts')}", "")


def checklist(sheet: SheetName, keys: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """A table with a box that is ticked where nobody has to work on the row any more."""
    yield from (f"## {TITLES[sheet]} ({len(rows)})", "")
    titles = [column.title for key in keys for column in COLUMNS[sheet] if column.key == key]
    yield from (f"| ✓ | {' | '.join(titles)} | Work |", "|---" * (len(titles) + 2) + "|")
    for row in rows:
        status = BY_WORD.get(row.get("status"))
        box = "☐" if status is None or status.open else "☑"
        yield f"| {box} | {' | '.join(markdown(row.get(key)) for key in keys)} | {worked(row, sheet)} |"
    yield ""


def worked(row: Row, sheet: SheetName) -> str:
    """The status with its symbol, and what people entered."""
    status = row.get("status") or row.get("decision")
    symbol = f"{BY_WORD[status].symbol} " if status in BY_WORD else ""
    titles = {column.key: column.title for column in COLUMNS[sheet]}
    more = [f"{titles[key]}: {markdown(value)}" for key, value in entries(sheet, row).items() if key not in ("status", "decision")]
    return "; ".join([f"{symbol}{markdown(status)}", *more])


def table(sheet: SheetName, keys: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """A plain table of a sheet."""
    yield from (f"## {TITLES[sheet]} ({len(rows)})", "")
    titles = [column.title for key in keys for column in COLUMNS[sheet] if column.key == key]
    yield from (f"| {' | '.join(titles)} |", "|---" * len(titles) + "|")
    yield from (f"| {' | '.join(markdown(row.get(key)) for key in keys)} |" for row in rows)
    yield ""
