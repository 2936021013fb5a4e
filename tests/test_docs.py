"""The documents point at things that exist and name options the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from attribution.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "models").glob("*/README.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"^\s*(?:\$ )?attribution (check|quotes|doctor)\b(.*)$", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link of a document resolves to a file."""
    for target in LINK.findall(document.read_text("utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_options_exist(document: Path) -> None:
    """Every option shown in a command line is one the verb has."""
    verbs = get_command(app).commands  # type: ignore[attr-defined]
    for verb, rest in COMMAND.findall(document.read_text("utf-8")):
        known = {name for parameter in verbs[verb].params for name in parameter.opts}
        for option in re.findall(r"(?<!\S)(--?[a-z][\w-]*)", rest.split("#")[0]):
            assert option in known, f"{document.name}: attribution {verb} has no {option}"
