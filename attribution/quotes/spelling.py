"""Spellings of one name: transliterations, hyphens and slips of a letter."""

from __future__ import annotations

from functools import lru_cache

from attribution.quotes.wordlists import word_set

# Letters that transliterations drop or trade; folding them joins Nusra and Nusrah, Mohammed and Muhammad.
TRADES = [
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("j", "i"),
    ("q", "k"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("ph", "f"),
    ("w", "v"),
    ("e", "a"),
    ("o", "u"),
]
VOWELLESS_MINIMUM = 4
# A slip of a letter is believed in names of this length and over: "Lee" and "Lea" are two people.
SLIP_MINIMUM = 5


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return a folded word with the spellings of transliteration made equal and doubled letters single."""
    for written, heard in TRADES:
        word = word.replace(written, heard)
    single = "".join(char for number, char in enumerate(word) if number == 0 or char != word[number - 1])
    return single[:-1] if len(single) > VOWELLESS_MINIMUM and single.endswith("h") else single


def slip(word: str, other: str) -> bool:
    """Say whether two folded words differ by one letter left out, put in, doubled or traded with its neighbour.

    "maurer" and "mauer", "tregidden" and "treggiden" -> True; another letter in place is another name: "marin", "maron".
    """
    short, long = sorted((word, other), key=len)
    if len(short) < SLIP_MINIMUM or short[0] != long[0] or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return word != other and (swapped(word, other) or undoubled(word) == undoubled(other))
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return short[at:] == long[at + 1 :]


def swapped(word: str, other: str) -> bool:
    """Say whether two words of one length differ in two neighbours that change places."""
    places = [i for i in range(len(word)) if word[i] != other[i]]
    return len(places) == 2 and places[1] == places[0] + 1 and word[places[0]] == other[places[1]]


def undoubled(word: str) -> str:
    """Return a word with doubled letters single: "treggiden" -> "tregiden"."""
    return "".join(char for number, char in enumerate(word) if number == 0 or char != word[number - 1])


def vowel_traded(word: str, other: str) -> bool:
    """Say whether two first names differ in one vowel inside: "kristin" and "kristen"; "julia" and "julie" are two names."""
    if len(word) != len(other) or len(word) < SLIP_MINIMUM:
        return False
    places = [i for i in range(len(word)) if word[i] != other[i]]
    return len(places) == 1 and 0 < places[0] < len(word) - 1 and {word[places[0]], other[places[0]]} <= set("aeiouy")


# Short forms of first names that no rule of letters joins.
NICKNAMES = [
    word_set(line)
    for line in (
        "william bill billy will willie liam",
        "robert bob bobby rob robbie",
        "richard dick rick ricky rich",
        "james jim jimmy jamie",
        "john jack johnny",
        "edward ed eddie ted teddy ned",
        "theodore ted teddy theo",
        "michael mike mick mickey",
        "joseph joe joey",
        "thomas tom tommy",
        "charles charlie chuck",
        "david dave davey",
        "daniel dan danny",
        "donald don donnie",
        "kenneth ken kenny",
        "ronald ron ronnie",
        "anthony tony",
        "andrew andy drew",
        "steven steve",
        "stephen steve",
        "benjamin ben benny",
        "samuel sam sammy",
        "gregory greg",
        "jeffrey jeff",
        "geoffrey geoff jeff",
        "nicholas nick nicky",
        "christopher chris",
        "matthew matt",
        "patrick pat paddy",
        "timothy tim timmy",
        "lawrence larry",
        "gerald gerry jerry",
        "philip phil",
        "peter pete",
        "alexander alex sandy sasha",
        "elizabeth liz lizzie beth betty eliza",
        "margaret maggie meg peggy",
        "katherine kate kathy katie",
        "catherine cathy kate",
        "sandra sandy",
        "susan sue susie",
        "deborah debbie deb",
        "patricia pat patty trish",
        "jennifer jenny jen",
        "rebecca becky",
        "victoria vicky tori",
        "jacqueline jackie",
        "christine chris chrissy",
        "barbara barb",
        "cynthia cindy",
        "amanda mandy",
        "pamela pam",
        "kimberly kim",
        "vladimir volodya vova",
        "aleksandr sasha",
        "dmitry dima",
    )
]


def nicknamed(word: str, other: str) -> bool:
    """Say whether two folded first names are forms of one: "sandra" and "sandy", "bill" and "william"."""
    return any(word in names and other in names for names in NICKNAMES)
