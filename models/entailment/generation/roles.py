"""Roles: who did it to whom, and who holds which office."""

from __future__ import annotations

from models.entailment.generation.deeds import deeds
from models.entailment.generation.offices import offices

PHENOMENA = (("role", deeds), ("role", offices))
