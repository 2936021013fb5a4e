"""`attribution test`: run case files, known conflicts as regression tests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from attribution.cli import inputs, options, testoutput, testrun
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import load_config

CasePaths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS", help="Case files (*.attribution.toml or .yaml), folders that hold them, or patterns.", show_default=False
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="Only expectations with this tag; repeat for any of several.", show_default=False),
]
Keywords = Annotated[
    str | None,
    typer.Option("-k", metavar="EXPR", help="Only names or tags that hold these words: 'toll and not mali'.", show_default=False),
]
Junit = Annotated[
    Path | None,
    typer.Option("--junit", metavar="FILE", help="Write JUnit XML to FILE, too.", parser=options.file_name, show_default=False),
]
Sarif = Annotated[
    Path | None,
    typer.Option("--sarif", metavar="FILE", help="Write what fails to FILE as SARIF 2.1.0, too.", parser=options.file_name, show_default=False),
]
TestFormat = Annotated[
    str,
    typer.Option(
        "--format", metavar="table|json|github", help="How the outcome is written.", callback=options.one_of(["table", "json", "github"])
    ),
]
Update = Annotated[
    bool, typer.Option("--update", help="Show, as a diff, which marks of known misses (xfail) would make the run as expected.")
]
Write = Annotated[bool, typer.Option("--write", help="With --update: change the case files so.")]


@grouped
def run_cases(
    paths: CasePaths,
    *,
    tags: Tags = None,
    keywords: Keywords = None,
    format: TestFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    junit: Junit = None,
    sarif: Sarif = None,
    update: Update = False,
    write: Write = False,
    seats: options.Seats,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Run case files: articles with what a check of them must, and must not, say.

    A known miss (xfail) does not fail the run until it is found. --update proposes such marks; what a case says is true is
    never changed, and nothing is written without --write.

    Exit codes: 0 all as expected, 1 failures, 2 usage or settings, 3 a case file could not be read or a case not judged (the others
    were run), 4 internal fault or missing model, 5 no case found or chosen.
    """
    with guarded(debug=debug):
        words = testrun.checked(keywords, update=update, write=write)
        config = load_config(
            config_file,
            verdict_cache=verdict_cache,
            online=online or None,
            **seats.settings(),
        )
        cases, faults = testrun.collected(inputs.checked(paths), tags or [], words)
        kept = testrun.files(cases, config, config_file)
        targets = testoutput.targets(destination, junit, sarif, kept)
        with ProgressBar(quiet=quiet) as progress:
            suite = testrun.run(cases, faults, config, progress)
        proposed = testrun.proposals(suite) if update else []
        testoutput.written(suite, proposed, format, targets)
        if write:
            testoutput.rewritten(proposed)
        for line in testoutput.notes(suite, proposed, wrote=write, quiet=quiet):
            say(line)
        raise typer.Exit(testrun.exit_code(suite))
