"""What the quotation reader is told of each word besides its letters: the parse, the marks, and what the rules found.

Every column is a small number; 0 always means "nothing known", so a column can be switched off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from attribution.encoder.wordtable import WordTable
from attribution.parsing.labels import base_dep, entity_kind
from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import FORMS, Frame
from attribution.quotes.marks import Pairing
from attribution.quotes.paragraphs import Paragraph

TAGS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
DEPS = ["ROOT", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"]
# The classes a child of an anchor passes on to all words below it (wordtable.CHILD_CLASSES of them).
CLASSES = {
    **dict.fromkeys(["nsubj", "csubj", "vocative", "expl"], 1),
    "ccomp": 2,
    **dict.fromkeys(["parataxis", "dislocated", "discourse"], 3),
    **dict.fromkeys(["obl", "nmod", "nummod", "amod", "compound", "det"], 4),
    **dict.fromkeys(["advcl", "acl"], 5),
    **dict.fromkeys(["obj", "iobj"], 6),
    "xcomp": 7,
    **dict.fromkeys(["aux", "mark", "advmod", "punct", "case", "cc", "cop"], 8),
    **dict.fromkeys(["conj", "appos", "list"], 9),
}
FRAMES: tuple[Frame, ...] = ("clause", "tell", "quote", "label")
ENTITIES = {"person": 1, "organization": 2, "group": 3, "place": 4}
# Columns: tag, dependency, direction and distance of the head, marks, boundary, cue frame, letter case, entity, rules.
MARKS = ("outside", "opening", "inside", "closing", "unused")
RULES = ("nothing", "content first", "content", "speaker first", "speaker", "cue")
# Each name's place counted from 1, and which kind of cue a word in lower case may be (the first of FRAMES).
TAG_NUMBERS = {name: place for place, name in enumerate(TAGS, 1)}
DEP_NUMBERS = {name: place for place, name in enumerate(DEPS, 1)} | {"root": DEPS.index("ROOT") + 1}
CUE_FRAMES = {form: place for place, name in reversed([*enumerate(FRAMES, 1)]) for form in FORMS[name]}
SIZES = (len(TAGS) + 1, len(DEPS) + 1, 9, len(MARKS), 3, len(FRAMES) + 1, 6, len(ENTITIES) + 1, len(RULES))


def read_features(
    doc: Any, paragraphs: Sequence[Paragraph], pairing: Pairing, candidates: Sequence[Candidate]
) -> tuple[WordTable, list[int]]:
    """Return the table of the words in `paragraphs` and, for each of its rows, the index of the token.

    `candidates` are what the rules found, their spans as offsets into the text of `doc`.
    """
    tokens = story_tokens(doc, paragraphs)
    rows = {token.i: row for row, token in enumerate(tokens)}
    starts = [token.idx for token in tokens]
    marks = mark_column(starts, pairing)
    rules = rule_column(starts, candidates)
    opening = {paragraph.start for paragraph in paragraphs}
    words, features, heads, relations, sentences = [], [], [], [], []
    sentence = -1
    for row, token in enumerate(tokens):
        begins = row == 0 or bool(token.is_sent_start)
        sentence += begins
        head = rows.get(token.head.i, row)
        dep = base_dep(token)
        word, kind = token.text, token.ent_type_
        features.append(
            (
                TAG_NUMBERS.get(token.pos_, 0),
                DEP_NUMBERS.get(dep, 0),
                head_class(head - row),
                marks[row],
                2 if starts[row] in opening else 1 if begins else 0,
                CUE_FRAMES.get(token.lower_, 0),
                letter_case(word),
                ENTITIES.get(entity_kind(kind), 0) if kind else 0,
                rules[row],
            )
        )
        words.append(word)
        heads.append(head)
        relations.append(CLASSES.get(dep, 0))
        sentences.append(sentence)
    table = WordTable(words, features, SIZES, heads, relations, sentences)
    return table, [token.i for token in tokens]


def story_tokens(doc: Any, paragraphs: Sequence[Paragraph]) -> list[Any]:
    """Return the tokens of the paragraphs that are no blanks; paragraphs come in order."""
    found = []
    upcoming = iter(paragraphs)
    paragraph = next(upcoming, None)
    for token in doc:
        while paragraph is not None and token.idx >= paragraph.end:
            paragraph = next(upcoming, None)
        if paragraph is None:
            break
        if token.idx >= paragraph.start and not token.is_space:
            found.append(token)
    return found


def head_class(step: int) -> int:
    """Return how far and on which side the head stands: 0 none, 1-4 after (next, to 3, to 8, beyond), 5-8 before."""
    if step == 0:
        return 0
    size = 1 if -1 <= step <= 1 else 2 if -3 <= step <= 3 else 3 if -8 <= step <= 8 else 4
    return size if step > 0 else size + 4


@lru_cache(maxsize=1 << 14)
def letter_case(word: str) -> int:
    """Return the letters' case, which the uncased encoder cannot see: lower, Title, UPPER, digits, signs."""
    if not any(c.isalnum() for c in word):
        return 5
    if word[0].isdigit():
        return 4
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 1


def mark_column(starts: list[int], pairing: Pairing) -> list[int]:
    """Return where each word stands towards the outer pairs of marks; pairs come in order."""
    column = [0] * len(starts)
    for pair in pairing.pairs:
        if pair.depth:
            continue
        first, last = bisect_left(starts, pair.start), bisect_left(starts, pair.end)
        for row in range(first, last):
            column[row] = 2
        if first < last:
            column[last - 1] = 3 if pair.closed else 2
            column[first] = 1
    return column


def rule_column(starts: Sequence[int], candidates: Sequence[Candidate]) -> list[int]:
    """Return what the rules make of each word, given by its offset; speech only, a longer quotation before the ones inside it."""
    column = [0] * len(starts)

    def paint(start: int, end: int, first_code: int, code: int) -> None:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        for row in range(first, last):
            column[row] = code
        if first < last:
            column[first] = first_code

    speech = [c for c in candidates if c.kind in ("direct", "indirect", "mixed")]
    for candidate in sorted(speech, key=lambda c: (c.start, -c.end)):
        for piece in candidate.fragments or (candidate,):
            paint(piece.start, piece.end, 1, 2)
    for candidate in speech:
        if candidate.speaker is not None:
            paint(candidate.speaker.start, candidate.speaker.end, 3, 4)
        if candidate.cue is not None:
            paint(candidate.cue.start, candidate.cue.end, 5, 5)
    return column
