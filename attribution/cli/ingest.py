"""`attribution ingest`: any material into one file of article records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli import exits, inputs, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.ingestbar import IngestBar
from attribution.errors import ConfigError

Errors = Annotated[
    Path | None,
    typer.Option("--errors", metavar="FILE", help="Write what could not be read, and what is to be known of the rest, to FILE (JSON Lines).", parser=options.file_name, show_default=False),
]
Language = Annotated[
    str,
    typer.Option("--language", metavar="CODE", help="Leave out articles that are surely in another language; any: keep all. What a record says of its language is believed."),
]
Unique = Annotated[bool, typer.Option("--unique", help="Leave out articles whose text was seen before, letter for letter.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=0, help="Processes that read; 0: as many as there are processors.", show_default=True)]

Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=TITLE", help="Which column of a table is which field (text=Body); usual titles need none. May be given again.", show_default=False),
]


def ingest(
    paths: options.Paths,
    destination: options.Output = None,
    errors: Errors = None,
    language: Language = "en",
    unique: Unique = False,
    jobs: Jobs = 0,
    columns: Columns = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Read any material into one file of article records (JSON Lines), an article a line.

    With -o the work can be stopped at any moment, or killed: run the same command again, and it goes on where it was; the file is the
    same to the byte. It appears under its name when all is done, and lies in FILE.part until then.

    Exit codes: 0 done, 2 usage or settings, 3 some articles could not be read or are in another language (the others are written),
    4 internal fault, 5 no article found, 130 interrupted.
    """
    from attribution.articles.columns import parse_columns
    from attribution.engines.ingest import Ingest, Order
    from attribution.engines.ingest.running import Files

    with guarded(debug=debug):
        file = output.destination(destination, paths)
        told = output.destination(errors, paths, {} if file is None else {str(file): "the output"}, "--errors") if errors else None
        items = inputs.checked(paths)
        with IngestBar(quiet=quiet) as bar:
            work = Ingest(Files(file, told, to_stdout), Order(code(language), unique, jobs, parse_columns(columns or [])), bar)
            try:
                with output.told(file or Path("-"), "-o"):
                    work.run(items, None if sys.stdin is None or "-" not in items else sys.stdin.buffer)  # none where the shell closed it (`<&-`)
            except KeyboardInterrupt:
                bar.stop()
                interrupted(work.resumable, work.tally.articles, quiet=quiet)
                raise
        if file is None:
            sys.stdout.flush()
        if not quiet:
            for line in [] if told else losses(work.lost, work.tally.failed):
                say(line)
            say(bar.summary(work.tally, work.kept, file))
        raise typer.Exit(exits.PARTIAL if work.tally.failed else exits.NOTHING if work.tally.articles else exits.NOT_COMPARED)


def code(language: str) -> str:
    """A language as given, checked: two or three letters, with or without a country, or "any"."""
    from attribution.articles.languages import ANY, primary

    found = primary(language)
    if found != ANY and not (found.isascii() and found.isalpha() and len(found) in (2, 3)):
        raise ConfigError(f"--language is {language!r}, expected a code such as en or de, or any")
    return found


def losses(messages: list[str], failed: int) -> list[str]:
    """Why articles were lost, for who gave no file for it: the first few, and how to see the others."""
    more = failed - len(messages)
    return [f"Lost: {message}" for message in messages] + ([f"… and {more:,} more lost: give --errors FILE to see why."] if more else [])


def interrupted(resumable: bool, articles: int, *, quiet: bool) -> None:
    """Say what becomes of the work."""
    if not quiet:
        say(f"Interrupted after {articles:,} articles. " + ("Run the same command again to go on from there." if resumable else "Give a file with -o to be able to go on."))


def to_stdout(line: bytes) -> None:
    """A record on stdout; a reader that leaves early (`| head`) ends the work quietly."""
    try:
        sys.stdout.buffer.write(line)
    except BrokenPipeError:
        output.give_up()
        raise typer.Exit(exits.NOTHING) from None
