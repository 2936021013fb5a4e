"""A sheet as cards, one a row: a head to recognise it by, what the tool found, what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.desk.columns import COLUMNS, TITLES, Column, SheetName
from attribution.desk.page.differences import passages
from attribution.desk.page.places import Places
from attribution.desk.page.settings import STANDING, filled_in
from attribution.desk.sheets import Row, Worksheet
from attribution.desk.statuses import BY_WORD, CHANGED, WORDS
from attribution.reports.labels import RELATIONS
from attribution.reports.marks import Piece

# The cells of a card's head: its short name, its words, and a second line.
HEADS: dict[SheetName, tuple[str, str, str]] = {
    "lines": ("no", "text", "outlet"), "facts": ("id", "words", "fact"), "quotations": ("id", "words", "speaker"),
    "conflicts": ("id", "slot", "explanation"), "sources": ("id", "outlet", "title"), "signoff": ("item", "value", ""),
}  # fmt: skip
TAGS: dict[SheetName, tuple[str, ...]] = {"facts": ("priority", "type"), "quotations": ("kind", "mark_problem"), "lines": ("paragraph", "facts"), "sources": ("kind",), "conflicts": ("severity", "kind"), "signoff": ()}
INTRODUCTIONS: dict[SheetName, str] = {
    "conflicts": "What two reports say about the same thing. Open one to see both passages with the words that differ.",
    "facts": "Every statement, figure, date and name to check, those with consequences first.",
    "quotations": "Whose words they are, as printed and as resolved.",
    "lines": "Every sentence of every article, numbered; with room for a note.",
    "sources": "Where the articles come from, and where they can be found again.",
    "signoff": "What this worksheet is of, and who answers for it.",
}
SEVERITY_SIGNS = {"high": "▲", "medium": "◆", "low": "▽"}
SIGNS = {word: label.sign for name, label in RELATIONS.items() for word in (name, name.replace("_", " "), label.word)}


NOTES = ("note", "remark", "concern", "correction")


@dataclass(frozen=True, slots=True)
class Place:
    """One passage of a finding: "A" or "B", where it stands (`line`: the row of Lines it starts in), its words in pieces, the value read in it."""

    side: str
    outlet: str
    time: str
    where: str
    value: str
    line: int | None
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Card:
    """A row as the page shows it: `told` the computed cells, `work` the human ones, as (title, words, whether it is the status); `line` is its row of Lines.

    `signs`: a person signs here. `noted`: somebody wrote words, not only a status.
    """

    id: str
    name: str
    words: str
    second: str
    badge: tuple[str, str, int]
    tags: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    link: str
    places: tuple[Place, ...]
    work: tuple[tuple[str, str, bool], ...]
    line: int | None
    line_number: str
    noted: bool
    signs: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the page."""

    name: SheetName
    title: str
    introduction: str
    cards: tuple[Card, ...]


def cards(worksheet: Worksheet, name: SheetName) -> Sheet:
    """A sheet of the worksheet as cards."""
    columns, places = filled_in(worksheet, name), Places(worksheet)
    return Sheet(name, TITLES[name], INTRODUCTIONS[name], tuple(card(name, index, row, columns, places) for index, row in enumerate(worksheet.rows(name))))


def card(sheet: SheetName, index: int, row: Row, columns: tuple[Column, ...], lines: Places) -> Card:
    """One row."""
    name, words, second = HEADS[sheet]
    link = row.get("link") if row.get("link").startswith(("https://", "http://")) else ""
    return Card(
        f"{sheet}-{index}", row.get(name), row.get(words), row.get(second), badge(sheet, row), tuple(tags(sheet, row)), tuple(told(sheet, row)), link,
        places(row, lines) if sheet == "conflicts" else (), tuple((one.title, row.get(one.key), one.key == STANDING.get(sheet)) for one in columns),
        lines.numbered(row.get("line")) if sheet != "lines" else index, row.get("line") or row.get("no"), any(row.get(key) for key in NOTES), sheet == "signoff" and not row.get("value") and row.get("item").casefold() != "slug",
    )  # fmt: skip


def badge(sheet: SheetName, row: Row) -> tuple[str, str, int]:
    """The symbol and word of how far a row is, and its number among the statuses: `("○", "unchecked", 0)`; 0 stands for no status too."""
    if sheet not in STANDING:
        return ("", "", 0)
    word = row.get(STANDING[sheet])
    if sheet == "conflicts":
        return ("○", "open", 0) if word in ("", "open") else ("●", word, WORDS.index("corrected"))
    word = word or WORDS[0]
    return (BY_WORD[word].symbol, word, WORDS.index(word)) if word in BY_WORD else ("•", word, 0)


def tags(sheet: SheetName, row: Row) -> Iterator[str]:
    """Short words in a card's head, each with a sign where it has one."""
    if row.get("change") in ("changed", "gone", CHANGED):
        yield f"⚠ {row.get('change')}"
    elif row.get("change"):
        yield row.get("change")
    if row.get("relation"):
        yield f"{SIGNS.get(row.get('relation'), '·')} {row.get('relation')}"
    for key in TAGS[sheet]:
        if row.get(key):
            yield {"severity": f"{SEVERITY_SIGNS.get(row.get(key), '·')} {row.get(key)}", "paragraph": f"¶ {row.get(key)}", "facts": counted(row.get(key), "fact")}.get(key, row.get(key))
    if row.get("line"):
        yield f"line {row.get('line')}"
    if row.get("needs_check") not in ("", "no"):
        yield "⚠ needs a check"


def counted(number: str, word: str) -> str:
    """`"1", "fact" -> "1 fact"`, `"2", "fact" -> "2 facts"`."""
    return f"{number} {word}{'' if number == '1' else 's'}"


def told(sheet: SheetName, row: Row) -> Iterator[tuple[str, str]]:
    """The computed cells that hold something and are not in the head."""
    shown = {*HEADS[sheet], *TAGS[sheet], "relation", "severity", "needs_check", "change", "left", "attention", "line"}
    for column in COLUMNS[sheet]:
        aside = column.human or column.hidden or column.key in shown or (sheet == "conflicts" and column.key[:2] in ("a_", "b_"))
        if row.get(column.key) and not aside:
            yield column.title, row.get(column.key)


def places(row: Row, lines: Places) -> tuple[Place, ...]:
    """Both passages of a finding."""
    return tuple(
        Place(
            side.upper(), row.get(f"{side}_outlet"), row.get(f"{side}_time"), row.get(f"{side}_place"), row.get(f"{side}_value"),
            lines.holding(row, f"{side}_"), pieces,
        )
        for side, pieces in zip(("a", "b"), passages(row), strict=True)
    )  # fmt: skip
