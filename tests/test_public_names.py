"""The names a library user may rely on."""

from __future__ import annotations

import subprocess
import sys

import pytest

import attribution


def test_all_is_sorted_and_complete() -> None:
    """`__all__` is sorted and every name in it can be had."""
    assert list(attribution.__all__) == sorted(attribution.__all__)
    for name in attribution.__all__:
        assert getattr(attribution, name) is not None


def test_dir_lists_the_public_names() -> None:
    """`dir()` shows what there is before anything is loaded."""
    assert set(attribution.__all__) <= set(dir(attribution))


def test_unknown_names_are_refused() -> None:
    """A misspelt name raises AttributeError and names itself."""
    with pytest.raises(AttributeError, match="chek"):
        attribution.chek  # noqa: B018


def test_import_loads_no_model_library() -> None:
    """Importing the package loads neither torch nor spaCy."""
    code = "import attribution, sys; print([m for m in ('torch', 'spacy', 'transformers', 'numpy') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
