"""Which row of the Lines sheet a passage or a line number belongs to: where a card's links lead."""

from __future__ import annotations

from bisect import bisect_right

from attribution.desk.offsets import offsets
from attribution.desk.sheets import Row, Worksheet


class Places:
    """The rows of Lines by their number and by their offsets."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.numbers: dict[str, int] = {}
        self.starts: dict[str, list[tuple[int, int, int]]] = {}
        for index, row in enumerate(worksheet.rows("lines")):
            self.numbers.setdefault(row.get("no"), index)
            if (at := offsets(row)) is not None:
                self.starts.setdefault(row.get("article"), []).append((*at, index))
        for places in self.starts.values():
            places.sort()

    def numbered(self, number: str) -> int | None:
        """The row of a line number, None where no line has it."""
        return self.numbers.get(number) if number else None

    def holding(self, row: Row, prefix: str) -> int | None:
        """The row of the line in which a passage starts (`prefix` "a_": side A of a finding), None where none holds it."""
        at, places = offsets(row, prefix), self.starts.get(row.get(f"{prefix}article"), [])
        found = bisect_right(places, (at[0], float("inf"))) - 1 if at else -1
        return places[found][2] if at and found >= 0 and at[0] < places[found][1] else None
