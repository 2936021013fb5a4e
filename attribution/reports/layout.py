"""Lines of a page with an indent and a look, wrapped to the width of the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from attribution.reports.console import LEAST_WIDTH, console, text, written
from attribution.reports.safe import clean
from attribution.reports.style import Style


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, wrapped with `indent` columns before it and two more before what follows."""

    text: str
    indent: int = 0
    look: str = ""


def rule(title: str) -> Line:
    """The title of a section, with an empty line before it."""
    return Line(f"\n{title}", 0, "bold")


def laid_out(lines: Iterable[Line], style: Style) -> str:
    """The lines as text, ending with a line feed."""
    target, width = console(style), max(style.width, LEAST_WIDTH)
    for line in lines:
        if line.text.startswith("\n"):
            target.print()
        pad = " " * line.indent
        wrapped = textwrap.wrap(clean(line.text.lstrip("\n")), width, initial_indent=pad, subsequent_indent=f"{pad}  ")
        for piece in wrapped or [""]:
            target.print(text(piece, line.look), soft_wrap=True)
    return written(target)
