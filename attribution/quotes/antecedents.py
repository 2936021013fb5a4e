"""Speakers printed as pronouns, roles, documents or descriptions: whom of those mentioned they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from attribution.quotes.deciding import Decision, decide
from attribution.quotes.descriptions import description_choices
from attribution.quotes.documents import author, back_to, points_back
from attribution.quotes.lexicon import fold
from attribution.quotes.organisations import organisation_choices
from attribution.quotes.printed import has_proper, name_part, phrase_head
from attribution.quotes.printednames import resolve_name
from attribution.quotes.pronouns import GENDERS, PLURAL, pronoun_choices
from attribution.quotes.resolved import Resolved
from attribution.quotes.roleindex import is_role_phrase
from attribution.quotes.scene import SURE_MARGIN, UNSURE_MARGIN, Scene

# A pronoun this sure teaches the gender of somebody whose first name does not.
LEARNABLE = 0.75
PLACE = re.compile(r" \(paragraph \d+\)$")


def resolve_pronoun(scene: Scene, pronoun: str, printed: str, start: int) -> Resolved:
    """Resolve a pronoun to the likeliest of those mentioned before."""
    choices = pronoun_choices(scene.timeline, pronoun, start)
    unsure = bool(choices) and pronoun in GENDERS and choices[0].entry.gender is None
    decision = scene.decision(choices, start, UNSURE_MARGIN if unsure else SURE_MARGIN, GENDERS.get(pronoun))
    if decision.choice is not None and pronoun in GENDERS and decision.share > LEARNABLE:
        decision.choice.entry.gender = GENDERS[pronoun]
    return decided(decision, printed, "plural pronoun" if pronoun in PLURAL else "pronoun")


def resolve_first_person(printed: str, around: Resolved | None) -> Resolved:
    """Resolve "I" and "we" to the speaker of the quotation they stand in."""
    if around is None or around.name is None:
        return Resolved(None, None, {"name": f"{fold(printed)}: nobody fits", "rule": "first person"})
    chain = " -> ".join(steps((printed, "speaker of the quotation around it", around.name)))
    evidence = {"name": chain, "rule": "first person", "share": around.evidence.get("share", "1.00")}
    return Resolved(around.name, around.role, evidence, around.entry)


def resolve_document(scene: Scene, printed: str, start: int) -> Resolved | None:
    """Resolve a document to whom it names as its author, else to the subject of the sentence that named it before."""
    by = author(printed)
    found = None
    if by and (named := name_part(by)):
        found = resolve_name(scene, by, named, start)
    elif by is None and points_back(printed) and (choices := back_to(scene.timeline, printed, start)):
        found = decided(decide(choices, SURE_MARGIN), printed, "document")
    return replace(found, evidence={**found.evidence, "document": printed}) if found else None


def resolve_description(scene: Scene, printed: str, start: int) -> Resolved | None:
    """Resolve a role ("the minister"), an organisation ("the company") or an age; None where it means nobody named."""
    if not is_role_phrase(printed):
        return None
    role = scene.decision(scene.roles.choices(scene.timeline, printed, start), start, SURE_MARGIN)
    if role.choice is not None:
        return decided(role, printed, "role", printed)
    if not has_proper(printed):
        firm = scene.decision(organisation_choices(scene.directory, scene.timeline, printed, start), start, SURE_MARGIN)
        if firm.choice is not None:
            return decided(firm, printed, "organisation")
    if (body := described_before(scene, printed)) is not None:
        return body
    if role.second is not None:
        return decided(role, printed, "role")
    aged = scene.decision(description_choices(scene.timeline, printed, start), start, SURE_MARGIN)
    return decided(aged, printed, "description", printed) if aged.choice is not None else None


def described_before(scene: Scene, printed: str) -> Resolved | None:
    """Resolve "the army" to the only body of that noun described before: "the Norland army"."""
    words = printed.split()
    held = scene.bodies.get(phrase_head(printed), {}) if len(words) == 2 and fold(words[0]) == "the" else {}
    if len(held) != 1:
        return None
    [(name, place)] = held.items()
    chain = " -> ".join(steps((printed, place, name)))
    return Resolved(name, None, {"name": chain, "rule": "organisation", "share": "1.00", "speaker_kind": "group"})


def decided(decision: Decision, printed: str, rule: str, role: str | None = None) -> Resolved:
    """Return a decision as what is known of the speaker, with the way to the name and the runner-up."""
    evidence = {"rule": rule}
    if decision.runner_up:
        evidence["runner_up"] = decision.runner_up
    choice = decision.choice
    if choice is None:
        return Resolved(None, None, {**evidence, "name": f"{fold(printed)}: {decision.reason}"})
    if not choice.entry.words:
        chain = " -> ".join(steps((printed, *choice.trail)))
        evidence |= {"name": f"{chain}: no name", "anonymous": choice.trail[0] if choice.trail else printed}
        return Resolved(None, None, evidence, choice.entry, choice.trail)
    chain = " -> ".join(steps((printed, *choice.trail, choice.entry.name)))
    evidence |= {"name": chain, "share": f"{decision.share:.2f}"}
    return Resolved(choice.entry.name, role or choice.entry.role, evidence, choice.entry, choice.trail)


def steps(parts: Sequence[str]) -> list[str]:
    """Return a chain without steps that repeat the one before: "Diop (paragraph 2)", "Diop" -> the first alone."""
    kept: list[str] = []
    for part in parts:
        if not kept or PLACE.sub("", kept[-1]) != part:
            kept.append(part)
    return kept
