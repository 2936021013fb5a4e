"""One remark printed twice: same words, altered words, or other people's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.matching.remarks import Remark
from attribution.matching.vectors import Vectors
from attribution.matching.wording import HEDGES, NEGATIONS, SMALL, Wording, compare_wording
from attribution.types import Relation

# Two printings are one remark when they share this much of the shorter one, and enough words not to be a phrase of the language.
SHARED, LONG_SHARED, MIN_WORDS = 0.6, 0.45, 4
# Short fragments of one speaker in other words ("a feeling of distrust", "great mistrust") are one remark when the fragments
# and the statements around them are this much alike; from the fiction training stories.
FRAGMENT_WORDS, FRAGMENT_LIKE, AROUND_LIKE = 7, 0.5, 0.55


@dataclass(frozen=True, slots=True)
class Remarked:
    """A verdict on two remarks."""

    a: Remark
    b: Remark
    relation: Relation
    wording: Wording
    confidence: float


def judge_remarks(pairs: Sequence[tuple[Remark, Remark]], vectors: Vectors) -> list[Remarked]:
    """Verdicts on the pairs that are one remark; the rest is left out."""
    vectors.add(text for a, b in pairs for text in (a.text, b.text, a.claim.text, b.claim.text))
    found = (judge(a, b, vectors) for a, b in pairs)
    return [verdict for verdict in found if verdict is not None]


def judge(a: Remark, b: Remark, vectors: Vectors) -> Remarked | None:
    """The verdict on one pair, or None where they are not one remark."""
    wording = compare_wording(a.text, b.text)
    same_speaker = a.speaker is not None and a.speaker == b.speaker
    other_speaker = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    telling = min(len([w for w in r.words() if w.form not in SMALL]) for r in (a, b))
    if not one_remark(a, b, wording, telling):
        if same_speaker and rendering(a, b, wording, vectors):
            return Remarked(a, b, "altered_quote", wording, 0.6)
        return None
    if other_speaker:
        close = wording.shared >= 0.85 and telling >= 3
        return Remarked(a, b, "misattributed", wording, 0.75) if close else None
    if wording.drift == "same" or (wording.drift == "shortened" and not (a.whole and b.whole)):
        return Remarked(a, b, "agree", wording, 0.95 if same_speaker else 0.8)
    return Remarked(a, b, "altered_quote", wording, 0.9 if same_speaker else 0.7)


def one_remark(a: Remark, b: Remark, wording: Wording, telling: int) -> bool:
    """Whether shared words alone make two printings one remark."""
    shorter = min(len(a.words()), len(b.words()))
    if wording.drift == "same":
        return telling >= 1
    if shorter >= 12:
        return wording.shared >= LONG_SHARED
    return shorter >= MIN_WORDS and telling >= 2 and wording.shared >= SHARED


def rendering(a: Remark, b: Remark, wording: Wording, vectors: Vectors) -> bool:
    """Whether two short fragments of one speaker are two renderings of one remark (two translations, say)."""
    if max(len(a.words()), len(b.words())) > FRAGMENT_WORDS and wording.shared < 0.3:
        return False
    return (
        vectors.cosine(a.text, b.text) >= FRAGMENT_LIKE and vectors.cosine(a.claim.text, b.claim.text) >= AROUND_LIKE
    )


def grave(wording: Wording) -> bool:
    """Whether a change inside the marks touches a negation, a hedge or a figure: these rank above all others."""
    changed = {w.form for w in (*wording.only_a, *wording.only_b)}
    return bool(changed & (NEGATIONS | HEDGES)) or any(any(c.isdigit() for c in form) for form in changed)
