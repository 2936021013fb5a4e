"""The whole derivation of one finding on a page: `attribution explain`. It reads the JSON record, so a kept report will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.reports import labels
from attribution.reports.decided import decision_lines, model_lines
from attribution.reports.layout import Line, laid_out, rule
from attribution.reports.sidewords import side_lines
from attribution.reports.style import PLAIN, Style

Record = Mapping[str, Any]
MOST_FURTHER = 12
VOICES = {
    "own": "both in the reports' own voices",
    "same": "both in one source's voice",
    "different": "two different sources",
    "mixed_party": "one report's own voice against a source with a stake in the matter",
    "mixed_plain": "one report's own voice against a source that reports",
}


def render_explained(report: Record, finding: Record, style: Style = PLAIN) -> str:
    """The page on one finding of a report's record, ending with a line feed."""
    return laid_out(lines(report, finding), style)


def lines(report: Record, finding: Record) -> Iterator[Line]:
    """All sections; one that has nothing to say is left out."""
    evidence: Record = finding.get("evidence") or {}
    articles = {str(a["id"]): a for a in report.get("articles", ())}
    yield from head(finding)
    yield rule("What the reports say")
    for place in ("a", "b"):
        yield from side_lines(place, finding[place], articles, evidence.get(place) or {})
    yield rule("How the two compare")
    yield from compared(finding, evidence)
    yield from section("What the models said", model_lines(evidence))
    yield from section("The decision", decision_lines(evidence))
    yield from section("The relation", relation_lines(finding, evidence))
    yield from section("Why this severity", severity_lines(finding, evidence))
    yield from section("What would change the verdict", [Line(f"- {text}", 2) for text in evidence.get("would_change") or ()])
    yield from section("Further passages", further(finding, articles))
    yield from section("The other pairs of this slot", other_pairs(finding, evidence))
    yield from section("Sources", source_lines(evidence))
    yield from section("Made by", [Line(f"{seat}: {name}", 2) for seat, name in sorted((report.get("models") or {}).items())])


def head(finding: Record) -> Iterator[Line]:
    """What it is, and the sentence of the report."""
    label = labels.RELATIONS[str(finding["relation"])]
    facts = [str(finding["id"]), f"{label.sign} {label.word}", str(finding["code"]), str(finding["kind"])]
    facts += [f"severity {finding['severity']}", f"confidence {float(finding['confidence']):.2f}"]
    yield Line(" · ".join(facts) + (f" · {labels.CHECK}" if finding.get("needs_check") else ""), 0, "bold")
    yield Line(f"fingerprint {finding['fingerprint']}", 0, "dim")
    yield Line(str(finding["slot"]), 0, "bold")
    yield Line(str(finding["explanation"]))


def section(title: str, body: list[Line] | Iterator[Line]) -> Iterator[Line]:
    """A title and its lines, or nothing."""
    found = list(body)
    if found:
        yield rule(title)
        yield from found


def compared(finding: Record, evidence: Record) -> Iterator[Line]:
    """What the comparator said, and of quotations the words side by side."""
    name = evidence.get("comparator")
    if name:
        words = evidence.get("comparison") or evidence.get("note") or "by the entailment model"
        yield Line(f"comparator of {name}: {words}" + (f" ({evidence['outcome']})" if evidence.get("outcome") else ""), 2)
    if "source_check" in evidence:
        shared = float(evidence.get("shared_words", 0))
        yield Line(f"in the source: {str(evidence['source_check']).replace('_', ' ')}; {shared:.0%} of the words, speaker: {evidence.get('same_speaker')}", 2)
    for change in evidence.get("changes") or ():
        yield Line(changed(change), 2)
    for note in evidence.get("notes") or ():
        yield Line(str(note), 2)
    if evidence.get("diff"):
        yield Line(f"word for word: {differences(evidence['diff'])}", 2)
    for first, second in evidence.get("opposing") or ():
        yield Line(f"opposites: “{first}” against “{second}”", 2)
    if evidence.get("days") is not None:
        days = abs(int(evidence["days"]))
        yield Line(f"order in time: {plural(days, 'day')} between the two" if days else "order in time: one day", 2)
    if evidence.get("voices"):
        yield Line(f"voices: {VOICES.get(str(evidence['voices']), evidence['voices'])}", 2)
    for fold in evidence.get("folded") or ():
        yield Line(f"also seen as a {fold['relation']} of {fold['topic']}s ({float(fold['confidence']):.2f}): {fold['explanation']}", 2)
    if finding.get("needs_check"):
        yield Line("implausible in size or pace: perhaps two measures", 2)


def changed(change: Record) -> str:
    """`"hedge: nothing against “seems”"`; against a source, `"grave: “will” in the draft, “may” in the source"`."""
    if "kind" in change:
        first, second = (", ".join(f"“{word}”" for word in change[key]) or "nothing" for key in ("only_a", "only_b"))
        return f"{change['kind']}: {first} against {second}"
    draft, source = (f"“{change[key]}”" if change.get(key) else "nothing" for key in ("draft", "source"))
    return f"{change.get('gravity', 'change')}: {draft} in the draft, {source} in the source"


def differences(diff: list[Record]) -> str:
    """`has|seems to have` between the words that are the same: `MINUSMA [has | seems to have] become part of the problem`."""
    return " ".join(str(part["same"]) if "same" in part else f"[{part['a'] or '∅'} | {part['b'] or '∅'}]" for part in diff)


def relation_lines(finding: Record, evidence: Record) -> Iterator[Line]:
    """The rule that named the relation."""
    relation, reason = str(finding["relation"]), evidence.get("order") or evidence.get("note")
    decision = evidence.get("decision") or {}
    if evidence.get("versions"):
        was = f" (between outlets it would be: {evidence['between_outlets']})" if evidence.get("between_outlets") else ""
        yield Line(f"two versions of one story by one outlet; the later one is {evidence.get('later_version')}{was}", 2)
    if reason:
        yield Line(f"{labels.RELATIONS[relation].word}: {reason}", 2)
    if finding.get("needs_check") and float(decision.get("probability", 1)) < float(decision.get("threshold", 0)):
        yield Line("shown on weaker evidence than other differences: it asks a question, it accuses nobody", 2)
    if relation in ("conflict", "disputed") and evidence.get("voices"):
        yield Line(f"{VOICES.get(str(evidence['voices']))}: a difference between them is called {labels.RELATIONS[relation].word}", 2)


def severity_lines(finding: Record, evidence: Record) -> Iterator[Line]:
    """The consequence it began with, and the reasons."""
    weight = evidence.get("severity")
    if isinstance(weight, Mapping):
        yield Line(f"{finding['severity']}: {'; '.join(map(str, weight['reasons']))} (consequence {weight['consequence']} of 3)", 2)


def further(finding: Record, articles: Mapping[str, Record]) -> Iterator[Line]:
    """Every further pair of passages, in a line each."""
    also = finding.get("also") or ()
    for pair in also[:MOST_FURTHER]:
        yield Line("; ".join(f"{named(side, articles)}: “{side['text']}”" for side in (pair["a"], pair["b"])), 2)
    if len(also) > MOST_FURTHER:
        yield Line(f"and {len(also) - MOST_FURTHER} more", 2)


def named(side: Record, articles: Mapping[str, Record]) -> str:
    """`"Dune Herald ¶ 4"`, or the article's id."""
    return f"{(articles.get(str(side['article'])) or {}).get('source') or side['article']} ¶ {side['paragraph']}"


def other_pairs(finding: Record, evidence: Record) -> Iterator[Line]:
    """What the slot's pairs of another relation are, counted by articles."""
    pairs = [p for p in evidence.get("pairs") or () if p["relation"] != finding["relation"]]
    for pair in pairs[:MOST_FURTHER]:
        yield Line(f"{pair['a'][0]} and {pair['b'][0]}: {pair['relation']} ({float(pair['confidence']):.2f})", 2)
    if len(pairs) > MOST_FURTHER:
        yield Line(f"and {len(pairs) - MOST_FURTHER} more", 2)


def plural(count: int, word: str) -> str:
    """`1, "outlet" -> "1 outlet"`."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def source_lines(evidence: Record) -> Iterator[Line]:
    """How many outlets print it, and how many sources that is."""
    wire = ", ".join(evidence.get("wire") or ())
    if "independent_sources" in evidence:
        sources = evidence["independent_sources"]
        once = f" ({wire} counts once)" if wire else ""
        yield Line(f"{plural(evidence['outlets'], 'outlet')}, {plural(sources, 'independent source')}{once}", 2)
    elif wire:
        yield Line(f"both credit {wire}: one of the two changed its words", 2)
