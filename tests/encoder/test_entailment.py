"""The shipped entailment model: real weights, batch-independent verdicts."""

from __future__ import annotations

import pytest

from attribution.encoder.embedding import SentenceEmbedder
from attribution.encoder.entailment import EntailmentModel
from attribution.encoder.othermodel import label_order
from attribution.encoder.session import open_session
from attribution.errors import ModelError

PAIRS = [
    ("The mayor resigned on Monday after the audit.", "The mayor stepped down."),
    ("The mayor resigned on Monday after the audit.", "The mayor did not resign."),
    ("Four people were injured when a tram left the rails in Velmora.", "A tram derailed in Velmora."),
    ("The bridge was closed.", "The museum sold a painting of the bridge to a collector from abroad last spring."),
    ("Nobody was hurt in the fire.", "Several people were hurt in the fire."),
] * 4


@pytest.fixture(scope="module")
def model() -> EntailmentModel:
    """The model with its usual rows."""
    return EntailmentModel(open_session(dtype="float32"))


def test_plain_cases(model: EntailmentModel) -> None:
    """A paraphrase is entailed, a denial contradicts, an unrelated sentence does neither."""
    same, denial, derailed, other, hurt = model.score(PAIRS[:5])
    assert same.entailment > 0.5
    assert denial.contradiction > 0.5
    assert derailed.entailment > 0.5
    assert other.neutral > 0.4
    assert hurt.contradiction > 0.5


def test_verdicts_do_not_depend_on_the_batch(model: EntailmentModel) -> None:
    """One by one, all together, in reverse, and with other rows: the same rounded scores."""
    together = model.score(PAIRS)
    assert together == [model.score([pair])[0] for pair in PAIRS]
    assert together == model.score(PAIRS[::-1])[::-1]
    narrow = EntailmentModel(open_session(dtype="float32", rows=3)).score(PAIRS)
    for a, b in zip(together, narrow, strict=True):
        assert a.entailment == pytest.approx(b.entailment, abs=2e-4)
        assert a.contradiction == pytest.approx(b.contradiction, abs=2e-4)


def test_empty_input_and_long_premise(model: EntailmentModel) -> None:
    """No pairs give no verdicts; a premise longer than the window is read to its end, and its last words can change the verdict."""
    assert model.score([]) == []
    filler = "The council met to discuss the budget of the library and the colour of the benches. " * 60
    hypothesis = "The mayor resigned on Monday."
    alone, ended = model.score([(filler, hypothesis), (filler + "The mayor resigned on Monday.", hypothesis)])
    assert alone != ended
    for verdict in (alone, ended):
        assert verdict.entailment + verdict.neutral + verdict.contradiction == pytest.approx(1, abs=1e-3)


def test_tasks_share_the_word_embeddings(model: EntailmentModel) -> None:
    """Two tasks of one session hold one tensor of word embeddings."""
    embedder = SentenceEmbedder(open_session(dtype="float32"))
    words = [m.embeddings.word_embeddings.weight.data_ptr() for m in (embedder._model, model._network.encoder)]
    assert words[0] == words[1]


def test_embeddings_are_unit_and_batch_independent() -> None:
    """Unit rows, the same alone and among others, like sentences closer than unlike ones."""
    embedder = SentenceEmbedder(open_session(dtype="float32"))
    rows = embedder.embed(["Four people died.", "Four persons were killed.", "The concert was sold out."])
    assert (rows @ rows.T).diagonal() == pytest.approx([1, 1, 1], abs=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert embedder.embed(["Four people died."])[0] == pytest.approx(rows[0], abs=1e-4)
    assert embedder.embed([]).shape == (0, 384)


def test_labels_are_read_by_name() -> None:
    """The order of another model's labels is read from their names; an unknown set is refused."""
    assert label_order({0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}) == [2, 1, 0]
    with pytest.raises(ModelError, match="label_0"):
        label_order({0: "LABEL_0", 1: "LABEL_1"})
