"""Capitals, full stops and harmless openers: what makes a clause a printed sentence."""

from __future__ import annotations

from random import Random

# Openers that change nothing of what is said after them.
CONTEXTS = (
    "According to documents seen by this newspaper",
    "As was learned this week",
    "In a case watched closely abroad",
    "As local papers noted",
)


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def period(clause: str) -> str:
    """A capital at the start and a full stop at the end: `"the court sat" -> "The court sat."`."""
    return capital(clause) + "."


def either(rng: Random, one: str, two: str) -> tuple[str, str]:
    """The two texts in a random order, for labels that hold both ways."""
    return (one, two) if rng.random() < 0.5 else (two, one)
