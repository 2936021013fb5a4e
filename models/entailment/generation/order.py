"""Order and cause of two events, kept in other words, turned round, or left open."""

from __future__ import annotations

from models.entailment.generation.clauseorder import clauses
from models.entailment.generation.nounorder import nouns

PHENOMENA = (("order", clauses), ("order", nouns))
