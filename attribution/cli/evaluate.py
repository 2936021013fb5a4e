"""`attribution evaluate`: the product's answers beside gold annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from attribution.cli import checker, exits, options, output
from attribution.cli.evaluate_entailment import entailment
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import QUOTE_READERS, Config, load_config
from attribution.errors import ConfigError

Data = Annotated[
    Path,
    typer.Option(
        "--data", envvar="ATTRIBUTION_DATA", metavar="DIR", help="Folder of annotated sets: quotes/, fiction/, e2e/."
    ),
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME", help="Only this set (polnear.dev, e2e, …); may be given again."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Only the first N articles of each set.")]
Format = Annotated[
    str, typer.Option("--format", metavar="table|json", help="How it is written.", callback=options.one_of(["table", "json"]))
]  # fmt: skip
Reader = Annotated[
    str | None,
    typer.Option(
        "--reader", metavar="|".join(QUOTE_READERS), help="Who reads quotations: rules, the model, or both.",
        callback=options.one_of(list(QUOTE_READERS)),
    ),
]  # fmt: skip

evaluate = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Measure the product against gold annotation.")


@evaluate.callback()
def _group() -> None:
    """Measure the product against gold annotation."""


evaluate.command()(entailment)


@evaluate.command()
def quotes(
    data: Data,
    sets: Sets = None,
    limit: Limit = None,
    reader: Reader = None,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Score quotations, cues and speakers of annotated sets, with 95% intervals and a risk-coverage table.

    The pieces of a quotation broken by its cue count each. Sets named test are refused.

    Exit codes: 0 done (sets that are not there are skipped with a note), 2 usage, or nothing left to score, 3 an article
    could not be read (its quotations count as missed), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            spacy_model=spacy_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            online=online or None,
            quote_reader=reader,
        )
        from attribution.cli.evaluation import evaluate_sets

        file = output.destination(destination, [])
        with ProgressBar(quiet=quiet) as progress:
            results, skipped = evaluate_sets(checker.make_checker(config, progress), data, sets or [], limit)
        if not quiet:
            for name, reason in skipped.items():
                say(f"Skipped {name}: {reason}")
        if not results:
            raise ConfigError(f"nothing to score in {data}: give the folder that holds quotes/, fiction/ or e2e/")
        output.write([rendered(results, skipped, config, format)], file)
        lost = any(result["lost"] for result in results)
        raise typer.Exit(exits.PARTIAL if lost else exits.NOTHING)


def rendered(results: list[dict[str, Any]], skipped: dict[str, str], config: Config, form: str) -> str:
    """All sets as one JSON object, or as tables for a person."""
    if form == "json":
        from attribution.reports.jsonreport import dumps

        table = {
            "schema": "attribution.evaluation/1",
            "reader": config.quote_reader,
            "sets": results,
            "skipped": skipped,
        }
        return dumps(table, indent=2) + "\n"
    from attribution.cli.scoretable import lines

    return "\n\n".join("\n".join(lines(result, config.quote_reader)) for result in results) + "\n"
