"""`attribution models`: which models there are, where they lie, whether their bytes are right, how good they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attribution.cli import exits, options, output
from attribution.cli.evaluate import evaluate
from attribution.cli.guard import guarded, say
from attribution.config import Config, load_config

if TYPE_CHECKING:
    from attribution.encoder.shippedfiles import FileCheck
    from attribution.inventory import Model

Seat = Annotated[
    str, typer.Argument(metavar="SEAT", help="base-encoder, entailment, quotes, parsing or judging.", show_default=False)
]

models = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The models: list, path, verify, evaluate.")
models.add_typer(evaluate, name="evaluate", help="Measure the models against labelled data: quotes, entailment.")


@models.callback()
def _group() -> None:
    """The models: list, path, verify, evaluate."""


def settings(config_file: Any, entailment_model: str | None, spacy_model: str | None, base_encoder: str | None) -> Config:
    """The settings that say what sits in the seats."""
    return load_config(
        config_file, entailment_model=entailment_model, spacy_model=spacy_model, base_encoder=base_encoder
    )


@models.command("list")
def list_models(
    format: options.DoctorFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    entailment_model: options.EntailmentModel = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    config_file: options.ConfigFile = None,
    debug: options.Debug = False,
) -> None:
    """Show what sits in each seat: name, version, size, licence, place.

    Exit codes: 0 every seat is filled, 2 usage or settings, 4 a model is missing or not what its seat needs.
    """
    with guarded(debug=debug):
        from attribution import inventory

        file = output.destination(destination, [])
        found = inventory.models(settings(config_file, entailment_model, spacy_model, base_encoder))
        output.write([as_json(found) if format == "json" else as_table(found)], file)
        raise typer.Exit(exits.INTERNAL if any(model.seat.problem for model in found) else exits.NOTHING)


@models.command()
def path(
    seat: Seat,
    entailment_model: options.EntailmentModel = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    config_file: options.ConfigFile = None,
    debug: options.Debug = False,
) -> None:
    """Print where a seat's file or folder is, as an absolute path.

    Exit codes: 0 it is there, 2 no such seat, 4 the model is missing.
    """
    with guarded(debug=debug):
        from attribution import inventory

        found = inventory.find(settings(config_file, entailment_model, spacy_model, base_encoder), seat)
        output.write([f"{Path(found.seat.path).resolve()}\n"], None)
        raise typer.Exit(exits.NOTHING)


@models.command()
def verify(
    base_encoder: options.BaseEncoder = None,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare every shipped weight file and the base encoder with their sha256.

    Exit codes: 0 all are right, 2 usage or settings, 4 a file is missing or is not the one that belongs there.
    """
    with guarded(debug=debug):
        from attribution import inventory

        config = settings(config_file, None, None, base_encoder)
        checked = list(inventory.verify(config))
        if not quiet:
            lines = [f"{'✗' if entry.problem else '✓'} {entry.file}\n" for entry in checked]
            output.write([*lines, f"{summary(checked)}\n"], None)
        for entry in checked:
            if entry.problem:
                say(f"Error: {entry.file} {entry.problem}")
        raise typer.Exit(exits.INTERNAL if wrong(checked) else exits.NOTHING)


def summary(checked: list[FileCheck]) -> str:
    """`"29 files are right"`, or how many of them are not."""
    bad = sum(bool(entry.problem) for entry in checked)
    return f"{bad} of {len(checked)} files {'is' if bad == 1 else 'are'} not right" if bad else f"{len(checked)} files are right"


def wrong(checked: list[FileCheck]) -> bool:
    """Whether any file is not as it must be."""
    return any(entry.problem for entry in checked)


def as_json(found: tuple[Model, ...]) -> str:
    """The seats as a JSON array."""
    from dataclasses import asdict

    from attribution.reports.jsonreport import dumps

    return dumps([{**asdict(model.seat), "size": model.size, "licence": model.licence} for model in found], indent=2) + "\n"


def as_table(found: tuple[Model, ...]) -> str:
    """A block of lines a seat."""
    from attribution.reports.safe import clean

    blocks = []
    for model in found:
        seat = model.seat
        lines = [f"{'✗' if seat.problem else '✓'} {seat.seat}: {clean(f'{seat.name} {seat.version}'.rstrip())}"]
        facts = {"size": spelled(model.size), "licence": model.licence, "sha256": seat.sha256, "path": seat.path}
        facts |= {"problem": seat.problem}
        lines += [f"  {name:<9}{clean(value)}" for name, value in facts.items() if value]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def spelled(size: int) -> str:
    """Bytes for a person: `11600000 -> "11.6 MB"`, `4210 -> "4 kB"`."""
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB" if size else ""
