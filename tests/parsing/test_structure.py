"""The same question gets the same answer from a UD and from a ClearNLP tree."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from attribution.parsing import (
    clausal_complement,
    governor,
    is_negated,
    is_passive,
    objects,
    obliques,
    root,
    subjects,
    subtree_span,
)

VOCAB = spacy.blank("en").vocab

WORDS = ["Diop", "told", "the", "Council", "on", "Friday", "that", "troops", "were", "not", "sent"]
POS = ["PROPN", "VERB", "DET", "PROPN", "ADP", "PROPN", "SCONJ", "NOUN", "AUX", "PART", "VERB"]
UD = (
    [1, 1, 3, 1, 5, 1, 10, 10, 10, 10, 1],
    ["nsubj", "ROOT", "det", "obj", "case", "obl", "mark", "nsubj:pass", "aux:pass", "advmod", "ccomp"],
)
CLEARNLP = (
    [1, 1, 3, 1, 1, 4, 10, 10, 10, 10, 1],
    ["nsubj", "ROOT", "det", "dobj", "prep", "pobj", "mark", "nsubjpass", "auxpass", "neg", "ccomp"],
)


@pytest.fixture(params=[UD, CLEARNLP], ids=["ud", "clearnlp"])
def doc(request: pytest.FixtureRequest) -> Any:
    """One sentence in both schemes."""
    heads, deps = request.param
    return Doc(VOCAB, words=WORDS, heads=heads, deps=deps, pos=POS)


def texts(tokens: list[Any]) -> list[str]:
    """Return the words of tokens."""
    return [token.text for token in tokens]


def test_subjects_and_objects(doc: Any) -> None:
    """The speaker is the subject and the addressee the object of the cue."""
    assert texts(subjects(doc[1])) == ["Diop"]
    assert texts(objects(doc[1])) == ["Council"]


def test_clausal_complement(doc: Any) -> None:
    """What was told is the complement clause."""
    assert clausal_complement(doc[1]) == doc[10]
    assert clausal_complement(doc[10]) is None


def test_passive_and_negation(doc: Any) -> None:
    """The passive and the negation of the complement are seen, and not those of the cue."""
    assert is_passive(doc[10])
    assert is_negated(doc[10])
    assert not is_passive(doc[1])
    assert not is_negated(doc[1])


def test_obliques_by_preposition(doc: Any) -> None:
    """A noun is found through its preposition, whichever of the two is the head."""
    assert texts(obliques(doc[1], "on")) == ["Friday"]
    assert texts(obliques(doc[1])) == ["Friday"]
    assert obliques(doc[1], "to") == []


def test_a_compound_preposition_is_one() -> None:
    """ "According to" is found whole, in UD and in ClearNLP trees."""
    words = ["According", "to", "police", ",", "nobody", "died"]
    ud = Doc(VOCAB, words=words, heads=[2, 0, 5, 5, 5, 5], deps=["case", "fixed", "obl", "punct", "nsubj", "ROOT"])
    clear = Doc(VOCAB, words=words, heads=[5, 0, 1, 5, 5, 5], deps=["prep", "prep", "pobj", "punct", "nsubj", "ROOT"])
    for doc in (ud, clear):
        assert texts(obliques(doc[5], "according to")) == ["police"]
        assert obliques(doc[5], "to") == []


def test_governor_skips_the_preposition(doc: Any) -> None:
    """The governor of a prepositional noun is the verb in both schemes."""
    assert governor(doc[5]) == doc[1]
    assert governor(doc[0]) == doc[1]


def test_subtree_span_gives_offsets(doc: Any) -> None:
    """The span of the complement runs from its conjunction to its end."""
    start, end = subtree_span(doc[10])
    assert doc.text[start:end] == "that troops were not sent"


def test_root_of_a_span(doc: Any) -> None:
    """The governing word of a noun phrase is its noun."""
    assert root(doc[2:4]).text == "Council"


def test_coordinated_verb_borrows_its_subject() -> None:
    """The second of two coordinated verbs has the subject of the first."""
    words = ["He", "arrived", "and", "refused", "to", "speak"]
    deps = ["nsubj", "ROOT", "cc", "conj", "mark", "xcomp"]
    doc = Doc(VOCAB, words=words, heads=[1, 1, 3, 1, 5, 3], deps=deps)
    assert texts(subjects(doc[3])) == ["He"]
    assert texts(subjects(doc[5])) == ["He"]


def test_open_complement_of_an_object_borrows_nothing() -> None:
    """In "asked them to leave" the leaver is not the asker."""
    words = ["He", "asked", "them", "to", "leave"]
    doc = Doc(VOCAB, words=words, heads=[1, 1, 1, 4, 1], deps=["nsubj", "ROOT", "obj", "mark", "xcomp"])
    assert subjects(doc[4]) == []


def test_shipped_pipeline_reads_a_cue(nlp: Any) -> None:
    """A plain reporting sentence is read right by our own pipeline."""
    doc = nlp("The foreign minister told reporters on Tuesday that the mission would not be extended.")
    cue = doc[3]
    assert texts(subjects(cue)) == ["minister"]
    assert texts(objects(cue)) == ["reporters"]
    complement = clausal_complement(cue)
    assert complement.text == "extended"
    assert is_passive(complement)
    assert is_negated(complement)
    assert doc[3].lemma_ == "tell"
    assert doc[3].pos_ == "VERB"
