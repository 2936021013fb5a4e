"""Speakers as printed: the proper name in a phrase, or its head where there is none."""

from __future__ import annotations

import re

from attribution.quotes.firstnames import is_first_name
from attribution.quotes.lexicon import ANONYMOUS, ORG_WORDS, TITLES, fold, is_role_noun, strip_possessive
from attribution.quotes.phrases import TIMES
from attribution.quotes.titlewords import is_lead, trade
from attribution.quotes.wordlists import word_set

DETERMINERS = word_set("the a an one another some several two three many its his her their this these those our")
JOINERS = word_set("al de von van der bin el of the")
WORD = re.compile(r"[\w][\w.'’\-]*")
PARTICLE = re.compile(r"(?:al|el|ben|bin|abu|as|ar|ash|at|az|d|l)[-’'][A-ZÀ-Þ]")
INSTITUTION = re.compile(
    r"(?:Ministry|Department|University|Bank|Institute|House|Board|Office|Chamber|Court|Council|Government|States)$"
)
DEMONYM = re.compile(r"(?:ian|ese|ish|Dutch|French)$")
OFFICES = frozenset(["CEO", "CFO", "COO", "MP", "MEP", "PM"])
HEAD_END = re.compile(r"\s+(?:of|for|at|in|from|on|with|to|who|which|that)\s+|,\s|\s\(")
ATTRIBUTE = re.compile(r"\s+(?:of|for|at|in|from|on|with|who|which|that|to|outside|after|during)\s+(?=\w)")


# "Undersecretary for Education Mr. | Toccafondi" at the end of a phrase or before its comma.
ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx)\.?\s+((?:[A-ZÀ-Þ][\w'’-]*\.?\s?)+)(?=,|$)")
# "Minister of Education | Stefania Giannini": the holder's first name ends the office.
HOLDER = re.compile(
    r"^[A-Z][\w-]*(?:\s[\w-]+){0,4}\s(?:of|for|to)\s(?:[\w&-]+\s){1,8}?([A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?)$"
)
# "the official | Xinhua | news agency", "the | Interfax | news agency".
AGENCY = re.compile(
    r"(?:[Tt]he\s+)?(?:[a-z][\w-]*\s+){0,3}([A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)?)\s+(?:news\s+agency|newswire|news\s+wire|wire\s+service|news\s+site|news\s+website|newspaper)$"
)


def name_part(printed: str) -> str | None:
    """Return the proper name in a speaker phrase, or None: "Foreign Minister Abdoulaye Diop" -> "Abdoulaye Diop".

    The name is the capitalised end of the head; after a comma ("the coach, Mirela Stoyan") it is what follows.
    """
    addressed = ADDRESSED.search(printed)
    if addressed and addressed.start() > 0:
        return addressed.group(1)
    agency = AGENCY.match(printed)
    if agency and not DEMONYM.search(agency.group(1)):
        return agency.group(1)
    holder = HOLDER.search(printed)
    if holder and is_first_name(holder.group(1).split()[0]) and fold(holder.group(1).split()[-1]) not in ORG_WORDS:
        return holder.group(1)
    pieces = re.split(r",\s+", printed)
    for piece in (pieces[0], *pieces[1:]) if len(pieces) == 1 or capital_tail(pieces[0]) else reversed(pieces):
        core = ATTRIBUTE.split(piece, maxsplit=1)[0]
        tail = capital_tail(core)
        if tail and core != piece and INSTITUTION.search(tail):
            return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", piece)
        if tail:
            return tail
    return None


def capital_tail(phrase: str) -> str | None:
    """Return the capitalised words that end a phrase, roles and titles before them left out."""
    words = phrase.split()
    kept: list[str] = []
    for word in reversed(words):
        bare = word.strip("“”\"'‘’")
        if not bare or not (bare[0].isupper() or PARTICLE.match(bare) or (kept and fold(bare) in JOINERS)):
            break
        kept.insert(0, word)
    while kept and ((fold(kept[0]) in JOINERS and kept[0].islower()) or fold(kept[0]) in ("the", "a", "an")):
        kept.pop(0)
    return named_part(kept, words[0].lower() in DETERMINERS) if kept else None


def named_part(kept: list[str], determined: bool) -> str | None:
    """Return the name in a run of capitals: owners and offices come off; an office alone is no name."""
    owner = next((i for i in range(len(kept) - 1, -1, -1) if re.search(r"['’]s?$", kept[i])), None)
    if owner is not None and owner < len(kept) - 1:
        kept = kept[owner + 1 :]
    office = next((i for i in range(len(kept) - 2, -1, -1) if is_role_noun(kept[i])), None)
    if office is not None and fold(kept[-1]) not in ORG_WORDS:
        kept = kept[office + 1 :]
    while len(kept) > 1 and is_lead(kept[0], kept[1:], opens=True):
        kept = kept[1:]
    if len(kept) == 1 and (fold(kept[0]) in TIMES or (determined and DEMONYM.search(kept[0]))):
        return None  # "on Tuesday", "the big Norlandian"
    if kept and (determined or owner is not None) and is_role_noun(kept[-1]):
        return None
    if kept and is_office_alone(kept):
        return None
    if not kept or (len(kept) == 1 and (fold(kept[0]) in TITLES or fold(kept[0]) in ANONYMOUS)):
        return None
    return " ".join(kept)


def is_office_alone(words: list[str]) -> bool:
    """Say whether capitals are an office without its holder: "Undersecretary", "Shadow Home Secretary", "CEO"."""
    last = words[-1]
    if last in OFFICES or fold(last).endswith(("secretary", "minister", "spokesman", "spokeswoman")):
        return True
    bare = len(words) == 1 or (len(words) == 2 and DEMONYM.search(words[0]) is not None)
    return bare and trade(last) and fold(last) in TITLES


def phrase_head(printed: str) -> str:
    """Return the folded head noun of a phrase, attributes after it left out."""
    core = HEAD_END.split(printed.strip(), maxsplit=1)[0]
    words = WORD.findall(core)
    return fold(strip_possessive(words[-1])).strip(".") if words else ""


def has_proper(printed: str) -> bool:
    """Say whether a phrase holds a capitalised word after its article."""
    words = [word for word in printed.split() if fold(word) not in DETERMINERS]
    return any(word[0].isupper() for word in words[:-1])


def is_place_like(printed: str, named: str) -> bool:
    """Say whether a name goes on after "of": "Ministry of Health"."""
    return bool(re.search(re.escape(named) + r" of [A-Z]", printed))
