"""Where the report goes: to stdout, or whole or not at all into a file."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from attribution.errors import ConfigError
from attribution.reports import Style
from attribution.reports.style import ColorSystem

DEFAULT_WIDTH = 100


def style(output: Path | None) -> Style:
    """Colours and the terminal's width on a terminal; else plain text, 100 columns or COLUMNS."""
    if output is None and sys.stdout.isatty():
        return Style(shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns, _colors())
    columns = os.environ.get("COLUMNS", "")
    return Style(int(columns) if columns.isdecimal() and int(columns) > 0 else DEFAULT_WIDTH)


def _colors() -> ColorSystem | None:
    """What the terminal shows; NO_COLOR and TERM=dumb are respected by rich."""
    from rich.console import Console

    terminal = Console(file=sys.stdout)
    return None if terminal.no_color else cast("ColorSystem | None", terminal.color_system)


def destination(output: Path | None, paths: list[str]) -> Path | None:
    """The file to write, checked before any work is done; None or "-" is stdout.

    Raises ConfigError where the folder does not exist, the file is a folder, or it is one of the articles.
    """
    if output is None or str(output) == "-":
        return None
    if output.is_dir():
        raise ConfigError(f"-o {output} is a folder, expected a file: add a file name")
    if not output.resolve().parent.is_dir():
        raise ConfigError(f"-o {output}: the folder {output.parent} does not exist. Create it first")
    if output.exists() and any(Path(path).exists() and output.samefile(path) for path in paths if path != "-"):
        raise ConfigError(f"-o {output} is one of the articles, and would be overwritten: choose another file")
    return output


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write the pieces, UTF-8 and line feeds everywhere; a reader of stdout that leaves early (`| head`) is no error."""
    if output is None:
        _to_stdout(pieces)
        return
    target = output.resolve()
    if target.exists() and not target.is_file():  # a device or a pipe: it cannot be replaced
        _fill(target, pieces)
        return
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        _fill(draft, pieces)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _fill(file: Path, pieces: Iterable[str]) -> None:
    """Write to a file, or say why that cannot be done."""
    try:
        with file.open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(pieces)
    except OSError as error:
        raise ConfigError(f"cannot write {file.parent}: {error.strerror}. Choose another place with -o") from error


def _to_stdout(pieces: Iterable[str]) -> None:
    """Write to stdout as bytes: UTF-8, or what a terminal says it reads, with escapes for what it cannot show.

    After a broken pipe the rest goes nowhere, so that Python's own flush at exit is quiet too.
    """
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode(encoding, "backslashreplace"))
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
