"""Worksheets become one: after other hands have worked on copies, after the draft has changed, or both; nothing a person wrote is lost.

The first worksheet is the one the others are compared with: the edited one, or what several copies were made from. The last one gives
rows, order and computed cells. docs/guide says how to work with two checkers and a changed draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attribution.desk.carrying import Carried, Merge, carried, is_entry, replaced
from attribution.desk.changemarks import moves
from attribution.desk.choosing import Evidence
from attribution.desk.columns import SheetName
from attribution.desk.grouping import Group, Grouped, grouped
from attribution.desk.owncolumns import own_entries
from attribution.desk.passages import added, gone
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, entries, human_columns, worksheet
from attribution.desk.signatures import draft, edition
from attribution.desk.wording import same
from attribution.errors import ConfigError

Places = dict[tuple[int, SheetName, str], str]


def merge(worksheets: Sequence[tuple[str, Worksheet]]) -> Worksheet:
    """One worksheet of several, each with the name it is to be called by in the list of clashes; the first is OLD, the last gives the rows.

    Raises ConfigError without any worksheet. The result is recounted (`attribution.desk.totals`). Time grows with the number of rows.
    """
    from attribution.desk.totals import recount

    if not worksheets:
        raise ConfigError("no worksheet to merge, expected one or more: name the edited worksheet first")
    names, sheets = [name for name, _ in worksheets], [one for _, one in worksheets]
    found, articles = grouped(sheets)
    drafts, same_texts = [draft(one) for one in sheets], edition(sheets[0]) == edition(sheets[-1])
    said = Merge(names, evidence(sheets, found), drafts, same_texts, {number: name for name, number in articles[-1].items()})
    made: dict[SheetName, list[Row]] = {}
    clashes: list[Replaced] = []
    places: Places = {}
    listed = {(at, clash.sheet, clash.key) for at, one in enumerate(sheets) for clash in one.clashes}
    moved: frozenset[int] = frozenset()
    for sheet in SHEETS:
        shifted = moves(sheet, found[sheet], said.last, moved)
        moved = shifted if sheet == "lines" else moved
        made[sheet], more = sheet_of(sheet, found[sheet], said, shifted, listed, places)
        clashes += more
    merged = worksheet(made)
    return recount(Worksheet(merged.sheets, tuple(once([*known(sheets, places, made), *clashes]))))


def sheet_of(
    sheet: SheetName, found: Grouped, said: Merge, moved: frozenset[int], listed: set[tuple[int, SheetName, str]], places: Places
) -> tuple[list[Row], list[Replaced]]:
    """The rows of a sheet, after those of the draft what persons added, then what is gone, and the clashes; `places` learns under which key each old row is found now."""
    rows, own, leaving, clashes = list[Row](), list[Row](), list[Row](), list[Replaced]()
    keys: set[str] = set()
    for number in found.order:
        group = found.groups[number]
        one = carried(sheet, group, said, moved=number in moved)
        absent = said.last not in group or gone(one.row)
        if absent and not (added(one.row) or one.others or written(sheet, one.row) or any((at, sheet, member.row.key) in listed for at, member in group.items())):
            continue
        one = Carried(unique(one.row, keys), one.others)
        (leaving if gone(one.row) else own if absent else rows).append(one.row)
        clashes += replaced(sheet, one, said)
        places |= {(at, sheet, member.row.key): one.row.key for at, member in group.items()}
    return [*rows, *own, *leaving], clashes


def written(sheet: SheetName, row: Row) -> bool:
    """Whether a person has written anything into a row, or had before its words changed."""
    return bool(entries(sheet, row) or own_entries(row)) or row.get("status_before") not in ("", "unchecked", "open")


def unique(row: Row, keys: set[str]) -> Row:
    """The row with a key that no other row of its sheet has; rows of the draft come first and keep theirs."""
    key, number = row.key, 1
    while key in keys:
        number += 1
        key = f"{row.key}-{number}"
    keys.add(key)
    if key == row.key:
        return row
    return Row(key, {**row.cells, "key": key} if "key" in row.cells else row.cells)


def evidence(worksheets: Sequence[Worksheet], found: Mapping[SheetName, Grouped]) -> Evidence:
    """Whether the first worksheet is what the others were copied from.

    It can be if two or more others have entries and each of them has one in at least half of the cells where the first has: checkers who
    began apart do not. It is for sure if they have one in all of these cells, and the same one in half of them.
    """
    copies = [at for at, one in enumerate(worksheets) if at and any(entries(sheet, row) for sheet in SHEETS for row in one.rows(sheet))]
    base, filled, alike = 0, dict.fromkeys(copies, 0), dict.fromkeys(copies, 0)
    for sheet, column, value, group in based(found):
        base += 1
        for at in copies:
            there = group[at].row.get(column) if at in group else ""
            filled[at] += is_entry(sheet, column, there)
            alike[at] += same(there, value)
    possible = len(copies) > 1 and all(2 * number >= base for number in filled.values())
    sure = possible and all(number == base for number in filled.values()) and all(2 * number >= base for number in alike.values())
    return Evidence(possible, sure, len(copies))


def based(found: Mapping[SheetName, Grouped]) -> Iterator[tuple[SheetName, str, str, Group]]:
    """Every entry of the first worksheet, with its sheet, its column and its group."""
    for sheet in SHEETS:
        columns = [column.key for column in human_columns(sheet)]
        for group in found[sheet].groups:
            for column in columns if 0 in group else ():
                value = group[0].row.get(column)
                if is_entry(sheet, column, value):
                    yield sheet, column, value, group


def known(worksheets: Sequence[Worksheet], places: Places, made: Mapping[SheetName, Iterable[Row]]) -> list[Replaced]:
    """The clashes of earlier merges, by the rows' keys now and with what stands in their cells now."""
    rows = {(sheet, row.key): row for sheet in SHEETS for row in made[sheet]}
    found: list[Replaced] = []
    for at, one in enumerate(worksheets):
        for clash in one.clashes:
            key = places.get((at, clash.sheet, clash.key), clash.key)
            row = rows.get((clash.sheet, key))
            kept = row.get(clash.column) if row else clash.kept
            found.append(Replaced(clash.sheet, key, clash.column, kept, clash.replaced, clash.origin))
    return found


def once(clashes: Iterable[Replaced]) -> Iterable[Replaced]:
    """Each replaced entry once, as it was listed first; an entry that is back in its cell is lost no more."""
    seen: dict[tuple[str, str, str, str], Replaced] = {}
    for clash in clashes:
        if clash.kept != clash.replaced:
            seen.setdefault((clash.sheet, clash.key, clash.column, clash.replaced), clash)
    return seen.values()
