"""Errors become one clear message on stderr and the right exit code; never a traceback unless asked for."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from attribution.cli import exits
from attribution.errors import AttributionError, ModelError
from attribution.reports.safe import clean

HINT = "This is a fault in attribution: run again with --debug to see where, and report it."
# What no message shows: the password in the URL of a database, before its last "@" (one with a bare "@" in it is hidden whole), or after
# "password=".
PASSWORD = re.compile(r"(\bpostgres\w*(?:\+\w+)?://[^\s/:@]*:)\S*@|(\bpassword=)[^\s&'\"]+", re.IGNORECASE)


@contextmanager
def guarded(*, debug: bool = False) -> Iterator[None]:
    """Run a verb: AttributionError exits 2 (ModelError 4), Ctrl-C 130, anything unexpected 4; `debug` lets it through."""
    with warnings.catch_warnings():
        if not debug:
            warnings.simplefilter("ignore")
        try:
            yield
        except typer.Exit:
            raise
        except KeyboardInterrupt:
            raise typer.Exit(exits.INTERRUPTED) from None
        except AttributionError as error:
            if debug:
                raise
            stop(str(error), exits.INTERNAL if isinstance(error, ModelError) else exits.USAGE)
        except Exception as error:
            if debug:
                raise
            stop(f"{type(error).__name__}: {error}. {HINT}", exits.INTERNAL)


def stop(message: str, code: int) -> None:
    """Print a message and leave with an exit code."""
    say(f"Error: {message}")
    raise typer.Exit(code)


def say(message: str) -> None:
    """One line on stderr; a closed stderr is no reason to fail."""
    try:
        sys.stderr.write(f"{clean(masked(message))}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def masked(message: str) -> str:
    """The message without passwords: "postgresql://desk:***@host/news"."""
    return PASSWORD.sub(lambda found: f"{found[1]}***@" if found[1] else f"{found[2]}***", message)
