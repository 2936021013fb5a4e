"""What each sheet's row is of: the words, and what else in the row a person judged along with them."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.sheets import Row
from attribution.desk.statuses import CHANGED
from attribution.desk.wording import normal, same

# The columns a judgement rests on. "We knew," printed as another person's remark is another fact though its words are the same;
# so is "twelve of them" where `them` is now somebody else, which the fact in one sentence shows.
JUDGED: dict[SheetName, tuple[str, ...]] = {
    "lines": ("text",),
    "facts": ("words", "fact", "voice"),
    "quotations": ("words", "kind", "speaker_printed", "speaker"),
    "conflicts": ("a_words", "b_words", "slot", "a_value", "b_value"),
    "sources": ("sha256", "title"),
    "signoff": (),
}
# The columns that hold the passage itself.
WORDS: dict[SheetName, tuple[str, ...]] = {
    "lines": ("text",), "facts": ("words",), "quotations": ("words",), "conflicts": ("a_words", "b_words"), "sources": ("title",), "signoff": ("item",),
}  # fmt: skip
ARTICLES: dict[SheetName, tuple[str, ...]] = {
    "lines": ("article",), "facts": ("article",), "quotations": ("article",), "conflicts": ("a_article", "b_article"), "sources": ("article",), "signoff": (),
}  # fmt: skip
# What the keys of rows begin with that a person added to a table (attribution.desk.tables gives them).
ADDED = "new-"
# Where a row stands; a row whose passage is gone stands nowhere.
PLACES = ("no", "line", "start", "end", "a_start", "a_end", "b_start", "b_end")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The column a person judges a row in, what it holds untouched, and what a change of the passage sets it to."""

    column: str
    untouched: str
    reset: str


VERDICTS: dict[SheetName, Verdict] = {
    "facts": Verdict("status", "unchecked", CHANGED),
    "quotations": Verdict("status", "unchecked", CHANGED),
    "conflicts": Verdict("decision", "open", "open"),
}


def words(sheet: SheetName, row: Row) -> str:
    """The passage of a row as one string: both sides of a conflict, in the order they are printed in."""
    return " | ".join(row.get(column) for column in WORDS[sheet])


def differing(sheet: SheetName, old: Row, new: Row) -> tuple[str, ...]:
    """The judged columns in which two rows differ by more than spacing or the style of marks."""
    return tuple(column for column in JUDGED[sheet] if not same(old.get(column), new.get(column)))


def before(sheet: SheetName, old: Row, new: Row) -> str:
    """What to show as `Words before`: the old words, or, where those stand, what else about them was different."""
    changed = differing(sheet, old, new)
    if not changed or set(changed) & set(WORDS[sheet]):
        return words(sheet, old)
    titles = {column.key: column.title for column in COLUMNS[sheet]}
    return "; ".join(f"{titles[column]}: {old.get(column) or '(empty)'}" for column in changed)


def gone(row: Row) -> bool:
    """Whether an earlier merge found the row's passage gone from the draft."""
    return row.get("change") == "gone"


def added(row: Row) -> bool:
    """Whether a person added the row: no draft has its passage, so none can lose it."""
    return row.key.startswith(ADDED)


def text(sheet: SheetName, row: Row) -> str:
    """The passage of a row for finding it again: spacing, marks and the order of a conflict's sides do not count."""
    sides = [normal(row.get(column)) for column in WORDS[sheet]]
    return " | ".join([row.get("slot"), *sorted(sides)] if sheet == "conflicts" else sides)
