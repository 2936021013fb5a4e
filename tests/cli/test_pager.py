"""The pager: on a terminal only, for long reports or when asked, the reader's own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import output, pager
from tests.cli.test_app import ROOT
from tests.reports.sample import conflict, sample_report

# Stands in the pager's place: says how it was called, then shows what it was given.
OWN = "import os, sys; data = sys.stdin.buffer.read(); print('PAGED', sys.argv[1:], os.environ.get('LESS'), len(data.splitlines())); sys.stdout.flush(); sys.stdout.buffer.write(data)"
RUN = """
import os, sys
from dataclasses import replace
from tests.cli.fake import FakeChecker, install
from tests.reports.sample import conflict, sample_report
install(FakeChecker(replace(sample_report(*[conflict()] * int(os.environ['FINDINGS'])), diagnostics=())))
from attribution.cli.app import main
main()
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """The command of a pager that shows all at once."""
    script = tmp_path / "own pager.py"
    script.write_text(OWN, "utf-8")
    return f'"{sys.executable}" "{script}" -x'


def on_a_terminal(folder: Path, arguments: list[str], findings: int = 20, **environment: str) -> tuple[str, int]:
    """What a terminal of 30 lines shows of a check, and its exit code."""
    (folder / "herald.txt").write_text("A ferry sank.", "utf-8")
    ours, theirs = pty.openpty()
    base = {k: v for k, v in os.environ.items() if k not in ("PAGER", "LESS", "NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    given = {**base, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LINES": "30", "COLUMNS": "80", "FINDINGS": str(findings), **environment}
    process = subprocess.Popen([sys.executable, "-c", RUN, "check", "herald.txt", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=given)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return shown.decode("utf-8").replace("\r\n", "\n"), process.wait(60)


def test_a_long_report_goes_through_the_readers_pager(tmp_path: Path, own: str) -> None:
    """With its options, with LESS as git sets it, in colours, all of it; the exit code is the check's."""
    text, code = on_a_terminal(tmp_path, [], PAGER=own)
    assert "PAGED" not in on_a_terminal(tmp_path, [], PAGER=own, TERM="dumb")[0]
    assert text.startswith("PAGED ['-x'] FRX ")
    assert text.count("C101") == 20
    assert "\x1b[1;4;38;5;166mAt least 19" in text
    assert code == 1


@pytest.mark.parametrize(
    ("arguments", "lines", "paged"),
    [([], 40, False), ([], 8, True), (["--pager"], 40, True), (["--no-pager"], 8, False), (["-o", "out.txt"], 8, False), (["--compact"], 8, False)],
)
def test_when_it_is_used(run, use, monkeypatch, arguments: list[str], lines: int, paged: bool) -> None:
    """A report that fits is printed, --pager and --no-pager decide, a file is never paged."""
    seen: list[list[str]] = []
    monkeypatch.setattr(pager, "on_terminal", lambda: True)
    monkeypatch.setattr(pager, "paged", lambda text, command: "C101" in text and not seen.append(command))
    monkeypatch.setenv("LINES", str(lines))
    monkeypatch.setenv("PAGER", "cat -n")
    use(sample_report(conflict()))
    result = run("check", "herald.txt", *arguments)
    assert seen == ([["cat", "-n"]] if paged else [])
    assert (result.stdout == "") == (paged or arguments[:1] == ["-o"])


@pytest.mark.parametrize(
    ("named", "command"),
    [("", None), ("cat", None), ("no-such-pager --x", None), ('"open', None), ("cat -A 'a b'", ["cat", "-A", "a b"])],
)
def test_the_readers_own_command(monkeypatch, named: str, command: list[str] | None) -> None:
    """One that is not there, or is asked not to be, is none; it is started as it is written, without a shell."""
    monkeypatch.setenv("PAGER", named)
    assert pager.pager() == command


def test_without_pager_less_is_taken_and_then_more(monkeypatch) -> None:
    """Whichever there is."""
    monkeypatch.delenv("PAGER", raising=False)
    for there, command in (({"less", "more"}, ["less"]), ({"more"}, ["more"]), (set(), None)):
        monkeypatch.setattr("shutil.which", lambda name, there=there: name if name in there else None)
        assert pager.pager() == command


def test_a_pager_that_does_not_start_loses_nothing(run, use, monkeypatch) -> None:
    """The report is printed."""
    monkeypatch.setattr(pager, "on_terminal", lambda: True)
    monkeypatch.setattr(pager, "pager", lambda: ["/no/such/pager"])
    use(sample_report(conflict()))
    assert "C101" in run("check", "herald.txt", "--pager").stdout


def test_no_color_on_a_terminal(tmp_path: Path, own: str) -> None:
    """NO_COLOR takes the colours away, and FORCE_COLOR does not bring them back."""
    text, _ = on_a_terminal(tmp_path, [], 1, NO_COLOR="1", FORCE_COLOR="1", PAGER=own)
    assert "\x1b" not in text
    assert "PAGED" not in text
    assert "⟦At least 19⟧" in text


def test_a_reader_who_leaves_early_is_no_error(tmp_path: Path) -> None:
    """A pager that ends before it has read all."""
    assert pager.paged("line\n" * 100_000, [sys.executable, "-c", "pass"])
    assert not pager.paged("line\n", [str(tmp_path / "gone")])


def test_a_pipe_is_never_paged(run, use, monkeypatch) -> None:
    """Not even where --pager is given."""
    monkeypatch.setenv("PAGER", "false")
    use()
    assert "C101" in run("check", "herald.txt", "--pager").stdout


def test_colours_can_be_forced_on_a_pipe(run, use, monkeypatch) -> None:
    """FORCE_COLOR colours what goes to stdout, never a file; NO_COLOR comes first; 0 asks for none."""
    monkeypatch.setenv("TERM", "xterm-256color")
    use()
    for value, colored in (("1", True), ("0", False), ("", False)):
        monkeypatch.setenv("FORCE_COLOR", value)
        assert ("\x1b[" in run("check", "herald.txt", "--format", "table").stdout) == colored
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert output.style(Path("out.txt")).color is None
    monkeypatch.setenv("TERM", "dumb")
    assert output.style(None).color == "standard"
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.style(None).color is None


def test_lines_end_at_two_hundred_columns(run, use, monkeypatch) -> None:
    """However wide the terminal is."""
    monkeypatch.setenv("COLUMNS", "500")
    use()
    assert max(map(len, run("check", "herald.txt").stdout.splitlines())) == 200
