"""Real commands that can be killed soon: forked from a process that has everything imported and the models read, which takes most of a short command's time."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# What `archive add` tells on stderr after each part: "12 of about 40 articles: 12 new (…)".
TOLD = re.compile(r"^([\d,]+) of about [\d,]+ articles: ", re.MULTILINE)
# Articles that are read at once, and of one transaction: small, so that there are many moments between two.
PART = 4


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ended: by itself with an exit code, or killed (`code` None); what it acknowledged, and its last words."""

    code: int | None
    seconds: float
    acknowledged: int
    words: str


def warm_up() -> None:
    """Import what the commands import, and have models read once; every fork has them."""
    from attribution import models, parsing, stages
    from attribution.cli.app import app as whole  # noqa: F401
    from attribution.cli.archive import addbar, app  # noqa: F401
    from attribution.config import Config
    from attribution.encoder import session
    from attribution.engines import archiving

    parsing.load_pipeline = cache(parsing.load_pipeline)
    session.open_session = cache(session.open_session)
    addbar.APART, archiving.ADDED, stages.PART = 0.0, PART, PART
    loaded = models.Models(Config())
    _ = (loaded.parser, loaded.session, loaded.reader, loaded.entailment, loaded.aligner, loaded.reading_key)


def run(words: list[str], log: Path, kill_after: float | None = None) -> Ran:
    """Run `attribution WORDS` in a fork, and kill it (SIGKILL) after so many seconds where it still runs."""
    sys.stdout.flush()
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        become(words, log)
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        seconds = time.monotonic() - started
        if ended:
            break
        if kill_after is not None and seconds >= kill_after:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            break
        time.sleep(0.002)
    said = log.read_text("utf-8", "replace")
    told = TOLD.findall(said)
    code = None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)
    return Ran(code, seconds, int(told[-1].replace(",", "")) if told else 0, said.strip()[-300:])


def become(words: list[str], log: Path) -> None:
    """Be the command, in the fork; does not return."""
    code = 70
    try:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        if words[0] == "archive":
            from attribution.cli.archive.app import archive as command

            command(words[1:])
        else:
            from attribution.cli.app import app

            app(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001 - a fork must not go on as the benchmark
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
