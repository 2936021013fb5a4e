"""`attribution evaluate entailment`: verdicts of the entailment model beside gold labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attribution.cli import checker, exits, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import Config, load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.cli.entailmentrun import SetResult
    from attribution.cli.pairfiles import PairSource

Data = Annotated[
    Path | None,
    typer.Option("--data", envvar="ATTRIBUTION_DATA", metavar="DIR", help="Folder of labelled sets: nli/, fiction/.", show_default=False),
]
Pairs = Annotated[
    list[Path] | None,
    typer.Option("--pairs", metavar="FILE", help="Labelled pairs of your own (JSON Lines, .gz or not, - for stdin); may be given again."),
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME", help="Only this set (mnli/dev_matched, fiction/dev, …); may be given again."),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Only the first N pairs of each set.")]
Format = Annotated[
    str, typer.Option("--format", metavar="table|json", help="How it is written.", callback=options.one_of(["table", "json"]))
]
Plot = Annotated[
    Path | None,
    typer.Option(
        "--plot", metavar="FILE.png", help="Draw the reliability diagrams too (needs attribution[plot]).", show_default=False,
        parser=options.file_name,
    ),
]  # fmt: skip
Raw = Annotated[bool, typer.Option("--raw", help="Leave spaced punctuation (“sales , 23 %”) as the sets print it.")]


def entailment(
    data: Data = None,
    pairs: Pairs = None,
    sets: Sets = None,
    limit: Limit = None,
    raw: Raw = False,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    plot: Plot = None,
    entailment_model: options.EntailmentModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Score entailment verdicts on labelled pairs: by set, label and phenomenon, with 95% intervals and calibration.

    A line of a file is {"premise", "hypothesis", "label"}, "dataset" and "phenomenon" where known. Sets named test are refused.

    Exit codes: 0 done (files that are not there are skipped with a note), 2 usage, or nothing left to score, 3 the model
    cannot read a pair (it is named and not scored), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            entailment_model=entailment_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            online=online or None,
        )
        from attribution.cli.entailmentrun import evaluate_pair_sets
        from attribution.cli.lostpairs import TextJudge, lost_pairs, tell_lost
        from attribution.cli.pairfiles import PairSource, load_pair_sets

        if data is None and not pairs:
            raise ConfigError("nothing to score: give a data folder with --data, or a file of pairs with --pairs")
        source = PairSource(data, list(pairs or []), sets or [], raw)
        kept = inputs_of(source) | output.settings_files(config, config_file)
        file = output.destination(destination, named=kept)
        picture = destination_of_plot(plot, kept | ({str(file): "the report's file"} if file else {}))
        found, skipped = load_pair_sets(source)
        if not quiet:
            for name, reason in skipped.items():
                say(f"Skipped {name}: {reason}")
        if not found:
            raise ConfigError(
                f"nothing to score in {source.names_of_files()}: give the folder that holds nli/ or fiction/, or --pairs with a pair a line"
            )
        with ProgressBar(quiet=quiet) as progress:
            model = TextJudge(checker.make_checker(config, progress).models.entailment)
            results = evaluate_pair_sets(model, found, limit, progress)
        if not quiet:
            tell_lost(lost_pairs(found, results, limit), model)
        if not any(result.judged for result in results):
            raise ConfigError("nothing to score: the model can read none of the pairs. Give shorter hypotheses, or another model")
        head = {"entailment": model_name(config), "limit": limit, "raw": raw}
        output.write([rendered(results, skipped, head, format)], file)
        if picture:
            from attribution.reports.reliabilityplot import reliability_png

            output.write_bytes([reliability_png([r.summary for r in results if r.judged])], picture, "--plot")
        raise typer.Exit(exits.PARTIAL if any(r.summary["lost"] for r in results) else exits.NOTHING)


def inputs_of(source: PairSource) -> dict[str, str]:
    """The files that are read, and what each is."""
    from attribution.cli.pairfiles import FILES

    found = {str(source.data / file): "a file of the data folder" for file in FILES} if source.data is not None else {}
    return found | {str(file): "a file of pairs" for file in source.files}


def destination_of_plot(plot: Path | None, named: Mapping[str, str]) -> Path | None:
    """The picture's file, checked before any work is done, and whether matplotlib is there; `named` must not be overwritten."""
    if plot is None:
        return None
    if plot.suffix.lower() != ".png":
        raise ConfigError(f"--plot {plot}: expected a name that ends with .png")
    output.destination(plot, named=named, option="--plot")
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        raise ConfigError("--plot needs matplotlib: pip install 'attribution[plot]', or leave --plot away")
    return plot


def rendered(results: Sequence[SetResult], skipped: dict[str, str], head: Mapping[str, Any], form: str) -> str:
    """All sets as one JSON object, without times, so that the same input gives the same bytes; or as tables for a person.

    `head` says what was measured and how: `entailment`, `limit`, `raw`.
    """
    scored = [result for result in results if result.judged]
    if form == "json":
        from attribution.reports.jsonreport import dumps

        record: dict[str, Any] = {
            "schema": "attribution.evaluation.entailment/1",
            **head,
            "sets": [result.summary for result in results],
            "skipped": skipped,
        }
        return dumps(record, indent=2) + "\n"
    from attribution.cli.entailmenttable import lines, overview
    from attribution.reports.safe import clean

    parts = [list(overview([result.summary for result in scored]))]
    parts += [list(lines(result.summary, result.rate)) for result in scored]
    return f"model: {head['entailment']}\n" + "\n\n".join("\n".join(map(clean, part)) for part in parts) + "\n"


def model_name(config: Config) -> str:
    """What was measured: the shipped weights, or the model the settings name."""
    if config.entailment_model is not None:
        from attribution.encoder.othermodel import other_name

        return other_name(config.entailment_model, online=config.online)
    from attribution.encoder import entailment as shipped

    return shipped.model_name()
