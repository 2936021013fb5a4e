"""The words that name numbers, in tables."""

from __future__ import annotations

from attribution.claims.wordlists import ordered

ONES = {
    word: value
    for value, word in enumerate(
        ordered(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(ordered("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# Short scales as they follow digits. "k" and "m" must touch the number: "5 m" is five metres.
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
GROUPS = {"dozen": 12.0, "score": 20.0}
# One word that says how many there are of what follows.
COLLECTIVES = {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}

# What vague words allow, in a reporter's use: nobody writes "dozens" for 20, nor for 100 ("about 100" is as short).
VAGUE_PLURALS = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 1_999.0),
    "thousands": (2_000.0, 99_999.0),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
}
# "several", "a few", "a handful": from three to nine of whatever unit follows ("several hundred": 200 to 999).
FEW = frozenset(["several", "few", "handful"])
FEW_RANGE = (3.0, 9.0)
FEW_SCALED = (2.0, 9.99)

ORDINALS = {
    word: value
    for value, word in enumerate(
        ordered(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth"
        ),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}

FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
}
MULTIPLES = {
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "thrice": 3.0,
    "quadrupled": 4.0,
}
MULTIPLES |= {"twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0}
