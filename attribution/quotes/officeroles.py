"""Roles printed beside a name: before it ("Foreign Minister Diop") or as an apposition behind it."""

from __future__ import annotations

import re

from attribution.quotes.firstnames import HONORIFICS
from attribution.quotes.lexicon import fold, is_role_noun
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.wordlists import word_set

APPOSITION = re.compile(
    r",\s+((?:the|a|an|its|his|her|their|[A-Z][\w.]+['’]s)\s(?:[^,.;:!?“”\"()\n]|(?<=[A-Z])\.){3,90})(?=[,.;:)]|\s*$)|,\s+((?:[a-z][\w-]+ ){1,4}(?:of|at|for|in|to) [^,.;:!?“”\"()\n]{3,70})(?=[,.;:])|,\s+((?:[A-ZÀ-Þ][\w-]{1,20} ){0,4}[A-ZÀ-Þ][\w-]{1,20})(?=[.;)])"
)
ROLE_WINDOW = 120
# "the head of the agency, Ms. | Ada Brenner": the form of address comes off, the attribute stays.
ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Mme)\.?\s+$")
HEADED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+['’]s)\s+((?:[\w’'-]+\s+){0,4}?[\w’'-]+)\s+(?:of|for|at|in)\s[^,]{2,70}$"
)
BREAK = re.compile(r"[,.;:!?“”\"()\n]")
ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their"])
STOPS = word_set("""said says told that and when while with by to was is as but after on called were which who from has had under
    against between led near over""")


def role_near(text: str, start: int, end: int, paragraph: Paragraph) -> tuple[str | None, tuple[str, ...]]:
    """Return the role printed around a name and its single words: "Foreign Minister | Diop" -> ("Foreign Minister", …)."""
    before = text[max(paragraph.start, start - ROLE_WINDOW) : start]
    role = role_before(before) or apposed_role(text, end, paragraph.end)
    return role, tuple(re.findall(r"[\w.\-]+", role or ""))


def apposed_role(text: str, end: int, limit: int) -> str | None:
    """Return the role in commas behind a name: "Diop, the foreign minister, said" -> "the foreign minister"."""
    after = APPOSITION.match(text, end, min(limit, end + ROLE_WINDOW))
    if not after:
        return None
    role = (after.group(1) or after.group(2) or after.group(3)).strip()
    if after.group(3) is not None and not is_role_noun(role.split()[-1]):
        return None
    if after.group(2) and not any(is_role_noun(word) for word in role.split()):
        return None  # ", hoping for an answer," is no office
    return role


def role_before(before: str) -> str | None:
    """Return the role that ends a text before a name: "said Mali’s Foreign Minister " -> "Mali’s Foreign Minister"."""
    before = ADDRESS.sub("", before)
    comma = before.rstrip().endswith(",")
    clause = BREAK.split(before.rstrip().rstrip(",").removesuffix("\n"))[-1]
    if comma and (headed := headed_role(clause.strip())):
        return headed
    words = clause.split()
    found: list[str] = []
    for word in reversed(words):
        if not role_word(word, bool(found)):
            break
        found.insert(0, word)
        if word.lower() in ARTICLES:
            break
    while found and found[0].lower() in ("of", "for", "and", "at", "in"):
        found.pop(0)
    if not found or (comma and found[0].lower() not in ARTICLES):
        return None
    return " ".join(found) if any(is_role_noun(word) for word in found) else None


def headed_role(clause: str) -> str | None:
    """Return a clause that is a role with its attribute: "said the president of the club" -> "the president of the club"."""
    found = HEADED.search(clause)
    if found is None or not any(is_role_noun(word) for word in found.group(1).split()):
        return None
    return found.group()


def role_word(word: str, inside: bool) -> bool:
    """Say whether a word can belong to a role: a noun of office, a name of a country, an adjective before one."""
    return word.lower() not in STOPS and (inside or is_role_noun(word))


def office(titles: tuple[str, ...]) -> str | None:
    """Return the titles before a name as a role, forms of address left out: ("Foreign", "Minister") -> "Foreign Minister"."""
    kept = [title for title in titles if fold(title).strip(".") not in HONORIFICS]
    return " ".join(kept) if any(is_role_noun(word) for word in kept) else None
