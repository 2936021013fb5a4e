"""Quotations and speakers against gold."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.scoring.names import compatible_names, normalised_name, same_name
from attribution.scoring.quote_measures import quotes_tally
from attribution.scoring.quotes import compare_quotes, gold_pieces, predicted_pieces
from attribution.scoring.tally import Ratio
from tests.scoring.building import quote

TEXT = "“We waited all night,” Mira Solano said. “Nobody came.” The harbour office said the ferry would not sail."
FIRST, SECOND, CLAUSE = (0, 22), (41, 55), (80, 105)
SOLANO, OFFICE = (23, 34), (56, 74)


def gold(span: tuple[int, int], kind: str = "direct", name: str = "Mira Solano", **more: Any) -> dict[str, Any]:
    """A gold quotation of TEXT."""
    speaker = more.pop("speaker", {"start": SOLANO[0], "end": SOLANO[1]})
    return {"start": span[0], "end": span[1], "text": TEXT[slice(*span)], "kind": kind, "speaker_name": name,
            "speaker": speaker, **more}  # fmt: skip


def tally(records: list[dict[str, Any]], quotes: list[Any], **more: Any) -> dict[str, Ratio]:
    """Counts of gold records against found quotations."""
    wanted = [piece for item in records for piece in gold_pieces(item)]
    found = [piece for item in quotes for piece in predicted_pieces(item)]
    return quotes_tally(compare_quotes(wanted, found, **more))


def test_the_offsets_of_this_file() -> None:
    """The spans used below are the passages they stand for."""
    assert TEXT[slice(*FIRST)] == "“We waited all night,”"
    assert TEXT[slice(*SECOND)] == "“Nobody came.”"
    assert (TEXT[slice(*SOLANO)], TEXT[slice(*OFFICE)]) == ("Mira Solano", "The harbour office")
    assert TEXT[slice(*CLAUSE)] == "the ferry would not sail."


def test_a_broken_quotation_is_its_fragments_on_both_sides() -> None:
    """One record or two, one quote or two: the same score."""
    one = quote(TEXT, "direct", FIRST, SECOND, name="Mira Solano", speaker=SOLANO)
    two = [quote(TEXT, "direct", span, name="Mira Solano", speaker=SOLANO) for span in (FIRST, SECOND)]
    broken = gold((FIRST[0], SECOND[1]), fragments=[list(FIRST), list(SECOND)])
    for records in ([gold(FIRST), gold(SECOND)], [broken]):
        for found in ([one], two):
            counts = tally(records, found)
            assert counts["precision 80%"] == counts["recall 80%"] == Ratio(2, 2)
            assert counts["speaker name"] == counts["speaker span"] == Ratio(2, 2)


def test_partly_covered_quotations_pass_the_lower_threshold_only() -> None:
    """Half a quotation is found at 30% and not at 80%, on both sides of the score."""
    counts = tally([gold(FIRST)], [quote(TEXT, "direct", (0, 11))])
    assert counts["recall 30%"] == counts["precision 30%"] == Ratio(1, 1)
    assert counts["recall 80%"] == counts["precision 80%"] == Ratio(0, 1)


def test_pieces_cover_together_and_overlap_counts_once() -> None:
    """Two halves make the whole; the same half twice does not."""
    halves = [quote(TEXT, "direct", (0, 11)), quote(TEXT, "direct", (11, 22))]
    assert tally([gold(FIRST)], halves)["recall 80%"] == Ratio(1, 1)
    assert tally([gold(FIRST)], [halves[0], halves[0]])["recall 80%"] == Ratio(0, 1)


def test_a_quotation_in_a_quotation_keeps_its_own_speaker() -> None:
    """The speaker is taken from the found piece most like the gold one, not from the one around it."""
    outer = quote(TEXT, "mixed", (0, 34), name="Harbour Office", speaker=OFFICE)
    inner = quote(TEXT, "direct", FIRST, name="Mira Solano", speaker=SOLANO)
    assert tally([gold(FIRST)], [outer, inner])["speaker name"] == Ratio(1, 1)


def test_invented_and_missed_quotations() -> None:
    """A found quotation elsewhere lowers precision, a gold one not found lowers recall."""
    counts = tally([gold(FIRST)], [quote(TEXT, "mixed", CLAUSE)])
    assert counts["precision 30%"] == Ratio(0, 1)
    assert counts["recall 30%"] == counts["recall 30% direct"] == Ratio(0, 1)
    assert counts["recall 30% mixed"] == Ratio(0, 0)


def test_the_whole_text_is_no_quotation() -> None:
    """A span that swallows everything finds nothing."""
    assert tally([gold(SECOND)], [quote(TEXT, "mixed", (0, len(TEXT)))])["recall 30%"] == Ratio(0, 1)


def test_optional_and_title_gold_count_neither_way() -> None:
    """Found or not, they change nothing."""
    for record in (gold(CLAUSE, "indirect", optional=True), gold(CLAUSE, "title")):
        for found in ([], [quote(TEXT, "indirect", CLAUSE)]):
            counts = tally([record], found)
            assert counts["precision 30%"] == counts["recall 30%"] == Ratio(0, 0)


def test_scare_quotes_are_not_speech() -> None:
    """Gold scare quotes need not be found, but calling them speech is an error; found ones claim nothing."""
    record = gold(FIRST, "scare", name="", speaker=None)
    assert tally([record], [quote(TEXT, "direct", FIRST)])["precision 30%"] == Ratio(0, 1)
    assert tally([record], [quote(TEXT, "scare", FIRST)])["precision 30%"] == Ratio(0, 0)


def test_needless_indirect_quotations_where_gold_is_not_complete() -> None:
    """They are ignored where asked for; direct ones never are."""
    found = [quote(TEXT, "indirect", CLAUSE), quote(TEXT, "direct", SECOND)]
    assert tally([], found)["precision 30%"] == Ratio(0, 2)
    assert tally([], found, indirect_complete=False)["precision 30%"] == Ratio(0, 1)


def test_speakers_are_judged_on_found_quotations_with_gold_speakers() -> None:
    """A wrong name is wrong, a surname is compatible, no gold name is not judged."""
    wrong = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST, name="harbour office", speaker=OFFICE)])
    assert wrong["speaker name"] == wrong["speaker name compatible"] == wrong["speaker span"] == Ratio(0, 1)
    short = tally([gold(FIRST)], [quote(TEXT, "direct", FIRST, name="Solano", speaker=(28, 34))])
    assert (short["speaker name"], short["speaker name compatible"]) == (Ratio(0, 1), Ratio(1, 1))
    assert short["speaker span"] == Ratio(1, 1)
    assert tally([gold(FIRST, name="", speaker=None)], [quote(TEXT, "direct", FIRST)])["speaker name"] == Ratio(0, 0)
    assert tally([gold(FIRST)], [])["speaker name"] == Ratio(0, 0)


def test_a_speaker_without_a_name_is_known_by_the_mention() -> None:
    """Gold that calls a source "harbour office" is met by a quotation whose speaker is those words."""
    records = [gold(CLAUSE, "indirect", name="harbour office", speaker={"start": OFFICE[0], "end": OFFICE[1]})]
    counts = tally(records, [quote(TEXT, "indirect", CLAUSE, speaker=OFFICE)])
    assert (counts["speaker name"], counts["speaker name given"]) == (Ratio(1, 1), Ratio(0, 1))


def test_speaker_offsets_of_either_record_form() -> None:
    """`speaker_start` and `speaker_end` do as well as a `speaker` object, and may be null."""
    flat = {"start": 0, "end": 22, "text": TEXT[:22], "kind": "direct", "speaker_start": 23, "speaker_end": 34}
    speaker = gold_pieces(flat)[0].speaker
    assert speaker is not None
    assert speaker.of(TEXT) == "Mira Solano"
    assert gold_pieces(flat | {"speaker_start": None, "speaker_end": None})[0].speaker is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("Mr. José Peña’s", ("jose", "pena")), ("the Kremlin", ("kremlin",)), ("The President", ("the", "president")),
     ("Jean-Luc O'Hara", ("jean-luc", "o'hara")), ("", ())],
)  # fmt: skip
def test_names_are_normalised(name: str, words: tuple[str, ...]) -> None:
    """Accents, titles, articles and possessives go, unless nothing would be left."""
    assert normalised_name(name) == words


def test_same_and_compatible_names() -> None:
    """The fullest name is asked for; a surname or a role before it is compatible; another first name is not."""
    assert same_name("Dr Mira Solano", "mira solano")
    assert not same_name("Solano", "Mira Solano")
    assert compatible_names("Solano", "Mira Solano")
    assert compatible_names("harbour master Mira Solano", "Mira Solano")
    assert not compatible_names("Ana Solano", "Mira Solano")
    assert not compatible_names("", "Mira Solano")
