"""Any NLI model in the entailment seat: labels by name, batches that do not matter, windows of its own length."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest

from attribution.encoder import othermodel
from attribution.encoder.modelfolder import folder_digest
from attribution.encoder.nlilabels import label_order
from attribution.encoder.othermodel import OtherEntailmentModel, other_name
from attribution.errors import InputError, ModelError
from tests.encoder.tiny import WORDS, build_tiny


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny checkpoint on disk."""
    return build_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def model(folder: Path) -> OtherEntailmentModel:
    """The tiny checkpoint in the seat."""
    return OtherEntailmentModel(str(folder), online=False, dtype="float32")


def pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of the tiny vocabulary, many lengths."""
    rng = random.Random(5)
    return [(" ".join(rng.choices(WORDS, k=1 + n % 70)), " ".join(rng.choices(WORDS, k=1 + n % 7))) for n in range(count)]


def test_verdicts_do_not_depend_on_the_batch(folder: Path, model: OtherEntailmentModel) -> None:
    """Alone, together, shuffled: exactly the same; one row or 64 at a time: the same to the last digits."""
    asked = pairs(90)
    together = model.score(asked)
    assert len({verdict.label for verdict in together}) > 1
    assert any(verdict.window for verdict in together)
    assert together[40:60] == [model.score([pair])[0] for pair in asked[40:60]]
    order = random.Random(2).sample(range(90), 90)
    assert [together[i] for i in order] == model.score([asked[i] for i in order])
    for rows in (1, 64):
        others = OtherEntailmentModel(str(folder), online=False, dtype="float32", rows=rows).score(asked)
        for a, b in zip(together, others, strict=True):
            assert (a.entailment, a.contradiction) == pytest.approx((b.entailment, b.contradiction), abs=2e-4)


def test_labels_land_in_their_seats(model: OtherEntailmentModel) -> None:
    """Verdicts are the softmax of the network's own outputs, put in order by name."""
    import torch

    premise, hypothesis = "the mayor resigned", "the mayor did not resign"
    batch = model._tokenizer([premise], [hypothesis], return_tensors="pt")
    with torch.inference_mode():
        against, entailed, neutral = model._model(**batch).logits.softmax(-1)[0].tolist()
    verdict = model.score([(premise, hypothesis)])[0]
    assert (verdict.entailment, verdict.neutral, verdict.contradiction) == pytest.approx((entailed, neutral, against), abs=2e-4)


def test_a_long_premise_is_read_to_its_end(model: OtherEntailmentModel) -> None:
    """More than the model's 64 positions become windows with code points; a word at the end can change the verdict."""
    long = "it rained on monday . " * 200
    plain, ended = model.score([(long, "it was dry"), (long + "the tram left the rails in four people ?", "it was dry")])
    assert plain.window is not None
    assert ended.window is not None
    assert ended.window.end <= len(long) + 41


def test_a_hypothesis_that_leaves_no_room_is_refused(model: OtherEntailmentModel) -> None:
    """It costs an InputError with its length, before anything is computed."""
    with pytest.raises(InputError, match="80 tokens was seen") as caught:
        model.score([("it rained", "dry " * 80)])
    assert caught.value.code == "too_long"


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), [2, 1, 0]),
        (("entail", "contradict", "neutral"), [0, 2, 1]),
        (("Entailment ", "neutral", "contradiction."), [0, 1, 2]),
    ],
)
def test_labels_are_read_by_name(labels: tuple[str, ...], order: list[int]) -> None:
    """Common spellings, any case, any order."""
    assert label_order(dict(enumerate(labels))) == order


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (("LABEL_0", "LABEL_1", "LABEL_2"), ["LABEL_0", "entailment, neutral, contradiction", "id2label", "config.json"]),
        (("entailment", "not_entailment"), ["not_entailment", "expected three", "Choose a model"]),
        (("entailment", "entail", "neutral"), ["'entail'", "expected three"]),
        (("positive", "neutral", "negative"), ["positive", "expected three"]),
    ],
)
def test_other_labels_are_refused_with_the_fix(tmp_path: Path, labels: tuple[str, ...], words: list[str]) -> None:
    """The error says which labels were seen, which are expected, and what to do."""
    with pytest.raises(ModelError) as caught:
        OtherEntailmentModel(str(build_tiny(tmp_path, labels)), online=False)
    for word in words:
        assert word in str(caught.value)


def test_a_network_without_a_trained_head_is_refused(tmp_path: Path, folder: Path) -> None:
    """Weights that are not in the file would be random: the model is refused by their names."""
    from safetensors.torch import load_file, save_file

    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    state = {k: v for k, v in load_file(str(tmp_path / "model.safetensors")).items() if not k.startswith("classifier")}
    save_file(state, str(tmp_path / "model.safetensors"), metadata={"format": "pt"})
    with pytest.raises(ModelError, match="classifier"):
        OtherEntailmentModel(str(tmp_path), online=False)


def test_missing_models_are_named_with_the_next_step() -> None:
    """A folder that is not there and an id that is not cached are model errors."""
    with pytest.raises(ModelError, match="there is no folder"):
        OtherEntailmentModel("./nowhere", online=False)
    with pytest.raises(ModelError, match="allow --online"):
        OtherEntailmentModel("nobody/no-such-model", online=False)


def test_the_name_and_the_key_follow_the_bytes(tmp_path: Path, folder: Path, model: OtherEntailmentModel) -> None:
    """A folder that was written anew is another digest, in the same process: another name in reports, another key in caches."""
    copied(folder, tmp_path)
    assert folder_digest(tmp_path) == folder_digest(folder)
    assert folder_digest(folder) in model.key
    assert "transformers" in model.key
    before = OtherEntailmentModel(str(tmp_path), online=False, dtype="float32").key
    assert before == model.key
    config = json.loads((tmp_path / "config.json").read_text("utf-8"))
    (tmp_path / "config.json").write_text(json.dumps({**config, "note": "changed"}), "utf-8")
    assert folder_digest(tmp_path) != folder_digest(folder)
    assert OtherEntailmentModel(str(tmp_path), online=False, dtype="float32").key != before
    assert other_name(str(tmp_path)) == f"{tmp_path}@{folder_digest(tmp_path)[:12]}"


def test_a_premise_that_comes_often_is_cut_once(model: OtherEntailmentModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty questions about one long premise tokenize and cut it once for each length of a hypothesis."""
    long = "it rained on monday . " * 60
    hypotheses = ["it was dry", "it was not dry"] * 10
    cut, read = [], []
    plain, starts = othermodel.split, model._starts
    monkeypatch.setattr(othermodel, "split", lambda *given: cut.append(given[0]) or plain(*given))
    monkeypatch.setattr(model, "_starts", lambda text: read.append(text) or starts(text))
    together = model.score([(long, hypothesis) for hypothesis in hypotheses])
    assert cut == [long] * 2
    assert sorted(read) == sorted([long, *hypotheses[:2]])
    assert together[:2] == together[2:4] == [model.score([(long, hypothesis)])[0] for hypothesis in hypotheses[:2]]


class Untouched(io.StringIO):
    """A stdin that must not be read."""

    def readline(self, *_: object) -> str:
        """Fail."""
        pytest.fail("stdin was read")


def copied(folder: Path, to: Path, **changed: object) -> Path:
    """A copy of the tiny checkpoint whose config.json says something else too. Returns the copy."""
    for file in folder.iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    if changed:
        config = json.loads((to / "config.json").read_text("utf-8"))
        (to / "config.json").write_text(json.dumps({**config, **changed}), "utf-8")
    return to


FOREIGN = "from pathlib import Path\nPath({!r}).write_text('ran')\nfrom transformers import BertConfig\nclass Own(BertConfig):\n    model_type = 'own'\n"


@pytest.mark.parametrize("place", ["config.json", "tokenizer_config.json"])
def test_code_of_a_model_is_never_run(tmp_path: Path, folder: Path, place: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder with code of its own is refused: its module is not imported, and nothing is asked or read."""
    ran = tmp_path / "ran.txt"
    (tmp_path / "own").mkdir()
    own = copied(folder, tmp_path / "own")
    (own / "conf.py").write_text(FOREIGN.format(str(ran)), "utf-8")
    table = json.loads((own / place).read_text("utf-8"))
    added = {"model_type": "own", "auto_map": {"AutoConfig": "conf.Own"}}
    if place != "config.json":
        added = {"tokenizer_class": "OwnTokenizer", "auto_map": {"AutoTokenizer": ["conf.Own", "conf.Own"]}}
    (own / place).write_text(json.dumps({**table, **added}), "utf-8")
    monkeypatch.setattr("sys.stdin", Untouched("y\n" * 9))
    if place == "config.json":
        with pytest.raises(ModelError, match="brings code of its own, which is never run"):
            OtherEntailmentModel(str(own), online=False)
    else:  # the library has a reader for these files itself
        OtherEntailmentModel(str(own), online=False)
    assert not ran.exists()
    assert capfd.readouterr() == ("", "")


def test_a_kernel_from_elsewhere_is_code(tmp_path: Path, folder: Path) -> None:
    """A config that names its attention by a hub id would have that code fetched and run."""
    with pytest.raises(ModelError, match="code of its own"):
        OtherEntailmentModel(str(copied(folder, tmp_path, attn_implementation="someone/kernel")), online=False)


def test_a_pickle_is_not_read(tmp_path: Path, folder: Path) -> None:
    """Weights in a pickle only are refused with the next step, and not opened: these bytes are none."""
    copied(folder, tmp_path)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "pytorch_model.bin").write_bytes(b"no pickle at all")
    with pytest.raises(ModelError, match=r"only pytorch_model\.bin, a pickle that could run code: convert it to safetensors"):
        OtherEntailmentModel(str(tmp_path), online=False)


def test_damaged_weights_are_refused(tmp_path: Path, folder: Path) -> None:
    """A file that is cut short, and numbers that are none, are model errors, not verdicts."""
    from safetensors.torch import load_file, save_file

    weights = copied(folder, tmp_path) / "model.safetensors"
    state = load_file(str(weights))
    save_file({k: v * float("nan") for k, v in state.items()}, str(tmp_path / "nan"), metadata={"format": "pt"})
    whole = weights.read_bytes()
    weights.write_bytes((tmp_path / "nan").read_bytes())
    with pytest.raises(ModelError, match="the model gave no number"):
        OtherEntailmentModel(str(tmp_path), online=False, dtype="float32").score([("it rained", "it was dry")])
    weights.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match="cannot be loaded"):
        OtherEntailmentModel(str(tmp_path), online=False)


def test_loading_prints_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No progress bar of another library on stdout or stderr."""
    OtherEntailmentModel(str(folder), online=False)
    assert capfd.readouterr() == ("", "")
