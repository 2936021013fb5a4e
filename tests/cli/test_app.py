"""The program as a process: help, version, pipes and interrupts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "('torch', 'spacy', 'transformers', 'trafilatura', 'numpy', 'rich', 'dateparser')"


def python(code: str, *arguments: str, **options):
    """Start Python on a few lines of code, from the root of the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=options.pop("cwd", ROOT),
        env=environment,
        **options,
    )


def test_help_lists_the_verbs(run):
    """The first screen names every verb."""
    result = run("--help")
    assert result.exit_code == 0
    for verb in ("check", "quotes", "entail", "models", "evaluate", "doctor", "--version"):
        assert verb in result.stdout


def test_version(run):
    """One line with name and version."""
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("attribution ")
    assert result.stdout.count("\n") == 1


def test_unknown_verb(run):
    """A verb that is not there is a usage error."""
    assert run("compere").exit_code == 2


def test_help_imports_nothing_heavy():
    """What makes a start slow is imported when it is needed: `--help` stays under half a second."""
    code = f"import sys, attribution.cli.app; print([name for name in {HEAVY} if name in sys.modules])"
    out, err = python(code).communicate(timeout=60)
    assert out.decode().strip() == "[]", err.decode()


def test_module_is_the_program():
    """`python -m attribution` runs the command line."""
    code = (
        "import runpy, sys; sys.argv = ['attribution', '--help']; runpy.run_module('attribution', run_name='__main__')"
    )
    process = python(code)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"quotes" in out


FAKE = """
import sys
from dataclasses import replace
from tests.cli.fake import FakeChecker, install
from tests.reports.sample import conflict, sample_report
findings = tuple(replace(conflict(), id=f"F{n}", slot="s" * 2000) for n in range(200))
install(FakeChecker(replace(sample_report(*findings), diagnostics=()), KeyboardInterrupt() if "stop" in sys.argv else None))
sys.argv = ["attribution", "check", "README", "--format", "jsonl"]
from attribution.cli.app import main
main()
"""


def test_broken_pipe_is_quiet(tmp_path):
    """`attribution check … | head -1` prints its line and nothing on stderr; the exit code is the run's."""
    (tmp_path / "README").write_text("x", "utf-8")
    process = python(FAKE, cwd=tmp_path)
    assert process.stdout.readline().startswith(b'{"type": "finding"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1


def test_ctrl_c_is_130(tmp_path):
    """An interrupted run ends quietly with 130."""
    (tmp_path / "README").write_text("x", "utf-8")
    process = python(FAKE, "stop", cwd=tmp_path)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
