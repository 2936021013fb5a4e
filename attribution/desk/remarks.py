"""What a worksheet has to say about passages of its articles, in words: the comments of a Word document, the lines of an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.desk.columns import SheetName
from attribution.desk.offsets import offsets
from attribution.desk.sheets import Row, Worksheet, entries, human_columns
from attribution.desk.statuses import BY_WORD
from attribution.reports.labels import RELATIONS
from attribution.reports.safe import clean

# Facts of the lowest priority stand in the table only, unless somebody worked on them: a page of comments hides those that matter.
QUIET_PRIORITY = "3"


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about one passage: `start` and `end` are code points into the text of `article`."""

    article: str
    start: int
    end: int
    text: str


def remarks(worksheet: Worksheet) -> list[Remark]:
    """All remarks, by article and place; conflicts before quotations before facts where they begin together."""
    found = [*on_conflicts(worksheet), *on_quotations(worksheet), *on_facts(worksheet)]
    return sorted(found, key=lambda remark: (remark.article, remark.start))


def on_conflicts(worksheet: Worksheet) -> Iterator[Remark]:
    """One remark on each side of a finding, which shows the other side word for word."""
    for row in worksheet.rows("conflicts"):
        for here, there in (("a", "b"), ("b", "a")):
            yield from placed(row, conflict_words(row, there), f"{here}_")


def conflict_words(row: Row, there: str) -> str:
    """`✗ conflict, high (f1): people killed. Valley Times, 2024-05-08, has: “Fifteen people died.” 12 against 15.`"""
    sign = RELATIONS[row.get("relation")].sign if row.get("relation") in RELATIONS else "•"
    head = f"{sign} {row.get('relation').replace('_', ' ')}, {row.get('severity')} ({row.get('id')}): {row.get('slot')}."
    other = ", ".join(filter(None, (row.get(f"{there}_outlet"), row.get(f"{there}_time")[:10])))
    check = "⚠ needs a check." if row.get("needs_check") not in ("", "no") else ""
    words = [head, check, f"{other} has: {row.get(f'{there}_words')}", row.get("explanation"), person(row, "conflicts")]
    return " ".join(clean(part) for part in words if part)


def on_quotations(worksheet: Worksheet) -> Iterator[Remark]:
    """Whose words they are, and what is odd about their marks."""
    for row in worksheet.rows("quotations"):
        yield from placed(row, quotation_words(row))


def quotation_words(row: Row) -> str:
    """`Quotation Q1, direct: Zoë Šarić (mayor), printed as “Mayor Zoë Šarić”, 0.98 sure.`"""
    speaker = row.get("speaker") or "no speaker named"
    role = f" ({row.get('role')})" if row.get("role") else ""
    printed = f", printed as {row.get('speaker_printed')}" if row.get("speaker_printed") not in ("", row.get("speaker")) else ""
    sure = f", {row.get('confidence')} sure" if row.get("confidence") else ""
    words = [f"Quotation {row.get('id')}, {row.get('kind')}: {speaker}{role}{printed}{sure}."]
    words += [f"{title}: {row.get(key)}." for key, title in (("mark_problem", "Marks"), ("alternates", "Could also be"), ("chain", "Reported by")) if row.get(key)]
    return " ".join(clean(part) for part in [*words, person(row, "quotations")] if part)


def on_facts(worksheet: Worksheet) -> Iterator[Remark]:
    """The facts of consequence, and those somebody worked on."""
    for row in worksheet.rows("facts"):
        if not row.get("priority").startswith(QUIET_PRIORITY) or entries("facts", row):
            yield from placed(row, fact_words(row))


def fact_words(row: Row) -> str:
    """`Fact F2, figure, 1 high: At least 12 people died. S2 conflicts (f1). ○ unchecked.`"""
    words = [f"Fact {row.get('id')}, {row.get('type')}, {row.get('priority')}: {row.get('fact')}", row.get("sources"), person(row, "facts")]
    return " ".join(clean(part) for part in words if part)


def person(row: Row, sheet: SheetName) -> str:
    """What people entered: the status with its symbol first, then every other entry by its title."""
    words = []
    for column in human_columns(sheet):
        value = row.get(column.key)
        if column.key == "status":
            words.append(f"{BY_WORD[value].symbol} {value}." if value in BY_WORD else f"{value}." if value else "")
        elif value and value != column.default:
            words.append(f"{column.title}: {value}.")
    return " ".join(filter(None, words))


def placed(row: Row, text: str, prefix: str = "") -> Iterator[Remark]:
    """The remark at the row's offsets, where it has any: a row that a person added has none."""
    if (at := offsets(row, prefix)) is not None:
        yield Remark(row.get(f"{prefix}article"), *at, text)
