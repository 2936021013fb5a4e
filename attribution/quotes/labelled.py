"""The phrase that a label verb takes: requested | the “immediate” withdrawal of the mission."""

from __future__ import annotations

from attribution.quotes.phrases import Range
from attribution.quotes.ranges import BREAKS, EDGES, SUBORDINATORS, marks_end, trimmed
from attribution.quotes.words import Words

# "called for", "warned of", "spoke about": the preposition belongs to the cue.
LABEL_PREPOSITIONS = frozenset(["for", "of", "about", "on", "against", "with"])


def labelled(words: Words, right: Range) -> Range | None:
    """Return the phrase around the marks that a label verb takes: requested | the “immediate” withdrawal of the mission.

    It begins after the preposition of the verb (“called for”) and ends where another clause does.
    """
    first, last = right
    if words.lower[first] in LABEL_PREPOSITIONS and first + 1 < last:
        first += 1
    marks = next((i for i in range(first, last) if words.pair[i] >= 0), None)
    if (
        marks is None
        or words.lower[words.before(marks)] in (",", ":")
        or any(words.finite[i] for i in range(first, marks))
    ):
        return None if marks is None or left_clause(words, first, marks) else (marks, marks_end(words, marks))
    end = marks_end(words, marks)
    while end < last and (words.pair[end] >= 0 or not ends_label(words, end) or (more := more_marks(words, end, last))):
        end = more if words.pair[end] < 0 and ends_label(words, end) else end + 1
    return trimmed(words, first, end)


def ends_label(words: Words, index: int) -> bool:
    """Say whether a token outside of marks ends the phrase of a label: a comma, a conjunction, a clause of its own."""
    if words.lower[index] in EDGES - {"-", "("} or words.lower[index] in SUBORDINATORS | BREAKS:
        return words.pos[index] != "DET" and (words.lower[index] != "as" or has_clause_soon(words, index))
    return words.pos[index] == "CCONJ" or words.finite[index]


def has_clause_soon(words: Words, index: int) -> bool:
    """Say whether a finite verb stands within a few words: "as | he left", not "as a country"."""
    return any(words.finite[i] for i in range(index + 1, min(index + 5, len(words.finite))))


def left_clause(words: Words, first: int, marks: int) -> bool:
    """Say whether another clause stands between a label verb and the marks: "criticised him, and Foss shot back, | “…”"""
    comma = next((i for i in range(marks - 2, first, -1) if words.lower[i] == ","), None)
    return comma is not None and any(
        words.finite[i] or (words.pos[i] == "VERB" and words.lower[i].endswith("ing")) for i in range(comma, marks)
    )


def more_marks(words: Words, index: int, last: int) -> int:
    """Return the token after the next marks where they go on with a list: “a coward” and | a “bully”; else 0."""
    for following in range(index + 1, min(index + 5, last)):
        if words.pair[following] >= 0:
            return words.at(words.pairs[words.pair[following]].end)
        if words.finite[following] or words.lower[following] in BREAKS:
            break
    return 0
