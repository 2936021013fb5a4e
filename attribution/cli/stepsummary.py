"""The summary of a GitHub step: Markdown appended to the file that the runner names."""

from __future__ import annotations

import os
from pathlib import Path

from attribution.errors import ConfigError

# GitHub refuses a step's summary of more than 1 MiB (docs, "Workflow commands", job summaries); a margin for what others write.
LARGEST = 1_000_000
CUT = "\n\nThe report is longer than a summary may be: see the full one with `--format markdown -o FILE`.\n"


def step_summary(markdown: str) -> None:
    """Append to $GITHUB_STEP_SUMMARY; nothing happens where it is not set. Raises ConfigError where it cannot be written."""
    file = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if not file:
        return
    data = markdown.encode("utf-8", "backslashreplace")
    if len(data) > LARGEST:
        cut = data[: LARGEST - len(CUT)].decode("utf-8", "ignore")
        data = f"{cut[: cut.rfind(chr(10)) + 1]}{CUT}".encode()
    try:
        with Path(file).open("ab") as handle:
            handle.write(data)
    except OSError as error:
        raise ConfigError(f"cannot write the step summary {file}: {error.strerror or error}. Unset GITHUB_STEP_SUMMARY") from error
