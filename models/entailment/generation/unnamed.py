"""Sentences in which somebody or some place is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.namespots import TITLE, NameSpot
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import words


def unnamed(
    sentence: Sentence, at: NameSpot, new: tuple[str, str], rng: Random, split: Split
) -> Iterator[Edit]:
    """Who is not named may be anybody; who is named is somebody."""
    if not _replaceable(sentence, at):
        return
    anybody = rng.choice(of_split(words("names", "unnamed", at.label), split))
    hidden = at.replaced(sentence, anybody)
    named = at.replaced(sentence, rng.choice((*new, at.name)))
    yield labelled("name", f"unnamed:{at.label}:{split}", hidden, named, "neutral")
    if rng.random() < 0.25:
        loose = [t for t in of_split(words("names", "loose", at.label), split) if t != "somewhere known"]
        somebody = at.replaced(sentence, rng.choice(loose))
        yield labelled("name", f"loose:{at.label}:{split}", named, somebody, "entailment")


def _replaceable(sentence: Sentence, at: NameSpot) -> bool:
    """Whether "a man in his fifties" or "one place" fits where the name stands: the name is a whole phrase, without article or title."""
    before = sentence.text[: at.start]
    if before.lower().endswith(("the ", " a ", " an ")) or TITLE.search(before):
        return False
    if at.label == "Location" and not re.search(r"\b(in|at|near|from|to) $", before):
        return False
    inside = [w for w in sentence.words if at.start <= w.start < at.end]
    first = next(w for w in sentence.words if at.start <= w.start)
    head = max(inside, key=lambda w: len(sentence.subtree(w)))
    part = head.relation.split(":")[0] in ("nsubj", "obj", "obl", "nmod") and head.relation != "nmod:poss"
    if not part or sentence.text[at.end : at.end + 2] in ("'s", "’s") or first.index > head.index:
        return False
    case = next((c.start for c in sentence.children(head, "case")), at.start)
    return sentence.span(head) in ((at.start, at.end), (case, at.end))
