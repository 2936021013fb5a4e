"""What the readers of one kind of figure hand to the grammar: a figure before its bound and its thing are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.claims.lexer import Lexeme
from attribution.claims.numerals import Numeral, exactly
from attribution.types import Bound, QuantityKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure that covers the lexemes `first` to `stop` (exclusive), in its base unit.

    `factor` turns the bare numeral into the value, so that the first half of "10 to 15 million euros" can share it.
    `bound` is set where the wording itself says it ("50+"); `thing` where the pattern does ("52 votes to 49" -> "vote").
    """

    first: int
    stop: int
    value: float
    low: float
    high: float
    step: float
    kind: QuantityKind = "count"
    unit: str = ""
    factor: float = 1.0
    vague: bool = False
    bound: Bound | None = None
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reader may look at: the text, its lexemes, and the currency a bare dollar sign means."""

    text: str
    lexemes: Sequence[Lexeme]
    dollar: str = "USD"

    def word(self, i: int) -> str:
        """The lower-cased lexeme at `i`, or "" outside the text."""
        return self.lexemes[i].lower if 0 <= i < len(self.lexemes) else ""

    def shown(self, i: int) -> str:
        """The lexeme at `i` as printed, or ""."""
        return self.lexemes[i].text if 0 <= i < len(self.lexemes) else ""

    def glued(self, i: int) -> bool:
        """Whether lexeme `i` touches the one before."""
        return 0 <= i < len(self.lexemes) and self.lexemes[i].glued

    def joined(self, i: int) -> int:
        """The index after a hyphen that joins the lexemes around it, or `i`: for "34-year-old"."""
        return i + 1 if self.word(i) in ("-", "‑", "–") and self.glued(i) and self.glued(i + 1) else i

    def parted(self, first: int, second: int) -> bool:
        """Whether a line break lies between two lexemes."""
        return "\n" in self.text[self.lexemes[first].end : self.lexemes[second].start]


def drafted(
    number: Numeral,
    first: int,
    stop: int,
    kind: QuantityKind = "count",
    unit: str = "",
    factor: float = 1.0,
    shift: float = 0.0,
) -> Draft:
    """Return the draft of a numeral in a unit: `3 miles -> 4828.032 m, step 1609.344`."""
    value, low, high = (exactly(x * factor + shift) for x in (number.value, number.low, number.high))
    step = exactly(number.step * factor)
    return Draft(first, stop, value, low, high, step, kind, unit, factor * number.scale, number.vague)
