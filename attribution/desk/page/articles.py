"""The articles as the page shows them: the Lines sheet by article and paragraph, its words highlighted."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.desk.offsets import offsets
from attribution.desk.page.highlights import Highlight, Piece, by_line, highlights, pieces
from attribution.desk.sheets import Row, Worksheet


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: its number, its row in the Lines sheet, its pieces."""

    number: str
    index: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An article: what is printed above it, and its paragraphs (number, lines)."""

    id: str
    outlet: str
    title: str
    published: str
    name: str
    paragraphs: tuple[tuple[str, tuple[Line, ...]], ...]


def articles(worksheet: Worksheet) -> list[Shown]:
    """Every article of the Lines sheet, in its order."""
    groups: dict[str, list[tuple[int, Row]]] = {}
    for index, row in enumerate(worksheet.rows("lines")):
        groups.setdefault(row.get("article"), []).append((index, row))
    found = highlights(worksheet)
    sources = {row.get("article"): row for row in worksheet.rows("sources")}
    return [shown(at, name, rows, found.get(name, []), sources.get(name, Row(""))) for at, (name, rows) in enumerate(groups.items())]


def shown(at: int, name: str, rows: list[tuple[int, Row]], spans: list[Highlight], source: Row) -> Shown:
    """One article; consecutive lines of one paragraph number stand together."""
    paragraphs: list[tuple[str, list[Line]]] = []
    for row, made in zip((row for _, row in rows), lines(rows, spans), strict=True):
        number = row.get("paragraph")
        if not paragraphs or paragraphs[-1][0] != number:
            paragraphs.append((number, []))
        paragraphs[-1][1].append(made)
    outlet = rows[0][1].get("outlet") or source.get("outlet") or name
    return Shown(
        f"article-{at}", outlet, source.get("title"), source.get("published"), name,
        tuple((number, tuple(members)) for number, members in paragraphs),
    )  # fmt: skip


def lines(rows: list[tuple[int, Row]], spans: list[Highlight]) -> list[Line]:
    """The lines of an article; one whose offsets are not those of its text (somebody changed it) is shown without highlights."""
    placed = {index: at for index, row in rows if (at := offsets(row)) is not None and at[1] - at[0] == len(row.get("text"))}
    order = sorted(placed, key=lambda index: placed[index])
    touching = dict(zip(order, by_line(spans, [placed[index] for index in order]), strict=True))
    return [
        Line(row.get("no"), index, tuple(pieces(placed[index][0] if index in placed else 0, row.get("text"), touching.get(index, ()))))
        for index, row in rows
    ]
