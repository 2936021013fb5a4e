"""Who speaks where in a transcript, and the words that were not said."""

from __future__ import annotations

import time

import pytest

from attribution.judging.sourcespeaker import same_name
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.turns import read_turns
from tests.judging.sourcebuilding import reading


def names(text: str) -> list[tuple[str, str]]:
    """Each turn's name and kind."""
    return [(turn.name, turn.kind) for turn in read_turns(reading(text)).turns]


LABELS = [
    ("DIOP: We leave.\n\nBRENNER: Never.", [("DIOP", "name"), ("BRENNER", "name")]),
    ("MR. DIOP (through interpreter): We leave.\nMODERATOR: Thanks.", [("MR. DIOP", "name"), ("MODERATOR", "question")]),
    ("[00:01:12] DIOP: We leave.\n[00:01:20] BRENNER: Never.", [("DIOP", "name"), ("BRENNER", "name")]),
    ("**Diop:** We leave.\n**Berg:** No.\n**Diop:** Yes.\n**Berg:** No.", [("Diop", "name"), ("Berg", "name")] * 2),
    ("Q: Will you leave?\nA: Never.", [("Q", "question"), ("A", "answer")]),
    ("PRIME MINISTER: We leave.\nSPEAKER: Order.", [("PRIME MINISTER", "role"), ("SPEAKER", "role")]),
    ("CONTACT: press office\nNOTE: embargoed", []),
    ("We met: it was late.\nThen we left.", []),
    ("TARVIK: The harbour closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    """Labels that come as labels do; headings and datelines are none."""
    assert names(text) == expected


def test_labels_times_and_stage_directions_are_no_words() -> None:
    """What stands between the words of one person breaks no quotation."""
    text = "1\n00:00:01,000 --> 00:00:04,000\nDIOP: We will not\n\n2\n00:00:04,000 --> 00:00:06,000\nleave (Laughter.) Mali [crosstalk] now.\n\nBERG: No."
    assert " ".join(SourceIndex(reading(text)).forms) == "we will not leave mali now no"


def test_a_long_transcript_is_indexed_in_linear_time() -> None:
    """A third of a megabyte takes a second or two, and a quotation in it a fraction of one."""
    line = "DIOP: The boats of this harbour went out at {} and nobody on the quay had seen them leave that night.\n\n"
    text = "".join(line.format(number) for number in range(3_000)) + "BERG: Good."
    begun = time.process_time()
    index = SourceIndex(reading(text))
    assert len(index.exact(["nobody", "on", "the", "quay"])) == 3_000
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Abdoulaye Diop", "MR. DIOP", True),
        ("Abdoulaye Diop", "AD", True),
        ("Li Wei", "LI", True),
        ("Wierzba", "Tomasz Wieczba", True),
        ("Abdoulaye Diop", "BRENNER", False),
        ("President Berg", "PRESIDENT Foss", False),
    ],
)
def test_names(a: str, b: str, same: bool) -> None:
    """A word in common, nearly one, or initials; offices are no names."""
    assert same_name(a, b) is same
