"""Where the files of `models/` are: inside the installed package, else in the checkout beside it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from attribution.errors import ModelError

PACKAGE = Path(__file__).resolve().parent


@cache
def code_digest(*parts: str) -> str:
    """The sha256, in hex, of the modules in some folders of the package, or of single ones: what reads a kept value anew when code changes."""
    found = hashlib.sha256()
    for part in parts:
        place = PACKAGE / part
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(f"{file.relative_to(PACKAGE).as_posix()}\n{file.stat().st_size}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def model_path(relative: str) -> Path:
    """The path of one file or folder of `models/`: `"encoder.toml"` -> `…/attribution/_models/encoder.toml`.

    The wheel carries `models/` as `attribution/_models`; a checkout has it beside the package.
    Raises ModelError where neither holds it.
    """
    places = [PACKAGE / "_models" / relative, PACKAGE.parent / "models" / relative]
    for place in places:
        if place.exists():
            return place
    raise ModelError(
        f"{relative!r} is missing: looked in {places[0]} and {places[1]}. "
        "Reinstall attribution from its wheel, or run it from a complete checkout."
    )
