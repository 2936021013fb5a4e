"""Real statements: whether they stand alone, "not" put in or taken out, and the statement as a clause inside another."""

from __future__ import annotations

import re

from models.entailment.generation.inflection import form
from models.entailment.generation.words import Sentence, Word

Change = tuple[int, int, str]
_OPENERS = re.compile(
    r"^(But|And|Or|So|However|Also|Still|Yet|Then|Thus|Moreover|Instead|Nor|Meanwhile|Well|Yes|No|If|When|While|Although|Because|Even|Only|Therefore|Hence|Neither|Here|There|Not)\b"
)
_JOINED = re.compile(r", (and|but|so|or|yet|while|which) ")
_PERSONAL = re.compile(r"\b(I|me|my|we|us|our|you|your|ours|mine|myself|let's)\b", re.IGNORECASE)
# Words that live on one side of a negation only, or whose scope a negation would change.
_SCOPED = re.compile(
    r"\b(any|anything|anyone|some|somebody|someone|something|every|all|each|many|both|several|most|few|already|still|yet|only|also|too|either|neither|never|nothing|nobody|none|no|hardly|barely|always|often|sometimes|usually|probably|perhaps|likely|possibly|allegedly|reportedly|apparently|n't|because|so that|unless|until)\b",
    re.IGNORECASE,
)


def plain(sentence: Sentence, scope: bool = True) -> bool:
    """Whether a sentence is one finite statement that may be negated, embedded or attributed as it stands."""
    root, text = sentence.root, sentence.text
    if not sentence.children(root, "nsubj"):
        return False
    if _OPENERS.match(text) or _PERSONAL.search(text) or any(mark in text for mark in '"“”;:()[]…—–') or " - " in text:
        return False
    if scope and _SCOPED.search(text):
        return False
    said = sentence.children(root, "ccomp")
    if (said and said[0].index < root.index) or subject(sentence).index > root.index:
        return False
    if sentence.children(root, "conj", "parataxis", "advcl", "expl", "discourse", "vocative", "csubj", "dep"):
        return False
    if scope and _JOINED.search(text):
        return False
    verb = finite(sentence)
    return len(sentence.words) <= 26 and verb is not None and verb.start > subject(sentence).start


def subject(sentence: Sentence) -> Word:
    """The subject of the root."""
    return sentence.children(sentence.root, "nsubj")[0]


def finite(sentence: Sentence) -> Word | None:
    """The finite verb of the main clause: the first auxiliary, a copula, or the root."""
    helpers = [w for w in sentence.children(sentence.root, "aux", "cop") if w.tag in ("MD", "VBD", "VBZ", "VBP")]
    if helpers:
        return helpers[0]
    return sentence.root if sentence.root.pos == "VERB" and sentence.root.tag in ("VBD", "VBZ", "VBP") else None


def flipped(sentence: Sentence) -> str | None:
    """The negation of a positive sentence, or a negated one without its "not"; None where that is not safe."""
    changes = flip(sentence)
    return None if changes is None else sentence.replaced(*changes)


def flip(sentence: Sentence) -> tuple[Change, ...] | None:
    """The changes of the text that negate a sentence or take its "not" away; None where that is not safe."""
    verb = finite(sentence)
    if verb is None or len(sentence.children(sentence.root, "nsubj")) != 1:
        return None
    nots = [
        w for w in sentence.children(sentence.root) if w.lemma.lower() in ("not", "n't") and w.start >= verb.end - 1
    ]
    if nots:
        return _without(sentence, verb, nots)
    if any(w.lemma.lower() in ("never", "no", "nobody", "neither") for w in sentence.words):
        return None
    if verb.text.lower().startswith("'") or sentence.text[verb.start : verb.end] != verb.text:
        return None
    if verb is not sentence.root or verb.lemma == "be":
        if verb.text.lower() in ("must", "may", "might", "could", "can", "would", "should", "ca"):
            return None
        return ((verb.end, verb.end, " not"),)
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag]
    return ((verb.start, verb.end, f"{helper} not {verb.lemma}"),)


def _without(sentence: Sentence, verb: Word, nots: list[Word]) -> tuple[Change, ...] | None:
    """The changes that take a "not" away: `"did not leave" -> "left"`."""
    if (
        len(nots) > 1
        or verb.lemma not in ("do", "be", "have", "will")
        or nots[0].text.lower() != "not"
        or verb.text.lower() == "wo"
    ):
        return None
    first, last = verb.start, nots[0].end
    if sentence.text[verb.end : nots[0].start].strip():
        return None
    if verb.lemma != "do":
        return ((verb.start, last, verb.text),)
    made = form(sentence.root.lemma, {"did": "VBD", "does": "VBZ", "do": "VBP"}.get(verb.text.lower(), ""))
    if made is None or sentence.root.start < last:
        return None
    return (first, last, ""), (sentence.root.start, sentence.root.end, made)


def inner(sentence: Sentence, text: str) -> str:
    """The text as a clause inside another: no full stop, small letter unless the first word is a name."""
    body, first = text.rstrip("."), sentence.words[0]
    small = first.tag in ("DT", "IN", "PRP", "PRP$", "RB", "CD")
    return body if _keeps_capital(sentence) and not small else body[:1].lower() + body[1:]


def _keeps_capital(sentence: Sentence) -> bool:
    """Whether the first word is written with a capital anywhere: a name, an abbreviation, "I"."""
    first = sentence.words[0]
    if first.tag in ("NNP", "NNPS") or first.pos == "PROPN" or first.lemma == "I" or first.text.isupper():
        return True
    if any(start == 0 for start, _, _ in sentence.names) or any(c.isupper() for c in first.text[1:]):
        return True
    return first.lemma[:1].isupper() and (first.pos == "ADJ" or (first.pos == "NUM" and first.text[0].isupper()))
