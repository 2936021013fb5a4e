"""`attribution doctor`: what is there, what is missing, how to get it."""

from __future__ import annotations

import json

import pytest

from attribution import doctor
from attribution.config import Config
from attribution.encoder.othermodel import other_name
from attribution.errors import ModelError


@pytest.fixture
def seats(monkeypatch):
    """All seats filled without touching a model, on a plain CPU."""
    ready = doctor.Seat("base encoder", "base", "r1", "ab" * 32, "/models/base")
    monkeypatch.setattr(doctor, "base_seat", lambda config: ready)
    monkeypatch.setattr(doctor, "entailment_seat", lambda config: doctor.Seat("entailment", "shipped", "", "cd" * 32))
    monkeypatch.setattr(doctor, "parsing_seat", lambda config: doctor.Seat("parsing", "en_news", "1", "ef" * 32))
    monkeypatch.setattr(doctor, "alignment_seat", lambda: doctor.Seat("alignment", "shipped", "", "ab" * 32))
    monkeypatch.setattr(doctor, "judging_seat", lambda: doctor.Seat("judging", "shipped"))
    monkeypatch.setattr(doctor, "hardware", lambda config: ("cpu", "float32", ""))
    return monkeypatch


def test_ready(run, seats):
    """Versions, hashes, device and dtype are there, and the code is 0."""
    result = run("doctor")
    assert result.exit_code == 0
    for words in ("python", "torch", "cpu", "float32", "ab" * 32, "cd" * 32, "✓ parsing: en_news 1", "✓ ready"):
        assert words in result.stdout


def test_missing_base_names_the_command(run, seats):
    """A missing part is named with the command that gets it, and the code is 4."""

    def absent(config):
        raise ModelError("not found. Install it with: pip install some-package")

    seats.setattr(doctor, "base_seat", absent)
    result = run("doctor")
    assert result.exit_code == 4
    assert "pip install some-package" in result.stdout
    assert "✗ not ready" in result.stdout
    record = json.loads(run("doctor", "--format", "json").stdout)
    assert record["ready"] is False
    assert record["missing"] == ["base encoder: not found. Install it with: pip install some-package"]


def test_json_has_every_seat(run, seats):
    """The same facts for a program."""
    record = json.loads(run("doctor", "--format", "json").stdout)
    assert record["ready"] is True
    assert [seat["seat"] for seat in record["seats"]] == ["base encoder", "entailment", "quotes", "parsing", "alignment", "judging"]
    assert record["versions"]["python"].startswith("3.")
    assert len(record["config_hash"]) == 12


def test_missing_package_is_missing(seats):
    """A package that is not installed is listed with its command."""
    seats.setattr(doctor, "PACKAGES", ("no-such-package-here",))
    health = doctor.examine(Config())
    assert health.missing == ("the package no-such-package-here: pip install no-such-package-here",)


def test_another_model_by_folder(tmp_path):
    """A folder without weights is a problem; with weights it has their hash."""
    seat = doctor.entailment_seat(Config(entailment_model=str(tmp_path)))
    assert "model.safetensors" in seat.problem
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    seat = doctor.entailment_seat(Config(entailment_model=str(tmp_path)))
    assert seat.problem == ""
    assert len(seat.sha256) == 64
    assert other_name(str(tmp_path)) == f"{seat.name}@{seat.version}"


def test_another_model_is_found_as_a_run_finds_it(tmp_path, monkeypatch):
    """A path from the home folder is one, a pickle alone is told with the next step, a path that is not there is a problem."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "nli").mkdir()
    (tmp_path / "nli" / "pytorch_model.bin").write_bytes(b"pickle")
    assert "convert it to safetensors" in doctor.entailment_seat(Config(entailment_model="~/nli")).problem
    (tmp_path / "nli" / "model.safetensors").write_bytes(b"weights")
    assert doctor.entailment_seat(Config(entailment_model="~/nli")).path == str(tmp_path / "nli")
    config = Config(entailment_model="~/gone", online=True)
    assert "no folder" in doctor.seated("entailment", "~/gone", lambda: doctor.entailment_seat(config)).problem
    assert "fetched" in doctor.entailment_seat(Config(entailment_model="nobody/none", online=True)).version


def test_unknown_device_is_a_problem():
    """A device that is not there is reported, not raised."""
    device, _, problem = doctor.hardware(Config(device="abacus"))
    assert device == "abacus"
    assert "abacus" in problem
