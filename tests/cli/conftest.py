"""Fixtures of the command line: an article, an empty working folder, a fake pipeline."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from attribution.cli import checker
from attribution.cli.app import app
from tests.cli.fake import FakeChecker
from tests.reports.sample import sample_report


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with one article and no settings."""
    (tmp_path / "herald.txt").write_text("A ferry sank.", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


@pytest.fixture
def use(monkeypatch):
    """Install a fake pipeline: `fake = use(report)` or `use(error=…)`."""

    def install(report=None, error=None):
        fake = FakeChecker(report or sample_report(), error)
        monkeypatch.setattr(checker, "make_checker", fake.make)
        return fake

    return install


@pytest.fixture
def run(folder):
    """Run the command line in that folder: `run("check", "herald.txt")`."""

    def invoke(*arguments, **extra):
        return CliRunner().invoke(app, list(arguments), **extra)

    return invoke
