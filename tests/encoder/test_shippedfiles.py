"""Shipped weight files are compared with the checked-in list."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution import doctor
from attribution.config import Config
from attribution.encoder import shippedfiles
from attribution.encoder.base import file_sha256
from attribution.encoder.shippedfiles import shipped_fault, shipped_files


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of three small files of two seats."""
    lines = []
    for name in ("entailment/weights.safetensors", "entailment/calibration.toml", "quotes/weights.safetensors"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
        lines.append(f'"{name}" = "{file_sha256(tmp_path / name)}"\n')
    (tmp_path / "checksums.toml").write_text("".join(lines), "utf-8")
    monkeypatch.setattr(shippedfiles, "model_path", lambda name: tmp_path / name)
    return tmp_path


def test_all_files_or_those_of_a_seat(listed: Path) -> None:
    """What is right has no problem; a seat that ships nothing has no files."""
    assert [entry.problem for entry in shipped_files()] == ["", "", ""]
    assert len(list(shipped_files("entailment"))) == 2
    assert list(shipped_files("base encoder")) == []


def test_a_changed_file_is_the_fault_of_its_seat_alone(listed: Path) -> None:
    """With both digests and the next step."""
    (listed / "entailment/weights.safetensors").write_bytes(b"other")
    fault = shipped_fault("entailment")
    assert fault.startswith("entailment/weights.safetensors has sha256 ")
    assert "reinstall attribution" in fault
    assert shipped_fault("quotes") == ""


def test_doctor_is_not_ready_with_a_changed_file(listed: Path) -> None:
    """The seat shows the problem; another model in the seat is not held to our list."""
    (listed / "entailment/calibration.toml").unlink()
    ready = doctor.Seat("entailment", "shipped", path="weights")
    assert "entailment/calibration.toml cannot be read" in doctor.seated("entailment", None, lambda: ready).problem
    assert doctor.seated("quotes", None, lambda: doctor.Seat("quotes", "shipped")).problem == ""
    assert doctor.seated("parsing", "own", lambda: doctor.Seat("parsing", "own")).problem == ""
    assert any("calibration.toml" in line for line in doctor.examine(Config()).missing)
