"""How much of everything the one table measures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers of what is measured.

    Articles read (`read`), and timed by stage (`timed`); sizes of growth; pairs of each kind, the best of `rounds`; articles held by an
    archive, drafts checked, processes (`jobs`) that fill it, statements it is enlarged to; vectors of an index; records ingested.
    """

    read: int
    timed: int
    growth: tuple[int, int]
    pairs: int
    rounds: int
    held: int
    drafts: int
    jobs: int
    statements: tuple[int, ...]
    vectors: int
    records: int


USUAL = Amounts(60, 24, (30, 120), 256, 3, 1_000, 20, 2, (10_000, 100_000), 50_000, 10_000)
QUICK = Amounts(20, 8, (30, 120), 48, 1, 100, 5, 1, (10_000,), 10_000, 1_000)
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: quick or not, with a million statements, the folders."""

    seeds: Path
    data: Path | None = None
    quick: bool = False
    million: bool = False

    @property
    def amounts(self) -> Amounts:
        """How much of everything."""
        return QUICK if self.quick else USUAL

    @property
    def statements(self) -> tuple[int, ...]:
        """The sizes of the archive, smallest first."""
        return (*self.amounts.statements, *([MILLION] if self.million else []))

    def written(self) -> str:
        """The order as a word of a command line."""
        return json.dumps({"seeds": str(self.seeds), "data": self.data and str(self.data), "quick": self.quick, "million": self.million})


def ordered(written: str) -> Order:
    """The order that `written` wrote."""
    read = json.loads(written)
    return Order(Path(read["seeds"]), Path(read["data"]) if read["data"] else None, read["quick"], read["million"])
