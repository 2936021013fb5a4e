"""The pre-commit hooks and the example workflow: valid by their schemas, and naming verbs and options that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from attribution.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOW = ROOT / "docs" / "examples" / "attribution.yml"


def module(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module as a program."""
    return subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, timeout=120, cwd=ROOT)


def test_hooks_are_a_manifest():
    """pre-commit itself reads them."""
    result = module("pre_commit", "validate-manifest", str(HOOKS))
    assert result.returncode == 0, result.stdout + result.stderr
    assert [hook["id"] for hook in yaml.safe_load(HOOKS.read_text("utf-8"))] == ["attribution-check", "attribution-test"]


def test_a_broken_manifest_is_refused(tmp_path):
    """The check can fail."""
    (tmp_path / "hooks.yaml").write_text(HOOKS.read_text("utf-8").replace("language: python", "language: greek", 1), "utf-8")
    assert module("pre_commit", "validate-manifest", str(tmp_path / "hooks.yaml")).returncode != 0


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflow_is_one(schema):
    """GitHub's schema as check-jsonschema ships it, and a limit of time on every job."""
    result = module("check_jsonschema", "--builtin-schema", schema, str(WORKFLOW))
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_workflow_is_refused(tmp_path):
    """The check can fail."""
    (tmp_path / "w.yml").write_text(WORKFLOW.read_text("utf-8").replace("runs-on:", "runs-at:"), "utf-8")
    assert module("check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(tmp_path / "w.yml")).returncode != 0


def command_lines() -> list[str]:
    """Every call of the program in the hooks and the workflow."""
    hooks = [hook["entry"] for hook in yaml.safe_load(HOOKS.read_text("utf-8"))]
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["articles"]["steps"]
    return [*hooks, *(line for step in steps for line in step.get("run", "").splitlines() if line.startswith("attribution "))]


@pytest.mark.parametrize("line", command_lines())
def test_commands_exist(line):
    """Verbs and options as the program has them."""
    command, words = get_command(app), shlex.split(line)[1:]
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]  # type: ignore[attr-defined]
    assert not hasattr(command, "commands"), f"{line}: no such verb"
    known = {name for parameter in command.params for name in parameter.opts}
    for word in words:
        if re.match(r"--?[a-z]", word):
            assert word in known, f"{line}: no {word}"


def test_hooks_read_whole_folders():
    """A conflict is between two articles: the file that was changed is not enough."""
    for hook in yaml.safe_load(HOOKS.read_text("utf-8")):
        assert hook["pass_filenames"] is False
        assert hook["args"]
