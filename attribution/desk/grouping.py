"""The same passage through all worksheets of a merge: one group a passage, with its row in each worksheet that has it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from attribution.desk.columns import SheetName
from attribution.desk.offsets import number as whole
from attribution.desk.passages import ARTICLES, differing, gone, text
from attribution.desk.renaming import numbered
from attribution.desk.rowmatching import Item, matched
from attribution.desk.sheets import SHEETS, Row, Worksheet
from attribution.desk.wording import normal, tokens

# Fewer words than this, found again in another sentence, may be other words: "No comment," was said before.
SHORT = 5
SORTS: dict[SheetName, str] = {"facts": "type", "quotations": "kind"}


@dataclass(frozen=True, slots=True)
class Member:
    """A row of one worksheet, its article(s) by number, and the group of the line it stands in."""

    row: Row
    block: tuple[Hashable, ...]
    home: int | None = None


Group = dict[int, Member]  # by the position of the worksheet in the merge


@dataclass(frozen=True, slots=True)
class Grouped:
    """The groups of a sheet, and their order: that of the last worksheet, then those it does not have."""

    groups: list[Group]
    order: list[int]


def grouped(worksheets: Sequence[Worksheet]) -> tuple[dict[SheetName, Grouped], list[dict[str, int]]]:
    """The groups of every sheet, and the articles of every worksheet by number."""
    articles = numbered(worksheets)
    found: dict[SheetName, Grouped] = {}
    homes: list[dict[str, int]] = [{} for _ in worksheets]
    for sheet in SHEETS:  # lines come first: facts and quotations stand in them
        members = [[member(sheet, row, articles[at], homes[at]) for row in worksheet.rows(sheet)] for at, worksheet in enumerate(worksheets)]
        found[sheet] = folded(sheet, members)
        if sheet == "lines":
            homes = numbers(found[sheet], len(worksheets))
    return found, articles


def member(sheet: SheetName, row: Row, articles: Mapping[str, int], homes: Mapping[str, int]) -> Member:
    """A row with where it stands; what is gone stands in no line."""
    if sheet == "signoff":
        return Member(row, (normal(row.get("item")).lower(),))
    home = None if gone(row) or not row.get("line") else homes.get(row.get("line"))
    return Member(row, tuple(sorted(articles.get(row.get(column), -1) for column in ARTICLES[sheet])), home)


def folded(sheet: SheetName, members: Sequence[Sequence[Member]]) -> Grouped:
    """The groups after matching every worksheet's rows with the newest row of each group so far."""
    groups: list[Group] = []
    order: list[int] = []
    for at, rows in enumerate(members):
        known = in_text_order(order, [groups[number][max(groups[number])] for number in order])
        old = [item(sheet, groups[number][max(groups[number])], away=max(groups[number]) < at - 1) for number in known]
        reading = in_text_order(range(len(rows)), rows)
        pairs = {reading[now]: known[was] for now, was in matched(old, [item(sheet, rows[place]) for place in reading]).items()}
        numbers = []
        for position, one in enumerate(rows):
            if position not in pairs:
                groups.append({})
            group = pairs.get(position, len(groups) - 1)
            groups[group][at] = one
            numbers.append(group)
        taken = set(numbers)
        order = numbers + [group for group in order if group not in taken]
    return Grouped(groups, order)


def in_text_order(numbers: Sequence[int], members: Sequence[Member]) -> list[int]:
    """The numbers of members in the order of the text, for a person may have sorted the sheet by something else; those without a place last."""
    starts = [whole(one.row.get("start")) for one in members]
    keys = [(1, place) if start is None else (0, start) for place, start in enumerate(starts)]
    return [numbers[place] for place in sorted(range(len(members)), key=keys.__getitem__)]


def item(sheet: SheetName, one: Member, *, away: bool = False) -> Item:
    """A member as the matching sees it; an article's row of Sources and an item of Sign-off are known by what they are of."""
    words = "" if sheet in ("sources", "signoff") else text(sheet, one.row)
    return Item(one.row.key, one.block, words, one.home, one.row.get(SORTS[sheet]) if sheet in SORTS else "", away or gone(one.row))


def numbers(lines: Grouped, worksheets: int) -> list[dict[str, int]]:
    """For every worksheet, the group of each line by its `no`."""
    found: list[dict[str, int]] = [{} for _ in range(worksheets)]
    for number, group in enumerate(lines.groups):
        for at, one in group.items():
            if not gone(one.row):
                found[at][one.row.get("no")] = number
    return found


def differs(sheet: SheetName, old: Member, new: Member) -> bool:
    """Whether a judgement of the old row cannot stand for the new one: other words, or few words that now stand in another sentence."""
    if differing(sheet, old.row, new.row):
        return True
    uprooted = old.home is not None and new.home is not None and old.home != new.home
    return uprooted and not new.row.get("fact") and len(tokens(new.row.get("words"))) < SHORT
