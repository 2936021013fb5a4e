"""SARIF 2.1.0 (OASIS): findings for code scanning and other viewers of static analysis.

The first article is the result's location, the second and every further passage its related locations. Findings that ask for nothing
(agreements, other scopes, open questions) are counted in the run's properties: a viewer would show each as an alert.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attribution.reports import labels
from attribution.reports.codes import code_of
from attribution.reports.files import TEXTS, uri
from attribution.reports.jsonreport import dumps
from attribution.reports.place import dateline, where
from attribution.reports.records import article_of, diagnostics
from attribution.reports.safe import markdown
from attribution.reports.sarifplaces import Places, plain
from attribution.reports.style import PLAIN, Style

if TYPE_CHECKING:
    from attribution.reports.notices import Notice
    from attribution.types import Article, Diagnostic, Finding, Report, Side

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"high": "error", "medium": "warning", "low": "note"}
FINGERPRINT = "attributionFinding/v1"
NOTICE = "attributionNotice/v1"
PARTIAL = 3  # the exit code of a run that lost an article
Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """A log of one run; a report has no clock and no exit code, so its invocation tells only whether every article was read."""
    shown = [finding for finding in report.findings if not labels.is_calm(finding)]
    rules = sorted({finding.code for finding in shown})
    articles = article_of(report)
    places = Places(articles)
    results = [result(finding, rules.index(finding.code), places) for finding in shown]
    calm = Counter(finding.relation for finding in report.findings if labels.is_calm(finding))
    run = {
        "tool": tool(report.version, [rule(code) for code in rules], [notification_rule(d) for d in sorted({entry.code for entry in diagnostics(report)})]),
        "invocations": [invocation(diagnostics(report))],
        "artifacts": [artifact(article) for article in articles.values()],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n"],
        "results": results,
        "properties": {
            "configHash": report.config_hash,
            "models": dict(sorted(report.models.items())),
            "notShown": dict(sorted(calm.items())),
        },
    }
    return dumps(log(run), indent=2) + "\n"


def log(run: Record) -> Record:
    """A whole log file."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def tool(version: str, rules: list[Record], notifications: Sequence[Record] = ()) -> Record:
    """What made the log."""
    driver: Record = {"name": "attribution", "version": version, "rules": rules}
    if version[:1].isdigit() and version.count(".") == 2 and version.replace(".", "").isdigit():
        driver["semanticVersion"] = version
    if notifications:
        driver["notifications"] = list(notifications)
    return {"driver": driver}


def rule(code: str) -> Record:
    """A code with its help; its level is that of a finding of middling consequence, each result has its own."""
    known = code_of(code)
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.short},
        "fullDescription": {"text": f"{known.short} {known.help}"},
        "help": {"text": f"{known.short} {known.help}", "markdown": f"**{markdown(known.short)}** {markdown(known.help)}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["attribution", code[:1] + code[1:2]], "precision": "high"},
    }


def result(finding: Finding, index: int, places: Places) -> Record:
    """A finding."""
    further = [side for pair in finding.also for side in pair]
    seen = {(finding.a.article, finding.a.start, finding.a.end)}
    related: list[Record] = []
    for side in (finding.b, *further):
        name = side.article, side.start, side.end
        if name not in seen:
            seen.add(name)
            related.append({"id": len(related) + 1, **places.location(side, said(side))})
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": plain(f"{labels.of(finding).word}: {finding.slot}. {finding.explanation}")},
        "locations": [places.location(finding.a, said(finding.a))],
        "relatedLocations": related,
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "rank": round(100 * finding.confidence, 2),
        "properties": {
            "confidence": round(finding.confidence, 4),
            "findingId": finding.id,
            "findingKind": finding.kind,
            "needsCheck": finding.needs_check,
            "relation": finding.relation,
            "severity": finding.severity,
            "slot": finding.slot,
        },
    }


def said(side: Side) -> str:
    """`herald.txt ¶ 4: At least 19 people …`."""
    return f"{where(side)}: {side.text}"


def artifact(article: Article) -> Record:
    """An article; `text-sha-256` is of its text in UTF-8, which is the file's own where that is UTF-8 without a BOM."""
    suffix = article.id[article.id.rfind(".") :].lower()
    title = f": {article.title}" if article.title else ""
    return {
        "location": {"uri": uri(article.id)},
        "roles": ["analysisTarget"],
        **({"mimeType": TEXTS[suffix]} if suffix in TEXTS else {}),
        "hashes": {"text-sha-256": article.digest},
        "description": {"text": plain(f"{dateline(article)}{title}")},
    }


def invocation(entries: Sequence[Diagnostic]) -> Record:
    """How the run went: diagnostics are its notifications."""
    lost = any(entry.failed for entry in entries)
    end = {"exitCode": PARTIAL, "exitCodeDescription": "some articles could not be read"} if lost else {}
    return {"executionSuccessful": not lost, **end, "toolExecutionNotifications": [notification(entry) for entry in entries]}


def notification(entry: Diagnostic) -> Record:
    """A diagnostic: an article that was lost is an error."""
    location = [] if entry.article is None else [{"physicalLocation": {"artifactLocation": {"uri": uri(entry.article)}}}]
    return {
        "descriptor": {"id": entry.code},
        "level": "error" if entry.failed else "note",
        "message": {"text": plain(entry.message)},
        **({"locations": location} if location else {}),
    }


def notification_rule(code: str) -> Record:
    """What a notification's descriptor refers to."""
    return {"id": code, "shortDescription": {"text": code.replace("_", " ")}}


def render_notices(notices: Sequence[Notice], rules: Mapping[str, str], *, version: str) -> str:
    """A log of notices: failing expectations of case files; `rules` has a sentence of help for each rule."""
    used = sorted({notice.rule for notice in notices} | set(rules))
    described = [
        {"id": name, "shortDescription": {"text": rules.get(name, name)}, "help": {"text": rules.get(name, name)}} for name in used
    ]
    run = {
        "tool": tool(version, described),
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "utf16CodeUnits",
        "results": [notice_result(notice, used.index(notice.rule)) for notice in notices],
    }
    return dumps(log(run), indent=2) + "\n"


def notice_result(notice: Notice, index: int) -> Record:
    """One notice."""
    found: Record = {
        "ruleId": notice.rule,
        "ruleIndex": index,
        "level": notice.level,
        "kind": "fail",
        "message": {"text": "\n".join(plain(line) for line in [notice.title, *notice.message.splitlines()] if line)},
        "locations": [notice_location(notice)],
    }
    if notice.related:
        found["relatedLocations"] = [
            {"id": number, **notice_location(other), "message": {"text": plain(other.message or other.title)}}
            for number, other in enumerate(notice.related, 1)
        ]
    if notice.fingerprint:
        found["partialFingerprints"] = {NOTICE: notice.fingerprint}
    return found


def notice_location(notice: Notice) -> Record:
    """A line of a file."""
    return {"physicalLocation": {"artifactLocation": {"uri": uri(notice.path)}, "region": {"startLine": max(1, notice.line)}}}
