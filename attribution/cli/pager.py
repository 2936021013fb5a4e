"""A long report on a terminal goes through the reader's pager; nothing else ever does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from attribution.cli import output

# Quit where it fits on one screen, show colours, leave the screen as it is: what git asks of less.
LESS = "FRX"


def show(pieces: Iterable[str], file: Path | None, wanted: bool | None) -> None:
    """Write a report as `output.write` does, through the pager where it is meant for a person and longer than the screen.

    `wanted` is --pager (on a terminal: always) or --no-pager; None decides by length. Never where stdout is a file or a pipe.
    """
    command = None if file is not None or wanted is False or not on_terminal() else pager()
    if command is None:
        output.write(pieces, file)
        return
    text = "".join(pieces)
    if not (wanted or too_long(text)) or not paged(text, command):
        output.write([text], None)


def on_terminal() -> bool:
    """Whether a person reads stdout on a terminal that can page."""
    return getattr(sys, "stdout", None) is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def pager() -> list[str] | None:
    """The command of PAGER, else less, else more; None where there is none, or where PAGER is empty or cat."""
    named = os.environ.get("PAGER")
    if named is None:
        return next(([name] for name in ("less", "more") if shutil.which(name)), None)
    try:
        command = shlex.split(named)
    except ValueError:  # an open quotation mark
        return None
    return command if command and command != ["cat"] and shutil.which(command[0]) else None


def too_long(text: str) -> bool:
    """Whether a text has more lines than the screen, the prompt's line counted."""
    return text.count("\n") >= shutil.get_terminal_size((100, 24)).lines


def paged(text: str, command: list[str]) -> bool:
    """Show a text in the pager until the reader leaves it; False where it could not be started.

    The command is the reader's own, and is started without a shell. Ctrl-C belongs to the pager, as in git.
    """
    environment = {**os.environ, "LESS": os.environ.get("LESS", LESS), "LESSCHARSET": os.environ.get("LESSCHARSET", "utf-8")}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:
        return False
    assert process.stdin is not None
    with suppress(OSError):  # the reader left before the end
        process.stdin.write(text.encode("utf-8", "backslashreplace"))
    with suppress(OSError):
        process.stdin.close()
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return True
