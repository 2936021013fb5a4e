"""The sign-off: what was checked, with what, how much is left, and the four who put their names to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from attribution.desk.conflicts import CALM
from attribution.desk.keys import Keys
from attribution.desk.rows import made
from attribution.desk.sheets import Row
from attribution.reports.labels import SEVERITIES
from attribution.types import Diagnostic, Finding, Reading, Report

SIGNERS = ("Reporter", "Checker", "Editor", "Legal")
# What attribution.desk.totals counts, in the order of the sheet; the conflicts by severity are what the run found.
COUNTED = ("Facts", "Quotations", "Open", "Needing attention")


def signoff_rows(report: Report, drafts: Sequence[Reading], slug: str, lost: Sequence[Diagnostic], keys: Keys) -> Iterator[Row]:
    """What identifies the worksheet and the run, a row each total, then a row each signature."""
    items = [("Slug", slug), *drafted(drafts), ("Articles", str(len(report.readings)))]
    items += [(f"Not read: {entry.article or 'an article'}", entry.message) for entry in lost]
    items += [("Tool", f"attribution {report.version}"), *((f"Model: {seat}", name) for seat, name in sorted(report.models.items()))]
    items += [("Settings hash", report.config_hash), *((item, "0") for item in COUNTED), *conflicts(report.findings), *((signer, "") for signer in SIGNERS)]
    for item, value in items:
        yield made("signoff", keys.of("signoff", "", item), item=item, value=value)


def conflicts(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """How many conflicts there are of each severity, and how many wait for a decision (counted with the rest)."""
    found = Counter[str](finding.severity for finding in findings if finding.relation not in CALM)
    for severity in SEVERITIES:
        yield f"Conflicts, {severity}", str(found[severity])
    yield "Conflicts undecided", "0"


def drafted(drafts: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """The draft under check and the sha256 of its text; of several articles the sha256 of all theirs, each of which stands in Sources."""
    digests = [reading.article.digest for reading in drafts]
    yield "Draft", drafts[0].article.id if len(drafts) == 1 else f"no draft named: all {len(drafts)} articles are checked" if drafts else "nothing to check"
    yield "Draft sha256", digests[0] if len(drafts) == 1 else sha256("\n".join(digests).encode()).hexdigest() if drafts else ""
