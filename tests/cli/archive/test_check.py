"""`archive check`, `check --against` and `check --resume`: who is compared with what, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from attribution.archive.chosen import Chosen
from attribution.cli import checker
from attribution.cli.app import app
from attribution.engines import blocks
from tests.cli.fake import FakeChecker
from tests.reports.sample import sample_report, single_report

CLEAN = replace(sample_report(), diagnostics=())


@pytest.fixture
def use(monkeypatch):
    """Install a fake pipeline: `fake = use(report)`."""

    def install(report=CLEAN, error=None):
        fake = FakeChecker(report, error)
        monkeypatch.setattr(checker, "make_checker", fake.make)
        return fake

    return install


@pytest.fixture
def whole(monkeypatch, use):
    """Stand in for the check of a whole archive: `seen = whole(report)`."""

    def install(report=CLEAN, error=None):
        fake, seen = use(), {}

        def check_archive(found, store, chosen):
            seen.update(config=fake.config, place=store.place, chosen=chosen)
            if error is not None:
                raise error
            return report

        monkeypatch.setattr(blocks, "check_archive", check_archive)
        return seen

    return install


def main(*arguments):
    """Run `attribution`."""
    return CliRunner().invoke(app, list(arguments))


def test_drafts_against_an_archive(run, use):
    """`archive check PATHS` is `check PATHS --against`: the same report, code and archive; nothing is written into it."""
    fake = use()
    results = [run("check", "draft.txt", "--no-pager"), main("check", "draft.txt", "--against", "desk.db", "--no-pager")]
    assert [result.exit_code for result in results] == [1, 1]
    assert results[0].stdout == results[1].stdout
    assert "High severity (1)" in results[0].stdout
    assert (fake.items, fake.against, fake.config.archive) == (["draft.txt"], "desk.db", None)


def test_a_draft_the_archive_knows_nothing_of(use, desk):
    """Nothing to compare is 5, and says which archive's fault it is."""
    use(single_report())
    result = main("check", "draft.txt", "--against", "desk.db")
    assert result.exit_code == 5
    assert "the archive has no other report of the story" in result.stderr


def test_explain_and_worksheets_against_an_archive(use, desk):
    """What a check found there can be explained, and goes into a worksheet; a kept report needs no archive."""
    fake = use()
    number = CLEAN.findings[0].id
    assert main("explain", number, "draft.txt", "--against", "desk.db", "--no-pager").exit_code == 0
    assert fake.against == "desk.db"
    fake.against = None
    assert main("worksheet", "make", "draft.txt", "--against", "desk.db", "-o", "sheet.csv").exit_code == 0
    assert fake.against == "desk.db"
    assert main("explain", number, "--report", "r.json", "--against", "desk.db").exit_code == 2


def test_against_what_is_no_archive(use, desk):
    """A usage error before anything is loaded."""
    fake = use()
    assert main("check", "draft.txt", "--against", "gone.db").exit_code == 2
    assert main("check", "draft.txt", "--against", "draft.txt").exit_code == 2
    assert fake.config is None


def test_the_whole_archive(run, whole, desk):
    """Without PATHS all of it, or a part; formats, files and codes as of `check`."""
    seen = whole()
    result = run("check", "--source", "Island Post", "--since", "2031-02", "--fail-on", "never", "--format", "json", "-o", "out.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (seen["place"], seen["config"].archive, seen["chosen"]) == ("desk.db", "desk.db", Chosen("Island Post", "2031-02-01", None))
    assert (desk / "out.json").read_text("utf-8").startswith('{\n  "schema": "attribution.report/1"')
    assert run("check", "--stats").stderr.count("counts:") == 1
    assert seen["chosen"] == Chosen()


def test_drafts_and_a_choice_do_not_go_together(run, use):
    """The choice is of what is compared with itself."""
    fake = use()
    result = run("check", "draft.txt", "--since", "2031")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: --since given with PATHS")
    assert "leave the options out" in result.stderr
    assert fake.config is None
    assert "--source and --until given" in run("check", "draft.txt", "--source", "notes.txt", "--until", "2031").stderr


def test_ctrl_c_of_a_whole_check(run, whole):
    """Everything compared is kept: one line says how to go on."""
    whole(error=KeyboardInterrupt())
    result = run("check")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "Interrupted. What was read and judged is kept in desk.db: run the same command again to go on from there.\n"


def test_resume_keeps_what_is_computed(use, desk):
    """The archive of the settings is the place, which stands in for a verdict cache."""
    (desk / "attribution.toml").write_text('verdict_cache = "verdicts.db"', "utf-8")
    fake = use()
    assert main("check", "draft.txt", "--resume", "run.db").exit_code == 1
    assert (fake.config.archive, fake.config.verdict_cache) == ("run.db", None)
    both = main("check", "draft.txt", "--resume", "run.db", "--verdict-cache", "v.db")
    assert both.exit_code == 2
    assert "verdict_cache" in both.stderr


def test_ctrl_c_with_and_without_resume(use, desk):
    """What is not kept cannot be gone on from."""
    use(error=KeyboardInterrupt())
    kept = main("check", "draft.txt", "--resume", "postgresql://desk:s3cret@host/news")
    assert kept.exit_code == 130
    assert "kept in postgresql://desk:***@host/news: run the same command again" in kept.stderr
    assert main("check", "draft.txt", "--resume", "run.db", "--quiet").stderr == ""
    assert main("check", "draft.txt").stderr == ""


def test_the_report_never_replaces_an_archive(use, desk):
    """Neither the one it is held against nor the one it is kept in."""
    use()
    for option in ("--against", "--resume"):
        result = main("check", "draft.txt", option, "desk.db", "-o", "desk.db")
        assert result.exit_code == 2
        assert "is the archive" in result.stderr


def test_workers_are_made_and_sent_home(use, desk, monkeypatch):
    """`--jobs` makes an engine, which is closed even where the check fails."""
    from attribution.engines import running

    class Workers:
        closed = False

        def close(self):
            self.closed = True

    made, asked = Workers(), {}

    def engine_for(config, name, jobs, articles, *, address, folder):
        asked.update(name=name, jobs=jobs, articles=articles, address=address, folder=folder)
        return made

    monkeypatch.setattr(running, "engine_for", engine_for)
    fake = use(error=KeyboardInterrupt())
    assert main("check", "draft.txt", "--engine", "ray", "--jobs", "3", "--ray-address", "auto").exit_code == 130
    assert fake.engine is made
    assert made.closed
    assert asked == {"name": "ray", "jobs": 3, "articles": 1, "address": "auto", "folder": None}
