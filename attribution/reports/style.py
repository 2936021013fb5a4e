"""How text for a person is laid out: width and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColorSystem = Literal["auto", "standard", "256", "truecolor", "windows"]


@dataclass(frozen=True, slots=True)
class Style:
    """`width` in columns; `color` is what the terminal can show, None where the text goes to a file or a pipe; `compact`: a finding a line."""

    width: int = 100
    color: ColorSystem | None = None
    compact: bool = False


PLAIN = Style()
