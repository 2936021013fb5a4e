"""The dateline at the head of a news story: place, day and agency before the first dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attribution.articles.months import MONTH, MONTHS, WEEKDAY

REACH = 120  # a dateline longer than this is a sentence
SEPARATOR = re.compile(r"\s?(?:—|–|―|--)\s?|\s-\s|(?<=\))\s?-\s|(?<=\))\.\s|:\s|\s?(?:—|–|--|-)$")
AGENCY = re.compile(r"\(([^()]{2,40})\)\s*\.?$")
CLOCK = r"\(?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\)?"
DAY = re.compile(
    rf"(?:{WEEKDAY})?[\s,]*(?:(?P<am>{MONTH})\s*(?P<ad>\d{{1,2}})|(?P<bd>\d{{1,2}})\.?\s+(?P<bm>{MONTH}))?"
    rf"[\s,]*(?P<y>\d{{4}})?[\s,]*(?:{CLOCK})?[\s.]*",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    {"de", "del", "la", "las", "le", "les", "al", "el", "of", "and", "the", "on", "upon", "sur", "am"}
)
# Words in capitals that open captions, kickers and interviews, never a dateline.
NO_PLACE = frozenset(
    [
        "file",
        "photo",
        "photos",
        "video",
        "videos",
        "watch",
        "image",
        "images",
        "update",
        "updates",
        "updated",
        "breaking",
        "exclusive",
        "analysis",
        "opinion",
        "explainer",
        "correction",
        "clarification",
        "editor",
        "note",
        "live",
        "listen",
        "read",
        "more",
        "also",
        "gallery",
        "graphic",
        "map",
        "interview",
        "q",
        "a",
        "today",
        "tonight",
        "tomorrow",
        "now",
        "sponsored",
        "advertisement",
        "twitter",
        "facebook",
        "reddit",
        "narrator",
        "moderator",
        "question",
        "answer",
        "warning",
        "spoiler",
        "key",
        "points",
        "highlights",
        "press",
        "release",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed: `length` counts its characters, the dash included; `day` is (month, day) without a year.

    `"STORVIK, 4 March (NTB) - Tveiten"` -> place "STORVIK", day (3, 4), agency "NTB", length 24, rest 25.
    """

    length: int
    rest: int
    place: str
    agency: str | None = None
    day: tuple[int, int] | None = None
    year: int | None = None


def find_dateline(paragraph: str, *, first: bool = True) -> Dateline | None:
    """Return the dateline a paragraph opens with; `first` says that it opens the story, where "PARIS: " counts too."""
    head = paragraph[:REACH]
    for mark in SEPARATOR.finditer(head):
        colon = mark.group().startswith(":")
        if (colon and not first) or not starts_story(paragraph, mark.end()):
            continue
        found = read_head(head[: mark.start()].rstrip(), colon=colon)
        if found:
            place, agency, day, year = found
            length = mark.start() + len(mark.group().rstrip())
            return Dateline(length, mark.end(), place, agency, day, year)
    return None


def starts_story(paragraph: str, index: int) -> bool:
    """Whether the text after the dash can open a sentence; a dateline alone on its line has nothing after it."""
    after = paragraph[index : index + 1]
    return not after.islower()


def read_head(head: str, *, colon: bool) -> tuple[str, str | None, tuple[int, int] | None, int | None] | None:
    """Read place, agency and day from what stands before the dash; None where it is no dateline."""
    agency, day, year = None, None, None
    bracket = AGENCY.search(head)
    dated = False
    if bracket:
        inside = bracket.group(1)
        if any(character.isdigit() for character in inside):
            dated, day, year = read_day(inside)
        elif not inside[0].isupper() and inside != "dpa":
            return None
        else:
            agency = inside
        head = head[: bracket.start()].rstrip()
    place, *rest = [part.strip() for part in head.rstrip(". ").split(",")]
    if not rest and place and read_day(place)[0]:  # "Jan 27 (Reuters) -"
        place, rest = "", [place]
    capitals = in_capitals(place)
    for part in rest:
        known, part_day, part_year = read_day(part)
        if known:
            dated, day, year = True, day or part_day, year or part_year
        elif not named(part):
            return None
    strong = agency is not None or (dated and not colon and bool(place))
    if capitals or (strong and (not place or named(place))):
        return place, agency, day, year
    return None


def read_day(printed: str) -> tuple[bool, tuple[int, int] | None, int | None]:
    """Whether the words are a day or a time of day, and the (month, day) and the year they name."""
    match = DAY.fullmatch(printed.strip())
    if not match or not printed.strip():
        return False, None, None
    month, number = match["am"] or match["bm"], match["ad"] or match["bd"]
    year = int(match["y"]) if match["y"] else None
    return True, (MONTHS[month.lower().rstrip(".")], int(number)) if month else None, year


def in_capitals(place: str) -> bool:
    """Whether a place is printed in capitals: "UNITED NATIONS", "McALLEN", "QASR AL-NABAA/SUR"; not "FILE" or "U.S."."""
    words = place.replace("/", " ").split()
    if not words or len(words) > 6 or sum(character.isalpha() for character in place) < 3:
        return False
    if all(word.strip(".'’").lower() in NO_PLACE for word in words):
        return False
    return all(word in PARTICLES or shouted(word) for word in words) and shouted(words[0])


def shouted(word: str) -> bool:
    """Whether a word is in capitals, a prefix as in "McALLEN" or "DeKALB" allowed; digits never belong to a place."""
    core = re.sub(r"^(?:Mc|Mac|De|La|Le)(?=[^\W\d_]{2})", "", word)
    return core.isupper() and not any(character.isdigit() for character in core)


def named(part: str) -> bool:
    """Whether the words could be a place printed with capital initials: "Gaza Strip", "Texas"."""
    words = part.split()
    return 1 <= len(words) <= 4 and all(word in PARTICLES or word[0].isupper() for word in words)
