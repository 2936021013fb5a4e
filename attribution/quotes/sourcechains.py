"""Chains of sources: through whom a speaker's words reached the report, nearest to the speaker first.

"X told Reuters", "in a statement carried by state television", "the newspaper reported, citing two officials".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import DOCUMENTS
from attribution.quotes.lexicon import fold
from attribution.quotes.outletnames import is_outlet_phrase, plain
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.printed import name_part, phrase_head
from attribution.quotes.resolved import Resolved
from attribution.quotes.sourcepatterns import (
    AS_SAYING,
    CITING,
    HANDED,
    HANDED_ON,
    HANDING,
    INTERVIEW,
    ISSUED,
    LEAD,
    POSTED,
    QUOTED_IN,
    READS,
    STOP,
    TOLD,
    TRAILS,
)
from attribution.quotes.unnamed import THINGS, is_unnamed
from attribution.types import Span

# A source holds for the same speaker's next direct quotation this many paragraphs on.
REACH = 1
# How far around a quotation, its cue and its speaker their sentence is looked for.
AROUND = 240
# A cue or speaker farther away than this is of another sentence.
HULL = 700


def with_sources(text: str, paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the chains their sentences print; whom an outlet cites becomes the speaker."""
    return [with_chain(text, paragraphs[c.paragraph], c) if c.paragraph < len(paragraphs) else c for c in candidates]


def with_chain(text: str, paragraph: Paragraph, candidate: Candidate) -> Candidate:
    """Return one candidate with what its sentence says of intermediate sources."""
    if candidate.kind in ("scare", "title"):
        return candidate
    zone = frame(text, paragraph, candidate)
    cited = handed_on(text, zone, candidate)
    if cited is not None:
        speaker, outlet = cited
        evidence = {**candidate.evidence, "speaker": "cited by an outlet"}
        candidate = replace(candidate, speaker=speaker, chain=joined(candidate.chain, [outlet]), evidence=evidence)
    return replace(candidate, chain=joined(candidate.chain, printed_sources(text, zone, candidate)))


def frame(text: str, paragraph: Paragraph, candidate: Candidate) -> list[Span]:
    """Return the sentence around a quotation as spans, the quotation itself left out."""
    near = [s for s in (candidate.cue, candidate.speaker) if s and abs(s.start - candidate.start) < HULL]
    first = min([candidate.start, *(s.start for s in near)])
    last = max([candidate.end, *(s.end for s in near)])
    floor, ceiling = max(paragraph.start, first - AROUND), min(paragraph.end, last + AROUND)
    stops = [m.end() for m in STOP.finditer(text, floor, max(floor, first))]
    begin = max((stop for stop in stops if stop <= first), default=floor)
    after = (
        None
        if text[last - 1 : last + 1].rstrip("”\"’'")[-1:] in (".", "!", "?") and last == candidate.end
        else STOP.search(text, max(begin, last - 1), ceiling)
    )
    end = (
        after.start() + 1
        if after
        else (last if text[last - 1 : last] in "”\"’'" and text[last - 2 : last - 1] in ".!?" else ceiling)
    )
    cuts = [begin]
    for piece in sorted(candidate.fragments or (Span(candidate.start, candidate.end),), key=lambda span: span.start):
        cuts += [max(begin, piece.start), max(begin, piece.end)]
    cuts.append(max(end, cuts[-1]))
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]


def printed_sources(text: str, zone: Sequence[Span], candidate: Candidate) -> list[str]:
    """Return the sources named in a sentence around a quotation, nearest to the speaker first."""
    found: list[tuple[int, str]] = []
    for piece in zone:
        for pattern in (TOLD, INTERVIEW, TRAILS):
            for match in pattern.finditer(text, piece.start, piece.end):
                phrase = next(group for group in match.groups() if group)
                if is_outlet_phrase(phrase) and not says(candidate, match) and of_cue(candidate, match, pattern):
                    found.append((match.start(), phrase))
        for match in HANDED.finditer(text, piece.start, piece.end) if HANDED_ON.search(text, piece.start, piece.end) else ():
            if is_outlet_phrase(match.group(2)):
                found += [(match.start() + n, phrase) for n, phrase in enumerate(match.groups()) if phrase]
        for pattern in (POSTED, READS, QUOTED_IN, ISSUED):
            found += [
                (m.start(), m.group(1))
                for m in pattern.finditer(text, piece.start, piece.end)
                if not says(candidate, m)
            ]
    return [plain(phrase) for _, phrase in sorted(found)]


def of_cue(candidate: Candidate, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Say whether "told X" is the cue of this quotation and not of another one in its sentence."""
    if pattern is not TOLD or candidate.cue is None:
        return True
    return candidate.cue.start <= match.start() < candidate.cue.end


def says(candidate: Candidate, match: re.Match[str]) -> bool:
    """Say whether a matched source is the speaker as printed."""
    speaker = candidate.speaker
    return speaker is not None and any(
        match.start(n) >= 0 and match.start(n) < speaker.end and speaker.start < match.end(n)
        for n in range(1, len(match.groups()) + 1)
    )


def handed_on(text: str, zone: Sequence[Span], candidate: Candidate) -> tuple[Span, str] | None:
    """Return whom an outlet cites, where the outlet is the printed speaker, and the outlet: "citing | two officials"."""
    for piece in zone:
        if not any(word in text[piece.start : piece.end] for word in HANDING):
            continue
        for pattern in (AS_SAYING, CITING):
            for match in pattern.finditer(text, piece.start, piece.end):
                outlet = match.group(1)
                speaker = candidate.speaker
                printed = speaker is None or speaker.overlaps(Span(match.start(1), match.end(1)))
                if printed and is_source(match.group(2)) and (is_outlet_phrase(outlet) or pattern is AS_SAYING):
                    return Span(match.start(2), match.end(2)), plain(outlet)
    return None


def is_source(phrase: str) -> bool:
    """Say whether a cited phrase is people who speak, not figures: "two officials", "him", not "police data"."""
    if fold(phrase) in ("him", "her", "them"):
        return True
    head = phrase_head(phrase)
    return (
        head not in THINGS
        and head not in DOCUMENTS
        and (is_unnamed(phrase) or name_part(phrase) is not None or head.endswith("s"))
    )


def same_as(source: str, name: str | None) -> bool:
    """Say whether a source is the speaker: "Chief Superintendent Devika Rao" of Devika Rao."""
    return name is not None and (fold(source).endswith(fold(name)) or fold(name).endswith(fold(source)))


def joined(held: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Return a chain with the sources it lacks; one that another names more fully is left out."""
    kept: list[str] = []
    for source in map(plain, (*held, *more)):
        low = source.casefold()
        if any(low in other.casefold() for other in kept):
            continue
        kept = [other for other in kept if other.casefold() not in low]
        kept.append(source)
    return tuple(kept)


def carried(candidates: Sequence[Candidate], resolved: Sequence[Resolved]) -> list[tuple[str, ...]]:
    """Return the chain of each candidate: its own, else that of the same speaker's words shortly before.

    "…," she told Reuters. "…," she added. -> both through Reuters: in one paragraph, direct words in the next one too, and
    until another source is named.
    A document that speaks for its author is a source itself.
    """
    last: dict[str, tuple[int, tuple[str, ...]]] = {}
    found = []
    for candidate, known in zip(candidates, resolved, strict=True):
        document = known.evidence.get("document")
        chain = joined((), [*candidate.chain, *([LEAD.sub("", document)] if document and known.name else [])])
        chain = tuple(source for source in chain if not same_as(source, known.name))
        held = last.get(known.name or "")
        reach = REACH if candidate.kind == "direct" else 0
        if not chain and held is not None and candidate.paragraph - held[0] <= reach:
            chain = held[1]
        elif known.name is not None and candidate.kind not in ("scare", "title"):
            last[known.name] = (candidate.paragraph, chain)
        found.append(chain)
    return found
