"""Shorter sentences: without a time, a place, an apposition or a relative clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.entailment.generation.polarity import Change, flip, plain
from models.entailment.generation.rewording.base import NEEDY, Rewording, core, dated, free, solid
from models.entailment.generation.words import Sentence, Word


def adjuncts(sentence: Sentence) -> Iterator[Rewording | None]:
    """Without a time or a place named at the end of the clause: `"He died in Rome on Monday." -> "He died in Rome."`"""
    if not free(sentence) or sentence.root.lemma in NEEDY:
        return
    for word in sentence.children(sentence.root, "obl"):
        tree = sentence.subtree(word)
        if word.index > sentence.root.index and "agent" not in word.relation and len(tree) <= 9 and _leavable(sentence, word, tree):
            yield _cut(sentence, tree[0].start, tree[-1].end, "adjunct")


def _leavable(sentence: Sentence, word: Word, tree: list[Word]) -> bool:
    """Whether an oblique is a free adjunct of time, place or circumstance."""
    case = sentence.children(word, "case")
    low = case[0].text.lower() if case else ""
    if not solid(tree):
        return False
    if low in ("after", "during", "despite", "following") or (low in ("on", "in", "", "since") and dated(tree)):
        return True
    return low in ("in", "near", "at") and any(
        start >= tree[0].start and end <= tree[-1].end and label == "Location" for start, end, label in sentence.names
    )


def asides(sentence: Sentence) -> Iterator[Rewording | None]:
    """Without an apposition or a relative clause between commas."""
    for word in sentence.words:
        if word.relation not in ("appos", "acl:relcl", "relcl") or word.head >= word.index:
            continue
        tree = core(sentence, word)
        start, end = tree[0].start, tree[-1].end
        between = sentence.text[:start].rstrip().endswith(",") and sentence.text[end : end + 1] in (",", ".")
        listed = word.relation == "appos" and "," in sentence.text[start:end]
        if between and solid(tree) and not listed:
            yield _cut(sentence, start, end, word.relation.split(":")[-1])


def _cut(sentence: Sentence, start: int, end: int, way: str) -> Rewording | None:
    """The sentence without a stretch and the commas around it."""
    room = _with_commas(sentence.text, start, end)
    if room is None:
        return None
    start, end = room
    change: Change = (start, end, "" if sentence.text[end : end + 1] in ".;:" else " ")
    turned = _negation(sentence, way)
    if turned and any(a < end and b > start for a, b, _ in turned):
        return None
    short = sentence.replaced(change)
    if short.count("(") != short.count(")") or len(short.split()) < 4:
        return None
    return Rewording(short, sentence.replaced(change, *turned) if turned else None, True, way)


def _with_commas(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with the commas that go with it; None for one of a list, a part of a word, or the start of the sentence."""
    before = text[:start].rstrip()
    if before.endswith(","):
        if re.match(r",? (and|or) ", text[end:]):
            return None
        start = len(before) - 1
        end += text[end : end + 1] == ","
    else:
        start = len(before)
    hyphen = text[start - 1 : start] == "-" or text[end : end + 1] == "-"
    return None if hyphen or len(text[:start].split()) < 2 else (start, end)


def _negation(sentence: Sentence, way: str) -> tuple[Change, ...] | None:
    """The changes that negate the sentence, where it is one statement."""
    if sentence.children(sentence.root, "conj", "parataxis", "ccomp") or not plain(sentence, scope=way == "adjunct"):
        return None
    return flip(sentence)
