"""The documents point at things that exist and name options the program has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from attribution.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "models").glob("*/README.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"^\s*(?:\$ )?attribution ([a-z].*)$", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link of a document resolves to a file."""
    for target in LINK.findall(document.read_text("utf-8")):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_options_exist(document: Path) -> None:
    """Every option shown in a command line is one the verb has."""
    for line in COMMAND.findall(document.read_text("utf-8")):
        words = re.split(r" #|;| \| | > | {2,}", line)[0]  # what follows two blanks explains
        for name, known in called(words.split()):
            for option in re.findall(r"(?<![^\s\[])(--?[a-z][\w-]*)", words):
                assert option in known, f"{document.name}: attribution {name} has no {option}"


def called(words: list[str]) -> list[tuple[str, set[str]]]:
    """The verbs that a command line names, with the options of each: `archive stats|export` are two; none for a group alone, and for prose."""
    command: Any = get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    names = words[0].split("|") if words else []
    found = [command.commands[name] for name in names if name in command.commands] if hasattr(command, "commands") else [command]
    return [(str(one.name), {name for parameter in one.params for name in (*parameter.opts, *parameter.secondary_opts)}) for one in found]
