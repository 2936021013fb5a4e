"""Who said what: quotation marks, quotations and the people behind them."""

from __future__ import annotations

from attribution.quotes.across import name_across
from attribution.quotes.desk import Desk
from attribution.quotes.linking import link_people
from attribution.quotes.marks import Pairing, pair_marks
from attribution.quotes.peopletable import open_desk
from attribution.quotes.reading import Draft, QuoteReading, draft_quotes, finish_quotes, read_quotes

__all__ = [
    "Desk",
    "Draft",
    "Pairing",
    "QuoteReading",
    "draft_quotes",
    "finish_quotes",
    "link_people",
    "name_across",
    "open_desk",
    "pair_marks",
    "read_quotes",
]
