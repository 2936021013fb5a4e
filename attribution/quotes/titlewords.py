"""Words that stand before a person's name without being part of it: "Lt-Col", "Baker", "Norwegian", "Plucky"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.quotes.firstnames import is_first_name
from attribution.quotes.lexicon import ORG_WORDS, fold, is_role_noun
from attribution.quotes.wordlists import word_set

RANKS = re.compile(
    r"^(?:Lt|Lieut|Maj|Brig|Col|Gen|Capt|Cmdr|Cdr|Adm|Sgt|Cpl|Insp|Supt|Det|Cllr|Ald|Gov|Sen|Rep|Amb|Fr|Br|Msgr|Hon|Rt|PC|DC|DI|DCI|DS|CEO|CFO|COO|MP|MEP)"
    r"(?:[-.](?:Lt|Col|Gen|Cdr|Maj|Sgt|Insp|General|Colonel)?\.?)*$"
)
ADDRESSES = word_set(
    "ibu pak bapak hajji haji sheikh sheikha ayatollah mullah emeritus honourable honorable comrade uncle auntie grandad grandma"
)
# Words that a capital at the start of a sentence or a headline joins to a name: "Even Rendell", "Team Trump".
OPENERS = word_set(
    "even only just team like also both former then now dear poor meanwhile says said camp candidate voters yet still but and so"
)
DEMONYM = re.compile(
    r"(?:[a-z](?:ian|ese|ish)|Dutch|French|Iraqi|Israeli|Pakistani|German|Greek|Swiss|Thai|Emirati|Kuwaiti|Qatari)$"
)


def is_lead(word: str, rest: Sequence[str], *, opens: bool) -> bool:
    """Say whether a capitalised word only leads to the name that `rest` holds.

    Ranks and forms of address always do; a nationality before a known first name; a trade there or, at the start of a sentence,
    before two words; any other word at the start of a sentence before a first name: "Plucky Idris Bello".
    """
    if not rest or fold(rest[-1]) in ORG_WORDS:
        return False
    if RANKS.match(word) or fold(word).strip(".") in ADDRESSES | OPENERS:
        return True
    if is_first_name(word):
        return False
    known = len(rest) > 1 and is_first_name(rest[0])
    if trade(word):
        return known or (len(rest) > 1 and opens)
    return known and (opens or DEMONYM.search(word) is not None)


def trade(word: str) -> bool:
    """Say whether a capitalised word is a trade: "Baker", "Fisherman", "Ranger"."""
    return is_role_noun(word[:1].lower() + word[1:])
