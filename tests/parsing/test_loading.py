"""Pipelines are found by path or name, checked, and described."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from attribution.errors import ModelError
from attribution.parsing import find_pipeline, load_pipeline, pipeline_info


def test_shipped_pipeline_has_every_part(nlp: Any) -> None:
    """The shipped pipeline tags, lemmatises, parses and names, after our sentence starts."""
    assert nlp.pipe_names[0] == "attribution_paragraphs"
    assert {"tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"} <= set(nlp.pipe_names)


def test_a_pipeline_is_loaded_once(nlp: Any) -> None:
    """A second call for the same folder, by name or not, gives the same object."""
    assert load_pipeline() is nlp
    assert load_pipeline(str(find_pipeline())) is nlp


def test_info_does_not_change_and_covers_the_weights() -> None:
    """The digest is stable and the version is told."""
    info = pipeline_info()
    assert info == pipeline_info()
    assert len(info.sha256) == 64
    assert info.version
    assert Path(info.path).is_dir()


def test_shipped_folder_is_small() -> None:
    """The folder keeps below the 15 MiB that the repository allows."""
    size = sum(file.stat().st_size for file in find_pipeline().parent.rglob("*") if file.is_file())
    assert size < 15 * 2**20


def test_an_unknown_name_is_refused() -> None:
    """The message says what was asked for and what to do."""
    with pytest.raises(ModelError, match=r"no_such_pipeline.*expected a folder.*leave the name out"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_that_cannot_parse_is_refused(tmp_path: Path) -> None:
    """A blank pipeline lacks what the rooms need, and the message names it."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match=r"\[\].*expected parser, ner"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_broken_folder_is_refused(tmp_path: Path) -> None:
    """A folder whose config is no config is refused with its path."""
    (tmp_path / "config.cfg").write_text("not a config", encoding="utf-8")
    with pytest.raises(ModelError, match="does not load"):
        load_pipeline(str(tmp_path))


def test_importing_the_room_does_not_import_spacy() -> None:
    """`attribution --help` must not wait for spaCy."""
    code = "import sys, attribution.parsing; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
