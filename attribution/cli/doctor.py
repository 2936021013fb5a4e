"""`attribution doctor`: what is installed, what a run would use, and what is missing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from attribution.cli import exits, options, output
from attribution.cli.guard import guarded
from attribution.config import config_hash, load_config
from attribution.reports import Style

if TYPE_CHECKING:
    from attribution.doctor import Health


def doctor(
    format: options.DoctorFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    entailment_model: options.EntailmentModel = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    debug: options.Debug = False,
) -> None:
    """Show versions, models with their hashes, device and dtype, and how to get what is missing (exit code 4)."""
    with guarded(debug=debug):
        from attribution.doctor import examine

        config = load_config(
            config_file,
            entailment_model=entailment_model,
            spacy_model=spacy_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            online=online or None,
        )
        file = output.destination(destination, [])
        health = examine(config)
        key = config_hash(config)
        text = as_json(health, key) if format == "json" else as_table(health, key, output.style(file))
        output.write([text], file)
        raise typer.Exit(exits.INTERNAL if health.missing else exits.NOTHING)


def as_json(health: Health, key: str) -> str:
    """The same facts as one JSON object."""
    from attribution.reports.jsonreport import dumps

    return dumps({"config_hash": key, "ready": not health.missing, **asdict(health)}, indent=2) + "\n"


def as_table(health: Health, key: str, style: Style) -> str:
    """Lines for a person: versions, settings, a block for each model seat, what is missing."""
    from attribution.reports.console import console, text, written

    target = console(style)
    facts = {**health.versions, "device": health.device, "dtype": health.dtype, "settings": key}
    for name, version in facts.items():
        target.print(text(f"{name:<14}{version or 'missing'}"))
    for seat in health.seats:
        state = "✓" if not seat.problem else "✗" if seat.path else "✗ missing"
        target.print()
        target.print(text(f"{state} {seat.seat}: {seat.name} {seat.version}".rstrip(), "bold"))
        for label, value in (("sha256", seat.sha256), ("path", seat.path)):
            if value:
                target.print(text(f"  {label:<12}{value}"), soft_wrap=True)
    target.print()
    for line in health.missing:
        target.print(text(f"✗ {line}", "red"), soft_wrap=True)
    target.print(text("✗ not ready" if health.missing else "✓ ready", "bold"))
    return written(target)
