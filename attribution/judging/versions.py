"""Versions of one story by one outlet: what differs between them is that outlet's update, no conflict between outlets."""

from __future__ import annotations

from dataclasses import replace

from attribution.judging.drafts import Draft
from attribution.judging.explanation import capital
from attribution.judging.origins import Origins
from attribution.types import Relation

CODE = "U102"
DIFFERENCES: tuple[Relation, ...] = ("conflict", "disputed", "misattributed", "update")


def as_versions(draft: Draft, origins: Origins) -> Draft:
    """A difference between two versions as an update by the later one; any other draft as it is.

    An altered quote stays one, and says that both printings are the same outlet's.
    """
    later = origins.later(draft.a.article, draft.b.article)
    if later is None or draft.relation in ("agree", "different_scope", "cannot_tell"):
        return draft
    evidence = {**draft.evidence, "versions": True, "later_version": "a" if later == draft.a.article else "b"}
    outlet = origins.outlet(later)
    if draft.relation not in DIFFERENCES:
        return replace(draft, evidence=evidence, explanation=f"Two versions of one story by {outlet}. {draft.explanation}")
    place = "first" if later == draft.a.article else "second"
    was = {} if draft.relation == "update" else {"between_outlets": draft.relation}
    return replace(
        draft,
        relation="update",
        code=CODE,
        explanation=f"The later version of {outlet}'s story (the {place} passage) says otherwise: {capital(draft.explanation)}",
        evidence={**evidence, **was},
    )
