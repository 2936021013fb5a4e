"""One group of rows becomes one row: the newest computed cells, every entry of a person, and a list of the entries that had no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from attribution.desk.changemarks import marked
from attribution.desk.choosing import Choice, Entry, Evidence, chosen
from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.grouping import Group
from attribution.desk.owncolumns import own_columns
from attribution.desk.passages import ARTICLES, PLACES, VERDICTS, added
from attribution.desk.passages import gone as is_gone
from attribution.desk.sheets import Replaced, Row, human_columns
from attribution.desk.signatures import lapsed, remark
from attribution.desk.verdicts import Judgement, history, judged

GONE = " (gone)"


@dataclass(frozen=True, slots=True)
class Merge:
    """What all groups of a merge need to know: the files' names, the evidence for a common base, each worksheet's draft, whether all texts
    of the first worksheet are those of the last, the articles' names now."""

    names: Sequence[str]
    evidence: Evidence
    drafts: Sequence[str]
    same_texts: bool
    articles: Mapping[int, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The position of the worksheet that gives the rows."""
        return len(self.names) - 1


@dataclass(frozen=True, slots=True)
class Carried:
    """A row of the merged worksheet and the entries that do not stand in it, as (column, entry)."""

    row: Row
    others: tuple[tuple[str, Entry], ...] = ()


def carried(sheet: SheetName, group: Group, merge: Merge, *, moved: bool = False) -> Carried:
    """The merged row of a group."""
    final = group[max(group)].row
    away = (merge.last not in group or is_gone(final)) and not added(final)
    cells = dict(final.cells)
    others: list[tuple[str, Entry]] = []
    judgement = judged(sheet, group, merge.evidence) if sheet in VERDICTS else Judgement("", *history(group))
    for column in filled(sheet, group):
        if sheet in VERDICTS and column == VERDICTS[sheet].column:
            cells[column] = judgement.status if judgement.status != VERDICTS[sheet].untouched else final.get(column) and judgement.status
            others += [(column, entry) for entry in judgement.others]
            continue
        choice = picked(sheet, column, group, merge)
        if choice.kept or sheet == "signoff":
            cells[column] = choice.kept.value if choice.kept else ""
        others += [(column, entry) for entry in choice.others]
    if sheet != "signoff":
        cells |= marked(sheet, group, judgement, gone=away, moved=moved, same_texts=merge.same_texts)
        cells |= nowhere(sheet, group, merge, cells) if away else {}
    return Carried(Row(final.key, {key: value for key, value in cells.items() if value}), tuple(others))


def filled(sheet: SheetName, group: Group) -> tuple[str, ...]:
    """The columns a person may have filled in: those of the sheet, and columns of their own."""
    return (*(column.key for column in human_columns(sheet)), *own_columns(one.row for one in group.values()))


def picked(sheet: SheetName, column: str, group: Group, merge: Merge) -> Choice:
    """What stays in a cell: an untouched cell takes nothing away, and no signature is carried to another draft."""
    entries = [Entry(at, one.row.get(column)) for at, one in sorted(group.items()) if is_entry(sheet, column, one.row.get(column))]
    if sheet == "signoff":
        if column == "remark":
            return remark(group, merge.drafts, lambda kept: chosen(kept, merge.evidence))
        void = tuple(entry for entry in entries if column in ("name", "date") and lapsed(group[entry.at].row, entry.at, merge.drafts))
        choice = chosen([entry for entry in entries if entry not in void], merge.evidence)
        return Choice(choice.kept, (*void, *choice.others))
    return chosen(entries, merge.evidence)


def is_entry(sheet: SheetName, column: str, value: str) -> bool:
    """Whether a person wrote a value: not blank, and not what the column holds untouched."""
    default = next((known.default for known in COLUMNS[sheet] if known.key == column), "")
    return bool(value.strip()) and value.strip() != default


def nowhere(sheet: SheetName, group: Group, merge: Merge, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row that is gone: no place in a text, an `id` that says so, its article by the name it has now."""
    named = {}
    newest = group[max(group)]
    column, number = (*ARTICLES[sheet], "")[0], newest.block[0] if len(newest.block) == 1 else None
    if isinstance(number, int):
        named = {column: merge.articles.get(number, cells.get(column, ""))}
    id_ = cells.get("id", "")
    return {**dict.fromkeys(PLACES, ""), **named, "id": id_ if not id_ or id_.endswith(GONE) else id_ + GONE}


def replaced(sheet: SheetName, made: Carried, merge: Merge) -> list[Replaced]:
    """The clashes of a row, with what stands in their cells now."""
    return [Replaced(sheet, made.row.key, column, made.row.get(column), entry.value, merge.names[entry.at]) for column, entry in made.others]
