"""Find, load and describe the spaCy pipeline that reads every article."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.errors import ModelError
from attribution.modelfiles import model_path

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "parsing/pipeline"
REQUIRED = ("parser", "ner")
TAGGERS = ("tagger", "morphologizer")


@dataclass(frozen=True)
class PipelineInfo:
    """What `attribution doctor` and a report say about a pipeline: `sha256` covers every file of its folder."""

    name: str
    version: str
    path: str
    sha256: str


def load_pipeline(name_or_path: str | None = None) -> Language:
    """Return the spaCy pipeline of a folder or an installed package; None means the one attribution ships.

    UD and ClearNLP labels both do (see `labels`). A pipeline is loaded once a process and shared: spaCy pipelines are
    safe to read from several threads, but `load_pipeline` itself should first be called in one.
    Raises ModelError where nothing is found, or what is found cannot parse and name.
    """
    return _load(str(find_pipeline(name_or_path)))


def find_pipeline(name_or_path: str | None = None) -> Path:
    """Return the folder of a pipeline given by path, by package name, or (None) the shipped one."""
    if name_or_path is None:
        return model_path(SHIPPED)
    folder = Path(name_or_path)
    if (folder / "config.cfg").is_file():
        return folder.resolve()
    from spacy import util

    if util.is_package(name_or_path):
        root: Path = util.get_package_path(name_or_path)
        return next((config.parent for config in sorted(root.glob("*/config.cfg"))), root)
    raise ModelError(
        f"no spaCy pipeline at or named {name_or_path!r}: expected a folder with a config.cfg or an installed package. "
        "Check the spelling, install the package, or leave the name out to use the pipeline that attribution ships."
    )


@lru_cache(maxsize=4)
def _load(folder: str) -> Language:
    """Load a folder, add our sentence starts before the parser, and check that every part is there."""
    import spacy

    from attribution.parsing import paragraphs

    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the spaCy pipeline in {folder} does not load with spaCy {spacy.__version__}: {error}. "
            "Use a pipeline made for this version of spaCy, or leave the name out."
        ) from error
    missing = [name for name in REQUIRED if name not in nlp.pipe_names]
    if missing or not any(name in nlp.pipe_names for name in TAGGERS):
        raise ModelError(
            f"the spaCy pipeline in {folder} has the components {nlp.pipe_names}: expected parser, ner and a tagger "
            "or morphologizer. Choose a pipeline that parses and names."
        )
    nlp.add_pipe(paragraphs.NAME, first=True)
    return nlp


def pipeline_info(name_or_path: str | None = None) -> PipelineInfo:
    """Return name, version, path and digest of a pipeline without loading it."""
    import json

    folder = find_pipeline(name_or_path)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}"
    return PipelineInfo(name, str(meta.get("version", "")), str(folder), folder_sha256(folder))


def folder_sha256(folder: Path) -> str:
    """Return one sha256 over the names and bytes of all files below a folder, in sorted order."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
