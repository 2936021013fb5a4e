"""What is a news outlet or a network in print: "AFP", "the Harbour Herald", "state television", "Weibo"."""

from __future__ import annotations

import re

from attribution.quotes.cues import OUTLETS
from attribution.quotes.lexicon import fold, strip_possessive
from attribution.quotes.wordlists import word_set

# Outlets whose names say nothing of news.
KNOWN = word_set("""bloomberg politico axios tass interfax anadolu ntv kyodo yonhap efe ansa dpa pti ani upi cbs nbc abc msnbc cnbc fox
    itv rte espn variety rtl zdf ard rfi cctv cgtn vox buzzfeed vice npr pbs slate salon ria novosti irna isna wafa ifeng caixin sixth
    jiji antara bernama allafrica dw rferl tolo ekho meduza kommersant vedomosti hurriyet haaretz ynet dawn
    bild spiegel figaro monde parisien libération repubblica corriere pais país mundo folha globo clarin clarín nacion nación
    youtube tiktok reddit whatsapp wechat vkontakte linkedin threads bluesky mastodon tumblr snapchat""")
KNOWN_NAMES = (
    "al jazeera",
    "al arabiya",
    "al-jazeera",
    "al-arabiya",
    "sky news",
    "rolling stone",
    "vanity fair",
    "the hill",
    "truth social",
    "wall street journal",
    "new yorker",
    "the economist",
    "the atlantic",
    "people's daily",
    "the independent",
    "the sun",
    "the mirror",
    "die zeit",
    "la stampa",
    "el universal",
    "the intercept",
    "daily beast",
    "france 24",
    "the star",
    "the age",
    "the australian",
    "financial review",
    "the verge",
)
# Outlet nouns that need no name: "told state television", "told the newspaper".
GENERIC = word_set(
    "newspaper newspapers paper television tv radio broadcaster magazine website channel network daily weekly tabloid podcast"
)
GENERIC_PAIRS = (
    "news agency",
    "press agency",
    "state media",
    "local media",
    "social media",
    "news site",
    "news website",
    "news conference",
    "wire service",
)
# Capitals that look like an outlet's and are something else: "the Security Council", "Times Square", "the Washington Post Office".
OTHER = word_set("square council office conference corps secretary club agency")
NAME = r"[A-ZÀ-Þ](?:[\w&’'-]|\.(?=\w))*"
# An outlet's phrase: a determiner, small adjectives, capitals, and what kind of outlet it is.
PHRASE = (
    rf"(?:(?:the|a|an|his|her|its|their|our)\s+)?(?:[a-z][\w-]*\s+){{0,2}}?"
    rf"(?:{NAME}(?:\s+(?:(?:of|and|the|de|du|la|le|&)\s+)?{NAME}){{0,5}}(?:\s+(?:news\s+agency|news\s+site|newspaper|television|tv|TV|radio|channel|website|magazine|network|broadcaster|daily|agency))?"
    rf"|(?:state|local|national|public|regional|private|independent|social|official)?\s*(?:news\s+agency|media|television|TV|tv|radio|newspaper|broadcaster|magazine|channel|website|paper))"
)
NO_NEWS = ("news conference", "press conference", "press briefing")


def is_outlet_phrase(phrase: str) -> bool:
    """Say whether a phrase names a news outlet or a network: "the AFP news agency", "state television"."""
    words = [fold(strip_possessive(word.strip(".,"))) for word in phrase.split()]
    if not words or phrase_of(words) in NO_NEWS or (words[-1] in OTHER and words[-2:] != ["news", "agency"]):
        return False
    low = phrase_of(words)
    if any(
        low == name or low.endswith(f" {name}") or low.removeprefix("the ") == name
        for name in (*KNOWN_NAMES, *GENERIC_PAIRS)
    ):
        return True
    capital = {fold(strip_possessive(word.strip(".,"))) for word in phrase.split() if word[:1].isupper()}
    return bool(capital & (OUTLETS | KNOWN)) or words[-1] in GENERIC


def phrase_of(words: list[str]) -> str:
    """Return folded words as one phrase."""
    return " ".join(words)


def plain(phrase: str) -> str:
    """Return a source as a chain lists it: "the French AFP news agency" -> "AFP", "the Harbour Herald" -> "Harbour Herald"."""
    short = re.sub(r"^(?:the|a|an|his|her|its|their)\s+", "", " ".join(phrase.split())).rstrip(".,")
    short = re.sub(r"['’]s?$", "", short) if is_outlet_phrase(short) else short
    interview = INTERVIEW.match(short)
    if interview and is_outlet_phrase(interview.group(1)):
        return plain(interview.group(1))
    short = ACCOUNT.sub(r"\1", short)
    agency = AGENCY.match(short)
    return agency.group(1) if agency else short


# "interview with CNBC": the outlet carries the words.
INTERVIEW = re.compile(r"(?:[\w-]+\s+){0,3}interview\s+(?:with|on|for|by)\s+(.+)$")
# "Telegram channel", "Weibo feed": the network carries the words.
ACCOUNT = re.compile(
    r"\b(Twitter|X|Facebook|Weibo|Telegram|Instagram|Truth Social|TikTok|YouTube|LinkedIn|WhatsApp)\s+(?:account|feed|page|channel|post|profile)$"
)
AGENCY = re.compile(
    rf"(?:[a-z][\w-]*\s+)*(?:{NAME}(?:ian|ese|ish|ch|li)\s+)?({NAME})\s+(?:[Nn]ews\s+[Aa]gency|newswire|wire\s+service)$"
)
