"""One remark printed twice: same words, altered words, or other people's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from attribution.matching.remarks import Remark
from attribution.matching.vectors import Vectors
from attribution.matching.wording import HEDGES, NEGATIONS, SMALL, Wording, compare_wording
from attribution.types import Relation

# Two printings are one remark when they share this much of the shorter one, and enough words not to be a phrase of the language.
SHARED, LONG_SHARED, CONTENT_SHARED, MIN_WORDS, RUN_WORDS = 0.6, 0.45, 0.5, 4, 3
# Short fragments of one speaker in other words ("a feeling of distrust", "great mistrust") are one remark when the fragments
# and the statements around them are this much alike; set by hand on the fiction training stories.
FRAGMENT_WORDS, FRAGMENT_LIKE, AROUND_LIKE = 5, 0.4, 0.45
CLAUSE_END = ".,;:!?…—–"
# Reports this far apart may quote one person on two occasions; then only a long remark in nearly the same words is one.
FAR_DAYS, FAR_SHARED, FAR_WORDS = 30, 0.8, 6


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
    same_speaker = a.speaker is not None and b.speaker is not None and same_person(a.speaker, b.speaker)
    other_speaker = a.speaker is not None and b.speaker is not None and not same_person(a.speaker, b.speaker)
    telling = min(len([w for w in r.words() if w.form not in SMALL]) for r in (a, b))
    content = content_shared(a, b)
    if not one_remark(a, b, wording, telling, content):
        if same_speaker and rendering(a, b, wording, vectors):
            return Remarked(a, b, "altered_quote", wording, 0.6)
        return None
    if other_speaker:
        close = wording.shared >= 0.85 and content >= 0.85 and telling >= 3
        sure = sure_speaker(a) and sure_speaker(b)
        return Remarked(a, b, "misattributed", wording, 0.75) if close and sure else None
    if wording.drift == "same" or (wording.drift == "shortened" and selected(a, b)) or fair_selection(a, b):
        return Remarked(a, b, "agree", wording, 0.95 if same_speaker else 0.8)
    return Remarked(a, b, "altered_quote", wording, 0.9 if same_speaker else 0.7)


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: a word of four letters or more in common, or nearly ("Wierzba", "Wieczba")."""
    parts_a, parts_b = ([p for p in re.findall(r"\w+", name.casefold()) if len(p) > 3] or [name.casefold()] for name in (a, b))
    return any(SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.8 for x in parts_a for y in parts_b)


def selected(a: Remark, b: Remark) -> bool:
    """Whether the shorter printing does not claim to be the whole: words in running text, or a piece of a broken quotation."""
    short = a if len(a.text) <= len(b.text) else b
    return not (a.whole and b.whole) or len(short.quote.fragments) > 1


def fair_selection(a: Remark, b: Remark) -> bool:
    """Whether the shorter printing is whole clauses of the longer one, word for word, its gaps owned up to by ellipses."""
    short, long = sorted((a.text.casefold().replace("’", "'"), b.text.casefold().replace("’", "'")), key=len)
    pieces = [piece.strip(" ,") for piece in re.split(r"…|\.\.\.", short) if piece.strip(" ,")]
    reached = 0
    for piece in pieces:
        place = long.find(piece, reached)
        if place < 0:
            return False
        before, reached = long[:place].rstrip(), place + len(piece)
        if piece is pieces[0] and before and before[-1] not in CLAUSE_END:
            return False
    after = long[reached:].lstrip()
    return bool(pieces) and (not after or after[0] in CLAUSE_END)


def content_shared(a: Remark, b: Remark) -> float:
    """Share of the content words of the side that has fewer which the other prints too, 0 to 1."""
    left, right = ({w.form for w in r.words() if w.form not in SMALL} for r in (a, b))
    return len(left & right) / max(1, min(len(left), len(right)))


def longest_run(a: Remark, b: Remark) -> int:
    """The most words in a row that both print."""
    left, right = ([w.form for w in r.words()] for r in (a, b))
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def sure_speaker(remark: Remark) -> bool:
    """Whether the speaker stands at the remark's own cue: only then can words be called misattributed."""
    return remark.quote.evidence.get("speaker", "") in ("subject of cue", "source phrase", "before colon")


def one_remark(a: Remark, b: Remark, wording: Wording, telling: int, content: float) -> bool:
    """Whether shared words alone make two printings one remark: small words in common do not."""
    shorter = min(len(a.words()), len(b.words()))
    if wording.drift == "same":
        return telling >= 1
    if content < CONTENT_SHARED or longest_run(a, b) < min(RUN_WORDS, shorter):
        return False
    if shorter >= 12:
        return wording.shared >= LONG_SHARED
    return shorter >= MIN_WORDS and telling >= 2 and wording.shared >= SHARED


def rendering(a: Remark, b: Remark, wording: Wording, vectors: Vectors) -> bool:
    """Whether two short fragments of one speaker are two renderings of one remark (two translations, say)."""
    lengths = len(a.words()), len(b.words())
    if a.whole or b.whole or min(lengths) < 2 or max(lengths) > FRAGMENT_WORDS or wording.drift == "shortened":
        return False
    return (
        vectors.cosine(a.text, b.text) >= FRAGMENT_LIKE and vectors.cosine(a.claim.text, b.claim.text) >= AROUND_LIKE
    )


def one_occasion(remarked: Remarked, days: int | None) -> bool:
    """Whether two printings of reports so many days apart can be of one occasion."""
    if days is None or abs(days) <= FAR_DAYS or remarked.relation == "agree":
        return True
    shorter = min(len(remarked.a.words()), len(remarked.b.words()))
    return remarked.wording.shared >= FAR_SHARED and shorter >= FAR_WORDS


def grave(wording: Wording) -> bool:
    """Whether a change inside the marks touches a negation, a hedge or a figure: these rank above all others."""
    changed = {w.form for w in (*wording.only_a, *wording.only_b)}
    return bool(changed & (NEGATIONS | HEDGES)) or any(any(c.isdigit() for c in form) for form in changed)
