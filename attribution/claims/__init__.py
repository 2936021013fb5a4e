"""Statements: what an article claims, in whose voice, with its figures, dates and names ready to compare."""

from __future__ import annotations

from attribution.claims.clock import clock_choices, clock_minutes
from attribution.claims.dates import find_moments
from attribution.claims.quantities import find_quantities
from attribution.claims.statements import read_claims

__all__ = ["clock_choices", "clock_minutes", "find_moments", "find_quantities", "read_claims"]
