"""Verdicts on a draft's quotations as findings: both passages, the changed words, one sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from attribution.judging.findings import NOT_IN_SOURCE
from attribution.judging.placing import Hit
from attribution.judging.sourced import Gravity, Sourced, disordered, gravity_of, stitched
from attribution.judging.sourcewords import explain, notes, printed
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.spoken import Said, only_words, spoken
from attribution.types import Article, Finding, Reading, Relation, Severity, Side, Span

CODES: dict[Relation, str] = {"agree": "G102", "altered_quote": "Q202", "misattributed": "A202"}
OTHER_MOUTH = "N202"
SEVERITIES: dict[Gravity, Severity] = {"grave": "high", "plain": "medium", "minor": "low", "none": "low"}
# One or two words that the source lacks are often the reporter's own; more are a quotation that nobody gave.
FEW_WORDS = 2
# A source's passage is shown with its sentence, but with no more than this on either side.
AROUND = 160
APART = 400
SLOT_WORDS = 6
SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n[^\S\n]*\n")


def source_finding(found: Sourced, draft: Reading, sources: Sequence[SourceIndex]) -> Finding:
    """One quotation's finding: `a` is the draft's passage, `b` the source's (the nearest one where the words are not there)."""
    relation, code = named(found)
    a = draft_side(found, draft)
    b, *further = source_sides(found, sources)
    words = " ".join(w.form for span in found.spans for w in only_words(spoken(draft.article.text, span.start, span.end)))
    return Finding(
        id="",
        fingerprint=fingerprint(words, b.text if found.status == "altered" else ""),
        code=code,
        relation=relation,
        kind="wording",
        slot=slot(found, draft.article),
        severity=severity(found, relation),
        needs_check=False,
        a=a,
        b=b,
        also=tuple((a, other) for other in further),
        confidence=confidence(found, relation),
        explanation=explain(found, draft.article),
        evidence=evidence(found, draft.article),
    )


def named(found: Sourced) -> tuple[Relation, str]:
    """Relation and code: words under another speaker's name go before altered ones; few words are no proof of it."""
    if found.status == "not_found":
        return "cannot_tell", NOT_IN_SOURCE
    if found.who == "other":
        return ("misattributed", CODES["misattributed"]) if found.telling else ("cannot_tell", OTHER_MOUTH)
    relation: Relation = "agree" if found.status == "verbatim" else "altered_quote"
    return relation, CODES[relation]


def severity(found: Sourced, relation: Relation) -> Severity:
    """By how grave the change is; another speaker's words are high, words that are not there medium (one or two: low)."""
    if relation == "misattributed":
        return "high"
    if found.status == "not_found":
        return "low" if found.words <= FEW_WORDS else "medium"
    return SEVERITIES[found.gravity] if relation == "altered_quote" else "low"


def confidence(found: Sourced, relation: Relation) -> float:
    """How sure the verdict is, by hand: exact words are near certain, few words and far likenesses less."""
    if relation == "agree":
        return 0.98
    if relation == "altered_quote":
        return round(0.6 + 0.35 * min(1.0, found.trace.shared if found.trace else 0.0), 3)
    if relation == "misattributed":
        return 0.85
    return 0.6 if found.words <= FEW_WORDS else 0.8


def fingerprint(*parts: str) -> str:
    """16 hex digits of the words; edits elsewhere change nothing."""
    folded = [" ".join(w.form for w in only_words(spoken(part))) for part in parts]
    return hashlib.sha256("\x1f".join(["source", *folded]).encode()).hexdigest()[:16]


def slot(found: Sourced, article: Article) -> str:
    """Whose words, and how they begin: `Diop: “We will leave …”`."""
    words = " ".join(" ".join(span.of(article.text) for span in found.spans).split()).split()
    who = f"{found.speaker.name}: " if found.speaker else ""
    return f"{who}“{' '.join(words[:SLOT_WORDS])}{'…' if len(words) > SLOT_WORDS else ''}”"


def evidence(found: Sourced, article: Article) -> dict[str, Any]:
    """What the verdict rests on (docs/formats.md)."""
    source = found.trace.index.article if found.trace else None
    turns = list(found.trace.turns) if found.trace and found.status != "not_found" else []
    return {
        "source_check": found.status,
        "quote": found.quote.id,
        "gravity": found.gravity if found.status == "altered" else "none",
        "changes": [
            {"draft": printed(change.draft, article), "source": printed(change.source, source), "gravity": gravity_of(change)}
            for change in (found.changes if found.status == "altered" else [])
        ],
        "notes": notes(found),
        "shared_words": round(found.trace.shared, 3) if found.trace else 0.0,
        "speakers": [found.speaker.name if found.speaker else None, turns[0].name if turns else None],
        "same_speaker": found.who,
        "stitched": stitched(found.trace) if found.status == "altered" else False,
        "reordered": disordered(found.trace) if found.status == "altered" else False,
    }


def draft_side(found: Sourced, draft: Reading) -> Side:
    """The statements that hold the quotation, with the words that differ marked (or all its words)."""
    start, end = found.spans[0].start, found.spans[-1].end
    claims = [c for c in draft.claims if c.start < end and start < c.end]
    first = min([found.quote.start if found.quote.kind == "direct" else start, *(c.start for c in claims)])
    last = max([found.quote.end if found.quote.kind == "direct" else end, *(c.end for c in claims)])
    article = draft.article
    marks = stretches([change.draft for change in found.changes]) if found.status == "altered" else ()
    paragraph = min((c.paragraph for c in claims), default=0) or paragraph_of(draft, start)
    return Side(first, last, article.id, article.text[first:last], paragraph, marks or found.spans)


def source_sides(found: Sourced, sources: Sequence[SourceIndex]) -> list[Side]:
    """The passages of the source with the sentences around them, the weightiest first; its beginning where no telling word is shared.

    An ellipsis may jump far: parts of a quotation that stand more than APART code points from each other are passages of their own.
    """
    if found.trace is None:
        index = sources[0]
        first = index.words[0].start if index.words else 0
        return [passage(index, first, first + 1, ())]
    index = found.trace.index
    marks = stretches([change.source for change in found.changes]) if found.status == "altered" else ()
    groups = near_each_other(found)
    groups.sort(key=lambda hits: -sum(hit.matched for hit in hits))
    return [
        passage(index, index.words[hits[0].first].start, max(index.words[h.last - 1].end for h in hits), marks or places(found, hits))
        for hits in groups
    ]


def near_each_other(found: Sourced) -> list[list[Hit]]:
    """The places of a quotation's parts in text order, those near each other together."""
    assert found.trace is not None
    words = found.trace.index.words
    groups: list[list[Hit]] = []
    for hit in sorted(found.trace.found, key=lambda h: (h.first, h.last)):
        if groups and words[hit.first].start - words[groups[-1][-1].last - 1].end <= APART:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def places(found: Sourced, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The words that were found, or that both share where the quotation was not."""
    cores = [hit.core if found.status == "not_found" else (hit.first, hit.last) for hit in hits]
    words = hits[0].index.words
    return tuple(Span(words[first].start, words[last - 1].end) for first, last in cores if first < last)


def passage(index: SourceIndex, start: int, end: int, marks: tuple[Span, ...]) -> Side:
    """A stretch of a source with its sentences, as one side of a finding."""
    first, last = around(index.article.text, start, end)
    inside = tuple(mark for mark in marks if first <= mark.start < last)
    return Side(first, last, index.article.id, index.article.text[first:last], paragraph_of(index.reading, start), inside)


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a stretch touches, blanks at the edges left out, never more than AROUND code points further."""
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    first = max((m.end() for m in SENTENCE.finditer(text, low, start)), default=word_edge(text, low, start))
    match = SENTENCE.search(text, max(start, end - 1), high)
    last = match.end() if match else (high if high == len(text) else text.rfind(" ", end, high) + 1 or end)
    while last > end and text[last - 1].isspace():
        last -= 1
    while first < start and text[first].isspace():
        first += 1
    return first, last


def word_edge(text: str, low: int, start: int) -> int:
    """The first whole word behind `low`."""
    if low == 0:
        return 0
    blank = text.find(" ", low, start)
    return blank + 1 if blank >= 0 else start


def stretches(groups: Sequence[Sequence[Said]]) -> tuple[Span, ...]:
    """Groups of neighbouring words as spans in text order."""
    spans = [Span(min(w.start for w in group), max(w.end for w in group)) for group in groups if group]
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def paragraph_of(reading: Reading, offset: int) -> int:
    """The paragraph a code point lies in, counted from 1 over the story's blocks."""
    claim = next((c for c in reading.claims if c.start <= offset < c.end), None)
    if claim is not None:
        return claim.paragraph
    return max(1, sum(block.start <= offset for block in reading.article.story_blocks()))
