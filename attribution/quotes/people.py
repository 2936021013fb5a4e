"""The people and organisations of an article, and which of them each quotation belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribution.quotes.candidates import Candidate
from attribution.quotes.directory import Directory, Entry, read_acronyms
from attribution.quotes.lexicon import ORG_WORDS, fold, name_words
from attribution.quotes.mentions import Kind, Mention, read_mentions, role_near
from attribution.quotes.pairs import MarkPair
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.printed import name_part
from attribution.quotes.resolution import Resolved, Resolver
from attribution.types import Person, Span


def read_people(
    doc: Any,
    text: str,
    paragraphs: Sequence[Paragraph],
    pairs: Sequence[MarkPair],
    candidates: Sequence[Candidate],
) -> tuple[list[Resolved], tuple[Person, ...]]:
    """Return the resolved speaker of each candidate, in order, and everybody the article names."""
    marked = [Span(pair.start, pair.end) for pair in pairs if pair.depth == 0]
    mentions = [*read_mentions(doc, text, paragraphs, marked), *speaker_mentions(text, paragraphs, candidates)]
    directory = Directory()
    directory.aliases = read_acronyms(text, [Span(p.start, p.end) for p in paragraphs])
    filed = file_all(directory, mentions)
    resolver = Resolver(directory, filed, text)
    resolved = [resolver.resolve(candidate) for candidate in candidates]
    return resolved, directory.people(text)


def speaker_mentions(text: str, paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate]) -> list[Mention]:
    """Return the names in printed speakers: a full name that speaks is a person whatever the pipeline called it."""
    found = []
    for candidate in candidates:
        if candidate.speaker is None:
            continue
        printed = candidate.speaker.of(text)
        named = name_part(printed)
        words = name_words(named) if named else []
        if len(words) < 2:
            continue
        start = text.find(named or "", candidate.speaker.start, candidate.speaker.end)
        if start < 0:
            continue
        role, titles = role_near(text, start, start + len(named or ""), paragraphs[candidate.paragraph])
        kind: Kind = "organization" if fold(words[-1]) in ORG_WORDS else "person"
        found.append(Mention(start, start + len(named or ""), tuple(words), kind, role, titles, True, False))
    return found


def file_all(directory: Directory, mentions: list[Mention]) -> list[tuple[Mention, Entry]]:
    """File all mentions, longest names first, so that a surname printed before its full name finds it too."""
    filed = []
    seen: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-min(len(m.words), 2), m.start, -len(m.words))):
        if mention.start in seen:
            continue
        seen.add(mention.start)
        entry = directory.file(mention)
        if entry is not None:
            filed.append((mention, entry))
    return filed
