"""Where the files of `models/` are: inside the installed package, else in the checkout beside it."""

from __future__ import annotations

from pathlib import Path

from attribution.errors import ModelError

PACKAGE = Path(__file__).resolve().parent


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
