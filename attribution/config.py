"""Settings of a run: one frozen value, its file form and its hash.

`attribution.toml`, or `[tool.attribution]` in `pyproject.toml`, in the working folder or its nearest parent.
Unknown keys and wrong types are errors: a misspelt setting must never be ignored.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from attribution.errors import ConfigError

FailOn = Literal["never", "low", "medium", "high", "new"]
FAIL_ON: tuple[FailOn, ...] = ("never", "low", "medium", "high", "new")
DTYPES = ("auto", "float32", "bfloat16")
QuoteReaderMode = Literal["both", "rules", "model"]
QUOTE_READERS: tuple[QuoteReaderMode, ...] = ("both", "rules", "model")
NEW_NEEDS_BASELINE = (
    "fail_on is 'new', expected a baseline to compare the run with, and none is given: write one with `attribution baseline write`, "
    f"then give it with --baseline FILE or as baseline in the settings, or choose one of {', '.join(FAIL_ON[:-1])}"
)

# English is what the models read; "any" refuses nothing.
LANGUAGES = ("en", "any")

Check = tuple[Callable[[Any], bool], str]


def _is_name(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(value.strip()))


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


NAME: Check = (_is_name, "a name or a path in quotation marks")
SWITCH: Check = (lambda value: isinstance(value, bool), "true or false")
SHARE: Check = (_is_share, "a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The shares (0 to 1) that decide what is paired and what is said; tuned on development data only.

    `min_similarity`: cosine of two sentence embeddings under which statements are not paired.
    `story_similarity`: chance of one event under which two articles are not the same story.
    `conflict_threshold`, `agree_threshold`: how sure it must be that two figures or dates which differ, or agree, fill one slot;
    `statement_threshold`, `statement_agree_threshold`: how sure a contradiction, or an agreement, of two statements must be that no
    figure, date or quotation shows.
    """

    min_similarity: float = 0.3
    story_similarity: float = 0.5
    conflict_threshold: float = 0.6
    statement_threshold: float = 0.65
    agree_threshold: float = 0.45
    statement_agree_threshold: float = 0.55

    def __post_init__(self) -> None:
        for entry in fields(self):
            _require(f"thresholds.{entry.name}", getattr(self, entry.name), SHARE)


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run. `entailment_model`, `spacy_model`, `base_encoder`: None means what attribution ships or finds.

    `quote_reader` says who finds quotations: rules and the trained reader ("both"), or one of them alone ("rules", "model");
    `device` is auto, cpu or cuda[:N]; `dtype` auto, float32 or bfloat16; `batch_size` counts what a GPU computes together, 0 picks;
    `people` is the path of a desk's people table (TOML), `min_speaker_confidence` (0 to 1) the least at which a speaker is named;
    `verdict_cache` is a file that keeps the entailment model's verdicts between runs (None: for this Checker only), as a str or
    a Path (kept as a str, `~` expanded); `archive` is an archive (a file, or the URL of a database) that keeps readings, vectors and verdicts,
    so that a run which was cut, or another of the same articles, starts where it was;
    `all_relations` reports different_scope and cannot_tell too; `within` also holds headline, standfirst and captions of each article
    against its body; `baseline` is the file of findings a desk knows of, which `fail_on = "new"` needs; `suppressions` lets the front
    matter of an article ask to ignore findings; an article surely not in `language` ("en") is refused unless that is "any"; nothing
    goes online unless `online`. Raises ConfigError on a wrong value.
    """

    entailment_model: str | None = None
    spacy_model: str | None = None
    base_encoder: str | None = None
    device: str = "auto"
    dtype: str = "auto"
    quote_reader: QuoteReaderMode = "both"
    online: bool = False
    batch_size: int = 0
    thresholds: Thresholds = field(default_factory=Thresholds)
    people: str | None = None
    min_speaker_confidence: float = 0.0
    all_relations: bool = False
    within: bool = False
    fail_on: FailOn = "low"
    verdict_cache: str | Path | None = None
    archive: str | Path | None = None
    baseline: str | None = None
    suppressions: bool = True
    language: str = "en"

    def __post_init__(self) -> None:
        for name in ("verdict_cache", "archive"):
            if isinstance(file := getattr(self, name), Path | str):
                object.__setattr__(self, name, _expanded(file))
        if self.archive is not None and self.verdict_cache is not None:
            raise ConfigError("both archive and verdict_cache are set, expected one: an archive keeps verdicts too. Leave verdict_cache out")
        for key, check in CHECKS.items():
            _require(key, getattr(self, key), check)


CHECKS: dict[str, Check] = {
    "entailment_model": NAME,
    "spacy_model": NAME,
    "base_encoder": NAME,
    "device": (lambda value: isinstance(value, str) and bool(value.strip()), "auto, cpu or cuda[:N]"),
    "dtype": (lambda value: value in DTYPES, f"one of {', '.join(DTYPES)}"),
    "quote_reader": (lambda value: value in QUOTE_READERS, f"one of {', '.join(QUOTE_READERS)}"),
    "online": SWITCH,
    "batch_size": (_is_count, "a whole number, 0 for the choice of the device"),
    "thresholds": (lambda value: isinstance(value, Thresholds), "a table of thresholds"),
    "people": (_is_name, "the path of a TOML file in quotation marks"),
    "min_speaker_confidence": SHARE,
    "verdict_cache": (_is_name, "the path of a file in quotation marks"),
    "archive": (_is_name, "the path of a file, or a postgresql:// URL, in quotation marks"),
    "all_relations": SWITCH,
    "within": SWITCH,
    "fail_on": (lambda value: value in FAIL_ON, f"one of {', '.join(FAIL_ON)}"),
    "baseline": (_is_name, "the path of a TOML file in quotation marks"),
    "suppressions": SWITCH,
    "language": (lambda value: value in LANGUAGES, f"one of {', '.join(LANGUAGES)}"),
}


def _expanded(file: str | Path) -> str:
    """A path with the home folder in the place of `~`; as it is where that is not known."""
    try:
        return str(Path(file).expanduser()) if str(file).startswith("~") else str(file)
    except RuntimeError:
        return str(file)


def _require(key: str, value: Any, check: Check) -> None:
    """Raise ConfigError naming key, value seen and value expected."""
    passes, expected = check
    try:
        good = passes(value)
    except TypeError:  # an unhashable value in a membership test
        good = False
    if not good:
        raise ConfigError(f"{key} is {value!r}, expected {expected}")


def find_config(folder: Path) -> Path | None:
    """The settings file that governs a folder: its own, else that of the nearest parent that has one."""
    for place in (folder, *folder.parents):
        if (place / "attribution.toml").is_file():
            return place / "attribution.toml"
        if _mentions_us(place / "pyproject.toml"):
            return place / "pyproject.toml"
    return None


def _mentions_us(pyproject: Path) -> bool:
    """Whether a pyproject.toml has our table; one of another project is never parsed, so its faults are not ours."""
    try:
        return "tool.attribution" in pyproject.read_text("utf-8", errors="replace")
    except OSError:
        return False


def load_config(file: Path | None = None, *, folder: Path | None = None, **settings: Any) -> Config:
    """Read a settings file (else the one that governs `folder`, by default the working folder) and lay `settings` over it.

    A setting of None leaves the file's value. Model paths that begin with `./` or `../` count from the file, and so do `people`,
    `verdict_cache` and `baseline`. Raises ConfigError where `fail_on` is "new" and there is no baseline.
    """
    source = file if file is not None else find_config(folder or Path.cwd())
    config = Config() if source is None else config_from(_table(source), source)
    config = replace(config, **{key: value for key, value in settings.items() if value is not None})
    if config.fail_on == "new" and config.baseline is None:
        raise ConfigError(NEW_NEEDS_BASELINE + ("" if source is None else f" ({source})"))
    return config


def config_of(settings: Mapping[str, Any]) -> Config:
    """A Config of keyword arguments. Raises ConfigError for one that is no setting, naming the nearest that is."""
    _known(settings, [entry.name for entry in fields(Config)], "the keyword arguments")
    return Config(**settings)


def config_from(table: Mapping[str, Any], source: Path) -> Config:
    """Build a Config from a parsed table; `source` is named in every message."""
    _known(table, [entry.name for entry in fields(Config)], source)
    values = {key: _from_file(value, source) for key, value in table.items()}
    for key in ("people", "verdict_cache", "baseline", "archive"):
        if isinstance(path := table.get(key), str) and path.strip() and "://" not in path:
            values[key] = str((source.parent / Path(path).expanduser()).resolve())
    try:
        if isinstance(limits := table.get("thresholds"), Mapping):
            _known(limits, [entry.name for entry in fields(Thresholds)], source, "thresholds.")
            values["thresholds"] = Thresholds(**limits)
        return Config(**values)
    except ConfigError as error:
        where = "" if str(source) in str(error) else f" ({source})"
        raise ConfigError(f"{error}{where}") from error


def config_hash(config: Config) -> str:
    """12 hex digits of the sha256 of everything in a Config that can change a verdict.

    Left out: where and how fast it runs (device, batch size, online, verdict cache, archive), what is shown or fails (all_relations, fail_on,
    baseline, suppressions), and the place of the base encoder, whose bytes are pinned. A model given by path counts by its folder's name: the
    report names its hash.
    """
    parts = {
        "dtype": config.dtype,
        "entailment_model": _model_key(config.entailment_model),
        "min_speaker_confidence": float(config.min_speaker_confidence),
        "people": _content_key(config.people),
        "spacy_model": _model_key(config.spacy_model),
        "thresholds": {entry.name: float(getattr(config.thresholds, entry.name)) for entry in fields(Thresholds)},
    }
    canonical = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _model_key(name: str | None) -> str | None:
    """A hub id or package name as it is; a path without its folders, so that a hash is the same on every machine."""
    if name is not None and (name.startswith((".", "~")) or Path(name).is_absolute()):
        return Path(name).name
    return name


def _content_key(file: str | None) -> str | None:
    """The digest of a file that changes verdicts, wherever it lies; a file that cannot be read is refused when it is used."""
    if file is None:
        return None
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()[:12]
    except OSError:
        return "unreadable"


def _from_file(value: Any, source: Path) -> Any:
    """A path that begins with `./` or `../` counts from the folder of the settings file."""
    if isinstance(value, str) and value.startswith(("./", "../")):
        return str((source.parent / value).resolve())
    return value


def _known(table: Mapping[str, Any], names: list[str], source: Path | str, prefix: str = "") -> None:
    """Refuse the first key that is not a setting, naming the nearest one that is."""
    for key in table:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)[0]
            raise ConfigError(
                f"unknown key {prefix + key!r} in {source}: the nearest known key is {prefix + near!r}. "
                f"Known keys: {', '.join(prefix + name for name in names)}"
            )


def _table(source: Path) -> Mapping[str, Any]:
    """The settings in a file: the whole of it, or `[tool.attribution]` of a pyproject.toml."""
    table: Any = _read(source)
    if source.name == "pyproject.toml":
        tools = table.get("tool", {})
        table = tools.get("attribution", {}) if isinstance(tools, Mapping) else {}
    if not isinstance(table, Mapping):
        raise ConfigError(f"tool.attribution in {source} is {table!r}, expected a table: [tool.attribution]")
    return table


def _read(source: Path) -> dict[str, Any]:
    """Parse a TOML file, or say which file and line cannot be parsed."""
    try:
        return tomllib.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"cannot read the settings file {source}: {error.strerror}. Check the path") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{source} is not valid TOML: {error}. Correct the line and run again") from error
