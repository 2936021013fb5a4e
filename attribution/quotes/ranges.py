"""Ranges of tokens around marks: cut clean at their ends, and the words that begin another clause."""

from __future__ import annotations

from attribution.quotes.phrases import Range
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

EDGES = frozenset([",", ".", ";", ":", "-", "–", "—", "!", "?", "…", ")", "("])
BREAKS = word_set("which who that when before after as where if because while")
SUBORDINATORS = frozenset(
    ["when", "after", "before", "while", "although", "though", "as", "because", "since", "if", "until"]
)


def run_end(words: Words, index: int) -> int:
    """Return the token after the unbroken run of marks that begins at a token."""
    while index < len(words.pair) and (words.pair[index] >= 0 or words.pos[index] == "SPACE"):
        index += 1
    return index


def marks_end(words: Words, index: int) -> int:
    """Return the token after the marks that a token stands in."""
    return words.at(words.pairs[words.pair[index]].end)


def trimmed(words: Words, first: int, last: int) -> Range | None:
    """Return the range without blanks, commas and stops outside of marks at its ends, and without a leading "that"."""
    while first < last and words.pair[first] < 0 and (is_edge(words, first) or is_that(words, first, last)):
        first += 1
    while last > first and words.pair[last - 1] < 0 and (is_edge(words, last - 1) or is_joint(words, last - 1)):
        if words.lower[last - 1] == ")" and "(" in words.lower[first : last - 1]:
            break
        last -= 1
    return (first, last) if first < last else None


def is_edge(words: Words, index: int) -> bool:
    """Say whether a token is a blank or a stop."""
    return words.pos[index] == "SPACE" or words.lower[index] in EDGES


def is_joint(words: Words, index: int) -> bool:
    """Say whether a token joins what follows: "and", "but"."""
    return words.lower[index] in ("and", "but")


def is_that(words: Words, index: int, last: int) -> bool:
    """Say whether "that" opens a clause: "that he left", not "that figure"."""
    if words.lower[index] != "that":
        return False
    following = words.pos[index + 1] if index + 1 < last else ""
    return words.pos[index] != "DET" or following not in ("NOUN", "ADJ")
