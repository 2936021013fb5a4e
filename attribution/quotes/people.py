"""The people and organisations of an article, and which of them each quotation belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from attribution.quotes.acronyms import read_acronyms
from attribution.quotes.candidates import Candidate
from attribution.quotes.desk import NO_DESK, Desk
from attribution.quotes.directory import Directory
from attribution.quotes.entries import Entry
from attribution.quotes.lexicon import ORG_WORDS, fold, name_words
from attribution.quotes.links import LinkTable
from attribution.quotes.mentions import Mention
from attribution.quotes.namekinds import Kind
from attribution.quotes.naming import read_mentions
from attribution.quotes.officeroles import role_near
from attribution.quotes.pairs import MarkPair
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.printed import name_part
from attribution.quotes.resolution import Resolver
from attribution.quotes.resolved import Resolved
from attribution.quotes.scene import set_scene
from attribution.quotes.sourcechains import carried
from attribution.types import Person, Span


def read_people(
    doc: Any,
    text: str,
    paragraphs: Sequence[Paragraph],
    pairs: Sequence[MarkPair],
    candidates: Sequence[Candidate],
    *,
    links: LinkTable | None = None,
    desk: Desk = NO_DESK,
    article: str = "",
) -> tuple[list[Resolved], tuple[Person, ...]]:
    """Return the resolved speaker of each candidate, in order, and everybody the article names.

    `links` is what a model says of printed speakers that are pronouns or descriptions: start offset of the phrase ->
    (offset of the antecedent's head word, probability), best first, and (-1, probability of nobody). `desk` holds what
    the desk knows and wants; its overrides are looked up by `article`, the article's id.
    """
    marked = [Span(pair.start, pair.end) for pair in pairs if pair.depth == 0]
    mentions = [*read_mentions(doc, text, paragraphs, marked), *speaker_mentions(text, paragraphs, candidates)]
    directory = Directory(desk.table.people)
    directory.aliases = read_acronyms(text, [Span(p.start, p.end) for p in paragraphs])
    filed = file_all(directory, mentions, text)
    contents = [Span(s.start, s.end) for c in candidates if c.speaker for s in c.fragments or (c,)]
    resolver = Resolver(set_scene(directory, filed, text, paragraphs, links, contents))
    resolved = resolve_all(resolver, candidates)
    resolved = [
        replace(known, chain=chain) for known, chain in zip(resolved, carried(candidates, resolved), strict=True)
    ]
    judged = [
        desk.judged(article, candidate.of(text), candidate.evidence, known)
        for candidate, known in zip(candidates, resolved, strict=True)
    ]
    return judged, directory.people(text)


def resolve_all(resolver: Resolver, candidates: Sequence[Candidate]) -> list[Resolved]:
    """Resolve the candidates in order; one inside another knows whose words it stands in."""
    around: list[tuple[int, Resolved]] = []
    found = []
    for candidate in candidates:
        while around and around[-1][0] <= candidate.start:
            around.pop()
        outer = around[-1][1] if around and candidate.end <= around[-1][0] else None
        resolved = resolver.resolve(candidate, outer)
        around.append((candidate.end, resolved))
        found.append(resolved)
    return found


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


def file_all(directory: Directory, mentions: list[Mention], text: str) -> list[tuple[Mention, Entry]]:
    """File all mentions, longest names first, so that a surname printed before its full name finds it too."""
    filed = []
    seen: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-min(len(m.words), 3), m.start, -len(m.words))):
        if mention.start in seen:
            continue
        seen.add(mention.start)
        definite = text[max(0, mention.start - 4) : mention.start].lower() == "the "
        entry = directory.file(mention, definite=definite)
        if entry is not None:
            filed.append((mention, entry))
    return filed
