"""Hedges and modality: what is certain, planned, possible, ruled out, reported, claimed, denied or confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.embedding import false, held, unsure
from models.entailment.generation.polarity import plain
from models.entailment.generation.scenes import Scene
from models.entailment.generation.states import pairs
from models.entailment.generation.words import Sentence

FUTURE = {
    "will": {"will": "E", "wont": "C", "undecided": "C", "ruledout": "C"},
    "wont": {"wont": "E", "will": "C", "may": "C", "ruledout": "E"},
    "may": {"may": "E", "will": "N", "wont": "N", "ruledout": "C", "did": "N"},
    "undecided": {"undecided": "E", "will": "N", "wont": "N", "decided": "C", "ruledout": "C", "may": "E"},
    "ruledout": {"ruledout": "E", "will": "C", "wont": "E", "may": "C", "undecided": "C"},
    "decided": {"decided": "E", "undecided": "C", "did": "N", "ruledout": "C"},
    "plan": {"plan": "E", "did": "N", "will": "N", "noplan": "C"},
    "noplan": {"noplan": "E", "plan": "C"},
    "likely": {"likely": "E", "will": "N", "did": "N", "unlikely": "C", "wont": "N", "ruledout": "C"},
    "unlikely": {"unlikely": "E", "wont": "N", "likely": "C", "will": "N"},
    "threat": {"will": "N", "did": "N", "may": "E", "wont": "N"},
    "asked": {"will": "N", "did": "N", "may": "N", "plan": "N", "decided": "N", "undecided": "N", "likely": "N", "unlikely": "N", "ruledout": "N", "noplan": "N"},
    "did": {"did": "E"},
    "not": {"did": "C"},
}  # fmt: skip


def _has(s: Scene) -> str:
    """ "has" or "have", as the subject asks."""
    return "have" if s.many else "has"


def _be(s: Scene) -> str:
    """ "is" or "are"."""
    return "are" if s.many else "is"


FUTURES = {
    "will": (lambda s: f"{s.subject} will {s.to_do()}", lambda s: f"{s.subject} {_be(s)} going to {s.to_do()}", lambda s: f"{s.object} will be {s.passive().split(' were ' if s.objects else ' was ', 1)[1]}",
             lambda s: f"it is certain that {s.subject} will {s.to_do()}", lambda s: f"{s.subject} will definitely {s.to_do()}", lambda s: f"there is no doubt that {s.subject} will {s.to_do()}"),
    "wont": (lambda s: f"{s.subject} will not {s.to_do()}", lambda s: f"{s.subject} {_be(s)} not going to {s.to_do()}", lambda s: f"{s.subject} won't {s.to_do()}",
             lambda s: f"under no circumstances will {s.subject} {s.to_do()}", lambda s: f"{s.subject} will certainly not {s.to_do()}", lambda s: f"it is certain that {s.subject} will not {s.to_do()}"),
    "may": (lambda s: f"{s.subject} may {s.to_do()}", lambda s: f"{s.subject} might {s.to_do()}", lambda s: f"it is possible that {s.subject} will {s.to_do()}",
            lambda s: f"{s.subject} could still {s.to_do()}", lambda s: f"there is a chance that {s.subject} will {s.to_do()}", lambda s: f"perhaps {s.subject} will {s.to_do()}"),
    "undecided": (lambda s: f"{s.subject} {_be(s)} considering whether to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} yet to decide whether to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} not decided whether to {s.to_do()}",
                  lambda s: f"{s.subject} {_be(s)} still weighing whether to {s.to_do()}", lambda s: f"whether to {s.to_do()} is something {s.subject} {_has(s)} not made up {'their minds' if s.many else 'its mind'} about" if s.it != "he or she" else f"{s.subject} {_be(s)} undecided about whether to {s.to_do()}", lambda s: f"no decision has been taken by {s.subject} on whether to {s.to_do()}"),
    "ruledout": (lambda s: f"{s.subject} {_has(s)} ruled out {s.doing()}", lambda s: f"there is no chance that {s.subject} will {s.to_do()}", lambda s: f"{s.subject} {_has(s)} excluded the possibility of {s.doing()}",
                 lambda s: f"it is out of the question that {s.subject} will {s.to_do()}", lambda s: f"it is impossible that {s.subject} will {s.to_do()}", lambda s: f"{_has(s).replace('has', 'it has').replace('have', 'it has')} been ruled out that {s.subject} will {s.to_do()}"),
    "decided": (lambda s: f"{s.subject} {_has(s)} decided to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} taken the decision to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} made the decision to {s.to_do()}",
                lambda s: f"{s.subject} {_has(s)} resolved to {s.to_do()}", lambda s: f"the decision of {s.subject} is to {s.to_do()}", lambda s: f"a decision to {s.to_do()} has been taken by {s.subject}"),
    "plan": (lambda s: f"{s.subject} {s.agree('plan')} to {s.to_do()}", lambda s: f"{s.subject} {s.agree('intend')} to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} plans to {s.to_do()}",
             lambda s: f"{s.subject} {_be(s)} planning to {s.to_do()}", lambda s: f"it is the intention of {s.subject} to {s.to_do()}", lambda s: f"{s.subject} {s.agree('aim')} to {s.to_do()}"),
    "noplan": (lambda s: f"{s.subject} {_has(s)} no plans to {s.to_do()}", lambda s: f"{s.subject} {s.agree('do')} not intend to {s.to_do()}", lambda s: f"{s.subject} {_has(s)} no intention of {s.doing()}",
               lambda s: f"{s.subject} {_be(s)} not planning to {s.to_do()}", lambda s: f"it is not the intention of {s.subject} to {s.to_do()}", lambda s: f"{s.subject} {s.agree('do')} not aim to {s.to_do()}"),
    "likely": (lambda s: f"{s.subject} {_be(s)} likely to {s.to_do()}", lambda s: f"{s.subject} will probably {s.to_do()}", lambda s: f"it is likely that {s.subject} will {s.to_do()}",
               lambda s: f"in all likelihood {s.subject} will {s.to_do()}", lambda s: f"it is probable that {s.subject} will {s.to_do()}", lambda s: f"the chances are good that {s.subject} will {s.to_do()}"),
    "unlikely": (lambda s: f"{s.subject} {_be(s)} unlikely to {s.to_do()}", lambda s: f"{s.subject} will probably not {s.to_do()}", lambda s: f"it is unlikely that {s.subject} will {s.to_do()}",
                 lambda s: f"{s.subject} {_be(s)} not likely to {s.to_do()}", lambda s: f"it is improbable that {s.subject} will {s.to_do()}", lambda s: f"the chances are poor that {s.subject} will {s.to_do()}"),
    "threat": (lambda s: f"{s.subject} {_has(s)} threatened to {s.to_do()}", lambda s: f"{s.subject} {s.agree('threaten')} to {s.to_do()}", lambda s: f"{s.subject} said that {s.subject if s.it == 'he or she' else s.it} could yet {s.to_do()}",
               lambda s: f"{s.subject} {_has(s)} warned of {s.doing()}", lambda s: f"{s.subject} {_has(s)} not ruled out {s.doing()}", lambda s: f"{s.subject} {_has(s)} held out the prospect of {s.doing()}"),
    "asked": (lambda s: f"critics have urged {s.subject} to {s.to_do()}", lambda s: f"{s.subject} {'were' if s.many else 'was'} asked to {s.to_do()}", lambda s: f"many hope that {s.subject} will {s.to_do()}",
              lambda s: f"a petition calls on {s.subject} to {s.to_do()}", lambda s: f"some would like {s.subject} to {s.to_do()}", lambda s: f"a newspaper advised {s.subject} to {s.to_do()}"),
    "did": (lambda s: s.did(), lambda s: s.passive(), lambda s: f"{s.subject} {_has(s)} {s.done()}", lambda s: f"{s.subject} {_has(s)} already {s.done()}", lambda s: f"{s.did()} in the end", lambda s: f"{s.subject} did {s.to_do()}"),
    "not": (lambda s: s.not_did(), lambda s: s.passive("not"), lambda s: f"{s.subject} {_has(s)} not {s.done()}", lambda s: f"{s.subject} did not {s.to_do()} after all", lambda s: s.passive("never"), lambda s: f"it is not true that {s.did()}"),
}  # fmt: skip

PAST = {
    "fact": {"fact": "E", "not": "C"},
    "report": {"fact": "N", "not": "N", "report": "E"},
    "known": {"fact": "E", "not": "C", "known": "E", "open": "C"},
    "claim": {"fact": "N", "not": "N", "claim": "E", "known": "N"},
    "maybe": {"fact": "N", "not": "N", "maybe": "E", "known": "N"},
    "open": {"fact": "N", "not": "N", "open": "E", "known": "C", "maybe": "E"},
    "untrue": {"fact": "C", "not": "E", "known": "C", "maybe": "C"},
    "hope": {"fact": "N", "not": "N", "known": "N", "report": "N", "claim": "N", "maybe": "N"},
}
PASTS = {
    "fact": FUTURES["did"],
    "not": FUTURES["not"],
    "report": (lambda s: f"{s.subject} reportedly {s.did()[len(s.subject) + 1:]}", lambda s: f"{s.subject} {_be(s)} reported to have {s.done()}", lambda s: f"according to unconfirmed reports, {s.did()}",
               lambda s: f"reports have it that {s.did()}", lambda s: f"newspapers reported that {s.did()}", lambda s: f"it was reported that {s.did()}"),
    "known": (lambda s: f"it has been confirmed that {s.did()}", lambda s: f"it is beyond dispute that {s.did()}", lambda s: f"inquiries have established that {s.did()}",
              lambda s: f"it is now certain that {s.did()}", lambda s: f"documents prove that {s.did()}", lambda s: f"it has been proved that {s.did()}"),
    "claim": (lambda s: f"rivals alleged that {s.did()}", lambda s: f"{s.subject} allegedly {s.did()[len(s.subject) + 1:]}", lambda s: f"it was alleged that {s.did()}",
              lambda s: f"rivals claimed that {s.did()}", lambda s: f"{s.subject} {_be(s)} alleged to have {s.done()}", lambda s: f"there were allegations that {s.did()}"),
    "maybe": (lambda s: f"{s.subject} may have {s.done()}", lambda s: f"it is possible that {s.did()}", lambda s: f"{s.subject} might have {s.done()}",
              lambda s: f"perhaps {s.did()}", lambda s: f"{s.subject} could have {s.done()}", lambda s: f"possibly {s.did()}"),
    "open": (lambda s: f"it has not been confirmed whether {s.did()}", lambda s: f"it remains unclear whether {s.did()}", lambda s: f"it is not yet certain whether {s.did()}",
             lambda s: f"investigators do not know whether {s.did()}", lambda s: f"no one has established whether {s.did()}", lambda s: f"it is an open question whether {s.did()}"),
    "untrue": (lambda s: f"the report that {s.did()} has been shown to be false", lambda s: f"it has been disproved that {s.did()}", lambda s: f"it emerged that {s.subject} had not {s.done()}",
               lambda s: f"officials revealed that {s.subject} had not {s.done()}", lambda s: f"the claim that {s.did()} turned out to be an invention", lambda s: f"it has been established that {s.subject} did not {s.to_do()}"),
    "hope": (lambda s: f"many hoped that {s.subject} had {s.done()}", lambda s: f"some suspected that {s.did()}", lambda s: f"few doubted that {s.did()}",
             lambda s: f"a reader asked whether {s.did()}", lambda s: f"some feared that {s.did()}", lambda s: f"many wanted {s.subject} to {s.to_do()}"),
}  # fmt: skip


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Invented deeds, foreseen or told."""
    if rng.random() < 0.3:
        yield from pairs("hedge", *((FUTURE, FUTURES) if rng.random() < 0.6 else (PAST, PASTS)), rng, split)


# A modal exchanged in a real sentence: what follows from "will" does not follow from "may".
_MODALS = {"will": ("may", "might", "could"), "may": ("will",), "might": ("will",), "would": ("might",)}


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A real statement under a hedge, and the statement."""
    if not plain(sentence, scope=False):
        return
    text = sentence.text
    modal = next((w for w in sentence.children(sentence.root, "aux") if w.text in _MODALS), None)
    if modal is not None:
        weak = sentence.replaced((modal.start, modal.end, rng.choice(_MODALS[modal.text])))
        strong, weak = (weak, text) if modal.text in ("may", "might") else (text, weak)
        if modal.text != "would":
            yield Edit(weak, strong, "neutral", "hedge", f"hedge:modal:{split}")
    elif rng.random() < 0.25:
        name, wrap = unsure(rng, split)
        yield Edit(wrap(sentence, text), text, "neutral", "hedge", f"hedge:{name}")
        name, wrap = held(rng, split)
        yield Edit(wrap(sentence, text), text, "entailment", "hedge", f"hedge:{name}")
        name, wrap = false(rng, split)
        yield Edit(wrap(sentence, text), text, "contradiction", "hedge", f"hedge:{name}")


PHENOMENA = (("hedge", framed), ("hedge", edited))
