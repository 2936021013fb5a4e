"""Questions to a dependency tree that hold for Universal Dependencies and ClearNLP trees alike; tokens are spaCy's."""

from __future__ import annotations

from typing import Any

from attribution.parsing.labels import base_dep, dep

SUBJECTS = frozenset(["nsubj", "csubj"])
OBJECTS = frozenset(["obj", "iobj"])
# A bare infinitive or clause after a cue: "told reporters that …" (ccomp), "refused to say …" (xcomp).
CLAUSES = ("ccomp", "xcomp")
PREPOSITIONS = frozenset(["prep", "agent"])


def subjects(verb: Any) -> list[Any]:
    """Return the heads of a verb's subjects, active or passive, in text order.

    A verb without one borrows it from the verb it is coordinated with or that governs it as an open complement:
    "He arrived and said …" -> subjects(said) is [He]; "He refused to say …" -> subjects(say) is [He].
    """
    seen = {verb.i}
    while True:
        own = [child for child in verb.children if base_dep(child) in SUBJECTS]
        if own:
            return own
        relation = base_dep(verb)
        shared = relation == "conj" or (relation == "xcomp" and not objects(verb.head))
        if not shared or verb.head.i in seen:
            return []
        verb = verb.head
        seen.add(verb.i)


def objects(verb: Any) -> list[Any]:
    """Return the heads of a verb's direct and indirect objects, in text order: `"told the Council" -> [Council]`."""
    return [child for child in verb.children if base_dep(child) in OBJECTS]


def clausal_complement(verb: Any) -> Any | None:
    """Return the head of the clause that a verb takes, or None: `"said that Mali would leave" -> leave`.

    A finite complement is preferred over an open one ("asked the UN to leave").
    """
    for relation in CLAUSES:
        for child in verb.children:
            if base_dep(child) == relation and child.dep_ not in ("acomp", "attr", "oprd"):
                return child
    return None


def obliques(verb: Any, preposition: str | None = None) -> list[Any]:
    """Return the nouns a verb or noun governs through a preposition: `"spoke to the press on Friday", "to" -> [press]`.

    With no preposition given, all of them. A compound one is given whole: "according to", "because of".
    """
    wanted = preposition.lower() if preposition else None
    pairs = [pair for child in verb.children for pair in _prepositional(child)]
    return [noun for noun, case in pairs if wanted in (None, compound_preposition(case))]


def compound_preposition(case: Any) -> str:
    """Return a preposition in lower case with the words fixed to it: `"According to" -> "according to"`.

    UD hangs "to" on "according" as `fixed`; ClearNLP hangs "According" on the verb and "to" on "According".
    """
    before = [child for child in case.children if child.dep_ == "fixed" and child.i < case.i]
    after = [child for child in case.children if child.dep_ == "fixed" and child.i > case.i]
    if case.head.dep_ == "prep" and case.dep_ == "prep":
        before = [case.head, *before]
    return " ".join(word.lower_ for word in [*before, case, *after])


def _prepositional(child: Any) -> list[tuple[Any, Any]]:
    """Return (noun, preposition) pairs of one dependent, whichever of the two is the head."""
    if child.dep_ in PREPOSITIONS:
        inner = [pair for deeper in child.children if deeper.dep_ == "prep" for pair in _prepositional(deeper)]
        return [(noun, child) for noun in child.children if noun.dep_ == "pobj"] + inner
    if base_dep(child) in ("obl", "nmod"):
        return [(child, case) for case in child.children if case.dep_ == "case"][:1]
    return []


def governor(token: Any) -> Any:
    """Return the content word that governs a token, prepositions skipped: in "spoke to the press", press -> spoke."""
    head = token.head
    return head.head if token.dep_ == "pobj" and head.dep_ in PREPOSITIONS else head


def root(span: Any) -> Any:
    """Return the token of a span that governs the rest of it (the first such token where there are several)."""
    return span.root


def subtree_span(token: Any) -> tuple[int, int]:
    """Return the (start, end) offsets of a token with everything that depends on it, blanks at the edges left out."""
    doc = token.doc
    first, last = token.left_edge.i, token.right_edge.i
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last].is_space:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def is_passive(verb: Any) -> bool:
    """Say whether a verb is in the passive: it has a passive subject or a passive auxiliary."""
    return any(dep(child) in ("nsubj:pass", "csubj:pass", "aux:pass") for child in verb.children)


def is_negated(verb: Any) -> bool:
    """Say whether a word has a negation of its own: not, n't, never, no."""
    return any(
        child.dep_ == "neg"
        or "Polarity=Neg" in str(child.morph)
        or child.lower_ in ("not", "n't", "n’t", "never", "no")
        for child in verb.children
        if dep(child) in ("advmod", "det", "neg")
    )
