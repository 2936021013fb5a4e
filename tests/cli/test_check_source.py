"""`attribution check --within` and `--source`: arguments, refusals and exit codes, without models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.types import Finding
from tests.judging.test_sourcefindings import finding
from tests.reports.sample import sample_report, single_report

CLEAN = replace(sample_report(), diagnostics=())


@pytest.fixture
def transcript(folder):
    """A second file beside the draft."""
    (folder / "talk.txt").write_text("DIOP: We stay.\n\nBERG: Good.", "utf-8")
    return "talk.txt"


def looked_up(*findings: Finding, **counts: int):
    """The report of a run with a source."""
    words = {"verbatim": 0, "altered": 0, "not_found": 0, **counts}
    return replace(single_report(), findings=findings, coverage={"pairs_considered": 0, "sources": 1, "source_quotes": words}, diagnostics=())


def test_sources_reach_the_checker(run, use, transcript):
    """Each --source is handed on; without one nothing is."""
    fake = use(CLEAN)
    run("check", "herald.txt", "--source", transcript, "--source", "-")
    assert (fake.items, fake.sources) == (["herald.txt"], ["talk.txt", "-"])
    run("check", "herald.txt")
    assert fake.sources == []


def test_within_reaches_the_settings(run, use, folder):
    """By option or by file."""
    fake = use(CLEAN)
    run("check", "herald.txt", "--within")
    assert fake.config.within
    run("check", "herald.txt")
    assert not fake.config.within
    (folder / "attribution.toml").write_text("within = true", "utf-8")
    run("check", "herald.txt")
    assert fake.config.within


@pytest.mark.parametrize("source", ["herald.txt", "./herald.txt", "link.txt"])
def test_the_same_file_as_draft_and_source(run, use, folder, source):
    """A usage error before anything is loaded, whatever the file is called."""
    (folder / "link.txt").symlink_to(folder / "herald.txt")
    fake = use()
    result = run("check", "herald.txt", "--source", source)
    assert result.exit_code == 2
    assert "both a draft (PATHS) and the source" in result.stderr
    assert fake.items is None


def test_a_source_that_is_not_there(run, use, transcript):
    """Every source must be there: what is not found in half of them is not known to be missing."""
    fake = use()
    result = run("check", "herald.txt", "--source", transcript, "--source", "gone.txt")
    assert result.exit_code == 2
    assert "no such source: 'gone.txt'" in result.stderr
    assert fake.items is None


def test_a_source_is_never_overwritten(run, use, transcript):
    """-o refuses it like an article."""
    use()
    assert run("check", "herald.txt", "--source", transcript, "-o", transcript).exit_code == 2


MISSING, VERBATIM = finding("We are going to build a great new harbour"), finding("We will not leave Mali")


@pytest.mark.parametrize(
    ("findings", "fail_on", "code"),
    [
        ((VERBATIM,), "low", 0),
        ((VERBATIM, MISSING), "low", 1),
        ((MISSING,), "medium", 1),
        ((MISSING,), "high", 0),
        ((MISSING,), "never", 0),
        ((finding("old wall"),), "low", 0),
        ((finding("We will leave Mali before the end of June"),), "high", 1),
    ],
)
def test_exit_codes_with_a_source(run, use, transcript, findings, fail_on, code):
    """Words that the source lacks fail by their severity; a lone draft is no "nothing to compare"."""
    use(looked_up(*findings, verbatim=1))
    assert run("check", "herald.txt", "--source", transcript, "--fail-on", fail_on).exit_code == code


def test_a_lone_article_is_enough_within(run, use):
    """Compared with itself and found sound: 0; with nothing but a body: 5, and why."""
    report = replace(single_report(), findings=(), diagnostics=())
    use(replace(report, coverage={"pairs_considered": 0, "within": {"articles": 1}}))
    assert run("check", "herald.txt", "--within").exit_code == 0
    use(replace(report, coverage={"pairs_considered": 0, "within": {"articles": 0}}))
    result = run("check", "herald.txt", "--within")
    assert result.exit_code == 5
    assert "no article has a headline" in result.stderr


def test_a_draft_without_quotations(run, use, transcript):
    """Nothing looked up, nothing compared: 5, and why."""
    use(looked_up())
    result = run("check", "herald.txt", "--source", transcript)
    assert result.exit_code == 5
    assert "the draft has no quotation" in result.stderr


def test_missing_words_are_called_by_their_name(run, use, transcript):
    """The table says "not in the source" and shows the nearest words."""
    use(looked_up(MISSING, not_found=1))
    printed = run("check", "herald.txt", "--source", transcript).stdout
    assert "not in the source" in printed
    assert "1 not found" in printed
