"""Where the reports of a run come from, for its coverage: the syndication graph, and the versions of each outlet's stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attribution.judging.histories import histories
from attribution.judging.origins import Origins
from attribution.judging.syndication import syndication
from attribution.matching.stories import Story
from attribution.types import Finding, Reading


def provenance(
    readings: Sequence[Reading], stories: Sequence[Story] = (), findings: Iterable[Finding] = (), origins: Origins | None = None
) -> dict[str, Any]:
    """`{"syndication": {…}, "versions": […]}` (docs/formats.md); the same for any order of the readings."""
    origins = origins or Origins(readings)
    return {
        "syndication": syndication((r.article.id for r in readings), stories, origins),
        "versions": histories(readings, stories, findings, origins),
    }
