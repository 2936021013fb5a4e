"""The colours of the terminal: seen on black and on white, told apart by people who see colours differently."""

from __future__ import annotations

import itertools
import re

import pytest
from rich.color import Color

from attribution.reports import Style, labels, render
from attribution.reports.palette import SHADES, shade
from tests.reports.sample import conflict, sample_report

# What is left of linear RGB without one kind of cones (Machado, Oliveira and Fernandes 2009, severity 1.0).
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
RELATIONS = [name for name in SHADES if name != "bright_black"]


def linear(name: str) -> list[float]:
    """A colour of the palette as linear RGB, 0 to 1."""
    values = [channel / 255 for channel in Color.parse(SHADES[name]).get_truecolor()]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def lab(color: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear RGB."""
    r, g, b = (min(max(channel, 0.0), 1.0) for channel in color)
    xyz = ((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("name", SHADES)
def test_each_shows_on_black_and_on_white(name: str) -> None:
    """3:1, as WCAG asks of what is not plain text."""
    r, g, b = linear(name)
    luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b
    assert min((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05)) >= 3


@pytest.mark.parametrize("eyes", SEEN)
def test_every_two_can_be_told_apart(eyes: str) -> None:
    """As people with all cones see them, and without one kind."""
    seen = {name: lab([sum(a * b for a, b in zip(row, linear(name), strict=True)) for row in SEEN[eyes]]) for name in RELATIONS}
    for one, other in itertools.combinations(RELATIONS, 2):
        assert sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5 >= 9, (one, other)


def test_sixteen_colours_are_the_readers_own() -> None:
    """Only where a terminal knows 256 or more are they ours."""
    assert (shade("red", "standard"), shade("red", None), shade("red", "256"), shade("red", "truecolor")) == ("red", "red", "color(166)", "color(166)")
    report = sample_report(conflict())
    assert "\x1b[1;4;31mAt least 19" in render(report, "table", Style(100, "standard"))
    assert "\x1b[1;4;38;5;166mAt least 19" in render(report, "table", Style(100, "256"))


def test_colour_never_says_anything_alone() -> None:
    """Without colours the same words and signs are there."""
    report = sample_report()
    colored = re.sub("\x1b\\[[0-9;]*m", "", render(report, "table", Style(100, "256")))
    plain = render(report, "table", Style(100))
    for label in labels.RELATIONS.values():
        assert (f"{label.sign} {label.word}" in colored) == (f"{label.sign} {label.word}" in plain)
    assert {label.color for label in labels.RELATIONS.values()} | set(labels.SEVERITY_COLORS.values()) <= set(SHADES)
