"""The status of a passage over several worksheets: what was said of the words as they are now stands, what was said of other words does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.desk.choosing import Choice, Entry, Evidence, any_alike, care, chosen
from attribution.desk.columns import SheetName
from attribution.desk.grouping import Group, Member, differs
from attribution.desk.passages import VERDICTS, Verdict, before
from attribution.desk.sheets import Row, entries
from attribution.desk.wording import normal


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a person said of a passage when its words were others."""

    at: int
    words: str
    status: str

    @property
    def mark(self) -> tuple[str, str]:
        """The words and the status, for finding the same statement in a copy's history."""
        return normal(self.words), self.status


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status to show, the words and the status before, whether somebody has to look again, and the entries that do not stand in a cell."""

    status: str
    before: str = ""
    status_before: str = ""
    again: bool = False
    others: tuple[Entry, ...] = ()


def judged(sheet: SheetName, group: Group, evidence: Evidence) -> Judgement:
    """The judgement of a group, on the words of its newest row. Raises KeyError for a sheet without statuses."""
    verdict = VERDICTS[sheet]
    final = group[max(group)]
    current = [Entry(at, row.get(verdict.column)) for at, row in standing(sheet, group, final) if is_persons(verdict, row)]
    stale = earlier(sheet, group, final)
    weight = care if verdict.column == "status" else any_alike
    now = chosen(current, evidence, weight)
    then = chosen([Entry(one.at, one.status) for one in stale if one.status not in ("", verdict.untouched)], evidence, weight)
    status = now.kept.value if now.kept else verdict.reset if stale else verdict.untouched
    shown = last_words(stale, then) or history(group)
    return Judgement(status, *shown, again=bool(stale) and now.kept is None, others=(*now.others, *then.others))


def standing(sheet: SheetName, group: Group, final: Member) -> list[tuple[int, Row]]:
    """The rows whose words are those of the newest one."""
    return [(at, one.row) for at, one in group.items() if one is final or not differs(sheet, one, final)]


def earlier(sheet: SheetName, group: Group, final: Member) -> list[Earlier]:
    """What was said of earlier words and nobody has answered: by rows with those words, and by rows that were reset and not judged since."""
    verdict = VERDICTS[sheet]
    now = {at for at, _ in standing(sheet, group, final)}
    found: list[Earlier] = []
    answered: set[tuple[str, str]] = set()
    for at, one in sorted(group.items()):
        row = one.row
        past = Earlier(at, row.get("before"), row.get("status_before"))
        if is_pending(sheet, row):
            found.append(past)
        elif at not in now and entries(sheet, row):
            found.append(Earlier(at, before(sheet, row, final.row), row.get(verdict.column)))
        if is_persons(verdict, row) and has_past(row):
            answered.add(past.mark)
    return [one for one in found if one.mark not in answered]


def is_persons(verdict: Verdict, row: Row) -> bool:
    """Whether a person set the status: neither untouched nor what a merge set it to."""
    status = row.get(verdict.column).strip()
    return status not in ("", verdict.untouched) and not (status == verdict.reset and has_past(row))


def is_pending(sheet: SheetName, row: Row) -> bool:
    """Whether a merge reset the row's status and nobody has judged it since."""
    verdict = VERDICTS[sheet]
    status = row.get(verdict.column).strip() or verdict.untouched
    if status != verdict.reset or not has_past(row):
        return False
    return verdict.reset != verdict.untouched or bool(entries(sheet, row)) or row.get("status_before") not in ("", verdict.untouched)


def has_past(row: Row) -> bool:
    """Whether an earlier merge noted a change of the row's words."""
    return bool(row.get("before") or row.get("status_before")) or row.get("change") == "changed"


def last_words(stale: Sequence[Earlier], then: Choice) -> tuple[str, str] | None:
    """The words and the status to show as those before: of the statement that was chosen, else of the last one."""
    wanted = [one for one in stale if then.kept and one.status == then.kept.value] or stale
    return (wanted[-1].words, wanted[-1].status) if wanted else None


def history(group: Group) -> tuple[str, str]:
    """The words and the status before that the newest row with such a note has."""
    noted = [one.row for _, one in sorted(group.items()) if one.row.get("before") or one.row.get("status_before")]
    return (noted[-1].get("before"), noted[-1].get("status_before")) if noted else ("", "")
