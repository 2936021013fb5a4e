"""The standards our machine formats are held against: schemas and a context written for these tests, nothing fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def standard(name: str) -> dict[str, Any]:
    """One of the files beside this module: `standard("ninjs")`."""
    found: dict[str, Any] = json.loads(HERE.joinpath(f"{name}.json").read_text("utf-8"))
    return found
