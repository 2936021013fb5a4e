"""The one place where the command line reaches for the pipeline, so that nothing heavy is imported before it is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attribution.config import Config

if TYPE_CHECKING:
    from attribution.pipeline import Checker


def make_checker(config: Config, progress: Callable[[str, int, int], None]) -> Checker:
    """A Checker with these settings."""
    from attribution.pipeline import Checker

    return Checker(config, progress)
