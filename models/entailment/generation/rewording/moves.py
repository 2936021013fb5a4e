"""The same statement in another order: a time put first, a speaker before or after what was said."""

from __future__ import annotations

from collections.abc import Iterator

from models.entailment.generation.polarity import flip, inner, plain, subject
from models.entailment.generation.rewording.base import Rewording, dated, solid
from models.entailment.generation.surface import capital
from models.entailment.generation.words import Sentence, Word


def fronted(sentence: Sentence) -> Iterator[Rewording | None]:
    """A time at the end put first: `"He died on Monday." -> "On Monday, he died."`"""
    if not plain(sentence, scope=False) or sentence.children(sentence.root, "compound"):
        return
    for word in sentence.children(sentence.root, "obl"):
        tree = sentence.subtree(word)
        start, end = tree[0].start, tree[-1].end
        last = start and sentence.text[end:] == "." and not sentence.text[:start].rstrip().endswith(",")
        if not last or not dated(tree) or not solid(tree) or len(tree) > 6:
            continue
        turned = flip(sentence)
        time = capital(sentence.text[start:end])
        whole = inner(sentence, sentence.replaced((start, end, "")))
        other = inner(sentence, sentence.replaced((start, end, ""), *turned)) if turned else None
        yield Rewording(f"{time}, {whole}.", f"{time}, {other}." if other else None, False, "fronted")


def sayings(sentence: Sentence) -> Iterator[Rewording | None]:
    """ "X said that S" as "According to X, S" or "S, X said"."""
    root = sentence.root
    clauses = sentence.children(root, "ccomp")
    if root.lemma != "say" or root.tag != "VBD" or len(clauses) != 1 or clauses[0].index < root.index:
        return
    speaker = subject(sentence)
    parts = (clauses[0].index, speaker.index)
    if any(mark in sentence.text for mark in '"“”;:()—') or any(
        w.index not in parts and w.pos != "PUNCT" for w in sentence.children(root)
    ):
        return
    said = _said(sentence, clauses[0])
    if said is None or speaker.pos == "PRON" or sentence.span(speaker)[0] != 0:
        return
    who = inner(sentence, sentence.phrase(speaker))
    denied = f"{capital(who)} did not say that {said}."
    yield Rewording(f"According to {who}, {said}.", denied, False, "according")
    yield Rewording(f"{capital(said)}, {who} said.", denied, False, "saidlast")


def _said(sentence: Sentence, clause: Word) -> str | None:
    """What was said, without "that", where it ends the sentence and does not begin with a pronoun."""
    words = [
        w
        for w in sentence.subtree(clause)
        if not (w.relation == "mark" and w.head == clause.index and w.text == "that")
    ]
    bound = words[0].text.lower() in ("it", "he", "she", "they", "there", "i", "we")
    if bound or words[0].start < sentence.root.end or words[-1].end < len(sentence.text) - 2:
        return None
    return sentence.text[words[0].start : words[-1].end].rstrip(". ")
