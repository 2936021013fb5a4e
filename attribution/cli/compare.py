"""`attribution compare`: two runs beside each other, to see what a model or a setting changes before it ships."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from attribution.cli import exits, options, output, runs
from attribution.cli.guard import guarded
from attribution.config import load_config
from attribution.errors import ConfigError

FORMATS = ("table", "markdown", "html", "json")
LEVELS = ("never", "low", "medium", "high", "any")
Given = Annotated[
    list[str],
    typer.Argument(
        metavar="RUN_A RUN_B|PATHS",
        help="Two reports of `check --format json`, or two folders of them; with --config-a and --config-b the articles to check twice.",
        show_default=False,
    ),
]
ConfigA = Annotated[Path | None, typer.Option("--config-a", metavar="FILE", help="Settings of the first run.", show_default=False)]
ConfigB = Annotated[Path | None, typer.Option("--config-b", metavar="FILE", help="Settings of the second run.", show_default=False)]
Format = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="How it is written.", callback=options.one_of(list(FORMATS)))]
Shift = Annotated[float, typer.Option("--shift", metavar="SHARE", min=0.0, max=1.0, help="The least change of confidence that is told.")]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="|".join(LEVELS),
        help="Exit 1 where a verdict of this severity or a higher one changed, appeared or vanished; any: for any difference.",
        callback=options.one_of(list(LEVELS)),
    ),
]


def compare(
    given: Given,
    config_a: ConfigA = None,
    config_b: ConfigB = None,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    fail_on: FailOn = "low",
    shift: Shift = 0.05,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare two runs: verdicts that changed, appeared or vanished, confidences that shifted, speakers, models and settings.

    Findings are matched by fingerprint, then by passages that overlap. Exit codes: 0 no difference at or above --fail-on, 1 one, 2
    usage or settings, 3 an article could not be read in one of the runs (the comparison is written), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        from attribution.cases.comparing import compare as compared

        twice = chosen(given, config_a, config_b)
        if not twice and (within or sources):
            raise ConfigError("--within and --source belong to a check, and two reports were given: make the reports with them")
        named = {str(file): "the settings file" for file in (config_a, config_b) if file is not None}
        target = output.destination(destination, [*given, *(sources or [])], named)
        if twice and config_a is not None and config_b is not None:
            a, b = (checked(given, file, sources or [], within=within, quiet=quiet) for file in (config_a, config_b))
            names = str(config_a), str(config_b)
        else:
            a, b = kept(given[0]), kept(given[1])
            names = given[0], given[1]
        if not set(a) & set(b):
            raise ConfigError(f"no report of {names[0]} has the name of one of {names[1]}: expected folders with files of the same names")
        comparison = compared(a, b, names, shift=shift)
        output.write([written(comparison, format)], target)
        runs.ended([*a.values(), *b.values()], exits.FINDINGS if comparison.fails(fail_on) else exits.NOTHING)


def chosen(given: list[str], config_a: Path | None, config_b: Path | None) -> bool:
    """Whether articles are to be checked twice; raises ConfigError where the command is neither that nor two runs."""
    if (config_a is None) != (config_b is None):
        seen, missing = ("--config-a", "--config-b") if config_b is None else ("--config-b", "--config-a")
        raise ConfigError(f"{seen} was given without {missing}, expected both: the settings of the two runs")
    if config_a is not None:
        return True
    if len(given) != 2:
        raise ConfigError(f"{len(given)} given, expected two runs (reports or folders), or articles with --config-a and --config-b")
    return False


def checked(paths: list[str], file: Path, sources: list[str], *, within: bool, quiet: bool) -> dict[str, Any]:
    """A run made now, with nothing suppressed."""
    config = load_config(file, within=within or None, suppressions=False, fail_on="low")
    return {"": runs.checked(paths, config, sources, quiet=quiet)}


def kept(path: str) -> dict[str, Any]:
    """The reports of a run by name: one without a name, or those of a folder by their paths in it."""
    place = Path(path)
    if not place.exists():
        raise ConfigError(f"no such report or folder: {path!r}. Give what `attribution check --format json -o FILE` wrote")
    if not place.is_dir():
        return {"": runs.read(place)}
    found = {file.relative_to(place).as_posix(): runs.read(file) for file in sorted(place.rglob("*.json")) if runs.is_report(str(file))}
    if not found:
        raise ConfigError(f"{path!r} has no report, expected files of `attribution check --format json`")
    return found


def written(comparison: Any, format: str) -> str:  # noqa: A002 - the option's name
    """The comparison in a format."""
    from attribution.cases import comparison_html, comparison_json, comparison_texts

    writers = {
        "table": comparison_texts.as_text,
        "markdown": comparison_texts.as_markdown,
        "html": comparison_html.as_html,
        "json": comparison_json.as_json,
    }
    return writers[format](comparison)
