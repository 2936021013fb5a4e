"""`attribution worksheet make` and `merge`: fact-check worksheets that go out, are worked on by hand, and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import checker, exits, inputs, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import load_config
from attribution.errors import ConfigError, InputError

if TYPE_CHECKING:
    from attribution.desk.columns import SheetName
    from attribution.desk.sheets import Worksheet
    from attribution.types import Report

# What a new worksheet is counted in.
HELD: tuple[SheetName, ...] = ("lines", "facts", "quotations", "conflicts", "sources")

worksheet = typer.Typer(name="worksheet", help="Fact-check worksheets: make them, and merge them back after editing.", no_args_is_help=True)

WorksheetFile = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", parser=options.file_name, show_default=False,
        help="The worksheet to write: .xlsx, .html, .csv or .json (these come back to merge), .docx, .md or .txt.",
    ),
]  # fmt: skip
Files = Annotated[
    list[str],
    typer.Argument(metavar="OLD NEW…", help="Worksheets (.xlsx, .csv, .html, .json): the one sent out, then those that came back or were made anew.", show_default=False),
]
Slug = Annotated[str, typer.Option("--slug", metavar="NAME", help="The story's name in the sign-off.", show_default=False)]
Draft = Annotated[
    str | None,
    typer.Option("--draft", metavar="FILE", help="The desk's own draft: facts and quotations are listed for it alone, the other articles stand beside it.", show_default=False),
]
Open = Annotated[bool, typer.Option("--all", help="List open questions (cannot tell) among the conflicts, too, and other scopes beside the facts.")]


@worksheet.command()
def make(
    paths: options.Paths,
    destination: WorksheetFile,
    slug: Slug = "",
    draft: Draft = None,
    sources: options.SourceFiles = None,
    within: options.Within = False,
    all_relations: Open = False,
    people: options.People = None,
    min_speaker_confidence: options.MinSpeakerConfidence = None,
    entailment_model: options.EntailmentModel = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Check articles and write a worksheet: lines, facts, quotations, conflicts, sources, sign-off.

    Every status is "unchecked": what is accurate, a person says.

    Exit codes: 0 the worksheet is written, 2 usage or settings, 3 some articles could not be read (worksheet written),
    4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            all_relations=all_relations or None,
            within=within or None,
            people=people,
            min_speaker_confidence=min_speaker_confidence,
            entailment_model=entailment_model,
            spacy_model=spacy_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            verdict_cache=verdict_cache,
            online=online or None,
        )
        items = with_draft(inputs.checked(paths), draft)
        origins = inputs.checked_sources(sources or [], items)
        known_format(destination)
        file = file_only(destination, [*items, *origins], output.settings_files(config, config_file))
        with ProgressBar(quiet=quiet) as progress:
            found = checker.make_checker(config, progress)
            report = found.check(items, origins) if origins else found.check(items)
        made = made_of(report, slug, draft)
        save(made, file)
        if not quiet:
            for line in contents(made, file):
                say(line)
        raise typer.Exit(exits.PARTIAL if exits.exit_code(report, "never") == exits.PARTIAL else exits.NOTHING)


@worksheet.command()
def merge(files: Files, destination: WorksheetFile, quiet: options.Quiet = False, debug: options.Debug = False) -> None:
    """Merge worksheets: what people wrote into OLD and into each NEW is kept, and rows whose passages changed are marked.

    Give the worksheet that was worked on, then one made of the changed draft; or the one sent out, then the copies of several checkers.
    Where two people wrote different things into one cell, one stands and the other is listed: none is lost. What became of the rows, and
    the clashes, are told on stderr.

    Exit codes: 0 the merged worksheet is written, 2 usage, or a file that is no worksheet, 4 internal fault.
    """
    with guarded(debug=debug):
        if len(files) < 2:
            raise ConfigError(f"one worksheet was seen ({files[0]}), expected OLD and at least one NEW: give both files")
        known_format(destination)
        file = file_only(destination, files, {})
        from attribution.desk.account import account
        from attribution.desk.merging import merge as merged_of

        read = [(name, opened(name)) for name in files]
        merged = merged_of(read)
        save(merged, file)
        if not quiet:
            for line in (*account(read[0][1], merged).lines(), f"Written to {file}."):
                say(line)


def with_draft(paths: list[str], draft: str | None) -> list[str]:
    """The articles of a run, the draft among them even where PATHS does not lead to it."""
    if draft is None or not Path(draft).is_file():
        return paths
    found = output.led_to(paths, Path(draft))
    return paths if any(inputs.same_file(path, draft) for path in found) else [*paths, draft]


def made_of(report: Report, slug: str, draft: str | None) -> Worksheet:
    """The worksheet of a run; the draft is found by its id or by its file."""
    from attribution.desk.making import make as worksheet_of

    ids = [reading.article.id for reading in report.readings]
    chosen = next((name for name in ids if draft is not None and (name == draft or inputs.same_file(name, draft))), draft)
    return worksheet_of(report, slug, chosen)


def known_format(file: Path) -> None:
    """Raise ConfigError before any work is done where a worksheet cannot be written under this name."""
    from attribution.desk import formats

    formats.module(file.suffix, tuple(formats.FORMATS))


def file_only(file: Path, paths: list[str], named: dict[str, str]) -> Path:
    """The file to write, checked; a worksheet is no stream."""
    found = output.destination(file, paths, named)
    if found is None:
        raise ConfigError("-o - is stdout, expected a file for the worksheet: name one, such as -o story.xlsx")
    return found


def save(made: Worksheet, file: Path) -> None:
    """Write a worksheet, whole or not at all."""
    from attribution.desk import formats

    output.write_bytes([formats.write(made, file.suffix)], file)


def opened(name: str) -> Worksheet:
    """The worksheet in a file; raises InputError where there is none."""
    from attribution.desk import formats

    try:
        data = Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {name!r}: {getattr(error, 'strerror', None) or error}. Check the name") from error
    return formats.read(data, name)


def contents(made: Worksheet, file: Path) -> Iterator[str]:
    """What a new worksheet holds, in one line."""
    counts = {name: len(made.rows(name)) for name in HELD}
    yield f"{', '.join(f'{count:,} {name}' for name, count in counts.items())}: written to {file}."
