"""One invented passage with its gold, for the tests of quotations and speakers."""

from __future__ import annotations

from typing import Any

from attribution.scoring.pieces import Piece, gold_pieces, predicted_pieces
from attribution.scoring.quote_measures import quotes_tally
from attribution.scoring.quotes import QuotesOutcome, compare_quotes
from attribution.scoring.tally import Ratio

TEXT = "“We waited all night,” Mira Solano said. “Nobody came.” The harbour office said that the ferry would not sail."
FIRST, SECOND, CLAUSE = (0, 22), (41, 55), (85, 109)
THAT_CLAUSE = (80, 110)
SOLANO, OFFICE = (23, 34), (56, 74)
SOLANO_SAID, OFFICE_SAID = (35, 39), (75, 79)


def gold(span: tuple[int, int], kind: str = "direct", name: str = "Mira Solano", **more: Any) -> dict[str, Any]:
    """A gold quotation of TEXT."""
    speaker = more.pop("speaker", {"start": SOLANO[0], "end": SOLANO[1]})
    return {"start": span[0], "end": span[1], "text": TEXT[slice(*span)], "kind": kind, "speaker_name": name,
            "speaker": speaker, **more}  # fmt: skip


def compared(records: list[dict[str, Any]], quotes: list[Any], **more: Any) -> QuotesOutcome:
    """Gold records beside found quotations."""
    wanted: list[Piece] = [piece for item in records for piece in gold_pieces(item)]
    found = [piece for item in quotes for piece in predicted_pieces(item)]
    return compare_quotes(wanted, found, **more)


def tally(records: list[dict[str, Any]], quotes: list[Any], **more: Any) -> dict[str, Ratio]:
    """Counts of gold records against found quotations."""
    return quotes_tally(compared(records, quotes, **more))
