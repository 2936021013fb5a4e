"""Entailment pairs made from news sentences by controlled edits; one module a phenomenon, word tables in `tables/`."""
