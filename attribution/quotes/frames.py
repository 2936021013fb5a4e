"""Which words are cues in their place, and what they take; which of them report nothing that was said."""

from __future__ import annotations

from attribution.quotes.cues import ALWAYS, FORMS, PHRASAL, THAT_ONLY, Frame
from attribution.quotes.phrases import is_nominal, phrase_before
from attribution.quotes.sentences import Sentence
from attribution.quotes.vetoes import SAID_TO, is_unsaid
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

# Verbs of asking that report speech with "that": "demanded that the embargo be lifted".
PROPOSING = word_set(
    "demand demands demanded ask asks asked urge urges urged order orders ordered propose proposes proposed request "
    "requests requested agree agrees agreed threatens threatened threaten"
)
# Verbs that report only what stands right behind them: "a banner reading “…”", not "he read the paper".
AT_ONCE = word_set("read reads reading mouth mouths mouthed mouthing echo echoes echoed echoing")
# Verbs that follow a title or a name in marks without reporting it.
NEVER = word_set(
    "is are was were be been has have had does do did will would can could may might must should became become becomes "
    "got gets went goes came comes made makes took takes won wins lost loses led leads"
)
PASSIVES = frozenset(["be", "been", "being", "is", "are", "was", "were", "am", "'s", "'re", "gets", "got"])


def frame_of(words: Words, sentence: Sentence, index: int) -> Frame | None:
    """Return what a verb form takes here; None for nouns ("the claims") and for label verbs without marks after them."""
    form = words.lower[index]
    following = words.lower[index + 1] if index + 1 < sentence.last else ""
    if (form, following) in PHRASAL:
        return "clause" if following != "it" or leads_on(words, sentence, index + 2) else None
    if not any(form in forms for forms in FORMS.values()):
        return "clause" if form in THAT_ONLY and following == "that" else None
    if form not in ALWAYS and words.pos[index] not in ("VERB", "AUX") and not is_cue_anyway(words, sentence, index):
        return None
    if following == "that" and form in PROPOSING and words.finite[index]:
        return "clause"
    if form in AT_ONCE and not leads_at_once(words, sentence, index):
        return open_frame(words, sentence, index)
    marks_after = any(words.pair[i] >= 0 for i in range(index + 1, min(index + 26, sentence.last)))
    if form in FORMS["label"] and form in FORMS["tell"] and marks_after and takes_noun(words, sentence, index):
        return "label"
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
    if form in FORMS["quote"] and beside_marks(words, sentence, index, reach=9):
        return "quote"
    return open_frame(words, sentence, index)


def leads_at_once(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether marks follow a verb at once or after a comma or colon: "One sign | read “…”"""
    after = range(index + 1, min(index + 3, sentence.last))
    first = next((i for i in after if words.lower[i] not in (",", ":")), None)
    return first is not None and words.pair[first] >= 0


def takes_noun(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether a phrase with marks in it follows, and no clause: "warned | of a “long” winter"."""
    if index + 1 < sentence.last and words.lower[index + 1] in ("of", "about", "against"):
        return True
    for following in range(index + 1, min(index + 12, sentence.last)):
        if words.pair[following] >= 0:
            return following > index + 1
        if words.finite[following] or words.lower[following] in ("that", "to", ",", ":"):
            return False
    return False


def leads_on(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether "put it" closes its clause, so that what was put stands before or behind: "as Foss put it, “…”"""
    return index >= sentence.last or words.lower[index] in (",", ":", ".", "in", "to", "on")


def open_frame(words: Words, sentence: Sentence, index: int) -> Frame | None:
    """Return "quote" for any verb that stands where a cue must: “We are down,” the captain | radioed.

    Marks that hold a clause and end on a comma, ? or ! are closed right before the subject and the verb, or the verb and the
    subject.
    """
    past = words.lower[index].endswith("ed") and words.pos[index] in ("VERB", "NOUN", "ADJ")
    if not (past or (words.pos[index] == "VERB" and words.finite[index])) or words.lower[index] in NEVER:
        return None
    for before in range(index - 1, max(sentence.first, index - 8) - 1, -1):
        if words.pair[before] >= 0:
            return "quote" if ends_open(words, before) else None
        if not is_nominal(words, before) and words.lower[before] not in ("of", "-"):
            return None
    return None


def ends_open(words: Words, index: int) -> bool:
    """Say whether the marks at a token hold a clause that waits for its cue: “They won’t come,”"""
    pair = words.pairs[words.pair[index]]
    inner = words.text[pair.inner_start : pair.inner_end].rstrip()
    first = words.at(pair.start)
    return inner[-1:] in ",!?" and inner[:1].isupper() and any(words.finite[i] for i in range(first, index + 1))


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
    """Say whether a cue reports nothing that its subject said: unsaid, an infinitive, a passive ("was told")."""
    before = [words.lower[i] for i in range(max(sentence.first, index - 4), index) if words.pair[i] < 0]
    near = before[-3:]
    if is_unsaid(words, index, index + 1) and not is_announced(words, sentence, index):
        return True
    if near[-1:] == ["to"] and near[-2:-1] and near[-2] not in SAID_TO:
        return True
    form = words.lower[index]
    adverbs = [word for word in near if not word.endswith("ly") and word not in ("also", "then", "quoted")]
    return bool(adverbs[-1:]) and adverbs[-1] in PASSIVES and not form.endswith("ing")


def is_announced(words: Words, sentence: Sentence, index: int) -> bool:
    """Say whether words to be spoken are printed already: “We shall not yield,” he | will say on Friday."""
    group = range(max(sentence.first, index - 8), index)
    if not any(words.lower[i] in ("will", "'ll") and words.pair[i] < 0 for i in group):
        return False
    marks = next((i for i in reversed(group) if words.pair[i] >= 0), None)
    return marks is not None and ends_open(words, marks)
