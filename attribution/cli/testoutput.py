"""What `attribution test` writes: the outcome in its format, JUnit XML, SARIF, and the case files themselves where asked to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from attribution import __version__
from attribution.cli import output
from attribution.cli.stepsummary import step_summary
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.cases.suite import Suite
    from attribution.cases.updating import Proposal


@dataclass(frozen=True, slots=True)
class Targets:
    """Where each part goes; None is stdout for the outcome, and nowhere for the others."""

    outcome: Path | None
    junit: Path | None
    sarif: Path | None


def targets(outcome: Path | None, junit: Path | None, sarif: Path | None, kept: Mapping[str, str]) -> Targets:
    """The files to write, each checked before anything is run, and none of them twice."""
    main = output.destination(outcome, (), kept)
    taken = dict(kept) | ({str(main): "the file of -o"} if main is not None else {})
    xml = output.destination(junit, (), taken, "--junit") if junit is not None else None
    taken |= {str(xml): "the file of --junit"} if xml is not None else {}
    return Targets(main, xml, output.destination(sarif, (), taken, "--sarif") if sarif is not None else None)


def written(suite: Suite, proposed: Sequence[Proposal], format: str, places: Targets) -> None:  # noqa: A002 - the option's name
    """Write everything that was asked for; the files first, so that a reader of stdout that leaves early loses none."""
    if places.junit is not None:
        from attribution.cases import junit

        output.write_bytes([junit.render(suite)], places.junit, "--junit")
    if places.sarif is not None:
        from attribution.cases.announcing import RULES, notices
        from attribution.reports import sarif

        output.write([sarif.render_notices(notices(suite), RULES, version=__version__)], places.sarif, "--sarif")
    output.write(list(rendered(suite, proposed, format, places.outcome)), places.outcome)


def rendered(suite: Suite, proposed: Sequence[Proposal], format: str, place: Path | None) -> Iterator[str]:  # noqa: A002
    """The outcome in one format, and below a table the proposed changes."""
    if format == "json":
        from attribution.cases.testrecords import render

        yield render(suite, proposed)
    elif format == "github":
        from attribution.cases.announcing import notices, summary
        from attribution.reports import github

        markdown = "\n".join(summary(suite)) + "\n"
        step_summary(markdown)
        yield github.render_notices(notices(suite), markdown)
    else:
        from attribution.cases import telling

        yield telling.render(suite, output.style(place))
        yield from (f"\n{one.diff()}" for one in proposed if one.after != one.before)


def notes(suite: Suite, proposed: Sequence[Proposal], *, wrote: bool, quiet: bool) -> Iterator[str]:
    """What is said on stderr: that nothing was run, and what --update proposes or writes."""
    if not suite.runs and not suite.faults:
        yield "No case: give files named *.attribution.toml or *.attribution.yaml, or less strict --tag and -k."
    for one in proposed if not quiet or wrote else ():
        verb = "Changed" if wrote and one.after != one.before else "Proposed for"
        yield f"{verb} {one.path}: {'; '.join(one.notes)}"
        if one.after == one.before:
            yield f"{one.path} cannot be changed without losing its layout: change it by hand"
    if proposed and not wrote and not quiet:
        yield "Nothing was written. Add --write to change the case files so."


def rewritten(proposed: Sequence[Proposal]) -> None:
    """Change the case files as proposed, each whole or not at all. Raises ConfigError for one that was changed meanwhile."""
    for one in proposed:
        if one.after == one.before:
            continue
        if one.path.read_bytes().decode("utf-8") != one.before:
            raise ConfigError(f"{one.path} was changed while the cases ran, and was left alone: run again")
        output.write([one.after], one.path, "--write")
