"""Nouns of office that name one office: coach, boss and manager; judge and justice."""

from __future__ import annotations

import re

from attribution.quotes.lexicon import fold, strip_possessive
from attribution.quotes.printed import DETERMINERS, WORD, phrase_head
from attribution.quotes.wordlists import word_set

CLASSES = [
    word_set(line)
    for line in (
        "coach boss manager gaffer trainer",
        "executive ceo boss chief director",
        "judge justice recorder magistrate",
        "spokesman spokeswoman spokesperson",
        "chairman chairwoman chair chairperson",
        "founder co-founder cofounder entrepreneur",
        "doctor physician surgeon consultant",
        "researcher scientist professor academic",
        "lawyer attorney solicitor barrister counsel advocate",
        "author writer novelist poet",
        "singer musician vocalist star",
        "director filmmaker film-maker",
        "leader head chief",
        "premier pm minister",
        "lawmaker mp senator deputy legislator congressman congresswoman representative",
        "policeman policewoman officer constable sergeant inspector superintendent",
        "envoy ambassador diplomat",
        "councillor councilor councilman councilwoman",
        "striker forward",
        "keeper goalkeeper",
    )
]
# Words that make another office of one: "the foreign minister" is not the defence minister, nor "the deputy mayor" the mayor.
PORTFOLIOS = word_set("""foreign defence defense interior finance justice health education economy transport agriculture energy trade
    labour labor home environment culture prime deputy vice assistant shadow opposition former ex""")
# "The head of Russian diplomacy" and "its top diplomat" are the foreign minister.
DIPLOMACY = re.compile(
    r"\b(?:head|chief) of (?:(\w+(?:['’]s)?) )?diplomacy\b|\b(?:top|chief) diplomat\b|\bdiplomatic chief\b",
    re.IGNORECASE,
)


def plain_role(printed: str) -> str:
    """Return a role with a newsroom's paraphrase undone: "The head of Russian diplomacy" -> "The Russian foreign minister"."""
    return DIPLOMACY.sub(lambda match: f"{match.group(1) or ''} foreign minister".strip(), printed)


def head_classes(head: str) -> tuple[str, ...]:
    """Return the keys under which a head noun is looked up: itself, and the offices it is another word for."""
    return (head, *(f"#{number}" for number, words in enumerate(CLASSES) if head in words))


def role_words(role: str) -> set[str]:
    """Return the folded words of a role."""
    return {fold(strip_possessive(word)) for word in WORD.findall(role)}


def role_fits(printed: str, roles: list[str]) -> int | None:
    """Return how many words a role phrase shares with the roles printed for somebody, or None where it names another.

    Names in it ("Mali’s") must be among theirs, and so must words that tell offices apart ("foreign", "deputy").
    """
    held = set().union(*(role_words(role) for role in roles)) if roles else set()
    head = phrase_head(printed)
    for word in WORD.findall(printed):
        low = fold(strip_possessive(word))
        proper = word[0].isupper() and low not in DETERMINERS and low != head
        if (proper and not near(low, held) and low not in held) or (low in PORTFOLIOS and low not in held):
            return None
    return len({fold(word) for word in WORD.findall(printed)} & held)


def near(word: str, held: set[str]) -> bool:
    """Say whether a country's adjective or name is among words: "russian" and "russia's"."""
    return word in held or any(len(word) > 3 and other[:4] == word[:4] for other in held)
