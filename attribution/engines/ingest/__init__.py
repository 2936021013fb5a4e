"""Ingest: any material in, one file of article records out; streamed, in parallel, and to be gone on with after a kill."""

from __future__ import annotations

from attribution.engines.ingest.running import Ingest, Order
from attribution.engines.ingest.tally import Tally

__all__ = ["Ingest", "Order", "Tally"]
