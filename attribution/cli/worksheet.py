"""`attribution worksheet make`, `merge` and `convert`: fact-check worksheets that go out, are worked on by hand, and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import exits, inputs, options, output, worksheetfile
from attribution.cli.check import compared
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.config import load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.desk.columns import SheetName
    from attribution.desk.sheets import Worksheet
    from attribution.types import Report

# What a new worksheet is counted in.
HELD: tuple[SheetName, ...] = ("lines", "facts", "quotations", "conflicts", "sources")

worksheet = typer.Typer(name="worksheet", help="Fact-check worksheets: make them, merge them back after editing, convert them.", no_args_is_help=True)

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
OneFile = Annotated[str, typer.Argument(metavar="FILE", help="A worksheet (.xlsx, .csv, .html, .json).", show_default=False)]
Slug = Annotated[str, typer.Option("--slug", metavar="NAME", help="The story's name in the sign-off.", show_default=False)]
Draft = Annotated[
    str | None,
    typer.Option("--draft", metavar="FILE", help="The desk's own draft: facts and quotations are listed for it alone, the other articles stand beside it.", show_default=False),
]
Open = Annotated[bool, typer.Option("--all", help="List open questions (cannot tell) among the conflicts, too, and other scopes beside the facts.")]


@worksheet.command()
@grouped
def make(
    paths: options.Paths,
    *,
    destination: WorksheetFile,
    slug: Slug = "",
    draft: Draft = None,
    sources: options.SourceFiles = None,
    against: options.Against = None,
    within: options.Within = False,
    all_relations: Open = False,
    seats: options.Seats,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Check articles and write a worksheet: lines, facts, quotations, conflicts, sources, sign-off.

    Every status is "unchecked": what is accurate, a person says. Where the draft (or the only Word document of PATHS) is a .docx and FILE is
    one, FILE is a copy of it with comments on the passages.

    Exit codes: 0 the worksheet is written, 2 usage or settings, 3 some articles could not be read (worksheet written),
    4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            all_relations=all_relations or None,
            within=within or None,
            verdict_cache=verdict_cache,
            online=online or None,
            **seats.settings(),
        )
        items = with_draft(inputs.checked(paths), draft)
        origins = inputs.checked_sources(sources or [], items)
        worksheetfile.known_format(destination)
        file = worksheetfile.file_only(destination, [*items, *origins], output.settings_files(config, config_file, against))
        report, _ = compared(config, items, origins, against, options.Workers(), quiet=quiet)
        chosen = chosen_of(report, draft)
        made = made_of(report, slug, chosen)
        own = worksheetfile.own_document(report, chosen, file)
        worksheetfile.save(made, file, own)
        if not quiet:
            for line in contents(made, file):
                say(line)
            if own:
                say(f"It is a copy of {own} with our comments on its passages; the sheets are in the other formats.")
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
            raise ConfigError(f"one worksheet was seen ({files[0]}), expected OLD and at least one NEW: give both files, or use `worksheet convert` to write this one in another format")
        worksheetfile.known_format(destination)
        file = worksheetfile.not_over(destination, files)
        from attribution.desk.account import account
        from attribution.desk.merging import merge as merged_of

        read = [(name, worksheetfile.opened(name)) for name in files]
        merged = merged_of(read)
        worksheetfile.save(merged, file)
        if not quiet:
            for line in (*account(read[0][1], merged).lines(), f"Written to {file}."):
                say(line)


@worksheet.command()
def convert(name: OneFile, destination: WorksheetFile, quiet: options.Quiet = False, debug: options.Debug = False) -> None:
    """Write a worksheet in another format, with everything that people wrote; totals are counted again.

    Nothing is read or judged again. Exit codes: 0 written, 2 usage, or a file that is no worksheet, 4 internal fault.
    """
    with guarded(debug=debug):
        worksheetfile.known_format(destination)
        file = worksheetfile.not_over(destination, [name])
        from attribution.desk.totals import recount

        made = recount(worksheetfile.opened(name))
        worksheetfile.save(made, file)
        if not quiet:
            for line in contents(made, file):
                say(line)


def with_draft(paths: list[str], draft: str | None) -> list[str]:
    """The articles of a run, the draft among them even where PATHS does not lead to it."""
    if draft is None or not Path(draft).is_file():
        return paths
    found = output.led_to(paths, Path(draft))
    return paths if any(inputs.same_file(path, draft) for path in found) else [*paths, draft]


def chosen_of(report: Report, draft: str | None) -> str | None:
    """The id of the desk's draft among the articles of a run, found by its id or by its file."""
    ids = [reading.article.id for reading in report.readings]
    return next((name for name in ids if draft is not None and (name == draft or inputs.same_file(name, draft))), draft)


def made_of(report: Report, slug: str, chosen: str | None) -> Worksheet:
    """The worksheet of a run."""
    from attribution.desk.making import make as worksheet_of

    return worksheet_of(report, slug, chosen)


def contents(made: Worksheet, file: Path) -> Iterator[str]:
    """What a new worksheet holds, in one line."""
    counts = {name: len(made.rows(name)) for name in HELD}
    yield f"{', '.join(f'{count:,} {name}' for name, count in counts.items())}: written to {file}."
