"""Invented checkers who write into worksheets, and a ledger of what they wrote: nothing in it may ever be lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random

from attribution.desk.columns import SheetName
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, human_columns
from attribution.desk.statuses import CHANGED, WORDS

# The column that remembers, in a word of its own, each verdict a person gave in a row.
MEMORY: dict[SheetName, str] = {"facts": "concern", "quotations": "note", "conflicts": "note"}
VERDICT: dict[SheetName, str] = {"facts": "status", "quotations": "status", "conflicts": "decision"}
CHOICES: dict[SheetName, tuple[str, ...]] = {
    "facts": tuple(word for word in WORDS if word not in ("unchecked", CHANGED)),
    "quotations": ("checked-accurate", "disputed", "ask the desk"),
    "conflicts": ("follow A", "print both", "call the source"),
}
JUDGED: dict[SheetName, tuple[str, ...]] = {"facts": ("words", "fact"), "quotations": ("words", "speaker"), "conflicts": ("a_words", "b_words", "a_value", "b_value")}


@dataclass
class Verdict:
    """A verdict in the ledger: what was said, and of which words."""

    sheet: SheetName
    said: str
    words: str


@dataclass
class Ledger:
    """What persons wrote and did not take back: entries by (sheet, column, words), verdicts by their word in the memory column."""

    entries: set[tuple[SheetName, str, str]] = field(default_factory=set)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    taken_back: dict[str, Verdict] = field(default_factory=dict)
    written: int = 0

    def token(self) -> str:
        """A word nobody has written before."""
        self.written += 1
        return f"w{self.written}."


def passage(sheet: SheetName, row: Row) -> str:
    """What a verdict is about, told from spacing and marks independently of the code under test."""
    text = " | ".join(row.get(column) for column in JUDGED[sheet])
    return "".join(letter for letter in unicodedata.normalize("NFC", text) if not letter.isspace() and letter not in "“”\"«»")


def worked(sheet: Worksheet, ledger: Ledger, random: Random, edits: int) -> Worksheet:
    """The worksheet after a checker's edits in random cells."""
    for _ in range(edits):
        name = random.choice([name for name in SHEETS if sheet.rows(name)])
        rows = list(sheet.rows(name))
        at = random.randrange(len(rows))
        rows[at] = judged(name, rows[at], sheet.clashes, ledger, random) if name in MEMORY and random.random() < 0.5 else noted(name, rows[at], ledger, random)
        sheet = replace(sheet, sheets={**sheet.sheets, name: tuple(rows)})
    return sheet


def noted(sheet: SheetName, row: Row, ledger: Ledger, random: Random) -> Row:
    """The row with new words in one cell; what stood there is taken back."""
    column = random.choice([column.key for column in human_columns(sheet) if column.key not in (VERDICT.get(sheet), MEMORY.get(sheet))])
    words = f"{ledger.token()} =said “so”,\nby <{random.choice('abc')}>"
    ledger.entries -= {entry for entry in ledger.entries if entry[:2] == (sheet, column) and entry[2] in row.get(column)}
    ledger.entries.add((sheet, column, words))
    return row.having(**{column: words})


def judged(sheet: SheetName, row: Row, clashes: Iterable[Replaced], ledger: Ledger, random: Random) -> Row:
    """The row with a new verdict; earlier verdicts that this person could see in it are taken back."""
    token = ledger.token()
    listed = [clash.replaced for clash in clashes if (clash.sheet, clash.key, clash.column) == (sheet, row.key, MEMORY[sheet])]
    seen = " ".join([row.get(MEMORY[sheet]), *listed]).split()
    ledger.taken_back |= {word: ledger.verdicts.pop(word) for word in seen if word in ledger.verdicts}
    # going back to what stood there before is no edit of the cell: every verdict is one this row has not had
    had = {row.get(VERDICT[sheet]), *(ledger.taken_back[word].said for word in seen if word in ledger.taken_back)}
    said = random.choice([choice for choice in CHOICES[sheet] if choice not in had] or [f"ask {token}"])
    ledger.verdicts[token] = Verdict(sheet, said, passage(sheet, row))
    return row.having(**{VERDICT[sheet]: said, MEMORY[sheet]: f"{row.get(MEMORY[sheet])} {token}".strip()})


def lost(ledger: Ledger, merged: Worksheet) -> list[object]:
    """Entries and verdicts of the ledger that the worksheet holds nowhere."""
    held = {(name, column.key, row.get(column.key)) for name in SHEETS for row in merged.rows(name) for column in human_columns(name)}
    held |= {(clash.sheet, clash.column, clash.replaced) for clash in merged.clashes}
    # a remark of the sign-off may have a note of the tool behind it
    remarks = " ".join(row.get("remark") for row in merged.rows("signoff"))
    missing: list[object] = [entry for entry in ledger.entries if entry not in held and not (entry[1] == "remark" and entry[2] in remarks)]
    places = remembered(merged)
    for token, verdict in ledger.verdicts.items():
        row, clashes = places.get(token, (None, []))
        found = {row.get(VERDICT[verdict.sheet]), row.get("status_before")} if row else set()
        if verdict.said not in found | {clash.replaced for clash in clashes}:
            missing.append((token, verdict, row, clashes))
    return missing


def carried_over(ledger: Ledger, merged: Worksheet) -> list[Row]:
    """Rows that say checked-accurate although nobody said so of these very words."""
    agreed = ("checked-accurate", "follow A")
    places = remembered(merged)
    said: set[tuple[SheetName, str, str]] = set()
    for token, verdict in {**ledger.taken_back, **ledger.verdicts}.items():  # a copy may hold what another checker took back
        row, _ = places.get(token, (None, []))
        if row and verdict.said in agreed:
            said.add((verdict.sheet, row.key, verdict.words))
    standing = [(name, row) for name, column in VERDICT.items() for row in merged.rows(name) if row.get(column) in agreed and row.get("change") != "gone"]
    return [row for name, row in standing if (name, row.key, passage(name, row)) not in said]


def remembered(merged: Worksheet) -> dict[str, tuple[Row | None, list[Replaced]]]:
    """For every word of a memory column the row that has it, in its cell or among its clashes, and the row's clashes."""
    found: dict[str, tuple[Row | None, list[Replaced]]] = {}
    for name, memory in MEMORY.items():
        rows = {row.key: row for row in merged.rows(name)}
        clashes: dict[str, list[Replaced]] = {}
        for clash in merged.clashes:
            if clash.sheet == name:
                clashes.setdefault(clash.key, []).append(clash)
        for key, row in rows.items():
            told = [row.get(memory), *(clash.replaced for clash in clashes.get(key, []) if clash.column == memory)]
            found |= {token: (row, clashes.get(key, [])) for token in " ".join(told).split()}
    return found
