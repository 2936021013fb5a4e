"""JSON: the report as one record, schema attribution.report/1; the same run gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attribution.reports.records import reading_record, report_record
from attribution.reports.safe import json_text
from attribution.reports.style import PLAIN, Style
from attribution.types import Reading, Report


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """The report as indented JSON, ending with a line feed."""
    return dumps(report_record(report), indent=2) + "\n"


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """A JSON array of the records that JSON Lines has one a line, in one piece."""
    yield dumps([reading_record(reading) for reading in readings], indent=2) + "\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON with letters as they are; coverage and evidence come sorted, every other key in the order of the format."""
    return json_text(json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False))
