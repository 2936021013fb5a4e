"""From a printed speaker to a name: full names, surnames, pronouns, roles and organisations across the article."""

from __future__ import annotations

from attribution.quotes.antecedents import (
    resolve_description,
    resolve_document,
    resolve_first_person,
    resolve_pronoun,
)
from attribution.quotes.candidates import Candidate
from attribution.quotes.documents import is_document
from attribution.quotes.entries import Entry
from attribution.quotes.firstnames import gender_of, is_first_name
from attribution.quotes.lexicon import ORG_NOUNS, ORG_WORDS, fold, name_words, strip_possessive
from attribution.quotes.namekinds import ORG_HEADS, PLACE_ENDS, Kind
from attribution.quotes.printed import has_proper, phrase_head
from attribution.quotes.printednames import ARTICLE, name_in, resolve_name
from attribution.quotes.pronouns import FIRST, PRONOUNS
from attribution.quotes.resolved import NOBODY_KNOWN, Resolved
from attribution.quotes.scene import Scene
from attribution.quotes.unnamed import anonymity, is_common, is_plural_trade, is_unnamed, only_name, speaker_kind
from attribution.quotes.wordlists import word_set
from attribution.types import Span

__all__ = ["Resolved", "Resolver"]

# Bodies that a name in front makes a speaker of: "the Clinton campaign".
BODIES = word_set("campaign administration delegation camp embassy office committee task-force cabinet cartel gang")


class Resolver:
    """Resolves the speakers of one article in text order; what it resolves counts as a mention for what follows."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.done: dict[tuple[int, int], Resolved] = {}

    def resolve(self, candidate: Candidate, around: Resolved | None = None) -> Resolved:
        """Return the name behind a candidate's printed speaker; `around` is the speaker of the quotation it stands in."""
        if candidate.speaker is None:
            return NOBODY_KNOWN
        place = (candidate.speaker.start, candidate.speaker.end)
        if place not in self.done:
            self.done[place] = self.heard(candidate.speaker, around)
        return self.done[place]

    def heard(self, span: Span, around: Resolved | None) -> Resolved:
        """Resolve one printed speaker and note that they spoke."""
        printed = strip_possessive(span.of(self.scene.text))
        resolved = self.read(printed, span, around)
        entry = resolved.entry or unfiled(resolved, printed)
        if entry is not None:
            self.scene.timeline.speaks(span.start, span.end, entry, resolved.trail)
        return resolved

    def read(self, printed: str, span: Span, around: Resolved | None) -> Resolved:
        """Choose the rule by the shape of the phrase: pronoun, document, name, role or generic."""
        low = fold(printed)
        if low in FIRST:
            return resolve_first_person(printed, around)
        if low in PRONOUNS:
            return resolve_pronoun(self.scene, low, printed, span.start)
        found = None
        if is_document(printed):
            found = resolve_document(self.scene, printed, span.start)
        elif not is_common(printed) and not is_plural_trade(self.scene.text, printed, span.start):
            named = name_in(self.scene, printed, span)
            found = (
                resolve_name(self.scene, printed, named, span.start)
                if named
                else resolve_description(self.scene, printed, span.start)
            )
        return found or label_unnamed(self.scene, printed, span.start)


def label_unnamed(scene: Scene, printed: str, start: int) -> Resolved:
    """Label a speaker without a name: a group, an anonymous source and its reason, or a described organisation."""
    kind = speaker_kind(printed)
    if is_unnamed(printed) or is_plural_trade(scene.text, printed, start):
        paragraph = scene.paragraph_of(start)
        given = only_name(scene.text, start, paragraph.end)
        if given is not None:
            return Resolved(given, printed, {"name": f"{printed} -> {given}", "rule": "as printed"})
        evidence = {"anonymous": printed, "speaker_kind": kind, "rule": "anonymous"}
        reason = anonymity(scene.text, start, paragraph.start, paragraph.end)
        return Resolved(None, printed, {**evidence, "anonymity": reason} if reason else evidence)
    if phrase_head(printed) in ORG_HEADS | BODIES and has_proper(printed):
        evidence = {"name": "described organisation", "speaker_kind": "group", "rule": "as printed"}
        name = ARTICLE.sub("", printed)
        place = scene.timeline.place(start, start + len(printed))
        scene.bodies.setdefault(phrase_head(printed), {}).setdefault(name, place)
        return Resolved(name, None, evidence)
    return Resolved(None, None, {"name": f"{printed}: no name found", "speaker_kind": kind, "rule": "none"})


def unfiled(resolved: Resolved, printed: str) -> Entry | None:
    """Return an entry for a speaker who is not filed, nameless for an anonymous one, so that "he" or "they" can mean them."""
    if resolved.name is not None:
        words = name_words(resolved.name)
        kind: Kind = "person" if seems_person(words, resolved.role) else "organization"
        return Entry(tuple(words), kind, gender=gender_of(words, [])) if words else None
    if "anonymous" not in resolved.evidence:
        return None
    if resolved.evidence.get("speaker_kind") != "person":
        return Entry((), "group")
    return Entry((), "person", gender=gender_of([], [phrase_head(printed)]))


def seems_person(words: list[str], role: str | None) -> bool:
    """Say whether "he" may mean a speaker by this name: two words that are no body's or place's, or one with a role."""
    folded = {fold(word) for word in words}
    if folded & (ORG_WORDS | ORG_NOUNS | PLACE_ENDS):
        return False
    return len(words) > 1 or role is not None or any(is_first_name(word) for word in words)
