"""`attribution models`: what there is, where it is, whether its bytes are right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from attribution import doctor, inventory
from attribution.encoder import base, shippedfiles
from attribution.errors import ModelError
from attribution.modelfiles import model_path

SEATS = ["base encoder", "entailment", "quotes", "parsing", "alignment", "judging"]


@pytest.fixture
def seats(monkeypatch):
    """A base encoder that needs no files; the other seats are the shipped ones."""
    ready = doctor.Seat("base encoder", "base", "r1", "ab" * 32, "/models/base")
    monkeypatch.setattr(inventory, "base_seat", lambda config: ready)
    return monkeypatch


def test_list_shows_every_seat(run, seats):
    """Name, version, size, licence and place of each."""
    result = run("models", "list")
    assert result.exit_code == 0
    for seat in SEATS:
        assert f"✓ {seat}: " in result.stdout
    assert "weights.safetensors" in result.stdout
    found = json.loads(run("models", "list", "--format", "json").stdout)
    assert [entry["seat"] for entry in found] == SEATS
    for entry in found[1:]:
        assert entry["size"] > 0
        assert entry["licence"]
        assert entry["version"] or entry["seat"] == "judging"


def test_list_tells_of_an_empty_seat(run, seats):
    """A missing model is named with its reason, and the code is 4."""

    def absent(config):
        raise ModelError("not found. Install it with: pip install some-package")

    seats.setattr(inventory, "base_seat", absent)
    result = run("models", "list")
    assert result.exit_code == 4
    assert "✗ base encoder" in result.stdout
    assert "pip install some-package" in result.stdout


@pytest.mark.parametrize(("seat", "ends"), [("entailment", "entailment/weights.safetensors"), ("quotes", "quotes/weights.safetensors"), ("Base-Encoder", "base"), ("parsing", "parsing/pipeline")])
def test_path_prints_one_path(run, seats, seat, ends):
    """The path alone, so that a script can use it."""
    result = run("models", "path", seat)
    assert result.exit_code == 0
    assert Path(result.stdout.removesuffix("\n")).as_posix().endswith(ends)


def test_path_of_another_model_and_of_none(run, seats, folder):
    """A folder given is the place; an unknown seat is a usage error that lists the seats; an empty one is a missing model."""
    (folder / "nli").mkdir()
    (folder / "nli" / "model.safetensors").write_bytes(b"weights")
    labels = {"0": "entailment", "1": "neutral", "2": "contradiction"}
    (folder / "nli" / "config.json").write_text(json.dumps({"id2label": labels}), "utf-8")
    for given in ("nli", "./nli"):  # a script may use it from anywhere
        assert run("models", "path", "entailment", "--entailment-model", given).stdout == f"{(folder / 'nli').resolve()}\n"
    result = run("models", "path", "speaker")
    assert result.exit_code == 2
    assert "base-encoder, entailment, quotes, parsing, alignment, judging" in result.stderr
    assert run("models", "path", "entailment", "--entailment-model", "nobody/none").exit_code == 4


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The small shipped files and their list, in a folder of their own, and a base encoder of one file."""
    for name in ("judging/weights.toml", "entailment/calibration.toml", "encoder.toml"):
        (tmp_path / "models" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(model_path(name), tmp_path / "models" / name)
    listed = [f'"{n}" = "{base.file_sha256(tmp_path / "models" / n)}"\n' for n in ("judging/weights.toml", "entailment/calibration.toml")]
    (tmp_path / "models" / "checksums.toml").write_text("".join(listed), "utf-8")
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "model.safetensors").write_bytes(b"base")
    spec = base.BaseSpec("b", "r", "some-package", "p/m", (("model.safetensors", base.file_sha256(tmp_path / "base" / "model.safetensors")),))
    monkeypatch.setattr(shippedfiles, "model_path", lambda name: tmp_path / "models" / name)
    monkeypatch.setattr(base, "base_spec", lambda: spec)
    return tmp_path


def test_verify_passes_what_is_right(run, copied):
    """A line a file, one for all of them, and code 0; --quiet says nothing."""
    result = run("models", "verify", "--base-encoder", str(copied / "base"))
    assert result.exit_code == 0
    assert result.stdout.count("✓") == 3
    assert result.stdout.endswith("\n3 files are right\n")
    assert run("models", "verify", "--quiet", "--base-encoder", str(copied / "base")).output == ""


def test_verify_finds_what_is_wrong(run, copied):
    """A changed file, a missing one and a wrong base are each named with the next step; code 4."""
    (copied / "models" / "judging" / "weights.toml").write_text("x", "utf-8")
    (copied / "models" / "entailment" / "calibration.toml").unlink()
    (copied / "base" / "model.safetensors").write_bytes(b"other")
    result = run("models", "verify", "--base-encoder", str(copied / "base"))
    assert result.exit_code == 4
    assert result.stdout.count("✗") == 3
    assert result.stdout.endswith("\n3 of 3 files are not right\n")
    assert "judging/weights.toml has sha256" in result.stderr
    assert "calibration.toml cannot be read" in result.stderr
    assert "reinstall attribution" in result.stderr
    assert "pip install --force-reinstall --no-deps some-package" in result.stderr


def test_evaluate_is_the_same_verb(run, folder):
    """`attribution models evaluate SEAT` takes what `attribution evaluate SEAT` takes."""
    for seat in ("quotes", "entailment"):
        assert run("models", "evaluate", seat, "--help").exit_code == 0
    assert run("models", "evaluate", "quotes").exit_code == 2
    assert "Measure the models" in run("models", "--help").stdout
    assert "product" not in run("models", "evaluate", "--help").stdout


def test_list_shows_a_model_that_its_seat_would_refuse(run, seats, folder):
    """Labels that are not those of NLI are a problem before a run; code 4."""
    (folder / "own").mkdir()
    (folder / "own" / "model.safetensors").write_bytes(b"weights")
    (folder / "own" / "config.json").write_text('{"id2label": {"0": "POSITIVE", "1": "NEGATIVE"}}', "utf-8")
    result = run("models", "list", "--entailment-model", "own")
    assert result.exit_code == 4
    assert "✗ entailment: own" in result.stdout
    assert "POSITIVE" in result.stdout
    assert run("models", "path", "entailment", "--entailment-model", "own").exit_code == 4
