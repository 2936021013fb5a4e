"""`attribution baseline`: write, review, diff, approve; and `check --baseline`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import typer
from typer.testing import CliRunner

from attribution.cases.baselinefile import read_baseline
from attribution.cli.baseline import baseline
from attribution.reports import render
from attribution.types import Diagnostic
from tests.cases.invented import altered, conflict, joined, report

FILE = "attribution.baseline.toml"
ALTERED = replace(altered(), fingerprint="ba9876543210")
APPROVE = ("approve", "01234567", "--reason", "rounding", "--owner", "Ada", "--expires", "2026-06-30")


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """15 March 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773576000")


@pytest.fixture
def call(folder):
    """Run the verb in the folder of an article: `call("write", "herald.txt")`."""
    app = typer.Typer(pretty_exceptions_enable=False)
    app.add_typer(baseline, name="baseline")

    @app.callback()
    def _root() -> None:
        """So that the group keeps its name."""

    return lambda *arguments: CliRunner().invoke(app, ["baseline", *arguments])


def known(folder):
    """The baseline in the folder, by slot."""
    found = read_baseline((folder / FILE).read_text("utf-8"), FILE)
    return {entry.identity.slot: entry.approval for entry in found.entries}


def test_the_way_of_a_finding(call, use, folder):
    """Written, approved, listed; a new finding shows in the difference, and again in the file as pending."""
    use(report(conflict()))
    result = call("write", "herald.txt")
    assert (result.exit_code, result.stderr) == (0, "1 pending written, 0 known before, 0 not in this run and kept.\n")
    assert call(*APPROVE).stderr == "0123456789ab approved until 2026-06-30.\n"
    listed = call("review")
    assert listed.exit_code == 0
    assert "approved  0123456789ab  conflict, high: people killed" in listed.stdout
    assert "Ada, 2026-03-15 to 2026-06-30: rounding" in listed.stdout
    assert call("diff", "herald.txt").exit_code == 0
    use(report(conflict(), ALTERED))
    different = call("diff", "herald.txt")
    assert different.exit_code == 1
    assert "new       ba9876543210" in different.stdout
    call("write", "herald.txt")
    assert {slot: given and given.owner for slot, given in known(folder).items()} == {
        "people killed in the sinking": "Ada",
        "Brenner on the crew": None,
    }


def test_reports_stand_in_for_runs(call, use, folder):
    """A JSON report is read, nothing is checked."""
    fake = use(error=AssertionError("no run is needed"))
    (folder / "run.json").write_text(render(report(conflict()), "json"), "utf-8")
    assert call("write", "run.json", "-o", "desk.toml").exit_code == 0
    assert call("diff", "run.json", "-b", "desk.toml").exit_code == 0
    assert json.loads(call("review", "run.json", "-b", "desk.toml", "--format", "json").stdout)["findings"][0]["state"] == "pending"
    assert fake.items is None
    assert call("write", "run.json", "herald.txt").exit_code == 2


def test_review_with_a_run(call, use):
    """What the run lacks is gone; --strict fails while something is pending."""
    use(report(conflict(), ALTERED))
    call("write", "herald.txt")
    assert call("review", "--strict").exit_code == 1
    use(report(ALTERED))
    shown = call("review", "herald.txt", "--format", "markdown").stdout
    assert "**1 pending, 1 gone.**" in shown
    call(*APPROVE[:1], "ba987654", *APPROVE[2:])
    call("write", "herald.txt", "--prune")
    assert call("review", "--strict").exit_code == 0


def test_approve_refuses(call, use):
    """Days that are over, unknown findings, empty reasons; the file stays."""
    use(report(conflict()))
    call("write", "herald.txt")
    for arguments, words in [
        ((*APPROVE[:-1], "2026-03-14"), "is over (today is 2026-03-15)"),
        ((*APPROVE[:-1], "June"), "--expires is 'June'"),
        (("approve", "ffffffff", *APPROVE[2:]), "is no finding"),
        ((*APPROVE[:3], " ", *APPROVE[4:]), "reason is empty"),
        ((*APPROVE, "--date", "2026-07-01"), "before the date"),
        ((*APPROVE, "-b", "gone.toml"), "cannot read the baseline gone.toml"),
    ]:
        result = call(*arguments)
        assert result.exit_code == 2
        assert words in result.stderr
    assert "reason" not in call("review", "--format", "markdown").stdout
    assert call("approve", "01234567").exit_code == 2


def test_the_settings_name_the_file(call, use, folder):
    """`baseline` in attribution.toml, counted from that file."""
    (folder / "attribution.toml").write_text('baseline = "desk/known.toml"\nfail_on = "new"', "utf-8")
    (folder / "desk").mkdir()
    use(report(conflict()))
    assert call("write", "herald.txt").exit_code == 0
    assert call(*APPROVE).exit_code == 0
    assert "owner = \"Ada\"" in (folder / "desk" / "known.toml").read_text("utf-8")


def test_a_thinned_report_is_no_run(call, use, folder):
    """A report made with --baseline would make everything look gone."""
    use(report(conflict()))
    call("write", "herald.txt")
    (folder / "run.json").write_text(render(replace(report(ALTERED), coverage={"baseline": {"new": 1}}), "json"), "utf-8")
    result = call("diff", "run.json")
    assert result.exit_code == 2
    assert "made with --baseline" in result.stderr


def test_an_article_that_could_not_be_read_is_told(call, use, folder):
    """What a lost article held seems gone: exit 3, and --prune drops nothing."""
    use(report(conflict()))
    call("write", "herald.txt")
    call(*APPROVE)
    gap = (Diagnostic("unreadable", "post.txt is no text", "post.txt", failed=True),)
    use(replace(report(), diagnostics=gap))
    for arguments in (("diff", "herald.txt"), ("review", "herald.txt"), ("write", "herald.txt")):
        result = call(*arguments)
        assert (result.exit_code, "Not read: post.txt is no text" in result.stderr) == (3, True)
    pruned = call("write", "herald.txt", "--prune")
    assert (pruned.exit_code, "could not be read" in pruned.stderr) == (2, True)
    assert known(folder)["people killed in the sinking"].owner == "Ada"


def test_a_thinned_report_prunes_nothing(call, use, folder):
    """A report made with --baseline has not seen what it left out."""
    use(report(conflict()))
    call("write", "herald.txt")
    (folder / "run.json").write_text(render(replace(report(ALTERED), coverage={"baseline": {"new": 1}}), "json"), "utf-8")
    assert call("write", "run.json", "--prune").exit_code == 2
    assert call("write", "run.json").exit_code == 0
    assert len(known(folder)) == 2


def test_the_baseline_is_never_an_article(call, use):
    """-o cannot overwrite what is checked."""
    use(report(conflict()))
    assert call("write", "herald.txt", "-o", "herald.txt").exit_code == 2


def test_check_reports_only_what_is_new(call, run, use, folder):
    """Known findings neither show nor fail; a further report's figure does."""
    use(report(conflict()))
    call("write", "herald.txt")
    quiet = run("check", "herald.txt", "--baseline", FILE, "--fail-on", "new")
    assert quiet.exit_code == 0
    assert "pending 1" in quiet.stdout or "1 pending" in quiet.stdout
    use(report(joined(conflict())))
    grown = run("check", "herald.txt", "--baseline", FILE, "--fail-on", "new")
    assert grown.exit_code == 1
    assert "baseline_changed" in grown.stdout


def test_check_brings_back_what_expired(call, run, use, monkeypatch):
    """After the last day the finding fails again, with the reason."""
    use(report(conflict()))
    call("write", "herald.txt")
    call(*APPROVE)
    arguments = ("check", "herald.txt", "--baseline", FILE, "--fail-on", "new", "--format", "json")
    assert run(*arguments).exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782950400")  # 2 July 2026
    back = run(*arguments)
    assert back.exit_code == 1
    record = json.loads(back.stdout)
    assert [entry["code"] for entry in record["diagnostics"]] == ["approval_expired"]
    assert record["coverage"]["baseline"]["expired"] == 1


def test_new_needs_a_baseline(run, use):
    """`--fail-on new` alone compares with nothing; a broken baseline is told before anything is read."""
    fake = use(report(conflict()))
    assert "--baseline FILE" in run("check", "herald.txt", "--fail-on", "new").stderr
    result = run("check", "herald.txt", "--baseline", "gone.toml")
    assert result.exit_code == 2
    assert "cannot read the baseline gone.toml" in result.stderr
    assert fake.items is None


def test_the_clock_can_be_set(call, monkeypatch):
    """SOURCE_DATE_EPOCH is seconds, or an error."""
    from attribution.cli.today import today

    assert str(today()) == "2026-03-15"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    assert call(*APPROVE).exit_code == 2
