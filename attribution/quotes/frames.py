"""Which words are cues in their place, and what they take; which of them report nothing that was said."""

from __future__ import annotations

from attribution.quotes.cues import ALWAYS, FORMS, PHRASAL, THAT_ONLY, Frame
from attribution.quotes.phrases import is_nominal, phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

NEGATIONS = frozenset(["not", "n't", "never", "neither", "nor", "without", "nobody", "cannot"])
# Verbs of asking that report speech with "that": "demanded that the embargo be lifted".
PROPOSING = word_set(
    "demand demands demanded ask asks asked urge urges urged order orders ordered propose proposes proposed request "
    "requests requested agree agrees agreed threatens threatened threaten"
)
# "could say", "would say", "is to announce": no report of words already spoken.
UNREAL = word_set("would could might may should can must shall will 'll 'd to if unless whether")
PASSIVES = frozenset(["be", "been", "being", "is", "are", "was", "were", "am", "'s", "'re", "gets", "got"])


def frame_of(words: Words, sentence: Sentence, index: int) -> Frame | None:
    """Return what a verb form takes here; None for nouns ("the claims") and for label verbs without marks after them."""
    form = words.lower[index]
    following = words.lower[index + 1] if index + 1 < sentence.last else ""
    if (form, following) in PHRASAL:
        return "clause"
    if not any(form in forms for forms in FORMS.values()):
        return "clause" if form in THAT_ONLY and following == "that" else None
    if form not in ALWAYS and words.pos[index] not in ("VERB", "AUX") and not is_cue_anyway(words, sentence, index):
        return None
    if following == "that" and form in PROPOSING and words.finite[index]:
        return "clause"
    marks_after = any(words.pair[i] >= 0 for i in range(index + 1, min(index + 26, sentence.last)))
    if form in FORMS["tell"]:
        return "tell"
    if (
        form in FORMS["label"]
        and marks_after
        and (form not in FORMS["clause"] or not takes_clause(words, sentence, index))
    ):
        return "label"
    if form in FORMS["clause"]:
        return "clause"
    return "quote" if form in FORMS["quote"] and beside_marks(words, sentence, index, reach=6) else None


def is_cue_anyway(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether a word tagged as a noun is a cue by its place: "denies that", "…, the company estimates." """
    if words.text[words.starts[index]].isupper():
        return False
    if beside_marks(words, sentence, index):
        return True
    form = words.lower[index]
    following = words.lower[index + 1] if index + 1 < sentence.last else "."
    if form not in FORMS["clause"] or index == sentence.first or not is_nominal(words, index - 1):
        return False
    if following == "that" and form.endswith("s"):
        return words.pos[index - 1] != "DET"
    if following not in (".", ","):
        return False
    subject = phrase_before(words, index, sentence.first)
    return subject is not None and subject[0] > sentence.first and words.lower[subject[0] - 1] == ","


def takes_clause(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether "that" or a mark follows a verb at once."""
    following = range(index + 1, min(index + 4, sentence.last))
    return any(words.lower[i] in ("that", ":", ",") for i in following) or (
        index + 1 < sentence.last and words.pair[index + 1] >= 0
    )


def beside_marks(words: Words, sentence: Sentence, index: int, reach: int = 2) -> bool:
    """Say whether a quotation stands within a few words of a token."""
    first, last = max(sentence.first, index - reach), min(sentence.last, index + reach + 1)
    return any(words.pair[i] >= 0 for i in range(first, last))


def is_unreal(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether a cue is negated, conditional, passive or still to come: "did not say", "declined to say"."""
    before = [words.lower[i] for i in range(max(sentence.first, index - 4), index) if words.pair[i] < 0]
    near = before[-3:]
    if any(word in NEGATIONS for word in near) or any(word in UNREAL for word in near[-1:]):
        return True
    if near[-1:] == ["not"] or (len(near) > 1 and near[-2] in UNREAL and near[-1] in ("be", "have", "also", "only")):
        return True
    if any(word in ("if", "unless") for word in before[-3:]):
        return True
    form = words.lower[index]
    adverbs = [word for word in near if not word.endswith("ly") and word not in ("also", "then", "quoted")]
    return bool(adverbs[-1:]) and adverbs[-1] in PASSIVES and not form.endswith("ing")
