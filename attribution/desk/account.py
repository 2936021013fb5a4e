"""What a merge did, to be told to the person who asked for it: how many rows were kept, changed, moved, and which entries clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.owncolumns import own_entries
from attribution.desk.passages import VERDICTS
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, entries
from attribution.desk.signatures import NOTE
from attribution.desk.statuses import CHANGED

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a merged sheet: all, those with entries and no mark, those by mark; `dropped`: gone, and nobody had written anything there."""

    sheet: SheetName
    rows: int
    kept: int
    changed: int
    moved: int
    new: int
    gone: int
    dropped: int

    def line(self) -> str:
        """`Facts: 40 rows, 12 kept with their entries, 1 changed, 2 new`; what there is none of is left out."""
        counts = ((self.kept, "kept with their entries"), (self.changed, "changed"), (self.moved, "moved"), (self.new, "new"))
        more = ((self.gone, "gone from the draft and kept at the end"), (self.dropped, "gone without any entry"))
        return ", ".join([f"{TITLES[self.sheet]}: {self.rows} rows", *(f"{count} {words}" for count, words in (*counts, *more) if count)])


@dataclass(frozen=True, slots=True)
class Account:
    """What a merge did: a tally a sheet, the entries in cells before and after, the clashes it added and those it found, what is to be looked at again.

    `attention` counts rows set to changed-needs-attention and conflicts whose decision was opened again; `unsigned` names the items of
    Sign-off whose signature was given for an earlier draft and not again.
    """

    sheets: tuple[Tally, ...]
    entries_before: int
    entries_after: int
    clashes: tuple[Replaced, ...]
    earlier: int
    attention: int
    unsigned: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The account in plain words. Words of articles and persons are in it as they are: clean them before printing."""
        return tuple(self._told())

    def _told(self) -> Iterator[str]:
        yield from (tally.line() for tally in self.sheets)
        yield f"Entries: {self.entries_before} before, {self.entries_after} after"
        if self.attention:
            yield f"To look at again, because the words changed: {self.attention}"
        if self.unsigned:
            yield f"Signed for an earlier draft, to be signed again: {', '.join(self.unsigned)}"
        if self.clashes:
            yield f"Clashes, where two worksheets say different things: {len(self.clashes)}"
            yield from (f"  {told(clash)}" for clash in self.clashes[:SHOWN])
        if len(self.clashes) > SHOWN:
            yield f"  and {len(self.clashes) - SHOWN} more, all listed in the merged worksheet"
        if self.earlier:
            yield f"Clashes of earlier merges, still listed: {self.earlier}"


def account(before: Worksheet, after: Worksheet) -> Account:
    """What a merge made of the first of its worksheets."""
    added = tuple(new_clashes(before.clashes, after.clashes))
    unsigned = tuple(row.get("item") for row in after.rows("signoff") if NOTE.search(row.get("remark")) and not row.get("name"))
    waiting = sum(waits(sheet, row) for sheet in VERDICTS for row in after.rows(sheet))
    tallies = tuple(tally(sheet, before, after) for sheet in SHEETS if after.rows(sheet))
    return Account(tallies, written(before), written(after), added, len(after.clashes) - len(added), waiting, unsigned)


def new_clashes(before: Iterable[Replaced], after: Iterable[Replaced]) -> Iterator[Replaced]:
    """The clashes that were not listed before; of two that say the same of two rows each counts."""
    had = Counter(identity(clash) for clash in before)
    for clash in after:
        if had[identity(clash)] > 0:
            had[identity(clash)] -= 1
        else:
            yield clash


def identity(clash: Replaced) -> tuple[str, str, str]:
    """A clash, whatever key its row has now."""
    return clash.sheet, clash.column, clash.replaced


def tally(sheet: SheetName, before: Worksheet, after: Worksheet) -> Tally:
    """The counts of a sheet."""
    rows = after.rows(sheet)
    marks = Counter(row.get("change") for row in rows)
    kept = sum(not row.get("change") and bool(entries(sheet, row) or own_entries(row)) for row in rows)
    dropped = max(0, len(before.rows(sheet)) - (len(rows) - marks["new"]))
    return Tally(sheet, len(rows), kept, marks["changed"], marks["moved"], marks["new"], marks["gone"], dropped)


def waits(sheet: SheetName, row: Row) -> bool:
    """Whether somebody has to judge a row again."""
    verdict = VERDICTS[sheet]
    if row.get("change") == "gone":
        return False
    if verdict.reset == CHANGED:
        return row.get(verdict.column) == CHANGED
    return row.get("change") == "changed" and row.get(verdict.column) in ("", verdict.untouched) and row.get("status_before") not in ("", verdict.untouched)


def written(worksheet: Worksheet) -> int:
    """How many cells hold something a person wrote."""
    return sum(len(entries(sheet, row)) + len(own_entries(row)) for sheet in SHEETS for row in worksheet.rows(sheet))


def told(clash: Replaced) -> str:
    """`Facts, Correction: "at least 15" stays, "15" (from ann.xlsx) is listed`."""
    title = next((column.title for column in COLUMNS[clash.sheet] if column.key == clash.column), clash.column)
    stays = f"{clash.kept!r} stays" if clash.kept else "empty now"
    return f"{TITLES[clash.sheet]}, {title}: {stays}, {clash.replaced!r} (from {clash.origin}) is listed"
