"""What `attribution doctor` tells: versions, models with their hashes, device and dtype, and what is missing."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from attribution.config import Config
from attribution.errors import AttributionError, ModelError

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
        seated("quotes", None, quotes_seat),
        seated("parsing", config.spacy_model, lambda: parsing_seat(config)),
        seated("alignment", None, alignment_seat),
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
        return replace(found := look(), problem=found.problem or fault(found, name))
    except (AttributionError, ImportError, OSError, ValueError) as error:
        return Seat(seat, name or "shipped", problem=str(error))


def fault(found: Seat, name: str | None) -> str:
    """What is wrong with a seat that is filled: shipped files that are not the listed ones, labels that no verdict can be read from."""
    from attribution.encoder.nlilabels import folder_labels
    from attribution.encoder.shippedfiles import shipped_fault

    try:
        if name is not None and found.seat == "entailment" and found.path:
            folder_labels(Path(found.path))
        return shipped_fault(found.seat) if name is None else ""
    except AttributionError as error:
        return str(error)


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
    return other_seat(config.entailment_model, online=config.online)


def other_seat(name: str, *, online: bool) -> Seat:
    """Another entailment model, found as a run finds it but never fetched; the digest is the one reports name it by."""
    from attribution.encoder.modelfolder import check_weights, find_folder, folder_digest

    try:
        folder = find_folder(name)
    except ModelError:
        if online and not name.startswith((".", "/", "~")):
            return Seat("entailment", name, "fetched at the first run")
        raise
    try:
        check_weights(folder)
    except ModelError as error:
        return Seat("entailment", name, path=str(folder), problem=str(error))
    digest = folder_digest(folder)
    return Seat("entailment", name, digest[:12], digest, str(folder))


def quotes_seat() -> Seat:
    """The trained quotation reader; it ships with the package and cannot be replaced."""
    from attribution.encoder.quotation_reader import WEIGHTS, reader_digest
    from attribution.modelfiles import model_path

    return Seat("quotes", "shipped", reader_digest()[:12], reader_digest(), str(model_path(WEIGHTS)))


def alignment_seat() -> Seat:
    """The trained model that tells one fact from two; it ships with the package and cannot be replaced."""
    from attribution.encoder.alignment import WEIGHTS, alignment_digest
    from attribution.modelfiles import model_path

    return Seat("alignment", "shipped", alignment_digest()[:12], alignment_digest(), str(model_path(WEIGHTS)))


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
