"""Speech that was not uttered: negated, conditional, hypothetical or still to come; and what is denied, which was said."""

from __future__ import annotations

from attribution.quotes.cues import ANY_FORM
from attribution.quotes.phrases import phrase_before
from attribution.quotes.wordlists import word_set
from attribution.quotes.words import Words

NEGATIONS = word_set("not n't never neither nor cannot hardly scarcely")
MODALS = word_set("would could might may should can must shall will 'll wo ca 'd")
AUXILIARIES = MODALS | word_set(
    "have has had having 've be been being is are was were am 's 're do does did to ever also then later still again just "
    "already yet even actually once"
)
CONDITIONS = word_set("if unless whether lest")
NOBODY = word_set("nobody none neither no-one nothing")
# What stands before "to say" where nothing was said (yet): plans, refusals, requests, turns of phrase.
UNSAID_TO = word_set(
    """expect expects expected expecting plan plans planned planning due set scheduled want wants wanted wanting hope hopes hoped
    hoping intend intends intended refuse refuses refused refusing decline declines declined declining fail fails failed
    failing likely unlikely reluctant unable able ready willing unwilling prepared about going supposed yet try tries tried
    trying ask asks asked urge urges urged invite invited force forced order ordered told tell need needs needed hard
    difficult easy fair safe needless afraid poised hesitate hesitates hesitated loath premature too enough want how what
    whether when where not nothing anything wait waiting preparing prepares decide decided agree agreed promised promises
    promise vowed"""
)
# What stands before "to say" where something was said: "went on to say", "was quick to point out".
SAID_TO = word_set("on continued continues proceeded began started came quick first last only twitter wrote out")
# "without saying", "stopped short of saying".
UNSAID_BEFORE = word_set("without avoid avoids avoided avoiding")
UNSAID_OF = word_set("short instead far incapable capable afraid dream dreamed thinking")
REACH = 8


def is_unsaid(words: Words, cue_first: int, cue_last: int) -> bool:
    """Say whether the words behind a cue (tokens `cue_first` up to, not including, `cue_last`) were not uttered.

    True for "did not say that …", "would say", "if he says", "is expected to announce", "refused to say", "nobody said",
    "without saying". False for "denied that …", "declined to comment" (a denial is reported speech), "not only said",
    "went on to say", "he'd said" and "did say".
    """
    verb = main_verb(words, cue_first, cue_last)
    first = group_start(words, verb)
    group = words.lower[first:verb]
    if is_negated(words, first, verb) or is_example(words, verb):
        return True
    if any(word in MODALS for word in group) and not had_said(words, group, verb):
        return True
    if "to" in group:
        return unsaid_infinitive(words, first, verb)
    if words.lower[verb].endswith("ing") and not_done(words, first):
        return True
    return is_conditional(words, first) or is_question(words, first, verb)


def main_verb(words: Words, first: int, last: int) -> int:
    """Return the verb of speech in a cue: "did not say on Friday" -> say."""
    for index in range(first, last):
        if words.lower[index] in ANY_FORM and words.lower[index] != "'s":
            return index
    return next((i for i in range(first, last) if words.pos[i] == "VERB"), first)


def group_start(words: Words, verb: int) -> int:
    """Return where the auxiliaries, adverbs and negations before a verb begin: he | has never publicly said."""
    first = verb
    while first > 0 and verb - first < REACH and words.pair[first - 1] == words.pair[verb]:
        word = words.lower[first - 1]
        if not (word in AUXILIARIES or word in NEGATIONS or words.pos[first - 1] in ("ADV", "AUX")):
            break
        first -= 1
    return first


def is_negated(words: Words, first: int, verb: int) -> bool:
    """Say whether a verb group or its subject is negated: "has never said", "nobody said", "no official said"."""
    for index in range(first, verb):
        if words.lower[index] in NEGATIONS and words.lower[index + 1] not in ("only", "just", "merely", "before"):
            return True
    subject = phrase_before(words, first, max(0, first - REACH)) if first else None
    if subject is None:
        return first > 0 and words.lower[first - 1] in NOBODY
    opens = words.lower[subject[0]]
    return opens in NOBODY or (opens in ("no", "neither") and words.lower[subject[0] : subject[1]] != ["no"])


def is_example(words: Words, verb: int) -> bool:
    """Say whether "say" only puts a case: "let's say", "in, say, ten years"."""
    if words.lower[verb] != "say" or verb == 0:
        return False
    before = words.lower[verb - 1]
    after = words.lower[verb + 1] if verb + 1 < len(words.lower) else ""
    return (before == "," and after == ",") or words.lower[max(0, verb - 2) : verb] in (["let", "'s"], ["let", "us"])


def had_said(words: Words, group: list[str], verb: int) -> bool:
    """Say whether the only modal is "'d" for "had": "he'd said" but not "he'd say"."""
    modals = [word for word in group if word in MODALS]
    return modals == ["'d"] and words.lower[verb].endswith(("d", "t", "e", "n")) and words.lower[verb] != "tell"


def unsaid_infinitive(words: Words, first: int, verb: int) -> bool:
    """Say whether "to say" hangs on a plan, a refusal or a request."""
    at = max(i for i in range(first, verb) if words.lower[i] == "to")
    before = [words.lower[i] for i in range(max(0, at - 3), at)]
    if before[-1:] and before[-1] in SAID_TO:
        return False
    if any(word in NEGATIONS or word in MODALS for word in before):
        return True
    if before[-1:] and before[-1] in ("is", "are", "was", "were", "'s", "has", "have", "had"):
        return True
    return any(word in UNSAID_TO for word in before[-2:])


def not_done(words: Words, first: int) -> bool:
    """Say whether a participle names what somebody did not do: "without saying", "stopped short of saying"."""
    before = words.lower[first - 1] if first else ""
    if before in UNSAID_BEFORE:
        return True
    if before in ("of", "from", "than"):
        return first > 1 and (
            words.lower[first - 2] in UNSAID_OF or words.lower[first - 2].startswith(("refrain", "rather"))
        )
    return False


def is_conditional(words: Words, first: int) -> bool:
    """Say whether a condition opens the clause of a cue: "if he says", "unless the ministry confirms"."""
    subject = phrase_before(words, first, max(0, first - REACH)) if first else None
    before = subject[0] if subject is not None else first
    if before < 1 or words.lower[before - 1] not in CONDITIONS:
        return False
    return words.pair[before - 1] == words.pair[first - 1]


def is_question(words: Words, first: int, verb: int) -> bool:
    """Say whether an auxiliary before the subject asks: "Did the minister say that …?", "Would he deny it?"."""
    subject = phrase_before(words, first, max(0, first - REACH)) if first else None
    if subject is None or subject[0] < 1 or words.lower[subject[0] - 1] not in ("did", "does", "do", *MODALS):
        return False
    return not words.finite[verb]
