"""Labels of any pipeline come out under one name."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from attribution.parsing import ENTITY_KINDS, base_dep, dep, entity_kind

VOCAB = spacy.blank("en").vocab


def tree(*rows: tuple[str, int, str, str]) -> Any:
    """Build a Doc of (word, head, label, part of speech) rows."""
    words, heads, deps, pos = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(words), heads=list(heads), deps=list(deps), pos=list(pos))


@pytest.mark.parametrize(
    ("label", "expected"),
    [("nsubjpass", "nsubj:pass"), ("dobj", "obj"), ("ROOT", "root"), ("relcl", "acl:relcl"), ("prt", "compound:prt")],
)
def test_clearnlp_labels_get_ud_names(label: str, expected: str) -> None:
    """A ClearNLP label becomes its UD name."""
    doc = tree(("left", 0, label, "VERB"))
    assert dep(doc[0]) == expected


@pytest.mark.parametrize("label", ["nsubj:pass", "obl:unmarked", "acl:relcl", "ccomp"])
def test_ud_labels_stay(label: str) -> None:
    """A UD label stays as it is, subtype included."""
    assert dep(tree(("left", 0, label, "VERB"))[0]) == label


def test_base_dep_drops_the_subtype() -> None:
    """The base name is the part before the colon."""
    assert base_dep(tree(("left", 0, "nsubjpass", "VERB"))[0]) == "nsubj"


def test_object_of_a_preposition_is_told_by_its_governor() -> None:
    """A ClearNLP `pobj` is an oblique of a verb and a modifier of a noun."""
    doc = tree(
        ("spoke", 0, "ROOT", "VERB"),
        ("to", 0, "prep", "ADP"),
        ("ministers", 1, "pobj", "NOUN"),
        ("of", 2, "prep", "ADP"),
        ("Mali", 3, "pobj", "PROPN"),
    )
    assert [dep(token) for token in doc] == ["root", "case", "obl", "case", "nmod"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Person", "person"),
        ("PERSON", "person"),
        ("PER", "person"),
        ("GPE", "place"),
        ("Location", "place"),
        ("FAC", "facility"),
        ("NORP", "group"),
        ("Organization", "organization"),
        ("CARDINAL", "number"),
        ("TIME", "date"),
        ("Misc", "other"),
        ("WORK_OF_ART", "other"),
        ("never seen", "other"),
    ],
)
def test_entity_kind(label: str, kind: str) -> None:
    """Entity labels of several schemes meet in one small set."""
    assert entity_kind(label) == kind
    assert kind in ENTITY_KINDS


def test_every_label_of_the_shipped_pipeline_has_a_kind(nlp: Any) -> None:
    """No label that our own pipeline gives falls through the table by accident."""
    unknown = {label for label in nlp.get_pipe("ner").labels if entity_kind(label) == "other"}
    assert unknown == {"Misc"}
