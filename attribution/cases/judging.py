"""One expectation against a report: met or not, with what was found instead."""

from __future__ import annotations

from attribution.cases.differences import (
    expected_attribution,
    expected_joined,
    expected_quiet,
    finding_line,
    place_lines,
    quote_line,
)  # fmt: skip
from attribution.cases.expectations import Attributed, Expectation, Joined, NotStory
from attribution.cases.meeting import holds, joining, pairs_of, quotes_of, said_by, said_to_be, shared, touches
from attribution.cases.nearest import nearest_findings, nearest_quotes
from attribution.cases.outcomes import Difference, Judgement
from attribution.scoring.names import compatible_names, same_name
from attribution.types import Quote, Report

# Lines of findings or quotations that a message shows, at most.
MOST = 4


def judge(expected: Expectation, report: Report) -> Judgement:
    """Whether a report meets an expectation."""
    if isinstance(expected, Joined):
        return judge_must(expected, report) if expected.table == "must" else judge_must_not(expected, report)
    if isinstance(expected, Attributed):
        return judge_words(expected, report) if expected.table == "must_attribute" else judge_unattributed(expected, report)
    assert isinstance(expected, NotStory)
    return judge_page(expected, report)


def judge_must(expected: Joined, report: Report) -> Judgement:
    """A finding joins the two passages under one of the relations (kinds, speakers)."""
    met = joining(report, expected)
    right = [
        finding
        for finding, pair in met
        if finding.relation in expected.relations
        and (not expected.kinds or finding.kind in expected.kinds)
        and said_by(report, finding, pair, expected)
    ]
    found = tuple(finding_line(finding) for finding, _ in met[:MOST]) or ("nothing that joins the two passages",)
    nearest = () if right or met else nearest_findings(expected, report, MOST)
    difference = Difference(expected_joined(expected), place_lines(expected), found, nearest)
    return Judgement(bool(right), difference, right[0] if right else met[0][0] if met else None)


def judge_must_not(expected: Joined, report: Report) -> Judgement:
    """No finding joins the passages under one of the relations (of the kinds, with the speakers)."""
    wrong = [
        finding
        for finding, pair in joining(report, expected)
        if finding.relation in expected.relations
        and (not expected.kinds or finding.kind in expected.kinds)
        and said_by(report, finding, pair, expected)
    ]
    found = tuple(line for finding in wrong[:MOST] for line in (finding_line(finding), f"   {finding_reason(finding.explanation)}"))
    difference = Difference(expected_joined(expected), place_lines(expected), found or ("no such finding",))
    return Judgement(not wrong, difference, wrong[0] if wrong else None)


def finding_reason(explanation: str) -> str:
    """An explanation on one line."""
    from attribution.reports.safe import clean

    return clean(explanation)


def judge_words(expected: Attributed, report: Report) -> Judgement:
    """A quotation holds the words and its speaker is right; no quotation of exactly these words has another speaker."""
    quotes = quotes_of(report, expected.words.article)
    held = [quote for quote in quotes if holds(quote, expected.words)]
    right = [quote for quote in held if is_right(quote, expected)]
    exact = {(passage.start, passage.end) for passage in expected.words.passages}
    others = [q for q in held if (q.start, q.end) in exact and q.speaker_name and not is_speaker(q.speaker_name, expected.speakers)]
    found = tuple(quote_line(quote) for quote in (others or held)[:MOST]) or ("no quotation that holds these words",)
    nearest = nearest_quotes(expected.words, quotes, MOST) if not held else ()
    difference = Difference(expected_attribution(expected), place_lines(expected), found, nearest)
    return Judgement(bool(right) and not others, difference)


def is_right(quote: Quote, expected: Attributed) -> bool:
    """Whether a quotation has a right speaker, and the kind and role that are wanted."""
    if expected.kinds and quote.kind not in expected.kinds:
        return False
    if expected.role is not None and expected.role.casefold() not in (quote.role or "").casefold():
        return False
    return is_speaker(said_to_be(quote), expected.speakers)


def is_speaker(name: str | None, speakers: tuple[str, ...]) -> bool:
    """Whether a speaker's name is one of those that count; shorter forms count where they are listed."""
    return name is not None and any(same_name(name, other) for other in speakers)


def judge_unattributed(expected: Attributed, report: Report) -> Judgement:
    """No quotation that holds the words has a speaker, or one of those named (a shorter form of a name counts)."""
    held = [quote for quote in quotes_of(report, expected.words.article) if holds(quote, expected.words) and quote.speaker_name]
    wrong = [q for q in held if not expected.speakers or any(compatible_names(q.speaker_name or "", s) for s in expected.speakers)]
    found = tuple(quote_line(quote) for quote in wrong[:MOST]) or ("no such quotation",)
    return Judgement(not wrong, Difference(expected_attribution(expected), place_lines(expected), found))


def judge_page(expected: NotStory, report: Report) -> Judgement:
    """Neither a finding nor a quotation touches the part of the page."""
    findings = [f for f in report.findings if any(touches(side, expected.part) for pair in pairs_of(f) for side in pair)]
    quotes = [q for q in quotes_of(report, expected.part.article) if any(shared(q, p) for p in expected.part.passages)]
    found = (*(finding_line(f) for f in findings[:MOST]), *(quote_line(q) for q in quotes[:MOST]))
    difference = Difference(expected_quiet(), place_lines(expected), found or ("nothing touches it",))
    return Judgement(not findings and not quotes, difference, findings[0] if findings else None)
