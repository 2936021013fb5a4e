"""How sure a quotation is, from the evidence: one small table instead of a model."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.types import QuoteKind

# How the span was found. The figures are set by judgement, in the order of how often each rule was seen to err; a trained
# reader will replace them by calibrated ones.
SPAN = {
    "left of cue": 0.95,
    "around of cue": 0.95,
    "right of cue": 0.9,
    "label of cue": 0.85,
    "clause of source phrase": 0.9,
    "headline": 0.6,
    "marks after colon": 0.9,
    "marks without cue": 0.7,
    "words in marks without cue": 0.45,
    "a few words in marks without cue": 0.6,
    "inside a quotation": 0.7,
}
# How the speaker was found; a speaker at a distance is less sure than the subject of the cue.
SPEAKER = {
    "subject of cue": 1.0,
    "source phrase": 1.0,
    "before colon": 0.9,
    "same as the quotation before": 0.9,
    "quotation after": 0.8,
    "subject of the sentence before": 0.7,
    "same paragraph": 0.7,
    "paragraph before": 0.5,
}
NO_SPEAKER = 0.5
NO_NAME = 0.9


def confidence(kind: QuoteKind, evidence: Mapping[str, str], *, has_speaker: bool, has_name: bool) -> float:
    """Return a score between 0 and 1: span times speaker times name; marks that are no speech need no speaker."""
    score = SPAN.get(evidence.get("span", ""), 0.7)
    if kind in ("scare", "title"):
        return round(score, 2)
    score *= SPEAKER.get(evidence.get("speaker", ""), 0.8) if has_speaker else NO_SPEAKER
    if has_speaker and not has_name and "anonymous" not in evidence:
        score *= NO_NAME
    return round(score, 2)
