"""Owners, receivers and second verbs: the same statement with its noun phrases arranged anew."""

from __future__ import annotations

from collections.abc import Iterator

from models.entailment.generation.polarity import flip, subject
from models.entailment.generation.rewording.base import ENTITIES, Rewording, free, solid
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

GIVING = frozenset(words("verbs", "giving"))
# "the city of Ros" has no owner.
OWNERLESS = (
    "city", "town", "state", "kingdom", "island", "republic", "province", "kind", "name", "number", "rest", "majority", "part",
    "likes", "district", "use",
)  # fmt: skip


def possessives(sentence: Sentence) -> Iterator[Rewording | None]:
    """`"the mayor of Ros" -> "Ros's mayor"`."""
    for start, end, label in sentence.names:
        owned = _owned(sentence, start, end) if label in ENTITIES else None
        if owned is None:
            continue
        left = sentence.subtree(owned)[0]
        change = (left.start, end, f"{sentence.text[start:end]}'s {sentence.text[left.end : start - 4].strip()}")
        turned = flip(sentence)
        apart = turned and all(b <= left.start or a >= end for a, b, _ in turned)
        other = sentence.replaced(change, *turned) if turned and apart else None
        yield Rewording(sentence.replaced(change), other, False, "possessive")


def _owned(sentence: Sentence, start: int, end: int) -> Word | None:
    """The noun of "the mayor of" right before a name."""
    inside = [w for w in sentence.words if start <= w.start < end]
    head = next((w for w in inside if w.relation == "nmod"), None)
    if head is None or not sentence.text[:start].endswith(" of ") or sentence.subtree(head)[-1].end > end:
        return None
    owner = sentence.words[head.head]
    whole = sentence.subtree(owner)[0].text.lower() == "the" and owner.end == start - 4 and owner.pos == "NOUN"
    return owner if whole and not sentence.children(owner, "acl") and owner.text not in OWNERLESS else None


def datives(sentence: Sentence) -> Iterator[Rewording | None]:
    """`"gave him the keys" -> "gave the keys to him"`."""
    root = sentence.root
    to, things = sentence.children(root, "iobj"), sentence.children(root, "obj")
    if root.lemma not in GIVING or len(to) != 1 or len(things) != 1 or to[0].index > things[0].index:
        return
    (a, b), (c, d) = sentence.span(to[0]), sentence.span(things[0])
    if sentence.text[b:c].strip() or len(sentence.text[c:d].split()) >= 8:
        return
    change = (a, d, f"{sentence.text[c:d]} to {sentence.text[a:b]}")
    turned = flip(sentence)
    other = sentence.replaced(change, *turned) if turned else None
    yield Rewording(sentence.replaced(change), other, False, "dative")


def conjuncts(sentence: Sentence) -> Iterator[Rewording | None]:
    """The second of two verbs with the subject of the first: `"He rose and left." -> "He left."`"""
    other = _second(sentence)
    if other is None:
        return
    who, tree = subject(sentence), sentence.subtree(other)
    joint = sentence.children(other, "cc")
    if len(joint) != 1 or joint[0].text != "and" or sentence.span(who)[0] != 0 or not solid(tree):
        return
    start, end = joint[0].end, tree[-1].end
    text = f"{sentence.phrase(who)} {sentence.text[start:end].strip()}."
    if len(text.split()) <= 4:
        return
    opposite = None
    if other.start == start + 1 and other.lemma != "be":
        helper = {"VBD": "did", "VBZ": "does"}[other.tag]
        opposite = f"{sentence.phrase(who)} {helper} not {other.lemma} {sentence.text[other.end : end].strip()}."
    yield Rewording(text, opposite, True, "conjunct")


def _second(sentence: Sentence) -> Word | None:
    """The one other verb of the same form that shares the subject of the main verb."""
    root = sentence.root
    others = sentence.children(root, "conj")
    if not free(sentence) or len(others) != 1 or root.tag not in ("VBD", "VBZ") or others[0].tag != root.tag:
        return None
    return None if sentence.children(others[0], "nsubj") or sentence.children(root, "aux", "advcl") else others[0]
