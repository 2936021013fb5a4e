"""One thing to show at one place of a file, for formats that a build server reads: SARIF, annotations of a commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A message at a line of a file: a failing expectation of a case file, or whatever a report has to say.

    `path` is the file as given, with forward slashes; `line` counts from 1; `rule` is a stable name such as "case/must"; `title` is
    one line, `message` may be several, both without control characters; `fingerprint` is stable while path, case and expectation keep
    their names; `related` are further places, such as the passages of the articles.
    """

    path: str
    line: int
    rule: str
    title: str
    message: str
    level: Level = "error"
    fingerprint: str = ""
    related: tuple[Notice, ...] = ()
