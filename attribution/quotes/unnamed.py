"""Speakers without a name: groups, anonymous sources, and the reason they give for it."""

from __future__ import annotations

import re

from attribution.quotes.cues import OUTLETS
from attribution.quotes.lexicon import ANONYMOUS, ORG_NOUNS, fold, is_role_noun, strip_possessive
from attribution.quotes.printed import HEAD_END, phrase_head
from attribution.quotes.wordlists import word_set

INDEFINITE = word_set("a an one another some several two three four five many most both few none others other")
# Collective speakers, printed without a plural.
COLLECTIVE = word_set("""police government junta opposition leadership administration military army navy press media public crowd
    staff management prosecution defence defense family regime militia crew kremlin side crowd team cabinet council panel""")
# Words that a capital makes no name.
PRONOMINAL = word_set("you that this these those what which there here it its")
PEOPLE = ANONYMOUS | word_set("""parents organisers organizers engineers scientists researchers students teachers nurses doctors fans
    players protesters demonstrators campaigners farmers fishermen fisherman miners prosecutors lawyers investigators detectives
    inspectors firefighters rescuers paramedics hospitals passengers commuters locals families relatives friends colleagues
    guests customers shoppers investors lenders shareholders auditors economists forecasters historians leaders chiefs bosses
    generals commanders troops fighters militants gunmen insurgents separatists loyalists opponents supporters allies rivals
    voters pollsters lawmakers senators councillors councilors deputies mps diplomats envoys delegates negotiators mediators
    mother father boy girl teenager pensioner passenger passer-by bystander shopkeeper waiter student nurse teacher farmer
    poster user reader viewer caller fan supporter opponent colleague friend relative neighbour someone somebody everyone
    everybody others many most few nobody""")
# Sources that are no people: "figures showed", "one study suggests".
THINGS = word_set("""figures estimates results posts data numbers reports accounts records documents papers files studies surveys polls
    statistics footage video images photographs study survey poll leaflet notice sign""")
REASON = re.compile(
    r"(?:spoke|speaking|spoken|talked|commented|agreed to (?:speak|talk)|said)?\s*(?:only\s+)?(?:up)?on (?:the )?(?:condition|grounds?) of anonymity"
    r"|(?:who )?(?:asked|declined|refused|requested|wished|wanted|wishes|wants|preferred|begged|insisted|did not (?:want|wish)|does not (?:want|wish))"
    r" (?:not |that )?(?:to (?:be|remain|stay)|not be|on not being|(?:his|her|their) name) (?:not )?(?:be )?(?:named|identified|anonymous|quoted by name|withheld|used|printed)"
    r"|(?:who )?(?:spoke|speaking) (?:anonymously|off the record)"
    r"|(?:who )?(?:was|were|is|are) not (?:being )?(?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|talk|brief|comment|discuss)"
    r"|(?:whose|the) (?:name|identity) (?:has been|is being|was|is) (?:withheld|changed)"
    r"|(?:who )?(?:gave|gives|giving) (?:only )?(?:his|her|their) (?:first |given )?name(?: only)?(?: as)?",
    re.IGNORECASE,
)
WHY = re.compile(r"[^.!?;“”\"\n]{0,240}")
ONLY_NAME = re.compile(r"\bname(?:s)?(?: only)?(?:,| as)? ([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)")
AFTER = 320
FAR = 20_000
BEFORE = 160


def is_unnamed(printed: str) -> bool:
    """Say whether a phrase is a description of people, not a name: "officials", "a resident", "One of them"."""
    head, first = phrase_head(printed), first_word(printed)
    return head in PEOPLE or head.rstrip("s") in PEOPLE or first in INDEFINITE or head in THINGS


def is_common(printed: str) -> bool:
    """Say whether a lone capitalised word only begins a sentence: "Prosecutors", "Engineers at the site", "One of them"."""
    words = HEAD_END.split(printed, maxsplit=1)[0].split()
    return len(words) == 1 and (fold(words[0]) in PEOPLE | THINGS | INDEFINITE | COLLECTIVE | PRONOMINAL)


def is_plural_trade(text: str, printed: str, start: int) -> bool:
    """Say whether a lone capitalised plural at the start of a sentence is a trade: "Headteachers", not "Reuters".

    A word with a capital elsewhere within a sentence is a name.
    """
    if not re.fullmatch(r"[A-Z][a-z]{3,20}s", printed) or not is_role_noun(printed[:-1].lower()):
        return False
    before = text[max(0, start - 3) : start].rstrip(" “\"‘'")
    opens = not before or before[-1] in ".!?\n:;"
    return (
        opens
        and fold(printed) not in OUTLETS
        and re.search(rf"[a-z,] {printed}\b", text[max(0, start - FAR) : start + FAR]) is None
    )


def speaker_kind(printed: str) -> str:
    """Return "group", "document" or "person" for a speaker without a name."""
    head = phrase_head(printed)
    first = first_word(printed)
    if head in THINGS:
        return "document"
    if head in COLLECTIVE | ORG_NOUNS or (head.endswith("s") and not head.endswith(("ss", "us", "'s"))):
        return "group" if first not in ("a", "an", "one") or head in COLLECTIVE | ORG_NOUNS else "person"
    return "group" if first in ("several", "some", "many", "most", "few", "both") or head == "people" else "person"


def first_word(printed: str) -> str:
    """Return the folded first word of a phrase."""
    words = printed.split()
    return fold(strip_possessive(words[0].strip(",;:"))) if words else ""


def anonymity(text: str, start: int, floor: int, ceiling: int) -> str | None:
    """Return why a source near an offset has no name, as printed within one paragraph (`floor` to `ceiling`).

    "…, said an official who spoke on condition of anonymity because the talks were private." -> "on condition of anonymity
    because the talks were private"
    """
    first, last = max(floor, start - BEFORE), min(ceiling, start + AFTER)
    match = next(
        (m for m in REASON.finditer(text, first, last) if m.end() > start or "." not in text[m.end() : start]), None
    )
    if match is None:
        return None
    why = WHY.match(text, match.end(), ceiling)
    clause = why.group() if why else ""
    if not re.match(
        r",?\s+(?:because|as|since|for fear|fearing|citing|due to|so as|out of|given|to (?:speak|discuss|talk|avoid)|about|publicly)\b",
        clause,
    ):
        clause = ""
    clause = re.split(r",\s+(?:said|told|added|who|and)\b", clause)[0]
    return " ".join((match.group() + clause).split()).strip(" ,")


def only_name(text: str, start: int, ceiling: int) -> str | None:
    """Return the one name that a source gave: "a driver who gave his name only as Clive" -> "Clive"."""
    match = ONLY_NAME.search(text, start, min(ceiling, start + AFTER // 2))
    return match.group(1) if match and REASON.search(text, start, match.start() + 8) else None
