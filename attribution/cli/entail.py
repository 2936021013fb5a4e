"""`attribution entail`: whether hypotheses follow from their premises, pair by pair."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from attribution.cli import checker, exits, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.pairs import PairLine, bounded_lines, read_pairs
from attribution.cli.progress import ProgressBar
from attribution.config import load_config
from attribution.errors import ConfigError
from attribution.types import Diagnostic, Verdict

if TYPE_CHECKING:
    from attribution.pipeline import Checker

COLUMNS = ("label", "entailment", "neutral", "contradiction")

Pairs = Annotated[
    str, typer.Argument(metavar="PAIRS", help="JSON Lines with id, premise and hypothesis, or - for stdin.", show_default=False)
]


def entail(
    pairs: Pairs,
    format: options.EntailFormat = "jsonl",  # noqa: A002 - the option's name
    destination: options.Output = None,
    entailment_model: options.EntailmentModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    batch_size: options.BatchSize = None,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Judge premises and hypotheses: a line each, in order, with label and calibrated probabilities.

    A line that cannot be read keeps its place and says why. `sure`: the probability reaches the threshold for its label.

    Exit codes: 0 done, 2 usage or settings, 3 some lines could not be read (the others are judged), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            entailment_model=entailment_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            batch_size=batch_size,
            verdict_cache=verdict_cache,
            online=online or None,
        )
        read = {"/dev/stdin" if pairs == "-" else pairs: "the file of the pairs"}
        file = output.destination(destination, named=read | output.settings_files(config, config_file))
        counts = {"pairs": 0, "failed": 0}
        with ProgressBar(quiet=quiet) as progress, ExitStack() as stack:
            lines = read_pairs(read_lines(pairs, opened(pairs, stack)))
            judge = checker.make_checker(config, progress)
            _ = judge.models.scorer  # a model or a cache that cannot be used is told before anything is written
            output.write(written(judged(judge, lines, counts), format), file)
        if not quiet:
            note(counts)
        raise typer.Exit(exits.PARTIAL if counts["failed"] else exits.NOTHING)


def note(counts: dict[str, int]) -> None:
    """Say on stderr what was lost, and that nothing was there."""
    if not counts["pairs"]:
        say("No pairs were read: the input is empty.")
    if counts["failed"]:
        say(f"{counts['failed']} of {counts['pairs']} lines could not be read; each says why in its place.")


def opened(path: str, stack: ExitStack) -> BinaryIO:
    """The file's bytes, or stdin's."""
    if path == "-":
        if getattr(sys, "stdin", None) is None:  # as Python leaves it where the shell closed it (`<&-`)
            raise ConfigError("cannot read stdin (it is closed): give a file of JSON Lines, or something to read on stdin")
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(path, "rb"))  # noqa: PTH123 - a path as typed may hold what Path refuses
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot read {path!r} ({error}): give a file of JSON Lines, or - for stdin") from error


def read_lines(path: str, file: BinaryIO) -> Iterator[bytes]:
    """The lines, or why reading them failed."""
    try:
        yield from bounded_lines(file)
    except (OSError, ValueError) as error:
        seen = "stdin" if path == "-" else repr(path)
        raise ConfigError(f"cannot read {seen} ({error}): give a file of JSON Lines, or - for stdin") from error


def judged(judge: Checker, lines: Iterable[PairLine], counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    """A record a line, in order; `counts` is added to."""
    waiting: deque[PairLine] = deque()  # lines that are read and not yet answered: a portion of the judge's
    for answer in judge.entail(asked(lines, waiting)):
        line = waiting.popleft()
        counts["pairs"] += 1
        counts["failed"] += isinstance(answer, Diagnostic)
        if isinstance(answer, Diagnostic):
            yield refusal(line, answer)
        else:
            yield record(line, answer, judge.is_sure(answer))


def asked(lines: Iterable[PairLine], waiting: deque[PairLine]) -> Iterator[tuple[str, str] | Diagnostic]:
    """The pair of each line, or why there is none; the line itself is put to the end of those `waiting`."""
    for line in lines:
        waiting.append(line)
        yield Diagnostic(line.code, line.message, failed=True) if line.code else (line.premise, line.hypothesis)


def record(line: PairLine, verdict: Verdict, sure: bool) -> dict[str, Any]:
    """What is said of one pair."""
    window = verdict.window and [verdict.window.start, verdict.window.end]
    chances = {name: getattr(verdict, name) for name in COLUMNS[1:]}
    return {"id": line.id, "label": verdict.label, **chances, "sure": sure, "window": window}


def refusal(line: PairLine, why: Diagnostic) -> dict[str, Any]:
    """Why a line was not judged."""
    return {"id": line.id, "line": line.line, "error": {"code": why.code, "message": why.message}}


def written(records: Iterator[dict[str, Any]], form: str) -> Iterator[str]:
    """Each record as a line of JSON, or of a table for a person."""
    from attribution.reports.jsonreport import dumps

    if form == "jsonl":
        yield from (f"{dumps(entry)}\n" for entry in records)
        return
    head = f"{'label':<14}{'entailment':>11}{'neutral':>9}{'contradiction':>15}  {'sure':<5}  id\n"
    for entry in records:
        yield head + row(entry)  # the head with the first row: an error that comes before it is told alone
        head = ""
    if head:
        yield head


def row(entry: dict[str, Any]) -> str:
    """One line of the table."""
    from attribution.reports.safe import clean

    if "error" in entry:
        return f"{'✗ not judged':<14}line {entry['line']}: {clean(entry['error']['message'])}  {clean('' if entry['id'] is None else str(entry['id']))}".rstrip() + "\n"
    figures = f"{entry['entailment']:>11.4f}{entry['neutral']:>9.4f}{entry['contradiction']:>15.4f}"
    window = "" if entry["window"] is None else f"  (premise {entry['window'][0]}–{entry['window'][1]})"
    return f"{entry['label']:<14}{figures}  {'yes' if entry['sure'] else 'no':<5}  {clean(str(entry['id']))}{window}\n"
