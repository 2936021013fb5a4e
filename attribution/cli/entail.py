"""`attribution entail`: whether hypotheses follow from their premises, pair by pair."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from attribution.cli import checker, exits, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.pairs import PairLine, read_pairs
from attribution.cli.progress import ProgressBar
from attribution.config import load_config
from attribution.errors import ConfigError
from attribution.types import Diagnostic, Verdict

if TYPE_CHECKING:
    from attribution.pipeline import Checker

# Lines, and characters, that are read before the model is asked: memory stays bounded, and batches are full.
LINES, CHARACTERS = 2048, 8_000_000
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
        file = output.destination(destination, [pairs])
        counts = {"pairs": 0, "failed": 0}
        with ProgressBar(quiet=quiet) as progress, ExitStack() as stack:
            lines = read_pairs(opened(pairs, stack))
            records = judged(checker.make_checker(config, progress), lines, counts)
            output.write(written(records, format), file)
        if counts["failed"] and not quiet:
            say(f"{counts['failed']} of {counts['pairs']} lines could not be read; each says why in its place.")
        raise typer.Exit(exits.PARTIAL if counts["failed"] else exits.NOTHING)


def opened(path: str, stack: ExitStack) -> BinaryIO:
    """The file's bytes, or stdin's."""
    if path == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(path, "rb"))  # noqa: PTH123 - a path as typed may hold what Path refuses
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot read {path!r} ({error}): give a file of JSON Lines, or - for stdin") from error


def judged(judge: Checker, lines: Iterable[PairLine], counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    """A record a line, in order; `counts` is added to."""
    from attribution.encoder.calibration import load_calibration

    calibration = load_calibration()
    rest = iter(lines)
    while chunk := list(portion(rest)):
        answers = judge.entail([(line.premise, line.hypothesis) for line in chunk if not line.code])
        for line in chunk:
            answer = Diagnostic(line.code, line.message, failed=True) if line.code else next(answers)
            counts["pairs"] += 1
            counts["failed"] += isinstance(answer, Diagnostic)
            yield refusal(line, answer) if isinstance(answer, Diagnostic) else record(line, answer, calibration.is_sure(answer))


def portion(lines: Iterator[PairLine]) -> Iterator[PairLine]:
    """The next lines, as many as are judged together."""
    characters = 0
    for line in islice(lines, LINES):
        yield line
        characters += len(line.premise) + len(line.hypothesis)
        if characters >= CHARACTERS:
            return


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
    yield f"{'label':<14}{'entailment':>11}{'neutral':>9}{'contradiction':>15}  {'sure':<5}  id\n"
    yield from (row(entry) for entry in records)


def row(entry: dict[str, Any]) -> str:
    """One line of the table."""
    from attribution.reports.safe import clean

    if "error" in entry:
        return f"{'✗ not judged':<14}line {entry['line']}: {clean(entry['error']['message'])}  {clean(str(entry['id'] or ''))}".rstrip() + "\n"
    figures = f"{entry['entailment']:>11.4f}{entry['neutral']:>9.4f}{entry['contradiction']:>15.4f}"
    window = "" if entry["window"] is None else f"  (premise {entry['window'][0]}–{entry['window'][1]})"
    return f"{entry['label']:<14}{figures}  {'yes' if entry['sure'] else 'no':<5}  {clean(str(entry['id']))}{window}\n"
