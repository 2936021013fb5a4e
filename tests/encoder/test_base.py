"""The base encoder is found in order and refused when it is not the pinned one."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.encoder.base import base_spec, candidates, find_base
from attribution.errors import ModelError


def test_the_pinned_base_is_found() -> None:
    """Some folder on this machine holds the verified files."""
    folder = find_base()
    assert (folder / "model.safetensors").is_file()


def test_a_given_path_is_the_only_place(tmp_path: Path) -> None:
    """A path the user gives is not silently replaced by another place."""
    assert candidates(base_spec(), tmp_path) == [tmp_path]
    with pytest.raises(ModelError, match="pip install"):
        find_base(str(tmp_path / "nowhere"))


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """A file with another sha256 is named, with the one seen and the one expected."""
    for name, _ in base_spec().sha256:
        (tmp_path / name).write_bytes(b"not the weights")
    with pytest.raises(ModelError, match="expected 53aa51172d14"):
        find_base(str(tmp_path))


def test_cache_comes_before_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The local Hugging Face cache is looked in first."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    assert candidates(base_spec(), None)[0].is_relative_to(tmp_path)
