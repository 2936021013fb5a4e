"""Headlines that report speech without marks: “Minister: we will leave”, “Harbour to close, says minister”."""

from __future__ import annotations

from attribution.quotes.candidates import Candidate
from attribution.quotes.cues import DOCUMENTS
from attribution.quotes.lexicon import ANONYMOUS, ORG_NOUNS, ORG_WORDS, fold, is_role_noun
from attribution.quotes.phrases import Range
from attribution.quotes.ranges import trimmed
from attribution.quotes.sentences import STOPS, Sentence
from attribution.quotes.shapes import end_of
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words
from attribution.types import QuoteKind, Span

# The verbs of headlines; what they take is in the present, or has no verb at all.
SAYS = word_set(
    "says say said warns warn claims claim insists insist argues predicts denies admits suggests hints tells vows"
)
# What stands before a colon without speaking.
TOPICS = word_set(
    """live analysis opinion video watch exclusive explainer update updates breaking review profile interview obituary factbox
    timeline podcast comment editorial letters recap gallery pictures preview report:"""
)
SPEAKING = word_set(
    "study studies survey poll watchdog inquiry un nato eu fbi who police pm mp mps union unions source guard navy army force forces firm boss"
)
# A headline is one line near the top.
MAX_TOKENS = 28
TOP = 3
MAX_SOURCE = 7
MIN_SAID = 3
TAILS = frozenset(["as", "after", "amid", "before", "ahead", "while", "in"])


def is_headline(words: Words, sentence: Sentence) -> bool:
    """Say whether a sentence is a headline: of the title, or a line near the top without a stop."""
    if sentence.last - sentence.first > MAX_TOKENS:
        return False
    if sentence.role == "title":
        return True
    last = words.before(sentence.last)
    return sentence.paragraph < TOP and words.lower[last] not in STOPS and words.pair[last] < 0


def read_headline(words: Words, sentence: Sentence) -> list[Candidate]:
    """Return what a headline says that somebody said: one quotation, or none."""
    for rule in (before_colon, says, after_says, behind):
        found = rule(words, sentence)
        if found is not None:
            source, said, cue = found
            said_range = trimmed(words, *said)
            if said_range is not None and said_range[1] - said_range[0] >= MIN_SAID:
                return [candidate(words, sentence, source, said_range, cue)]
    return []


Found = tuple[Range, Range, Range]


def before_colon(words: Words, sentence: Sentence) -> Found | None:
    """Read "Minister: we will leave"."""
    colon = mark_at(words, sentence, (":",))
    if colon is None or not is_source(words, sentence.first, colon):
        return None
    return (sentence.first, colon), (colon + 1, sentence.last), (colon, colon + 1)


def behind(words: Words, sentence: Sentence) -> Found | None:
    """Read "Harbour to close by spring: minister" and "Harbour to close – minister"."""
    mark = mark_at(words, sentence, (":", "–", "—", "-"), last=True)
    if mark is None or not is_source(words, mark + 1, sentence.last):
        return None
    return (mark + 1, sentence.last), (sentence.first, mark), (mark, mark + 1)


def after_says(words: Words, sentence: Sentence) -> Found | None:
    """Read "Harbour to close, minister says" and "Harbour to close, says minister"."""
    comma = mark_at(words, sentence, (",", "–", "—", "-"), last=True)
    if comma is None:
        return None
    first, last = comma + 1, sentence.last
    if words.lower[last - 1] in SAYS and is_source(words, first, last - 1):
        return (first, last - 1), (sentence.first, comma), (last - 1, last)
    if words.lower[first] in SAYS and is_source(words, first + 1, last):
        return (first + 1, last), (sentence.first, comma), (first, first + 1)
    return None


def says(words: Words, sentence: Sentence) -> Found | None:
    """Read "Foreign Minister Says No Need To Justify Partner As Envoy Visits", whose capitals hide its verbs."""
    for index in range(sentence.first + 1, min(sentence.first + MAX_SOURCE + 2, sentence.last - MIN_SAID)):
        if words.pair[index] >= 0:
            return None
        if words.lower[index] in SAYS and is_source(words, sentence.first, index):
            first = index + 1 + (words.lower[index + 1] == "that")
            return (sentence.first, index), (first, tail(words, first, sentence.last)), (index, index + 1)
    return None


def tail(words: Words, first: int, last: int) -> int:
    """Return where a closing circumstance begins: No Need To Justify Partner | As Envoy Visits."""
    for index in range(last - 2, first + MIN_SAID, -1):
        if words.lower[index] in TAILS and words.lower[last - 1].endswith("s") and last - index > 2:
            return index
    return last


def mark_at(words: Words, sentence: Sentence, marks: tuple[str, ...], *, last: bool = False) -> int | None:
    """Return the first (or last) token of a headline that is one of some marks, blanks around it, outside of quotes."""
    tokens = range(sentence.first + 1, sentence.last - 1)
    for index in reversed(tokens) if last else tokens:
        if words.lower[index] in marks and words.pair[index] < 0:
            spaced = words.lower[index] != "-" or words.starts[index] > words.ends[index - 1]
            if spaced:
                return index
    return None


def is_source(words: Words, first: int, last: int) -> bool:
    """Say whether tokens name somebody who can speak: an office, an organisation, a document or a person."""
    while last > first and words.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    found = range(first, last)
    if not 0 < last - first <= MAX_SOURCE or any(words.pair[i] >= 0 or words.pos[i] == "PUNCT" for i in found):
        return False
    if words.lower[first] in TOPICS or any(words.finite[i] and words.pos[i] == "AUX" for i in found):
        return False
    head = fold(words.said(last - 1, last))
    if is_role_noun(head) or is_role_noun(head.removesuffix("s")):
        return True
    if head in ANONYMOUS | ORG_NOUNS | ORG_WORDS | DOCUMENTS | SPEAKING:
        return True
    return all(words.doc[i].ent_type_.lower() in ("person", "per") for i in range(last - 1, last)) or titled(
        words, first, last
    )


def titled(words: Words, first: int, last: int) -> bool:
    """Say whether an office stands before a name: "Foreign Minister Diop"."""
    return any(is_role_noun(fold(words.said(i, i + 1))) for i in range(first, last - 1)) and (
        words.text[words.starts[last - 1]].isupper()
    )


def candidate(words: Words, sentence: Sentence, source: Range, said: Range, cue: Range) -> Candidate:
    """Return the quotation of a headline: mixed where it holds marks, else indirect."""
    span = Span(words.starts[said[0]], end_of(words, said[1]))
    kind: QuoteKind = "mixed" if any(words.pair[i] >= 0 for i in range(*said)) else "indirect"
    speaker = trimmed(words, *source) or source
    return Candidate(
        span.start,
        span.end,
        kind,
        (span,),
        sentence.paragraph,
        Span(words.starts[cue[0]], words.ends[cue[1] - 1]),
        Span(words.starts[speaker[0]], words.ends[speaker[1] - 1]),
        (),
        {"span": "headline", "speaker": "source phrase"},
    )
