"""What `attribution doctor` tells: versions, models with their hashes, device and dtype, and what is missing."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from attribution.config import Config
from attribution.errors import AttributionError

PACKAGES = ("torch", "transformers", "tokenizers", "safetensors", "spacy", "trafilatura", "typer", "rich")


@dataclass(frozen=True, slots=True)
class Seat:
    """One model seat: what sits in it, or in `problem` why nothing does and the command that helps."""

    seat: str
    name: str
    version: str = ""
    sha256: str = ""
    path: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """The state of an installation; `missing` is empty where everything is ready to run."""

    versions: Mapping[str, str | None]
    device: str
    dtype: str
    seats: tuple[Seat, ...]
    missing: tuple[str, ...]


def examine(config: Config) -> Health:
    """Look at every part a run with these settings needs; nothing is downloaded, whatever `online` says."""
    versions = {"python": platform.python_version(), "attribution": version("attribution")}
    versions |= {name: version(name) for name in PACKAGES}
    missing = [f"the package {name}: pip install {name}" for name, found in versions.items() if found is None]
    device, dtype, problem = hardware(config)
    seats = (
        seated("base encoder", config.base_encoder, lambda: base_seat(config)),
        seated("entailment", config.entailment_model, lambda: entailment_seat(config)),
        seated("parsing", config.spacy_model, lambda: parsing_seat(config)),
        seated("judging", None, judging_seat),
    )
    missing += [problem] * bool(problem) + [f"{seat.seat}: {seat.problem}" for seat in seats if seat.problem]
    return Health(versions, device, dtype, seats, tuple(missing))


def version(package: str) -> str | None:
    """The installed version of a package, without importing it; attribution's own also from a bare checkout."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "checkout" if package == "attribution" else None


def hardware(config: Config) -> tuple[str, str, str]:
    """Device and dtype as a run would choose them, or why it could not."""
    try:
        from attribution.encoder.device import choose_device, choose_dtype

        device = choose_device(config.device)
        return str(device), str(choose_dtype(config.dtype, device)).removeprefix("torch."), ""
    except (AttributionError, ImportError, AssertionError, RuntimeError) as error:
        return config.device, config.dtype, f"device {config.device}, dtype {config.dtype}: {error}"


def seated(seat: str, name: str | None, look: Callable[[], Seat]) -> Seat:
    """What `look` finds, or the seat with the reason why it stays empty."""
    try:
        return look()
    except (AttributionError, ImportError, OSError, ValueError) as error:
        return Seat(seat, name or "shipped", problem=str(error))


def base_seat(config: Config) -> Seat:
    """The base encoder, its bytes verified."""
    from attribution.encoder.base import base_spec, find_base

    spec = base_spec()
    folder = find_base(config.base_encoder)
    return Seat("base encoder", spec.base, spec.revision[:12], dict(spec.sha256)["model.safetensors"], str(folder))


def entailment_seat(config: Config) -> Seat:
    """Our weights, or another model: a folder, or an id that must lie in the local cache unless `online`."""
    from attribution.encoder.base import file_sha256
    from attribution.encoder.entailment import WEIGHTS, model_name
    from attribution.modelfiles import model_path

    if config.entailment_model is None:
        path = model_path(WEIGHTS)
        return Seat("entailment", "shipped", model_name().partition("@")[2], file_sha256(path), str(path))
    folder = Path(config.entailment_model)
    if not folder.is_dir():
        return cached_seat(config.entailment_model, online=config.online)
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))
    if not weights:
        return Seat(
            "entailment",
            folder.name,
            path=str(folder),
            problem=f"{folder} holds no model.safetensors: give a model's folder",
        )
    return Seat("entailment", folder.name, "", file_sha256(weights[0]), str(folder))


def cached_seat(name: str, *, online: bool) -> Seat:
    """A model named by its hub id: where the local cache has it."""
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(name, "config.json")
    if isinstance(found, str):
        folder = Path(found).parent
        return Seat("entailment", name, folder.name[:12], "", str(folder))
    if online:
        return Seat("entailment", name, "fetched at the first run")
    return Seat(
        "entailment", name, problem=f"{name} is not a folder and not in the local cache: allow it with --online"
    )


def quotes_seat() -> Seat:
    """The trained quotation reader; it ships with the package and cannot be replaced."""
    from attribution.encoder.quotation_reader import WEIGHTS, reader_digest
    from attribution.modelfiles import model_path

    return Seat("quotes", "shipped", reader_digest()[:12], reader_digest(), str(model_path(WEIGHTS)))


def judging_seat() -> Seat:
    """The fitted weights that decide between the relations; they ship with the package and cannot be replaced."""
    from attribution.encoder.base import file_sha256
    from attribution.judging.calibrated import WEIGHTS
    from attribution.modelfiles import model_path

    path = model_path(WEIGHTS)
    return Seat("judging", "shipped", "", file_sha256(path), str(path))


def parsing_seat(config: Config) -> Seat:
    """The spaCy pipeline, by its folder; not loaded."""
    from attribution.parsing.loading import pipeline_info

    info = pipeline_info(config.spacy_model)
    return Seat("parsing", info.name, info.version, info.sha256, info.path)
