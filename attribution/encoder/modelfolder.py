"""The folder of another model: where it lies, whether it holds weights that are safe to read, and the digest of its files."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from attribution.encoder.base import file_sha256
from attribution.errors import ModelError

# The files that can change a verdict.
FILES = (".json", ".safetensors", ".txt", ".model")
# A file as it stands: path, bytes, and when its content and its inode were last changed, in ns.
Stamp = tuple[Path, int, int, int]


def find_folder(name: str, *, online: bool = False) -> Path:
    """The folder that holds a model's files: the path given, or the place of a hub id in the local cache."""
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    if name.startswith((".", "/", "~")):
        raise ModelError(f"there is no folder {name!r}; give the folder of a 3-way NLI model, or its hub id")
    return _hub_folder(name, online=online)


@cache
def _hub_folder(name: str, *, online: bool) -> Path:
    """Where the local cache has a hub id; with `online` its config.json is fetched first."""
    from transformers.utils import cached_file

    try:
        return Path(str(cached_file(name, "config.json", local_files_only=not online))).parent
    except (OSError, ValueError) as error:
        if not online:  # the library's own words are of a connection, which nobody tried
            why = "there is no such folder, and no model of this name was fetched before"
            raise ModelError(f"entailment model {name!r} is not here ({why}): give a local folder, or allow --online") from error
        raise ModelError(f"entailment model {name!r} cannot be loaded ({error}); give a local folder") from error


def check_weights(folder: Path) -> None:
    """Refuse a folder without weights in safetensors: the older format is a pickle, and reading one runs what it holds."""
    if any(folder.glob("*.safetensors")):
        return
    pickles = sorted(file.name for file in folder.glob("*.bin"))
    step = f"it has only {pickles[0]}, a pickle that could run code: convert it to safetensors" if pickles else "give a model's folder"
    raise ModelError(f"{folder} holds no model.safetensors: {step}")


def folder_digest(folder: Path) -> str:
    """The sha256 over a model's files, each by its name and content; read anew where a file was changed."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.suffix in FILES)
    return _digest(tuple((f, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for f, s in ((f, f.stat()) for f in files)))


@lru_cache(maxsize=8)
def _digest(files: tuple[Stamp, ...]) -> str:
    digest = hashlib.sha256()
    for file, *_ in files:
        digest.update(f"{file.name}\n{file_sha256(file)}\n".encode())
    return digest.hexdigest()
