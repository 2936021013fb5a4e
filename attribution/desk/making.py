"""A report as a worksheet: six sheets, nobody's hand in them yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.desk.columns import SheetName
from attribution.desk.conflicts import Places, conflict_rows, label
from attribution.desk.facts import fact_rows, facts_of
from attribution.desk.keys import Keys
from attribution.desk.lines import Line, line_rows, lines_of
from attribution.desk.links import links
from attribution.desk.overlaps import Overlaps
from attribution.desk.quotations import quotation_rows
from attribution.desk.sheets import Row, Worksheet, worksheet
from attribution.desk.signoff import signoff_rows
from attribution.desk.sourcerows import source_rows, wire_groups
from attribution.desk.totals import recount
from attribution.errors import ConfigError
from attribution.reports.records import diagnostics
from attribution.types import Reading, Report

# What an article is to the desk, in the order of the worksheet.
RANKS = ("draft", "report", "source")


@dataclass(frozen=True, slots=True)
class Filed:
    """An article in its place: its reading, what it is to the desk, its lines, and those asked by offset."""

    reading: Reading
    rank: str
    lines: tuple[Line, ...]
    where: Overlaps[Line]


def make(report: Report, slug: str = "", draft: str | None = None) -> Worksheet:
    """The worksheet of a run; it does not depend on the order in which the articles came.

    `slug` names the story in the sign-off. With `draft`, the id of one article, the facts and quotations to be checked are that article's,
    and the others stand beside it; else those of every article that is no source (`--source`) and no copy of another. Every status is
    "unchecked": a person alone says that something is accurate. Raises ConfigError where no article has that id.
    """
    files = filed(report, draft)
    names = {one.reading.article.id: f"S{number}" for number, one in enumerate(files, 1)}
    wire = wire_groups([one.reading for one in files], names)
    places = Places({one.reading.article.id: one.reading.article for one in files}, names, {one.reading.article.id: one.where for one in files}, wire)
    known = frozenset(names)
    checked = [one for one in files if is_checked(one, draft, known)]
    lost = [entry for entry in diagnostics(report) if entry.failed]
    keys = Keys()
    sheets: dict[SheetName, Iterable[Row]] = {
        "lines": [row for one in files for row in line_rows(one.reading.article, one.lines, label(one.reading.article, names[one.reading.article.id]), keys)],
        "facts": all_facts(report, checked, names, keys),
        "quotations": all_quotations(checked, keys),
        "conflicts": conflict_rows(report.findings, places, keys),
        "sources": source_rows([one.reading for one in files], {one.reading.article.id: one.rank for one in files}, names, wire, keys),
        "signoff": signoff_rows(report, [one.reading for one in checked], slug, lost, keys),
    }
    return recount(worksheet(sheets))


def filed(report: Report, draft: str | None) -> list[Filed]:
    """The articles in the order of the worksheet: the draft, reports, sources, each by id; their lines are numbered through."""
    given = report.coverage.get("sources", 0)
    count = len(report.readings) - (given if isinstance(given, int) else 0)
    ranked = [(rank(reading, number >= count, draft), reading) for number, reading in enumerate(report.readings)]
    if draft is not None and not any(name == "draft" for name, _ in ranked):
        known = ", ".join(repr(reading.article.id) for reading in report.readings) or "none"
        raise ConfigError(f"the draft {draft!r} is not among the articles, expected one of {known}: give it as it is given in PATHS")
    found: list[Filed] = []
    first = 1
    for name, reading in sorted(ranked, key=lambda entry: (RANKS.index(entry[0]), entry[1].article.id)):
        lines = lines_of(reading, first)
        first += len(lines)
        found.append(Filed(reading, name, lines, Overlaps((line, line) for line in lines)))
    return found


def rank(reading: Reading, is_source: bool, draft: str | None) -> str:
    """What an article is to the desk."""
    return "draft" if reading.article.id == draft else "source" if is_source else "report"


def is_checked(one: Filed, draft: str | None, known: frozenset[str]) -> bool:
    """Whether the facts and quotations of an article are the checkers' work: the draft's; without one, every report's but a copy's."""
    copied = one.reading.article.copy_of in known
    return one.rank == "draft" if draft is not None else one.rank == "report" and not copied


def all_facts(report: Report, checked: Sequence[Filed], names: dict[str, str], keys: Keys) -> list[Row]:
    """The facts of the articles under check, numbered through."""
    found = links(report.findings)
    rows: list[Row] = []
    for one in checked:
        facts = facts_of(one.reading, one.lines, found.get(one.reading.article.id, ()))
        rows += fact_rows(one.reading, facts, one.where, len(rows) + 1, keys, names)
    return rows


def all_quotations(checked: Sequence[Filed], keys: Keys) -> list[Row]:
    """Their quotations, numbered through."""
    rows: list[Row] = []
    for one in checked:
        rows += quotation_rows(one.reading, one.where, len(rows) + 1, keys)
    return rows
