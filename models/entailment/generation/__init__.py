"""Entailment pairs made from news sentences by controlled edits; one module a phenomenon."""
