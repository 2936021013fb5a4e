"""The picture of the terminal report."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from attribution.reports import render
from tests.reports.sample import conflict, sample_report


def test_svg_is_well_formed_and_fetches_nothing():
    """It parses, holds the report, and names no other place than its own namespace."""
    text = render(sample_report(), "svg")
    root = ET.fromstring(text)
    words = "".join(root.itertext()).replace("\xa0", " ")
    assert "At least 19" in words
    assert "attribution check" in words
    assert set(re.findall(r"https?://[^\s\"']+", text)) == {"http://www.w3.org/2000/svg"}


def test_svg_survives_controls_and_markup():
    """Characters that XML cannot hold never reach it."""
    evil = replace(conflict(), slot="\x00\x1b[31m<b>&amp;\ufffe\ud800")
    ET.fromstring(render(sample_report(evil), "svg"))
