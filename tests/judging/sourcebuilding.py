"""Drafts with one quotation, and sources, for tests without models."""

from __future__ import annotations

from attribution.judging.sourced import Sourced, check_quotes
from attribution.matching.sourceindex import SourceIndex
from attribution.types import Article, Block, Finding, Quote, Reading, Span

TRANSCRIPT = """MODERATOR: Good morning. Minister, you have the floor.

MINISTER DIOP: Thank you. We will not leave Mali before
the end of June. The mission seems to have become part of the problem — we have said so, uh, many times.
It's cost us twelve million dollars (Applause.) and we know what it means, we really do, and there will
be a fund for the families. The government has never asked for that. Never.

BRENNER: I disagree with every word of that. The old wall will stand.

MODERATOR: Twelve per cent, you said?

MINISTER DIOP: I said that about 40 people were there, perhaps more. They wanted to leave. I told them, "You are free men."
"""


def reading(text: str, *quotes: Quote, name: str = "draft.txt") -> Reading:
    """An article that is all body, with quotations."""
    return Reading(Article(name, text, blocks=(Block(0, len(text), "body"),)), quotes)


def quoting(words: str, speaker: str | None = "Abdoulaye Diop", *, kind: str = "direct", marks: str = "“”", **evidence: str) -> Reading:
    """A draft of one quotation: `“words” said speaker.`"""
    passage = f"{marks[0]}{words}{marks[1]}"
    text = f"{passage} said {speaker or 'somebody'}."
    quote = Quote(
        "q1", kind, 0, len(passage), passage, (Span(0, len(passage)),), speaker_name=speaker, role="foreign minister",
        evidence={"speaker": "subject of cue", **evidence},
    )  # type: ignore[arg-type]  # fmt: skip
    return reading(text, quote)


def index(text: str = TRANSCRIPT, name: str = "transcript.txt") -> SourceIndex:
    """A source that is searched."""
    return SourceIndex(reading(text, name=name))


def verdict(draft: Reading, source: str = TRANSCRIPT) -> Sourced:
    """The verdict on a draft's one quotation."""
    [found] = check_quotes(draft, [index(source)])
    return found


def marked(finding: Finding, text: str) -> list[str]:
    """The marked words of the source's passage."""
    return [text[mark.start : mark.end] for mark in finding.b.marks]
