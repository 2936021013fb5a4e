"""Active made passive and passive made active."""

from __future__ import annotations

from collections.abc import Iterator

from models.entailment.generation.calendarnames import DATING
from models.entailment.generation.inflection import participle, past
from models.entailment.generation.polarity import inner, plain, subject
from models.entailment.generation.rewording.base import Rewording, possessed, solid
from models.entailment.generation.surface import capital
from models.entailment.generation.words import Sentence, Word
from models.entailment.generation.wordtables import words

NO_PASSIVE = frozenset(words("verbs", "no_passive"))
OBJECT_FORMS = {"he": "him", "she": "her", "they": "them", "who": "whom"}


def voices(sentence: Sentence) -> Iterator[Rewording | None]:
    """The other voice of a plain statement in the past: `"Police held two men." -> "Two men were held by police."`"""
    root = sentence.root
    if not plain(sentence, scope=False) or sentence.children(root, "ccomp", "xcomp", "mark", "compound", "iobj"):
        return
    if len(sentence.children(root, "nsubj")) != 1:
        return
    if any(w.lemma.lower() in ("no", "never", "not", "only", "less", "few") for w in sentence.words):
        return
    who = subject(sentence)
    if root.tag == "VBD" and not sentence.children(root, "aux", "cop"):
        yield from _passive(sentence, who)
    elif root.tag == "VBN" and who.relation == "nsubj:pass":
        yield from _active(sentence, who)


def _passive(sentence: Sentence, who: Word) -> Iterator[Rewording | None]:
    """The object as subject; what follows it, up to six words, goes after the agent."""
    root = sentence.root
    things = sentence.children(root, "obj")
    if len(things) != 1 or sentence.children(root, "advmod") or root.lemma in NO_PASSIVE:
        return
    thing = things[0]
    rest = sentence.text[sentence.span(thing)[1] : -1].strip()
    if not _adjacent(sentence, who, thing) or rest.startswith(",") or len(rest.split()) > 6:
        return
    be = "were" if thing.has("Number=Plur") or sentence.children(thing, "conj") else "was"
    agent, what = inner(sentence, sentence.phrase(who)), capital(sentence.phrase(thing))
    made = participle(root.lemma)
    if past(root.lemma) != root.text.lower() and past(root.lemma).endswith("ed"):
        made = root.text.lower()  # a regular verb that is spelled otherwise there
    positive, negative = (f"{what} {be}{no} {made} by {agent} {rest}".strip() + "." for no in ("", " not"))
    yield Rewording(positive, negative, False, "passive")


def _adjacent(sentence: Sentence, who: Word, thing: Word) -> bool:
    """Whether subject, verb and object begin the sentence in this order with nothing between, and the object is no time or pronoun."""
    root, tree = sentence.root, sentence.subtree(thing)
    if "PRON" in (thing.pos, who.pos) or thing.start < root.end or not solid(tree):
        return False
    if possessed(sentence, thing) or any(w.text in DATING for w in tree) or sentence.span(who)[0] != 0:
        return False
    return not sentence.text[root.end : tree[0].start].strip() and not sentence.text[sentence.span(who)[1] : root.start].strip()


def _active(sentence: Sentence, who: Word) -> Iterator[Rewording | None]:
    """The agent as subject: `"He was held by police." -> "Police held him."`"""
    root = sentence.root
    tree = _agent(sentence)
    thing = inner(sentence, sentence.phrase(who))
    thing = OBJECT_FORMS.get(thing, thing)
    if tree is None or sentence.span(who)[0] != 0 or thing in ("it", "this", "that", "which"):
        return
    agent = capital(sentence.text[tree[1].start : tree[-1].end])
    rest = sentence.text[tree[-1].end : -1].strip()
    positive, negative = (f"{agent} {verb} {thing} {rest}".strip() + "." for verb in (past(root.lemma), f"did not {root.lemma}"))
    yield Rewording(positive, negative, False, "active")


def _agent(sentence: Sentence) -> list[Word] | None:
    """The words of the one agent ("by police"), right after "was" or "were" and the verb; None where it stands otherwise."""
    root = sentence.root
    agents = [
        w
        for w in sentence.children(root, "obl")
        if [c.text for c in sentence.children(w, "case")] == ["by"] and w.relation == "obl:agent"
    ]
    helpers = sentence.children(root, "aux")
    if len(agents) != 1 or len(helpers) != 1 or helpers[0].text not in ("was", "were"):
        return None
    tree = sentence.subtree(agents[0])
    if (agents[0].pos == "PRON" and agents[0].text.lower() != "them") or possessed(sentence, agents[0]):
        return None
    if not solid(tree) or tree[0].text != "by" or sentence.text[root.end : tree[0].start].strip():
        return None
    return None if sentence.text[helpers[0].end : root.start].strip() else tree
