"""The evidence of the fitted models in words: what each feature means, and what each model is asked."""

from __future__ import annotations

QUESTIONS = {
    "ask_number": "are the two figures worth asking about?",
    "ask_date": "are the two dates worth asking about?",
    "number_agree": "do two figures that allow each other fill one slot?",
    "number_differ": "do two figures that differ fill one slot?",
    "date_agree": "are two dates that allow each other of one event?",
    "date_differ": "are two dates that differ of one event?",
    "statement_agree": "do two statements say the same?",
    "statement_contradict": "do two statements contradict each other?",
}
FEATURES = {
    "fact": "alignment model: the two marked items tell of one fact",
    "agree": "alignment model: one fact, and both can be true",
    "differ": "alignment model: one fact, and the two differ",
    "entail_most": "entailment, the likelier way round",
    "entail_least": "entailment, the less likely way round",
    "contradict_most": "contradiction, the likelier way round",
    "contradict_least": "contradiction, the less likely way round",
    "neutral_least": "neutral, the less likely way round",
    "similarity": "cosine of the two statements",
    "whole": "cosine of the statements, items masked",
    "clause": "cosine of the clauses around the items, items masked",
    "measure": "cosine of the two measures in words",
    "best": "each is the other's best counterpart in that report",
    "behind": "how far a better counterpart is ahead",
    "only": "no rival counterpart in either report",
    "settled": "an item has its equal elsewhere in the other report",
    "best_tally": "best counterpart, and of one tally",
    "best_measure": "best counterpart, times the likeness of the measures",
    "thing_same": "the same thing is counted",
    "thing_other": "other things are counted",
    "tally_same": "both speak of one tally (dead, injured, arrested …)",
    "tally_other": "one speaks of a tally, the other of another",
    "predicate_same": "the same is said of what is counted",
    "predicate_other": "other things are said of what is counted",
    "scope_other": "other places or groups limit the figures",
    "equal": "the figures are equal",
    "ratio": "log ratio of the figures",
    "size": "size of the larger figure (powers of ten)",
    "small": "no figure above three",
    "plain_count": "a count, not money, a share or a measure",
    "hedged": "a bound or an approximation on either side",
    "vague": 'a vague word ("dozens") on either side',
    "part_other": "one counts a part, the other the whole",
    "period_other": "the statements name other periods",
    "names": "share of names in common",
    "lemmas": "share of content words in common",
    "same_block": "the same part of the page (title, caption, body)",
    "both_quoted": "both stand in a quotation",
    "event_same": "the dates belong to one verb or noun",
    "event_other": "the dates belong to other verbs or nouns",
    "anchor_same": 'both lean on the date alike ("on", "since", "until")',
    "both_days": "both are days",
    "same_precision": "both dates are equally precise",
    "apart": "how far apart the dates are (log of days)",
    "year_apart": "most of a year or more apart",
    "polarity": "only one statement is negated",
    "modality": "one is stated, the other possible, planned or alleged",
    "voices": "both stand in a speaker's voice",
    "voice_mixed": "one in the report's voice, one in a speaker's",
    "length": "how unlike the statements are in length",
    "short": "a statement of four content words or fewer",
}


def question(name: str) -> str:
    """What a fitted model is asked; an unknown one by its name."""
    return QUESTIONS.get(name, name.replace("_", " "))


def feature(name: str) -> str:
    """A feature in words; an unknown one by its name."""
    return FEATURES.get(name, name.replace("_", " "))
