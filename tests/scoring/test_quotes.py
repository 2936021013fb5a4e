"""Quotations against gold: what is right, wrong, and counts neither way."""

from __future__ import annotations

import pytest

from attribution.scoring.quotes import COVERED_LOW, EXACT
from attribution.scoring.tally import Ratio
from tests.scoring.building import quote
from tests.scoring.ferry import CLAUSE, FIRST, OFFICE, SECOND, SOLANO, TEXT, THAT_CLAUSE, compared, gold, tally


def test_the_offsets_of_this_passage() -> None:
    """The spans used below are the passages they stand for."""
    assert TEXT[slice(*FIRST)] == "“We waited all night,”"
    assert TEXT[slice(*SECOND)] == "“Nobody came.”"
    assert (TEXT[slice(*SOLANO)], TEXT[slice(*OFFICE)]) == ("Mira Solano", "The harbour office")
    assert TEXT[slice(*CLAUSE)] == "the ferry would not sail"
    assert TEXT[slice(*THAT_CLAUSE)] == "that the ferry would not sail."


def test_a_broken_quotation_is_its_fragments_on_both_sides() -> None:
    """One record or two, one quote or two: the same score."""
    one = quote(TEXT, "direct", FIRST, SECOND, name="Mira Solano", speaker=SOLANO)
    two = [quote(TEXT, "direct", span, name="Mira Solano", speaker=SOLANO) for span in (FIRST, SECOND)]
    broken = gold((FIRST[0], SECOND[1]), fragments=[list(FIRST), list(SECOND)])
    for records in ([gold(FIRST), gold(SECOND)], [broken]):
        for found in ([one], two):
            counts = tally(records, found)
            assert counts["precision strict all"] == counts["recall exact direct"] == Ratio(2, 2)
            assert counts["speaker name (coverage 30%)"] == counts["speaker span (jaccard 80%)"] == Ratio(2, 2)


def test_conventions_do_not_count_but_are_shown() -> None:
    """With or without "that" and the full stop is exact on either side; the strict line tells them apart."""
    for ours, theirs in ((CLAUSE, THAT_CLAUSE), (THAT_CLAUSE, CLAUSE)):
        counts = tally([gold(ours, "indirect")], [quote(TEXT, "indirect", theirs)])
        assert counts["precision exact all"] == counts["recall exact indirect"] == Ratio(1, 1)
        assert counts["precision strict all"] == Ratio(0, 1)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ((0, 22), {"strict", "exact", "jaccard 80%", "coverage 80%", "coverage 30%"}),
        ((0, 18), {"jaccard 80%", "coverage 80%", "coverage 30%"}),  # 18 of 22 = 0.82
        ((0, 17), {"coverage 30%"}),  # 17 of 22 = 0.77
        ((0, 34), {"coverage 80%", "coverage 30%"}),  # all of 22, but 22 of 34 = 0.65
        ((0, 6), set()),  # "“We wa": 6 of 22 = 0.27
    ],
)
def test_each_criterion_by_hand(found: tuple[int, int], right: set[str]) -> None:
    """The first quotation has 22 characters."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", found)])
    for name in ("strict", "exact", "jaccard 80%", "coverage 80%", "coverage 30%"):
        assert counts[f"recall {name} all"] == counts[f"precision {name} all"] == Ratio(int(name in right), 1), name


def test_one_found_piece_meets_one_gold_piece_only() -> None:
    """A page around two quotations covers both and is right once; of two equal pieces one is a false alarm."""
    page = tally([gold(FIRST), gold(SECOND)], [quote(TEXT, "direct", (0, len(TEXT)))])
    assert (page["recall coverage 80% all"], page["precision coverage 80% all"]) == (Ratio(1, 2), Ratio(1, 1))
    twice = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST), quote(TEXT, "mixed", FIRST)])
    assert (twice["recall exact all"], twice["precision exact all"]) == (Ratio(1, 1), Ratio(1, 2))


def test_two_halves_do_not_make_a_whole() -> None:
    """Each covers half: one is right at 30%, none at 80%."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", (0, 11)), quote(TEXT, "direct", (11, 22))])
    assert (counts["recall coverage 30% all"], counts["precision coverage 30% all"]) == (Ratio(1, 1), Ratio(1, 2))
    assert counts["recall coverage 80% all"] == Ratio(0, 1)


def test_a_quotation_in_a_quotation_keeps_its_own_speaker() -> None:
    """Both cover the gold wholly; the found piece most like it is its match."""
    outer = quote(TEXT, "mixed", (0, 34), name="Harbour Office", speaker=OFFICE)
    inner = quote(TEXT, "direct", FIRST, name="Mira Solano", speaker=SOLANO)
    for found in ([outer, inner], [inner, outer]):
        assert tally([gold(FIRST)], found)["speaker name (coverage 30%)"] == Ratio(1, 1)


def test_invented_and_missed_quotations() -> None:
    """A found quotation elsewhere lowers precision of its kind, a gold one not found recall of its own."""
    outcome = compared([gold(FIRST)], [quote(TEXT, "mixed", CLAUSE)])
    assert [piece.start for piece in outcome.missed(EXACT)] == [FIRST[0]]
    assert [piece.start for piece in outcome.invented(EXACT)] == [CLAUSE[0]]
    counts = tally([gold(FIRST)], [quote(TEXT, "mixed", CLAUSE)])
    assert counts["precision exact all"] == counts["precision exact mixed"] == Ratio(0, 1)
    assert counts["recall exact all"] == counts["recall exact direct"] == Ratio(0, 1)
    assert counts["recall exact mixed"] == counts["precision exact direct"] == Ratio(0, 0)


def test_the_kind_is_a_measure_of_its_own() -> None:
    """A direct quotation found as mixed is found: recall of direct, precision of mixed, and the wrong kind."""
    counts = tally([gold(FIRST)], [quote(TEXT, "mixed", FIRST)])
    assert counts["recall exact direct"] == counts["precision exact mixed"] == Ratio(1, 1)
    assert counts["kind (jaccard 80%)"] == Ratio(0, 1)


def test_optional_and_title_gold_counts_neither_way() -> None:
    """Found or not, a reported speech act or a film's title changes nothing."""
    for record in (gold(CLAUSE, "indirect", optional=True), gold(CLAUSE, "title")):
        for found in ([], [quote(TEXT, "indirect", CLAUSE)], [quote(TEXT, "indirect", THAT_CLAUSE)]):
            counts = tally([gold(FIRST), record], [quote(TEXT, "direct", FIRST), *found])
            assert counts["precision exact all"] == counts["recall coverage 30% all"] == Ratio(1, 1)


def test_a_piece_only_half_in_optional_gold_is_a_false_alarm() -> None:
    """25 characters, 12 of them optional."""
    record = gold((56, 68), "indirect", optional=True)
    assert tally([record], [quote(TEXT, "indirect", (56, 81))])["precision exact all"] == Ratio(0, 1)
    assert tally([record], [quote(TEXT, "indirect", (56, 79))])["precision exact all"] == Ratio(0, 0)


def test_a_bad_boundary_is_not_excused_by_optional_gold_around_it() -> None:
    """The found piece is more like the gold that is asked for."""
    around = gold((0, len(TEXT)), "indirect", optional=True)
    counts = tally([gold(FIRST), around], [quote(TEXT, "direct", (0, 20))])
    assert counts["precision exact all"] == Ratio(0, 1)
    assert counts["precision jaccard 80% all"] == Ratio(1, 1)


def test_what_is_right_is_never_dropped() -> None:
    """Gold asked for inside optional gold: the found piece is like the optional one, but covers the other."""
    around = gold((0, 55), "indirect", optional=True)
    outcome = compared([gold(FIRST), around], [quote(TEXT, "direct", (0, 54))])
    assert len(outcome.counted(COVERED_LOW)) == len(outcome.matched(COVERED_LOW)) == 1
    assert outcome.counted(EXACT) == []


def test_scare_marks_claim_no_speech() -> None:
    """Neither a find nor a false alarm, on either side."""
    assert tally([gold(FIRST)], [quote(TEXT, "scare", FIRST)])["precision exact all"] == Ratio(0, 0)
    counts = tally([gold(FIRST, "scare")], [quote(TEXT, "direct", FIRST)])
    assert (counts["precision exact all"], counts["recall exact all"]) == (Ratio(0, 1), Ratio(0, 0))


def test_indirect_gold_that_is_not_complete() -> None:
    """A needless indirect quotation counts neither way; one with bad boundaries does."""
    found = [quote(TEXT, "indirect", CLAUSE)]
    assert tally([gold(FIRST)], found, indirect_complete=False)["precision exact all"] == Ratio(0, 0)
    assert tally([gold(FIRST)], found)["precision exact all"] == Ratio(0, 1)
    short = [quote(TEXT, "indirect", (89, 104))]
    assert tally([gold(CLAUSE, "indirect")], short, indirect_complete=False)["precision exact all"] == Ratio(0, 1)


def test_nothing_annotated_nothing_found() -> None:
    """Empty gold leaves false alarms, empty finds leave misses, and neither leaves nothing."""
    assert set(tally([], []).values()) == {Ratio(0, 0)}
    assert tally([], [quote(TEXT, "direct", FIRST)])["precision coverage 30% all"] == Ratio(0, 1)
    assert tally([gold(FIRST)], [])["recall coverage 30% all"] == Ratio(0, 1)


def test_a_stretch_without_words_is_no_piece() -> None:
    """A lone full stop between fragments is neither gold nor found."""
    assert tally([gold((54, 55))], [quote(TEXT, "direct", (39, 40))])["recall exact all"] == Ratio(0, 1)
    assert tally([gold((39, 41))], [])["recall exact all"] == Ratio(0, 0)
