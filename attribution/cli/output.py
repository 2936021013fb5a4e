"""Where the report goes: to stdout, or whole or not at all into a file."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from attribution.cli.places import files_of
from attribution.config import Config, find_config
from attribution.errors import AttributionError, ConfigError
from attribution.reports import Style
from attribution.reports.style import ColorSystem

DEFAULT_WIDTH = 100
# Longer lines are hard to read, and two passages side by side need no more.
MOST_WIDTH = 200


def style(output: Path | None, *, compact: bool = False) -> Style:
    """Colours and the terminal's width on a terminal; else plain text, 100 columns or COLUMNS; FORCE_COLOR colours a pipe, too."""
    terminal = output is None and sys.stdout.isatty()
    color = _colors(forced=not terminal) if terminal or (output is None and _forced()) else None
    return Style(min(_columns(terminal=terminal), MOST_WIDTH), color, compact)


def _columns(*, terminal: bool) -> int:
    """The width of the terminal, or COLUMNS, or the default."""
    if terminal:
        return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else DEFAULT_WIDTH


def _forced() -> bool:
    """Whether colours are asked for where stdout is no terminal (https://force-color.org); "0" and "false" ask for none."""
    return os.environ.get("FORCE_COLOR", "").casefold() not in ("", "0", "false")


def _colors(*, forced: bool = False) -> ColorSystem | None:
    """What the terminal shows; NO_COLOR (https://no-color.org, before FORCE_COLOR) and TERM=dumb are respected by rich."""
    from rich.console import Console

    terminal = Console(file=sys.stdout, force_terminal=True if forced else None)
    if terminal.no_color:
        return None
    return cast("ColorSystem | None", terminal.color_system or ("standard" if forced else None))


def destination(
    output: Path | None, paths: Iterable[str] = (), named: Mapping[str, str] | None = None, option: str = "-o"
) -> Path | None:
    """The file to write, checked before any work is done; None or "-" is stdout.

    `named` are further files that must not be overwritten, and what each is: `{"verdicts.db": "the verdict cache"}`.
    Raises ConfigError where the file cannot be written, is a folder, one of the articles (`paths`) or one of those.
    """
    if output is None or str(output) == "-":
        open_stdout()
        return None
    with told(output, option):
        if output.is_dir():
            raise ConfigError(f"{option} {output} is a folder, expected a file: add a file name")
        if not output.resolve().parent.is_dir():
            raise ConfigError(f"{option} {output}: the folder {output.parent} does not exist. Create it first")
    kept = dict.fromkeys(led_to(paths, output), "one of the articles") | dict(named or {})
    for path, what in kept.items():
        if same(output, "/dev/stdin" if path == "-" else path):
            raise ConfigError(f"{option} {output} is {what}, and would be overwritten: choose another file")
    with told(output, option):
        probe(output)
    return output


def led_to(paths: Iterable[str], output: Path) -> list[str]:
    """The files that paths mean, those in folders and of patterns included; looked up only where the output exists already."""
    from attribution.articles.sources import discover

    named = list(paths)
    wide = [path for path in named if path != "-" and not Path(path).is_file()]
    if not wide or not output.exists():
        return named
    try:
        found, _ = discover(wide)
    except (AttributionError, OSError):
        return named  # told where the articles are read
    return [*named, *(str(source.path) for source in found if source.path is not None)]


def open_stdout() -> None:
    """Raise ConfigError where the shell closed stdout (`>&-`); Python then has none at all."""
    if getattr(sys, "stdout", None) is None:
        raise ConfigError("stdout is closed, expected a place for the report: give a file with -o, or leave stdout open")


def settings_files(config: Config, config_file: Path | None, archive: str | None = None) -> dict[str, str]:
    """The files a run reads or keeps beside its input, and what each is: for the `named` of `destination`; `archive` is a further one."""
    source = config_file if config_file is not None else find_config(Path.cwd())
    archives = [*files_of(config.archive), *files_of(archive)]
    files = (
        (config.verdict_cache, "the verdict cache"), (config.people, "the people file"), (source, "the settings file"), (config.baseline, "the baseline"),
    )  # fmt: skip
    return {str(file): what for file, what in files if file is not None} | dict.fromkeys(archives, "the archive")


def same(output: Path, path: str) -> bool:
    """Whether two paths lead to one file that could be replaced, be it there already or not."""
    try:
        if special(output):
            return False
        return output.samefile(path) if output.exists() else output.resolve() == Path(path).resolve()
    except (OSError, ValueError, RuntimeError):  # no file of that name; a name no file can have
        return False


def probe(output: Path) -> None:
    """Raise OSError where the file could not be written; nothing stays behind."""
    if special(output):
        if not os.access(output, os.W_OK):
            raise PermissionError(13, os.strerror(13))
        return
    draft = draft_of(output)
    try:
        draft.touch(exist_ok=False)
    finally:
        draft.unlink(missing_ok=True)


def special(output: Path) -> bool:
    """Whether it is a device or a pipe, which cannot be replaced."""
    return output.exists() and not output.is_file()


def draft_of(output: Path) -> Path:
    """A new name beside the file; short, because a long one plus more could be longer than a name may be."""
    return output.resolve().with_name(f".attribution-{secrets.token_hex(4)}.part")


def write(pieces: Iterable[str], output: Path | None, option: str = "-o") -> None:
    """Write the pieces, UTF-8 and line feeds everywhere; a reader of stdout that leaves early (`| head`) is no error.

    Raises ConfigError where that cannot be done; what goes wrong while a piece is made is raised as it is.
    """
    if output is None:
        _to_stdout(pieces)
        return
    write_bytes((piece.encode("utf-8", "backslashreplace") for piece in pieces), output, option)


def write_bytes(pieces: Iterable[bytes], output: Path, option: str = "-o") -> None:
    """Write a file whole or not at all; a device or a pipe as the pieces come. Raises ConfigError as `write` does."""
    if special(output):
        _fill(output, pieces, output, option)
        return
    with told(output, option):
        target, draft = output.resolve(), draft_of(output)
    try:
        _fill(draft, pieces, output, option)
        with told(output, option):
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _fill(file: Path, pieces: Iterable[bytes], output: Path, option: str) -> None:
    """Write to a file, or say why `output` cannot be written."""
    with told(output, option):
        handle: IO[bytes] = file.open("wb")
    try:
        for piece in pieces:
            with told(output, option):
                handle.write(piece)
        with told(output, option):
            handle.close()
    finally:
        with suppress(OSError):  # what could not be written before cannot be written now
            handle.close()


@contextmanager
def told(output: Path, option: str) -> Iterator[None]:
    """Turn what the system says into an error with the file's name and the next step."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"cannot write {output}: {reason}. Choose another place with {option}") from error


def _to_stdout(pieces: Iterable[str]) -> None:
    """Write to stdout as bytes: UTF-8, or what a terminal says it reads, with escapes for what it cannot show."""
    open_stdout()
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    for piece in pieces:
        try:
            sys.stdout.buffer.write(piece.encode(encoding, "backslashreplace"))
            sys.stdout.flush()
        except BrokenPipeError:
            give_up()
            return
        except OSError as error:
            give_up()
            raise ConfigError(f"cannot write to stdout: {error.strerror or error}. Choose a file with -o") from error


def give_up() -> None:
    """Let what is left go nowhere, so that Python's own flush at exit is quiet too."""
    with suppress(OSError, ValueError):  # a stdout that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
