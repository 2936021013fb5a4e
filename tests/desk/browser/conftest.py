"""Headless Chromium for the HTML worksheet; without it, or without Playwright, these tests are skipped and say why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.desk import html
from tests.desk.browser.desk import Desk
from tests.desk.sample import sample

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """Where a Chromium is: what CHROMIUM names, or what the path holds; None: perhaps Playwright has its own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")
    with playwright.sync_playwright() as started:
        try:
            found = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        except playwright.Error as error:
            pytest.skip(f"no Chromium to start (apt-get install chromium, or set CHROMIUM): {str(error).splitlines()[0]}")
        yield found
        found.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample worksheet as a file on disk."""
    path = tmp_path / "desk.html"
    path.write_bytes(html.write(sample()))
    return path


@pytest.fixture
def desk(browser: Any, file: Path) -> Iterator[Desk]:
    """The sample, opened from disk on a desktop; afterwards: no error was logged, and nothing but the file was asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = Desk(context, file)
    yield opened
    assert opened.troubles == []
    assert {url.split("#")[0] for url in opened.requests if not url.startswith("blob:")} <= {path.as_uri() for path in opened.files}
    context.close()
