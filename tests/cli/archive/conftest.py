"""Fixtures of the archive's command line: an archive of invented reports, and a run of its verbs."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from attribution.archive.store import open_archive
from attribution.cli.archive import archive as verbs
from tests.archive import wires


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A working folder without settings, in which `desk.db` holds twelve reports."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "ATTRIBUTION_ARCHIVE"):
        monkeypatch.delenv(name, raising=False)
    store = open_archive("desk.db")
    wires.add(store, range(12))
    store.close()
    (tmp_path / "draft.txt").write_text("A ferry sank.", "utf-8")
    return tmp_path


@pytest.fixture
def run(desk):
    """Run a verb of `attribution archive` in that folder: `run("search", "ferry")`; on `desk.db` unless another place is given."""

    def invoke(verb, *arguments, place="desk.db", **extra):
        given = [] if place is None else ["--archive", place]
        return CliRunner().invoke(verbs, [verb, *arguments, *given], **extra)

    return invoke
