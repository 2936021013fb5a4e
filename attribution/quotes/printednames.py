"""Speakers printed by name: which of the article's people and organisations a name is."""

from __future__ import annotations

import re

from attribution.quotes.acronyms import is_acronym, spelled_out
from attribution.quotes.directory import Match
from attribution.quotes.entries import Entry
from attribution.quotes.firstnames import gender_of
from attribution.quotes.lexicon import ORG_WORDS, fold, name_words
from attribution.quotes.officeroles import role_before
from attribution.quotes.printed import WORD, is_place_like, name_part
from attribution.quotes.resolved import Resolved
from attribution.quotes.scene import Scene
from attribution.quotes.unnamed import INDEFINITE, first_word
from attribution.types import Span

ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+")


def name_in(scene: Scene, printed: str, span: Span) -> str | None:
    """Return the name in a phrase: by its capitals, cut to a person the article names where one ends there."""
    named = name_part(printed)
    events = scene.timeline.within(span.start, span.end)
    inside = [event for event in events if event.entry.kind == "person" and event.end <= span.end]
    if not inside:
        return named
    last = inside[-1]
    words = scene.text[last.start : last.end]
    if named is None:
        return words if scene.text[last.end : span.end].strip(" ,") == "" and len(words.split()) > 1 else None
    return words if named.endswith(words) and len(words.split()) > 1 else named


def resolve_name(scene: Scene, printed: str, named: str, start: int) -> Resolved | None:
    """Return who a printed name is; a name not filed before stands for itself. None: it is only whom somebody speaks for."""
    words = tuple(name_words(named))
    before = printed[: printed.find(named)] if named in printed else ""
    role = role_before(before) if before else None
    match = lookup(scene, named, tuple(WORD.findall(before)), printed, start)
    if match.several and match.entry is None:
        names = ", ".join(entry.name for entry in match.several[:3])
        return Resolved(None, role, {"name": f"{' '.join(words)}: several fit ({names})", "rule": "ambiguous"})
    entry = match.entry
    body = entry.kind != "person" if entry is not None else fold(words[-1]) in ORG_WORDS
    if first_word(printed) in INDEFINITE and body and "," in printed:
        return None  # "a spokesman for the promoters, Teranga Live" is not the promoters
    if entry is None:
        return as_printed(printed, named, words, role)
    if role:
        scene.roles.learn(entry, role)
    learn_person(entry, before)
    return known_name(entry, match, words, role, owner=owned(printed, named, words), printed=printed)


def known_name(
    entry: Entry, match: Match, words: tuple[str, ...], role: str | None, *, owner: bool, printed: str
) -> Resolved:
    """Return a filed name with how it was found; a generic institution takes its owner in from the first mention on."""
    if owner and entry.words == words:
        entry.words = tuple(ARTICLE.sub("", printed).split())
        return Resolved(entry.name, None, {"name": "as printed", "rule": "name"}, entry)
    exact = entry.name == " ".join(words)
    rule = "people table" if entry.known is not None and not entry.mentions else match.how or "name"
    how = "as printed" if exact else f"{' '.join(words)} -> {entry.name}"
    trail = () if exact else (entry.name,)
    evidence = {"name": how, "rule": rule}
    if match.several:
        evidence["runner_up"] = match.several[0].name
    return Resolved(entry.name, role or entry.role, evidence, entry, trail)


def lookup(scene: Scene, named: str, titles: tuple[str, ...], printed: str, start: int) -> Match:
    """Return whom a name leads to: initials first, then the directory, then the short form of an organisation."""
    if is_acronym(named) and (spelled := scene.initials.get(named.replace(".", ""))) is not None:
        return Match(spelled, how="acronym")
    words = tuple(name_words(named))
    match = scene.directory.find(words, None, titles, start)
    short = match.entry is None or match.entry.kind != "person"
    if short and not match.several and ARTICLE.match(printed) and not is_acronym(named):
        held = [entry for entry in scene.directory.short_forms(words) if entry is not match.entry]
        if len(held) == 1:
            return Match(held[0], how="short form")
    return match


def as_printed(printed: str, named: str, words: tuple[str, ...], role: str | None) -> Resolved:
    """Return a name that stands for itself; a generic institution keeps its owner, an acronym is spelled out."""
    spelled = spelled_out(named) if is_acronym(named) else None
    if spelled and spelled != named:
        return Resolved(spelled, role, {"name": f"{named} -> {spelled}", "rule": "acronym"})
    name = " ".join(words)
    if is_place_like(printed, named) or owned(printed, named, words):
        name = ARTICLE.sub("", printed)
    return Resolved(name, role, {"name": "as printed", "rule": "as printed"})


def owned(printed: str, named: str, words: tuple[str, ...]) -> bool:
    """Say whether an institution's name is only clear with its owner: "Mali’s Foreign Ministry", "the Road Victims’ Forum"."""
    before = ARTICLE.sub("", printed[: printed.find(named)]).split()
    if not before or not all(word[:1].isupper() for word in before) or is_acronym(named):
        return False
    if before[-1].endswith(("s’", "s'")) and len(words) == 1:
        return True
    generic = fold(words[-1]) in ORG_WORDS and len(words) < 3
    return generic and len(before) == 1 and before[0].endswith(("’s", "'s", "’", "'"))


def learn_person(entry: Entry, before: str) -> None:
    """Note that somebody printed as "his wife, Usha" is a person, and of which gender."""
    gender = gender_of((), WORD.findall(before))
    if gender is not None and entry.known is None:
        entry.kind, entry.gender = "person", entry.gender or gender
