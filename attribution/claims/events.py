"""What a date dates: the lemma of the verb or noun it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from attribution.claims.tokens import NOUNS, TokenIndex, has_copula, lemma, top, verb_above
from attribution.claims.vocabulary import predicate_class
from attribution.parsing import base_dep, governor
from attribution.types import Moment


def hang(index: TokenIndex, moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return the moments with the event each belongs to: `"defended … on Friday" -> event "defend"`."""
    return tuple(replace(moment, event=_event(index.within(moment.start, moment.end))) for moment in moments)


def _event(tokens: Sequence[Any]) -> str:
    """Return the normalised lemma that a date's tokens hang on, or "".

    A date before a noun dates the noun ("a 2020 coup", "Wednesday's opening"); any other dates its verb.
    """
    if not tokens:
        return ""
    head = top(tokens)
    above = governor(head)
    inside = {t.i for t in tokens}
    if (
        base_dep(head) in ("nmod", "compound", "nummod", "amod", "poss")
        and above.pos_ in NOUNS
        and above.i not in inside
        and above.i > head.i
    ):
        return predicate_class(above.lower_, "") or lemma(above)
    verb = head if has_copula(head) else verb_above(head)
    if verb is None or verb.i in inside:
        return lemma(above) if above.i not in inside and above.pos_ in NOUNS else ""
    return predicate_class(verb.lower_, "") or lemma(verb)
