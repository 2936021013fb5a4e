"""What a merge says of a row beside its cells: changed, moved, new, gone, and the words before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from attribution.desk.columns import SheetName
from attribution.desk.grouping import Group, Grouped, differs, in_text_order
from attribution.desk.order import steady
from attribution.desk.passages import VERDICTS, before
from attribution.desk.passages import gone as is_gone
from attribution.desk.verdicts import Judgement

# Sheets in which the order of rows is the order of the text.
IN_ORDER: tuple[SheetName, ...] = ("lines", "facts", "quotations")


def marked(sheet: SheetName, group: Group, judgement: Judgement, *, gone: bool, moved: bool, same_texts: bool) -> dict[str, str]:
    """The cells `change`, `before` and `status_before` of a group's row."""
    first, final = group.get(0), group[max(group)]
    changed = first is not None and differs(sheet, first, final)
    kept = (judgement.before, judgement.status_before)
    if changed and first is not None and not judgement.again and not judged_before(sheet, kept):
        kept = before(sheet, first.row, final.row), first.row.get(VERDICTS[sheet].column) if sheet in VERDICTS else ""
    earlier = first.row.get("change") if first is not None and same_texts else ""
    if gone:
        return cells("gone", kept)
    if changed or judgement.again:
        return cells("changed", kept)
    if first is None:
        return cells("new", kept)
    if moved:
        return cells("moved", kept if judged_before(sheet, kept) else ("", ""))
    return cells("" if earlier == "gone" else earlier, kept if same_texts or judged_before(sheet, kept) else ("", ""))


def judged_before(sheet: SheetName, kept: tuple[str, str]) -> bool:
    """Whether the status before is one that a person gave: it is kept for as long as the words stay."""
    return sheet in VERDICTS and kept[1] not in ("", VERDICTS[sheet].untouched)


def cells(change: str, kept: tuple[str, str]) -> dict[str, str]:
    """The three cells."""
    return {"change": change, "before": kept[0], "status_before": kept[1]}


def moves(sheet: SheetName, found: Grouped, last: int, lines: frozenset[int]) -> frozenset[int]:
    """The groups whose passage stands in another order than in the first worksheet; what stands in a line moves with its line (`lines`)."""
    if sheet not in IN_ORDER:
        return frozenset()
    orders: dict[tuple[Hashable, ...], dict[int, int]] = defaultdict(dict)
    where = {number: place for place, number in enumerate(text_order(found, 0))}
    moved: set[int] = set()
    for number in text_order(found, last):
        group = found.groups[number]
        if number not in where:
            continue
        home = group[last].home
        if home is None or home != group[0].home:
            orders[group[last].block][where[number]] = number
        elif home in lines:
            moved.add(number)
    for order in orders.values():
        still = steady(list(order))
        moved |= {number for place, number in order.items() if place not in still}
    return frozenset(moved)


def text_order(found: Grouped, at: int) -> list[int]:
    """The groups a worksheet has, in the order of its text, without what is gone there."""
    held = [number for number in found.order if at in found.groups[number] and not is_gone(found.groups[number][at].row)]
    held.sort(key=lambda number: number if at == 0 else 0)
    return in_text_order(held, [found.groups[number][at] for number in held])
