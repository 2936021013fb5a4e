"""Intermediate sources: the document or outlet through which a speaker's words reached the report."""

from __future__ import annotations

from attribution.quotes.contents import Content
from attribution.quotes.cues import DOCUMENTS, OUTLETS
from attribution.quotes.outletnames import is_outlet_phrase
from attribution.quotes.phrases import POSSESSIVE, Range, phrase_after
from attribution.quotes.printed import name_part
from attribution.quotes.sentences import Sentence
from attribution.quotes.words import Words


def document_source(words: Words, subject: Range) -> tuple[Range, tuple[str, ...]]:
    """Split a subject that is a document into its author and itself.

    "Guterres’ internal review" -> ("Guterres’", ("internal review",)); any other subject comes back whole.
    """
    first, last = subject
    head = next((i for i in range(first, last) if words.lower[i] in DOCUMENTS), None)
    if head is None:
        return subject, ()
    owner = next((i for i in range(first, head) if words.lower[i] in POSSESSIVE), None)
    if owner is None or not any(words.pos[i] == "PROPN" for i in range(first, owner)):
        return subject, ()
    return (first, owner), (words.said(owner + 1, last),)


def outlet_chain(words: Words, sentence: Sentence, content: Content) -> tuple[str, ...]:
    """Return the sources a cue names: its addressee if an outlet, "in a statement", and cues that pass it on."""
    hit = content.hit
    found = []
    if hit.addressee is not None and is_outlet(words, hit.addressee):
        found.append(words.said(*hit.addressee))
    found.extend(documents(words, hit.verb, min(hit.last + 12, sentence.last) if hit.inverted else hit.last))
    passing = [words.said(*hit.subject) for hit in content.chain if hit.subject is not None]
    found.extend(phrase for phrase in passing if is_outlet_phrase(phrase) or name_part(phrase) is not None)
    return tuple(found)


def is_outlet(words: Words, found: Range) -> bool:
    """Say whether a phrase names a news outlet or a network: "the AFP news agency"."""
    named = any(words.pos[i] == "PROPN" for i in range(*found))
    return named and any(words.lower[i] in OUTLETS for i in range(*found))


def documents(words: Words, first: int, last: int) -> list[str]:
    """Return the documents named in a cue clause: "said in a statement" -> ["statement"]."""
    found = []
    for index in range(first, last - 1):
        if words.lower[index] in ("in", "on", "via", "through", "to") and words.pair[index] < 0:
            phrase = phrase_after(words, index + 1, last)
            if phrase is None:
                continue
            if any(words.lower[i] in DOCUMENTS for i in range(*phrase)) or is_outlet(words, phrase):
                start = phrase[0] + (words.pos[phrase[0]] == "DET")
                found.append(words.said(start, phrase[1]))
    return found
