"""Speakers of found quotations against gold."""

from __future__ import annotations

from attribution.scoring.tally import Ratio
from tests.scoring.building import quote
from tests.scoring.ferry import CLAUSE, FIRST, OFFICE, SOLANO, TEXT, gold, tally

AT = "(jaccard 80%)"


def test_the_wrong_speaker_is_wrong_by_name_and_by_mention() -> None:
    """Another mention, another name."""
    wrong = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST, name="Harbour Office", speaker=OFFICE)])
    for name in ("speaker name", "speaker name compatible", "speaker span", "speaker overlap"):
        assert wrong[f"{name} {AT}"] == Ratio(0, 1)
    assert wrong[f"speaker abstained {AT}"] == Ratio(0, 1)


def test_a_surname_is_compatible_and_overlaps() -> None:
    """ "Solano" for "Mira Solano": not the name, not the span, but the right person."""
    short = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST, name="Solano", speaker=(28, 34))])
    assert (short[f"speaker name {AT}"], short[f"speaker name compatible {AT}"]) == (Ratio(0, 1), Ratio(1, 1))
    assert (short[f"speaker span {AT}"], short[f"speaker overlap {AT}"]) == (Ratio(0, 1), Ratio(1, 1))


def test_a_mention_must_share_half_of_the_shorter() -> None:
    """ "ano said" (8 characters) shares 3 with "Mira Solano"."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST, speaker=(31, 39))])
    assert counts[f"speaker overlap {AT}"] == Ratio(0, 1)


def test_without_gold_nothing_is_asked() -> None:
    """No name and no mention in the gold, or no quotation found: nothing to count."""
    nobody = tally([gold(FIRST, name="", speaker=None)], [quote(TEXT, "direct", FIRST)])
    assert (
        nobody[f"speaker name {AT}"] == nobody[f"speaker span {AT}"] == nobody[f"speaker abstained {AT}"] == Ratio(0, 0)
    )
    assert tally([gold(FIRST)], [])[f"speaker name {AT}"] == Ratio(0, 0)


def test_an_abstention_is_not_right() -> None:
    """A quotation given to nobody lowers every speaker measure and is counted."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST)])
    assert counts[f"speaker abstained {AT}"] == Ratio(1, 1)
    assert counts[f"speaker overlap {AT}"] == counts[f"speaker name {AT}"] == Ratio(0, 1)


def test_a_speaker_without_a_name_is_known_by_the_mention() -> None:
    """Gold that calls a source "harbour office" is met by a quotation whose speaker is those words."""
    records = [gold(CLAUSE, "indirect", name="harbour office", speaker={"start": OFFICE[0], "end": OFFICE[1]})]
    counts = tally(records, [quote(TEXT, "indirect", CLAUSE, speaker=OFFICE)])
    assert (counts[f"speaker name {AT}"], counts[f"speaker name given {AT}"]) == (Ratio(1, 1), Ratio(0, 1))


def test_speakers_are_asked_of_what_was_found_only() -> None:
    """A quotation found at half its length is matched at 30% coverage, not at Jaccard 80%."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", (0, 11), speaker=SOLANO)])
    assert counts["speaker span (coverage 30%)"] == Ratio(1, 1)
    assert counts["speaker span (jaccard 80%)"] == Ratio(0, 0)
