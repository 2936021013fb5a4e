"""The shipped entailment model: real weights, batch-independent verdicts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from attribution.encoder.calibration import Calibration
from attribution.encoder.embedding import SentenceEmbedder
from attribution.encoder.entailment import EntailmentModel
from attribution.encoder.premises import ROOM
from attribution.encoder.session import open_session
from attribution.errors import InputError
from attribution.types import Verdict

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
    """One by one, all together and in reverse: the same rounded scores."""
    together = model.score(PAIRS)
    assert together == [model.score([pair])[0] for pair in PAIRS]
    assert together == model.score(PAIRS[::-1])[::-1]


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
    words = [m.embeddings.word_embeddings.weight.data_ptr() for m in (embedder._pooler._model, model._pooler._model)]
    assert words[0] == words[1]


def test_embeddings_are_unit_and_batch_independent() -> None:
    """Unit rows, the same alone and among others, like sentences closer than unlike ones."""
    embedder = SentenceEmbedder(open_session(dtype="float32"))
    rows = embedder.embed(["Four people died.", "Four persons were killed.", "The concert was sold out."])
    assert (rows @ rows.T).diagonal() == pytest.approx([1, 1, 1], abs=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert embedder.embed(["Four people died."])[0] == pytest.approx(rows[0], abs=1e-4)
    assert embedder.embed([]).shape == (0, 384)


def many_pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of many lengths, all different, some with premises longer than a room; the same every time."""
    rng = random.Random(7)
    towns, acts = ("Orvel", "Velmora", "Tarn", "Hallan"), ("closed the harbour", "sold the tram", "raised the rent", "met the miners")
    pairs = []
    for number in range(count):
        says = [f"{rng.choice(towns)} {rng.choice(acts)} on {rng.randint(1, 30)} March, {rng.randint(2, 900)} people said." for _ in range(1 + number % 3)]
        premise = " ".join(says * (8 if number % 100 == 0 else 1))
        pairs.append((premise, f"{rng.choice(towns)} {rng.choice(acts)}{' in the spring' * (number % 3)}."))
    return pairs


def test_two_hundred_pairs_in_any_order_and_company(model: EntailmentModel) -> None:
    """All at once, shuffled, and in calls of 64: exactly the same verdicts; one by one on some of them."""
    pairs = many_pairs(200)
    together = dict(zip(pairs, model.score(pairs), strict=True))
    assert any(verdict.window for verdict in together.values())
    assert len({verdict.label for verdict in together.values()}) > 1
    shuffled = random.Random(1).sample(pairs, len(pairs))
    for at in range(0, len(shuffled), 64):
        group = shuffled[at : at + 64]
        assert model.score(group) == [together[pair] for pair in group]
    assert [model.score([pair])[0] for pair in pairs[:8]] == [together[pair] for pair in pairs[:8]]


@pytest.mark.parametrize("rows", [1, 3, 16])
def test_padded_batches_give_the_verdicts_of_packed_blocks(model: EntailmentModel, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Computing `rows` at a time, as on a GPU, moves the last digits at most."""
    pairs = many_pairs(8)
    packed = model.score(pairs)
    monkeypatch.setattr(model._pooler, "_packed", None)
    monkeypatch.setattr(model._pooler, "_rows", rows)
    for a, b in zip(packed, model.score(pairs), strict=True):
        assert (a.label, a.window) == (b.label, b.window)
        assert a.entailment == pytest.approx(b.entailment, abs=2e-4)
        assert a.contradiction == pytest.approx(b.contradiction, abs=2e-4)


def test_the_window_that_decided_is_told(model: EntailmentModel) -> None:
    """A long premise names code points of itself; one that fits names none. Accents and emoji count as one character each."""
    long = "Ünal 🚢 léft the harböur. " * 40 + "The mayor resigned on Monday."
    told, short = model.score([(long, "The mayor resigned on Monday."), ("It rained.", "It was wet.")])
    assert short.window is None
    assert told.window is not None
    assert 0 <= told.window.start < told.window.end <= len(long)
    assert not long[told.window.start].isspace()
    assert len(told.window.of(long).split()) <= ROOM


def test_windows_hold_every_word_piece(model: EntailmentModel) -> None:
    """No piece of a long premise is left out, no window is wider than its room, and each is the pieces of its own words."""
    long = "Ünal 🚢 léft the harböur at 12:30, said Orvel's 1,204 (one) fishermen… " * 30
    tokenizer = model._session.tokenizer
    pieces = tokenizer.encode(long, add_special_tokens=False)
    seen: set[int] = set()
    for window, ids in model._windows(long, pieces.ids):
        assert window is not None
        assert 0 < len(ids) <= ROOM
        assert ids == tokenizer.encode(window.of(long), add_special_tokens=False).ids
        seen |= {n for n, (start, _) in enumerate(pieces.offsets) if window.start <= start < window.end}
    assert seen == set(range(len(pieces.ids)))


def test_a_long_hypothesis_is_refused_before_anything_is_computed(model: EntailmentModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the length seen and the length expected, and no other pair was judged."""
    monkeypatch.setattr(model, "_verdicts", lambda rows: pytest.fail("computed"))
    with pytest.raises(InputError, match="600 word pieces was seen, expected at most 254") as caught:
        model.score([PAIRS[0], ("It rained.", "very long " * 300)])
    assert caught.value.code == "too_long"


@pytest.mark.parametrize(
    ("pair", "code", "words"),
    [
        (("\x00\x00", "It rained."), "empty", "premise is empty"),
        (("It rained.", "\u0301\ufffd"), "empty", "hypothesis is empty"),
        (("🚢 🦑", "It rained."), "unreadable", "no word of the premise"),
        (("It rained.", "🚢"), "unreadable", "no word of the hypothesis"),
    ],
)
def test_a_text_without_a_word_gets_no_verdict(
    model: EntailmentModel, monkeypatch: pytest.MonkeyPatch, pair: tuple[str, str], code: str, words: str
) -> None:
    """What the model cannot see it cannot judge; some unknown words among others are no reason."""
    monkeypatch.setattr(model, "_verdicts", lambda rows: [Verdict(0.1, 0.8, 0.1)] * len(rows))
    with pytest.raises(InputError, match=words) as caught:
        model.score([PAIRS[0], pair])
    assert caught.value.code == code
    assert len(model.score([("A 🚢 sank.", "The 🚢 sank.")])) == 1


def test_the_key_names_what_changes_verdicts(model: EntailmentModel) -> None:
    """Another calibration or dtype is another key, so no cache mixes them; rows are not, where a CPU packs whatever they are."""
    session = open_session(dtype="float32")
    warm = EntailmentModel(session, calibration=Calibration((2.0, 2.0, 2.0)))
    assert warm.key != model.key
    assert "float32" in model.key
    assert EntailmentModel(session).key == model.key
    assert EntailmentModel(replace(session, rows=3)).key == model.key
    hot = warm.score(PAIRS[:2])
    assert [v.label for v in hot] == [v.label for v in model.score(PAIRS[:2])]
    assert hot[0].entailment < model.score(PAIRS[:1])[0].entailment


def test_a_long_premise_is_cut_once(model: EntailmentModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several hypotheses about one premise share its windows."""
    cut: list[str] = []
    windows = model._windows
    monkeypatch.setattr(model, "_windows", lambda premise, ids: cut.append(premise) or windows(premise, ids))
    monkeypatch.setattr(model, "_verdicts", lambda rows: [Verdict(0.1, 0.8, 0.1)] * len(rows))
    long = "The council met to discuss the budget of the library. " * 30
    found = model.score([(long, f"The council met on day {day}.") for day in range(5)] + [("It rained.", "It was wet.")])
    assert len(found) == 6
    assert sorted(cut) == ["It rained.", long]
