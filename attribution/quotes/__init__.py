"""Who said what: quotation marks, quotations and the people behind them."""

from __future__ import annotations

from attribution.quotes.linking import link_people
from attribution.quotes.marks import Pairing, pair_marks
from attribution.quotes.reading import QuoteReading, read_quotes

__all__ = ["Pairing", "QuoteReading", "link_people", "pair_marks", "read_quotes"]
