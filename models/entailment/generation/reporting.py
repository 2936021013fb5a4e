"""Real reported speech without its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Label, Split, labelled
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

REPORTING, FACTIVE = words("verbs", "reporting"), words("verbs", "factive")
# A clause that begins with one of these needs the sentence around it.
BOUND = ("he", "she", "they", "it", "i", "we", "you", "this", "that", "these")


def reported(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """What is only said is open without its speaker; what is admitted or confirmed holds."""
    lemma = sentence.root.lemma
    clause = _clause(sentence) if lemma in REPORTING else None
    if clause is None:
        return
    inside = [
        w for w in sentence.subtree(clause) if not (w.relation == "mark" and w.head == clause.index) and w.pos != "PUNCT"
    ]
    if not inside or inside[0].pos == "CCONJ" or inside[0].text.lower() in BOUND:
        return
    text = period(sentence.text[inside[0].start : inside[-1].end].strip(' ,."'))
    if text != sentence.text and len(text.split()) >= 4:
        label: Label = "entailment" if lemma in FACTIVE else "neutral"
        yield labelled("attribution", f"real:{lemma}:{split}", sentence.text, text, label)


def _clause(sentence: Sentence) -> Word | None:
    """The one whole clause that the main verb reports, where nothing negates, joins or quotes it."""
    root = sentence.root
    clauses = sentence.children(root, "ccomp")
    if len(clauses) != 1 or root.tag not in ("VBD", "VBZ", "VBP") or any(mark in sentence.text for mark in '"“”;:()'):
        return None
    whole = sentence.children(clauses[0], "nsubj") and not sentence.children(clauses[0], "parataxis")
    return clauses[0] if whole and not sentence.children(root, "neg", "conj", "aux") else None
