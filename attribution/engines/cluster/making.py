"""What workers make their stages with; importable on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.config import Config

if TYPE_CHECKING:
    from attribution.stages import Stages


def stages(config: Config) -> Stages:
    """The stages of a worker."""
    from attribution.stages import Stages

    return Stages(config)


def unsigned() -> str:
    """Stages that a caller makes say nothing of themselves."""
    return ""
