"""`attribution archive add`: counts, losses, interrupts; and what is said while it works."""

from __future__ import annotations

import sys

import pytest

from attribution.cli import checker
from attribution.cli.archive.addbar import AddBar
from attribution.engines import archiving
from attribution.engines.archiving import Filed
from attribution.errors import ConfigError
from attribution.types import Diagnostic
from tests.cli.fake import FakeChecker

LOST = Diagnostic("empty", "'empty.txt' has no text, expected an article: leave it out", "empty.txt", failed=True)


@pytest.fixture
def adding(monkeypatch):
    """Stand in for the work: `adding(Filed(…), …)` acknowledges these counts, then returns the last or raises `error`."""

    def install(*steps, error=None):
        seen = {}
        fake = FakeChecker()

        def add_articles(found, store, items, acknowledge):
            seen.update(config=found.config, place=store.place, items=list(items))
            for step in steps:
                acknowledge(step)
            if error is not None:
                raise error
            return steps[-1]

        monkeypatch.setattr(archiving, "add_articles", add_articles)
        monkeypatch.setattr(checker, "make_checker", fake.make)
        return seen

    return install


def test_counts_at_the_end(run, adding):
    """One line on stderr; what is computed is kept in the archive itself."""
    seen = adding(Filed(new=1), Filed(new=2, changed=1, same=4))
    result = run("add", "draft.txt")
    assert result.exit_code == 0
    assert result.stderr.startswith("2 new, 1 changed, 4 the same in desk.db (")
    assert result.stdout == ""
    assert (seen["place"], seen["items"], seen["config"].archive) == ("desk.db", ["draft.txt"], "desk.db")
    assert run("add", "draft.txt", "--quiet").stderr == ""


def test_the_settings_verdict_cache_gives_way(run, adding, desk):
    """The archive keeps verdicts itself."""
    (desk / "attribution.toml").write_text('verdict_cache = "verdicts.db"', "utf-8")
    seen = adding(Filed(new=1))
    assert run("add", "draft.txt").exit_code == 0
    assert seen["config"].verdict_cache is None


def test_a_new_archive_is_made(run, adding, desk):
    """Only `add` makes one."""
    adding(Filed(new=1))
    assert run("add", "draft.txt", place="new.db").exit_code == 0
    assert (desk / "new.db").exists()


def test_losses_are_told_and_exit_3(run, adding):
    """Each with its reason, even when quiet; the first twenty."""
    adding(Filed(new=1, lost=1, diagnostics=[LOST, Diagnostic("left_out", "3 .png files were left out")]))
    result = run("add", "draft.txt")
    assert result.exit_code == 3
    assert f"Lost: {LOST.message}\nNote: 3 .png files were left out\n" in result.stderr
    assert run("add", "draft.txt", "--quiet").stderr == f"Lost: {LOST.message}\n"
    adding(Filed(new=1, lost=23, diagnostics=[LOST] * 23))
    assert "… and 3 more (lost)." in run("add", "draft.txt").stderr


def test_nothing_to_add(run, adding):
    """Paths that lead nowhere are a mistake; a folder without articles is told by its code."""
    adding(Filed())
    assert run("add", "gone.txt").exit_code == 2
    assert run("add", "draft.txt").exit_code == 5


def test_ctrl_c_says_how_to_go_on(run, adding):
    """One line with what is safely there, exit code 130; quiet says nothing."""
    adding(Filed(new=32, same=8, lost=1), error=KeyboardInterrupt())
    result = run("add", "draft.txt")
    assert result.exit_code == 130
    assert result.stderr == "Interrupted: at least 40 of these articles are in desk.db. Run the same command again to add the rest.\n"
    assert run("add", "draft.txt", "--quiet").stderr == ""
    adding(Filed(), error=KeyboardInterrupt())
    assert run("add", "draft.txt").stderr == "Interrupted: what was added is kept. Run the same command again to add the rest.\n"


def test_a_fault_of_the_archive_is_one_line(run, adding):
    """As every error."""
    adding(Filed(), error=ConfigError("archive desk.db cannot be written (disk full): free some room"))
    result = run("add", "draft.txt")
    assert (result.exit_code, result.stderr) == (2, "Error: archive desk.db cannot be written (disk full): free some room\n")


def test_engines_and_their_options(run, adding):
    """An unknown engine, no processes, a cluster's option without the cluster."""
    adding(Filed(new=1))
    assert "'spark' is not one of local, ray" in run("add", "draft.txt", "--engine", "spark").stderr
    assert run("add", "draft.txt", "--jobs", "0").exit_code == 2
    result = run("add", "draft.txt", "--ray-address", "10.0.0.1:6379")
    assert result.exit_code == 2
    assert "--engine ray" in result.stderr
    assert run("add", "draft.txt", "--jobs", "1").exit_code == 0


def test_a_log_gets_a_line_now_and_then(capsys, monkeypatch):
    """Where stderr is no terminal: every half minute, with the rate, and the time left at the pace since the last line; not at the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    now = [0.0]
    with AddBar("desk.db", 4000, clock=lambda: now[0]) as bar:
        for second, new, same in ((10, 0, 900), (40, 20, 980), (60, 500, 980), (80, 1000, 1000), (160, 3000, 1000)):
            now[0] = float(second)
            bar(Filed(new=new, same=same))
    assert capsys.readouterr().err.splitlines() == [
        "1,000 of about 4,000 articles: 20 new, 980 the same, 30/min, about 2 min left",
        "2,000 of about 4,000 articles: 1,000 new, 1,000 the same, 12/s, about 1 min left",
    ]


def test_a_terminal_has_a_bar(monkeypatch):
    """One line for all the work, with what came of it."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    now = [0.0]
    with AddBar("desk.db", 100, patience=0.0, clock=lambda: now[0]) as bar:
        bar(Filed(new=1))
        now[0] = 10.0
        bar(Filed(new=31, same=20))
        (task,) = bar._bar._bar.tasks
    assert (task.description, task.completed, task.total, task.fields["note"]) == ("adding", 51, 100, "31 new, 20 the same")
