"""Arguments and options that verbs share; None means what the settings file says, else the default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from attribution.config import FAIL_ON
from attribution.reports import FORMATS, QUOTE_FORMATS

MODELS = "Models and machine"

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATHS", help="Articles: files, folders, patterns, or - for stdin.", show_default=False),
]
def file_name(value: str | Path) -> Path:
    """The path of a file to write; an empty name, which would mean the working folder, is a mistake."""
    if not str(value):
        raise typer.BadParameter("'' was seen, expected the name of a file.")
    return Path(value)


Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout.", parser=file_name, show_default=False),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Settings file; else attribution.toml or pyproject.toml here or above."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no notes on stderr.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
EntailmentModel = Annotated[
    str | None,
    typer.Option("--entailment-model", metavar="ID_OR_PATH", help="Another NLI model.", rich_help_panel=MODELS),
]
SpacyModel = Annotated[
    str | None,
    typer.Option("--spacy-model", metavar="NAME_OR_PATH", help="Another spaCy pipeline.", rich_help_panel=MODELS),
]
BaseEncoder = Annotated[
    str | None,
    typer.Option("--base-encoder", metavar="PATH", help="Folder of the base encoder.", rich_help_panel=MODELS),
]
Device = Annotated[
    str | None, typer.Option("--device", metavar="DEVICE", help="auto, cpu or cuda[:N].", rich_help_panel=MODELS)
]
Dtype = Annotated[
    str | None, typer.Option("--dtype", metavar="DTYPE", help="auto, float32 or bfloat16.", rich_help_panel=MODELS)
]
Online = Annotated[
    bool, typer.Option("--online", help="Allow models to be fetched from the hub.", rich_help_panel=MODELS)
]
BatchSize = Annotated[
    int | None,
    typer.Option(
        "--batch-size", metavar="N", min=0, help="Pairs a GPU (or another model) computes together; 0: ours to choose.", show_default=False,
        rich_help_panel=MODELS,
    ),
]  # fmt: skip
VerdictCacheFile = Annotated[
    str | None,
    typer.Option("--verdict-cache", metavar="FILE", help="Keep verdicts in FILE between runs.", rich_help_panel=MODELS),
]


SPEAKERS = "Speakers"

People = Annotated[
    str | None,
    typer.Option(
        "--people", metavar="FILE", help="People the desk knows and overrules (TOML).", rich_help_panel=SPEAKERS
    ),
]
MinSpeakerConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-speaker-confidence",
        metavar="SHARE",
        min=0.0,
        max=1.0,
        help="Name nobody who is less sure than this, 0 to 1. Default: 0.",
        show_default=False,
        rich_help_panel=SPEAKERS,
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show how each speaker was found (table only; JSONL always has it).")
]


def one_of(names: list[str]) -> Callable[[str | None], str | None]:
    """A check that an option's value is one of `names`."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(names)}.")
        return value

    return check


ReportFormat = Annotated[
    str,
    typer.Option(
        "--format", metavar="|".join(FORMATS), help="How the report is written.", callback=one_of(list(FORMATS))
    ),
]
QuoteFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(QUOTE_FORMATS),
        help="How the quotations are written.",
        callback=one_of(list(QUOTE_FORMATS)),
    ),
]
EntailFormat = Annotated[
    str,
    typer.Option("--format", metavar="jsonl|table", help="How it is written.", callback=one_of(["jsonl", "table"])),
]
DoctorFormat = Annotated[
    str,
    typer.Option("--format", metavar="table|json", help="How it is written.", callback=one_of(["table", "json"])),
]
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="|".join(FAIL_ON),
        help="Exit 1 on findings of this severity or a higher one, or on new ones (with --baseline). Default: low.",
        show_default=False,
        callback=one_of(list(FAIL_ON)),
    ),
]
All = Annotated[bool, typer.Option("--all", help="Report different scope and cannot tell, too.")]
BaselineFile = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Report only what this baseline does not know (`attribution baseline write`).", show_default=False),
]
NoSuppressions = Annotated[bool, typer.Option("--no-suppressions", help="Report what the front matter of an article asks to ignore, too.")]
SHOWN = "How it is shown"
Compact = Annotated[bool, typer.Option("--compact", help="A finding a line (table only).", rich_help_panel=SHOWN)]
Pager = Annotated[
    bool | None,
    typer.Option(
        "--pager/--no-pager",
        help="Read in PAGER, else less; on a terminal only. Default: where it is longer than the screen.",
        show_default=False,
        rich_help_panel=SHOWN,
    ),
]
HideOutlets = Annotated[
    bool,
    typer.Option(
        "--hide-outlets",
        help="Letters for outlets and articles, in every format; the words printed in the articles stay.",
        rich_help_panel=SHOWN,
    ),
]
Stats = Annotated[bool, typer.Option("--stats", help="Counts and seconds of each stage on stderr.")]
Within = Annotated[
    bool,
    typer.Option("--within", help="Also hold headline, standfirst and captions of each article against its own body."),
]
SourceFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="FILE",
        help="Transcript, press release or notes, trusted for the words spoken: every quotation of PATHS is looked up in it. May be given again.",
        show_default=False,
    ),
]


PLACE = "FILE_OR_URL"
Against = Annotated[
    str | None,
    typer.Option(
        "--against", metavar=PLACE, show_default=False,
        help="Hold the articles against an archive, too (`attribution archive`): a file, or the URL of a PostgreSQL database.",
    ),
]  # fmt: skip
Resume = Annotated[
    str | None,
    typer.Option(
        "--resume", metavar=PLACE, show_default=False,
        help="Keep what is read and judged in an archive, and go on from what is there: a run that was stopped does not start over.",
    ),
]  # fmt: skip

WORKERS = "Who does the work"
ENGINES = ("local", "ray")
EngineName = Annotated[
    str,
    typer.Option("--engine", metavar="|".join(ENGINES), help="Processes of this machine, or a Ray cluster.", callback=one_of(list(ENGINES)), rich_help_panel=WORKERS),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="Processes that read and judge. Default: by the processors and the work.", show_default=False, rich_help_panel=WORKERS),
]
RayAddress = Annotated[
    str | None,
    typer.Option("--ray-address", metavar="ADDRESS", help="A running Ray cluster; else one is started here (--engine ray).", show_default=False, rich_help_panel=WORKERS),
]
RayFolder = Annotated[
    str | None,
    typer.Option(
        "--ray-folder", metavar="FOLDER", help="Keep the stages' Parquet files in FOLDER, which every machine sees, and go on from them (--engine ray).", show_default=False,
        rich_help_panel=WORKERS,
    ),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seats:
    """The options that say who reads and judges, and where: for `groups.grouped`."""

    people: People = None
    min_speaker_confidence: MinSpeakerConfidence = None
    entailment_model: EntailmentModel = None
    spacy_model: SpacyModel = None
    base_encoder: BaseEncoder = None
    device: Device = None
    dtype: Dtype = None

    def settings(self) -> dict[str, Any]:
        """The fields of a Config that they are."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Readers:
    """The options that say who reads, and where, for verbs that judge nothing: for `groups.grouped`."""

    people: People = None
    min_speaker_confidence: MinSpeakerConfidence = None
    spacy_model: SpacyModel = None
    base_encoder: BaseEncoder = None
    device: Device = None
    dtype: Dtype = None

    def settings(self) -> dict[str, Any]:
        """The fields of a Config that they are."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Workers:
    """The options that say who does the work: for `groups.grouped`."""

    engine: EngineName = ENGINES[0]
    jobs: Jobs = None
    ray_address: RayAddress = None
    ray_folder: RayFolder = None
