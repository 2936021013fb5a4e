"""The edges of a cue's own clause, and so where what it reports begins and ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attribution.quotes.cues import PHRASAL, Frame
from attribution.quotes.phrases import DAYS, TIMES, Range, phrase_after, times_only
from attribution.quotes.sentences import Sentence
from attribution.quotes.words import Words

# Verbs that take an infinitive: "promised to return".
TO_VERBS = frozenset(["promise", "vow", "pledge", "swear", "threaten"])
# How far behind its cue "that" may stand.
LATE = 18
ADVERBS_OF_TIME = DAYS | {"yesterday", "today", "tonight", "tomorrow"}
SKIPPED = frozenset(["to", "in", "on", "at", "during", "by", "after", "through", "via", "from", "with"])


@dataclass(frozen=True, slots=True)
class Hit:
    """One cue: tokens of its verb, its frame, its subject, and the edges of its own clause.

    `first`/`last` bound the cue clause (subject, verb, addressee, adverbials). `after` is the token where content to its
    right begins (None: nothing there), `that` says that a complementizer or a colon proves it; `left` is where content
    to its left ends.
    """

    verb: int
    lemma: str
    frame: Frame
    first: int
    last: int
    subject: Range | None
    inverted: bool = False
    after: int | None = None
    that: bool = False
    left: int | None = None
    gerund: bool = False
    addressee: Range | None = None
    shared: bool = False


def with_left(words: Words, sentence: Sentence, hit: Hit) -> Hit:
    """Note where content to the left of the cue ends: at the comma or the closing mark before its clause."""
    before = hit.first - 1
    relative = hit.subject is not None and words.lower[hit.subject[0]] in ("which", "who", "that")
    if relative or hit.gerund or hit.shared or before <= sentence.first - 1:
        return hit
    if words.pair[before] >= 0:
        return replace(hit, left=before + 1)
    if words.lower[before] in (",", "-", "–", "—") and before > sentence.first:
        return replace(hit, left=before)
    return hit


def with_right(words: Words, sentence: Sentence, hit: Hit) -> Hit:
    """Note where content to the right begins, after addressee, adverbials and "that"."""
    index = hit.last
    if not hit.inverted:
        index += (words.lower[hit.verb], words.lower[index] if index < sentence.last else "") in PHRASAL
    addressee = None
    if hit.frame == "tell" and not hit.inverted and index < sentence.last and words.lower[index] != "that":
        addressee = phrase_after(words, index, sentence.last)
        if addressee and hit.lemma not in ("tell", "inform", "remind", "notify", "assure"):
            after = words.lower[addressee[1]] if addressee[1] < sentence.last else "."
            addressee = addressee if after in ("that", ",", ":") else None
        index = addressee[1] if addressee else index
    index = skip_adverbials(words, sentence, index)
    index = late_that(words, sentence, hit, index, addressee is not None)
    hit = replace(hit, last=index, addressee=addressee)
    if index >= sentence.last or words.lower[index] in (".", "!", "?", ";", ")"):
        return hit
    shown = hit.frame == "label" and words.pos[index + 1 : index + 2] in (["NOUN"], ["ADJ"])  # "called that figure “…”"
    if words.lower[index] == "that" and not shown and that_opens(words, sentence, index):
        return replace(hit, after=index + 1, that=True)
    if hit.inverted and words.lower[index] == "," and (marks := marks_after(words, sentence, index)):
        return replace(hit, after=marks, that=True)
    if words.lower[index] in (":", ",") and index + 1 < sentence.last:
        if hit.inverted and words.lower[index] == "," and words.pair[index + 1] < 0:
            return hit
        return replace(hit, after=index + 1, that=words.lower[index] == ":" or words.pair[index + 1] >= 0)
    if words.pair[index] >= 0:
        return replace(hit, after=index, that=True)
    if hit.inverted:
        return hit
    return replace(hit, after=index)


def late_that(words: Words, sentence: Sentence, hit: Hit, index: int, told: bool) -> int:
    """Return the "that" behind a longer adverbial: "said following a vote in 2001 | that he", "said, however, | that".

    For verbs of promise the "to" of the promise does: "pledged at a rally | to end".
    It must come before any verb or mark, and not right after an object ("said the idea that …" is a clause by itself).
    """
    if index >= sentence.last or words.pair[index] >= 0 or words.lower[index] == "that":
        return index
    opens = words.lower[index] in (",", "-", "–", "—", "following") or words.pos[index] in ("ADP", "ADV")
    if not opens and not told and words.lower[index] not in TIMES:
        return index
    for following in range(index + 1, min(index + LATE, sentence.last)):
        if words.lower[following] == "that" and words.pos[following] != "DET":
            return following if that_opens(words, sentence, following) else index
        if (
            hit.lemma in TO_VERBS
            and words.lower[following : following + 1] == ["to"]
            and is_infinitive(words, following)
        ):
            return following
        if (
            words.pair[following] >= 0
            or words.finite[following]
            or words.lower[following] in (":", ";", "who", "which")
        ):
            return index
    return index


def is_infinitive(words: Words, index: int) -> bool:
    """Say whether "to" at a token opens an infinitive."""
    return index + 1 < len(words.pos) and words.pos[index + 1] in ("VERB", "AUX")


def marks_after(words: Words, sentence: Sentence, comma: int) -> int | None:
    """Return where marks go on after an apposition: “…,” said Brandt, its chief executive, | “…”."""
    for index in range(comma + 2, min(comma + 24, sentence.last)):
        if words.pair[index] >= 0:
            return index if words.lower[index - 1] == "," else None
        if words.finite[index] and words.lower[comma + 1] not in ("who", "which", "whose"):
            return None
    return None


def that_opens(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether "that" is the complementizer and not a pronoun: "said that it", "said that was"."""
    following = index + 1
    return following < sentence.last and not (words.finite[following] and words.pair[following] < 0)


def skip_adverbials(words: Words, sentence: Sentence, index: int) -> int:
    """Return the token after "on Friday", "in a statement", "to reporters", "yesterday" and their like."""
    while index < sentence.last and words.pair[index] < 0:
        if words.lower[index] in SKIPPED:
            after = phrase_after(words, index + 1, sentence.last)
            if after is None or clause_begins(words, sentence, after[1], index):
                return index
            index = after[1]
        elif (found := phrase_after(words, index, sentence.last)) and times_only(words, *found):
            index = found[1]
        elif is_adverb(words, index):
            index += 1
        else:
            break
    return index


def is_adverb(words: Words, index: int) -> bool:
    """Say whether a token is an adverb of the reporter's: "angrily", "yesterday"; "there" may open the clause."""
    if words.lower[index] in ADVERBS_OF_TIME:
        return words.lower[index + 1 : index + 2] != ["'s"]
    return words.pos[index] == "ADV" and words.lower[index] not in ("there", "here", "how", "why", "when", "not")


def clause_begins(words: Words, sentence: Sentence, index: int, preposition: int) -> bool:
    """Say whether a preposition opens the reported clause itself: "said | in some places there was no water"."""
    return index < sentence.last and words.finite[index] and words.lower[preposition] != "to" and words.pair[index] < 0
