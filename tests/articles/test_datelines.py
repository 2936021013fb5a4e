"""Datelines and printed dates."""

from __future__ import annotations

import pytest

from attribution.articles import read_text
from attribution.articles.datelines import find_dateline
from attribution.articles.dates import find_stamps, iso_date


@pytest.mark.parametrize(
    ("paragraph", "printed", "agency", "day"),
    [
        ("UNITED NATIONS (AP) — The council met.", "UNITED NATIONS (AP) —", "AP", None),
        ("STORVIK, 4 March (NTB) - Tveiten will cut jobs.", "STORVIK, 4 March (NTB) -", "NTB", (3, 4)),
        ("PORT ELLERY, Nov. 25 (CMW) — Halcyon Freight fell.", "PORT ELLERY, Nov. 25 (CMW) —", "CMW", (11, 25)),
        ("MERROWBY, June 12 (11:42) - A jury found.", "MERROWBY, June 12 (11:42) -", None, (6, 12)),
        ("HALWICK, Friday 13:25 - Two people died.", "HALWICK, Friday 13:25 -", None, None),
        ("TARVIK — Never before has a club paid so much.", "TARVIK —", None, None),
        ("(Reuters) - Shares fell.", "(Reuters) -", "Reuters", None),
        ("Rome (AFP) -- The court met.", "Rome (AFP) --", "AFP", None),
    ],
)
def test_datelines(paragraph: str, printed: str, agency: str | None, day: tuple[int, int] | None) -> None:
    """The forms of dateline that agencies print are read to their dash."""
    found = find_dateline(paragraph)
    assert found is not None
    assert paragraph[: found.length] == printed
    assert (found.agency, found.day) == (agency, day)


@pytest.mark.parametrize(
    "paragraph",
    [
        "FILE - A ship lies off Vilamar.",
        "RED-FACED tycoon Rao grovelled to customers — again — last night.",
        "The mayor — who left in May — was not asked.",
        "WATCH: Divers enter the wreck.",
        "FAMILIES slept on the floor — with NO warning.",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    """Kickers, shouting and asides are no datelines."""
    assert find_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Jan 27, 2023, 8:38 AM", "2023-01-27T08:38"),
        ("12 March 2031 09:20", "2031-03-12T09:20"),
        ("03/14/2013 06:37:46 AM PDT", "2013-03-14T06:37:46-07:00"),
        ("14.03.2013", "2013-03-14"),
        ("12:48PM BST 09 Sep 2013", "2013-09-09T12:48+01:00"),
        ("November 28th, 2005,09:11 GMT", "2005-11-28T09:11+00:00"),
        ("4. mars 2031", "2031-03-04"),
        ("03/04/2023", None),
    ],
)
def test_stamps(printed: str, iso: str | None) -> None:
    """Dates are read with their time and zone; an ambiguous one has no ISO form."""
    assert [stamp.iso for stamp in find_stamps(printed)] == [iso]


def test_impossible_date() -> None:
    """A day no calendar has is no date."""
    assert find_stamps("31 February 2031") == []
    assert iso_date("2031-13-01") is None


def test_ambiguous_date_is_told() -> None:
    """A page dated 03/04/2031 stays undated and says so."""
    article = read_text(
        "Crane falls on quay at Vilamar\n\nPublished 03/04/2031\n\nThe port was closed on Friday, the office said."
    )
    assert article.published is None
    assert [note.code for note in article.diagnostics] == ["ambiguous_date"]


def test_dateline_needs_a_year() -> None:
    """Day and month of a dateline become a date only with a year from a caption of the page."""
    story = "VILAMAR, 4 March (NTB) - The port was closed on Friday, the office said, and will stay so."
    assert read_text(story).published is None
    caption = "In this photo taken on 4 March 2031, a crane lies on the quay."
    assert read_text(f"Crane falls on quay at Vilamar\n\n{caption}\n\n{story}").published == "2031-03-04"
