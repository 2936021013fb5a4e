"""One remark printed twice: same words, altered words, or other people's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from attribution.matching.remarks import Remark
from attribution.matching.vectors import Vectors
from attribution.matching.wording import HEDGES, NEGATIONS, SMALL, Wording, compare_wording, is_mark, stem, words
from attribution.types import Relation

# Two printings are one remark when they share this much of the shorter one, and enough words not to be a phrase of the language.
SHARED, LONG_SHARED, CONTENT_SHARED, MIN_WORDS, RUN_WORDS = 0.6, 0.45, 0.5, 4, 3
# Short fragments of one speaker in other words ("a feeling of distrust", "great mistrust") are one remark when the fragments
# and the statements around them are this much alike; set by hand on the fiction training stories.
FRAGMENT_WORDS, FRAGMENT_LIKE, AROUND_LIKE = 5, 0.4, 0.45
# One speaker's sentences in other forms ("we do not fight machines" / "we are not fighting machines") are one remark when they share
# this much of the fewer telling words by their stems, and all between the marks does too.
RESTATED, RESTATED_WORDS, STRETCH, STRETCH_WORDS = 0.67, 2, 0.6, 3
# Words of two named speakers are one remark when nearly all are the same, or when a run of this many is and most telling words are.
CLOSE, CLOSE_RUN, CLOSE_CONTENT, CLOSE_WORDS = 0.85, 5, 0.8, 3
CLAUSE_END = ".,;:!?…—–"
# How a speaker is found where the words themselves stand, and how the name is printed there; a pronoun or a role must be this sure.
CUED = ("subject of cue", "source phrase", "before colon", "reader", "same as the quotation before")
PRINTED = ("name", "surname", "short form", "as printed")
SURE_SHARE = 0.95
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
    other_speaker = a.speaker is not None and b.speaker is not None and not same_speaker
    telling = min(len([w for w in r.words() if w.form not in SMALL]) for r in (a, b))
    content = content_shared(a, b)
    if not one_remark(a, b, wording, telling, content):
        if same_speaker and restated(a, b):
            return Remarked(a, b, "altered_quote", wording, 0.75)
        if same_speaker and rendering(a, b, wording, vectors):
            return Remarked(a, b, "altered_quote", wording, 0.6)
        return None
    if other_speaker:
        sure = sure_speaker(a) and sure_speaker(b)
        return Remarked(a, b, "misattributed", wording, 0.75) if sure and close(a, b, wording, telling, content) else None
    if wording.drift == "same" or (wording.drift == "shortened" and selected(a, b)) or fair_selection(a, b):
        return Remarked(a, b, "agree", wording, 0.95 if same_speaker else 0.8)
    return Remarked(a, b, "altered_quote", wording, 0.9 if same_speaker else 0.7)


@lru_cache(maxsize=1 << 12)  # the speakers of a story are few and its remarks many
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
    return share_of(stems(a.text), stems(b.text))


def stems(text: str) -> set[str]:
    """The telling words of a passage by their stems."""
    return {stem(word.form) for word in words(text) if word.form not in SMALL and not is_mark(word)}


def share_of(one: set[str], other: set[str]) -> float:
    """What two sets have in common over the smaller of the two, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def restated(a: Remark, b: Remark) -> bool:
    """Whether two quotations of one speaker say the same in other forms of the same words, sentence by sentence and as a whole."""
    left, right = stems(a.text), stems(b.text)
    if not (a.whole and b.whole) and (left != right or len(left) < STRETCH_WORDS):
        return False  # parts of sentences are chosen: only the same telling words are one choice
    whole_left, whole_right = stems(a.stretch or a.text), stems(b.stretch or b.text)
    return (
        len(left & right) >= RESTATED_WORDS
        and share_of(left, right) >= RESTATED
        and len(whole_left & whole_right) >= STRETCH_WORDS
        and share_of(whole_left, whole_right) >= STRETCH
    )


def close(a: Remark, b: Remark, wording: Wording, telling: int, content: float) -> bool:
    """Whether the words of two speakers are too much alike to be their own."""
    if telling < CLOSE_WORDS:
        return False
    return (wording.shared >= CLOSE and content >= CLOSE) or (longest_run(a, b) >= CLOSE_RUN and content >= CLOSE_CONTENT)


def longest_run(a: Remark, b: Remark) -> int:
    """The most words in a row that both print."""
    left, right = ([w.form for w in r.words()] for r in (a, b))
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def sure_speaker(remark: Remark) -> bool:
    """Whether the speaker stands at the remark's own cue, by name: only then can words be called misattributed.

    A pronoun or a role ("the winner") that was resolved by inference is more likely resolved wrongly than the words misattributed;
    so is a name that the words themselves speak of.
    """
    found = remark.quote.evidence
    printed = remark.quote.speaker.text if remark.quote.speaker else ""
    if found.get("speaker", "") not in CUED or speaks_of(remark) or printed.endswith(("'s", "’s")):
        return False
    return found.get("rule", "name") in PRINTED or float(found.get("share", "0")) >= SURE_SHARE


def speaks_of(remark: Remark) -> bool:
    """Whether a remark names its speaker: hardly anybody speaks so of himself."""
    said = {word.form for word in remark.words()}
    return any(part.casefold() in said for part in re.findall(r"\w{4,}", remark.speaker or ""))


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
