"""How the local engine ends: with `close`, with Ctrl-C, with a script that forgets it, with a kill; no process is ever left."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from attribution.config import Config
from attribution.engines.local import Local
from attribution.errors import AttributionError
from tests.engines.fakes import Fakes, articles, story

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")


def there(pid: int) -> bool:
    """Whether a process exists, a zombie included."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def soon(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def test_close_leaves_no_process_and_no_thread(tmp_path: Path) -> None:
    """Idle workers end by themselves and are reaped; nothing can be asked afterwards; closing twice is fine."""
    before = threading.active_count()
    engine = Local(Config(), 2, make=partial(Fakes, str(tmp_path)))
    list(engine.read(articles(*["meet 2"] * 4)))
    pids = engine.pids
    assert len(pids) == 2
    engine.close()
    engine.close()
    assert soon(lambda: not any(map(there, pids)))  # the system takes a moment to bury them
    assert threading.active_count() == before
    with pytest.raises(AttributionError, match="closed"):
        list(engine.read(articles("x")))


def test_close_does_not_wait_for_work(tmp_path: Path) -> None:
    """Workers at work are killed; who waits for answers in another thread is told."""
    engine = Local(Config(), 2, make=partial(Fakes, str(tmp_path)))
    told: list[str] = []

    def ask() -> None:
        try:
            list(engine.read(articles(*["sleep 60"] * 40)))
        except AttributionError as error:
            told.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert soon(lambda: len(engine.pids) == 2)
    pids = engine.pids
    begun = time.monotonic()
    engine.close()
    thread.join(10)
    assert time.monotonic() - begun < 5
    assert len(told) == 1
    assert "closed" in told[0]
    assert soon(lambda: not any(map(there, pids)))  # the system takes a moment to bury them


def test_an_engine_nobody_holds_closes_itself(tmp_path: Path) -> None:
    """An engine that is forgotten takes its workers along."""
    engine = Local(Config(), 1, make=partial(Fakes, str(tmp_path)))
    list(engine.read(articles("x")))
    pids = engine.pids
    del engine
    gc.collect()
    assert soon(lambda: not any(map(there, pids)))  # the system takes a moment to bury them


def test_answers_hold_their_engine(tmp_path: Path) -> None:
    """An engine made in passing lives as long as its answers are asked for."""
    judgements = Local(Config(), 1, make=partial(Fakes, str(tmp_path))).judge(story(*"x" * n) for n in range(1, 40))
    gc.collect()
    assert [judgement.counts["articles"] for judgement in judgements] == list(range(1, 40))


def test_modules_of_the_working_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file named like a module of Python, among the material, is no module."""
    (tmp_path / "json.py").write_text("raise SystemExit(66)")
    monkeypatch.chdir(tmp_path)
    with Local(Config(), 1, make=partial(Fakes, str(tmp_path))) as engine:
        assert len(list(engine.read(articles("x")))) == 1


SCRIPT = """
from functools import partial
from pathlib import Path
from attribution.config import Config
from attribution.engines.local import Local
from tests.engines.fakes import Fakes, articles

engine = Local(Config(), 2, make=partial(Fakes, {folder!r}))
list(engine.read(articles(*["meet 2"] * 4)))
Path({folder!r}, "pids").write_text(" ".join(map(str, engine.pids)) + " .")
{rest}
"""


def started(folder: Path, rest: str, *, piped: bool = False) -> subprocess.Popen[str]:
    """A script without `if __name__ == "__main__":`, in a process group of its own, from a file or from `-c`."""
    text = textwrap.dedent(SCRIPT).format(folder=str(folder), rest=textwrap.dedent(rest))
    file = folder / "script.py"
    file.write_text(text)
    command = [sys.executable, *(["-c", text] if piped else [str(file)])]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, text=True, start_new_session=True, **pipes)  # type: ignore[call-overload,no-any-return]


def workers(folder: Path) -> list[int]:
    """The processes a script says it started, once it has said so."""
    file = folder / "pids"
    assert soon(lambda: file.exists() and file.read_text().endswith("."))
    return [int(word) for word in file.read_text().split()[:-1]]


@pytest.mark.parametrize("piped", [False, True])
def test_a_plain_script_works_and_ends(tmp_path: Path, piped: bool) -> None:
    """A script without a guard, which closes nothing, runs once, ends by itself and leaves no process."""
    script = started(tmp_path, "print('end of script')", piped=piped)
    pids = workers(tmp_path)
    out, err = script.communicate(timeout=60)
    assert (out, err, script.returncode) == ("end of script\n", "", 0)
    assert len(pids) == 2
    assert soon(lambda: not any(map(there, pids)))  # the system takes a moment to bury them


def test_ctrl_c_ends_everything_at_once(tmp_path: Path) -> None:
    """Ctrl-C reaches the whole process group: the script gets KeyboardInterrupt, the workers say nothing, and all are gone."""
    rest = """
        try:
            with engine:
                list(engine.read(articles("note begun", *["sleep 60"] * 40)))
        except KeyboardInterrupt:
            print("interrupted", flush=True)
        """
    script = started(tmp_path, rest)
    pids = workers(tmp_path)
    assert soon((tmp_path / "notes").exists)
    os.killpg(script.pid, signal.SIGINT)
    out, err = script.communicate(timeout=60)
    assert (out, err, script.returncode) == ("interrupted\n", "", 0)
    assert soon(lambda: not any(map(there, pids)))  # the system takes a moment to bury them


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """kill -9 on the script: its workers, busy for another minute, end too."""
    script = started(tmp_path, "list(engine.read(articles('note begun', *['sleep 60'] * 40)))")
    pids = workers(tmp_path)
    assert soon((tmp_path / "notes").exists)
    script.kill()
    script.communicate(timeout=60)
    assert soon(lambda: not any(map(alive, pids)))


def alive(pid: int) -> bool:
    """Whether a process that is not our child runs: what nobody reaps here may stay a zombie."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")
