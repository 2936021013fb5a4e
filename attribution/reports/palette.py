"""The colours of the terminal report, chosen so that people who see colours differently can tell them apart.

Okabe and Ito's palette is the model (vermillion, bluish green, blue, purple); its lighter colours do not show on white. These are the
nearest of the 256 colours with a contrast of 3:1 or more on black and on white (WCAG 2.2, 1.4.11), every two of which differ
by 9 or more (CIE 1976) as seen without red, green or blue cones (Machado, Oliveira and Fernandes 2009). A sign and a word
stand beside every colour all the same.
"""

from __future__ import annotations

from attribution.reports.style import ColorSystem

SHADES = {
    "red": "color(166)",
    "magenta": "color(127)",
    "yellow": "color(137)",
    "cyan": "color(105)",
    "blue": "color(25)",
    "green": "color(29)",
    "bright_black": "color(102)",
}
# Sixteen colours are the reader's own: whoever needs others has set them in the terminal.
OWN: tuple[ColorSystem | None, ...] = (None, "standard", "windows")


def shade(name: str, system: ColorSystem | str | None) -> str:
    """The colour to use for a name on a terminal: `shade("red", "256")` -> `"color(166)"`; the name itself where only sixteen are known."""
    return name if system in OWN else SHADES.get(name, name)
