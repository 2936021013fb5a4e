"""The pytest plugin in scratch projects: what it collects, how it reports, and what it costs those who have no case files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import numpy as np  # noqa: F401 - pytester forgets what a run imported, and numpy cannot be loaded twice
import pytest

from tests.cases.fakes import FERRY

pytest_plugins = ["pytester"]

PLUGIN = "attribution.cases.pytest_plugin"
ROOT = Path(__file__).resolve().parents[2]
INSTALLED = any(point.value == PLUGIN for point in entry_points(group="pytest11"))
LOAD = [] if INSTALLED else ["-p", PLUGIN]
CONFTEST = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import attribution.pipeline
from tests.cases.fakes import FakeChecker
attribution.pipeline.Checker = FakeChecker
"""
MISSED = FERRY.replace('relation = "conflict"', 'relation = "update"')


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A scratch project whose Checker is that of the tests."""
    from attribution import pipeline
    from tests.cases.fakes import FakeChecker

    monkeypatch.setattr(pipeline, "Checker", FakeChecker)
    return pytester


def case(project: pytest.Pytester, text: str = FERRY, name: str = "ferry.attribution.toml") -> Path:
    """A case file in the project."""
    path = project.path / name
    path.write_text(text, "utf-8")
    return path


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Pytest with the plugin, in this process."""
    return project.runpytest(*LOAD, "-p", "no:cacheprovider", *arguments)


def test_one_test_an_expectation(project: pytest.Pytester) -> None:
    """Every expectation is a test under its name; a case is checked once."""
    from tests.cases.fakes import FakeChecker

    case(project)
    before = FakeChecker.checks
    result = run(project, "-v", "--strict-markers")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(["ferry.attribution.toml::ferry::must?toll? PASSED*"])
    assert FakeChecker.checks == before + 1


def test_names_lead_to_tests(project: pytest.Pytester) -> None:
    """A test can be run by its name, by words of it, and by a tag as a marker."""
    case(project)
    run(project, "ferry.attribution.toml::ferry::must[toll]").assert_outcomes(passed=1)
    run(project, "-k", "toll or brenner").assert_outcomes(passed=2, deselected=2)
    run(project, "-m", "bounds", "--strict-markers").assert_outcomes(passed=1, deselected=3)
    run(project, "-m", "attribution and not bounds").assert_outcomes(passed=3, deselected=1)
    result = run(project, "--collect-only", "-q")
    assert "ferry.attribution.toml::ferry::not_story[not_story-1]" in result.outlines


def test_failures_are_readable(project: pytest.Pytester) -> None:
    """A failure shows file, line, expected, passages and found, and no traceback."""
    case(project, MISSED)
    result = run(project)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        ["*ferry.attribution.toml:22", "why *Two tolls*", "expected  update (number)", "passages  a  herald*", "found     conflict/number*"]
    )
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_known_misses_are_strict(project: pytest.Pytester) -> None:
    """A known miss is an xfail with its reason; found, it fails, but where it need not be strict; an error is no miss."""
    case(project, MISSED.replace('id = "toll"', 'id = "toll"\nxfail = "no ranges"'))
    result = run(project, "-rx")
    result.assert_outcomes(passed=3, xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL*no ranges*"])
    case(project, FERRY.replace('id = "toll"', 'id = "toll"\nxfail = "no ranges"'))
    run(project).assert_outcomes(passed=3, failed=1)
    case(project, FERRY.replace('id = "toll"', 'id = "toll"\nxfail = { reason = "x", strict = false }'))
    run(project).assert_outcomes(passed=3, xpassed=1)
    case(project, FERRY.replace('id = "toll"', 'id = "toll"\nxfail = "x"').replace("At first", "BROKEN At first"))
    run(project).assert_outcomes(failed=4)


def test_broken_cases_are_collection_errors(project: pytest.Pytester) -> None:
    """A fault is told with its line and key; good cases of the same run are collected."""
    case(project)
    case(project, FERRY.replace("kind = ", "knid = "), "bad.attribution.toml")
    result = run(project, "--continue-on-collection-errors")
    result.assert_outcomes(passed=4, errors=1)
    result.stdout.fnmatch_lines(["*bad.attribution.toml:22: must?1?: unknown key 'knid', nearest known key 'kind'*"])


def test_settings(project: pytest.Pytester) -> None:
    """The plugin reads the settings file that pytest's own names, and collects nothing where it is told so."""
    case(project)
    (project.path / "desk.toml").write_text("withinn = true\n", "utf-8")
    project.makeini("[pytest]\nattribution_config = desk.toml\n")
    result = run(project)
    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(["*ConfigError: unknown key 'withinn'*"])
    project.makeini("[pytest]\nattribution_collect = false\n")
    assert run(project).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def in_subprocess(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Pytest in a process of its own, as a user runs it."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", "pytest", *LOAD, "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False)


def test_workers_share_nothing(tmp_path: Path) -> None:
    """With xdist every worker collects the same tests under the same names, and with `--dist loadfile` one worker checks a file."""
    pytest.importorskip("xdist")
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.attribution.toml").write_text(FERRY, "utf-8")
    done = in_subprocess(tmp_path, "-n", "2", "--dist", "loadfile", "-v")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 passed" in done.stdout
    ran = re.findall(r"\[(gw\d)\].*PASSED (\w)\.attribution\.toml::", done.stdout)
    assert len(ran) == 8
    assert len(set(ran)) == 2


def test_projects_without_cases_pay_nothing(tmp_path: Path) -> None:
    """The plugin alone imports neither torch nor spaCy, nor any room of attribution."""
    (tmp_path / "test_one.py").write_text(
        "import sys\n\ndef test_modules():\n"
        "    ours = [m for m in sys.modules if m.startswith('attribution.') and m not in ('attribution.cases', 'attribution.cases.pytest_plugin')]\n"
        "    assert not ours\n    assert not {'torch', 'spacy', 'jsonschema', 'yaml', 'tomlkit'} & set(sys.modules)\n",
        "utf-8",
    )
    done = in_subprocess(tmp_path, "-q")
    assert done.returncode == 0, done.stdout + done.stderr


def test_collecting_imports_no_models(tmp_path: Path) -> None:
    """Case files are collected without torch and spaCy: only a test that runs loads them."""
    (tmp_path / "ferry.attribution.toml").write_text(FERRY, "utf-8")
    (tmp_path / "conftest.py").write_text(
        "import sys\n\ndef pytest_unconfigure():\n    print('HEAVY', sorted({'torch', 'spacy', 'transformers'} & set(sys.modules)))\n", "utf-8"
    )
    done = in_subprocess(tmp_path, "--collect-only", "-q")
    assert "HEAVY []" in done.stdout, done.stdout + done.stderr
    assert "ferry.attribution.toml::ferry::must[toll]" in done.stdout
