"""One table that maps the labels of any English spaCy pipeline onto Universal Dependencies and a small set of entity kinds."""

from __future__ import annotations

from typing import Any, Literal, get_args

EntityKind = Literal[
    "person", "organization", "place", "group", "date", "money", "number", "facility", "product", "event", "other"
]
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

# ClearNLP names (spaCy's own en_core_web pipelines) -> UD names. A name that both share (nsubj, advcl, ccomp) stays.
# Prepositions are heads in ClearNLP (went -prep-> to -pobj-> Mali) and dependents in UD (went -obl-> Mali -case-> to):
# `pobj` becomes obl or nmod by what the preposition hangs on; `structure` walks both shapes.
CLEARNLP = {
    "ROOT": "root",
    "acomp": "xcomp",
    "agent": "case",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "case",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
VERBAL = frozenset(["VERB", "AUX", "ADJ", "ADV"])

# The nine types of our pipeline, OntoNotes (spaCy's en_core_web), CoNLL and GMB, by lower-cased label.
KINDS: dict[str, EntityKind] = {
    "person": "person",
    "per": "person",
    "organization": "organization",
    "organisation": "organization",
    "org": "organization",
    "location": "place",
    "loc": "place",
    "gpe": "place",
    "geo": "place",
    "norp": "group",
    "date": "date",
    "time": "date",
    "tim": "date",
    "money": "money",
    "cardinal": "number",
    "ordinal": "number",
    "quantity": "number",
    "percent": "number",
    "number": "number",
    "facility": "facility",
    "fac": "facility",
    "product": "product",
    "event": "event",
    "eve": "event",
}


def dep(token: Any) -> str:
    """Return the UD name of a token's dependency, subtype kept: `nsubjpass -> nsubj:pass`, `dobj -> obj`."""
    label = str(token.dep_)
    if label == "pobj":
        return "obl" if token.head.head.pos_ in VERBAL else "nmod"
    return CLEARNLP.get(label, label)


def base_dep(token: Any) -> str:
    """Return the UD name without its subtype: `nsubj:pass -> nsubj`."""
    return dep(token).partition(":")[0]


def entity_kind(label: str) -> EntityKind:
    """Return the kind of an entity label: `GPE -> place`, `NORP -> group`; a label not in the table is `other`."""
    return KINDS.get(label.lower(), "other")
