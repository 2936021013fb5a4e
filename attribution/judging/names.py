"""One person spelt in two ways."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from attribution.judging.introductions import Introductions
from attribution.judging.offices import odd_offices, office_of
from attribution.matching.turns import name_parts
from attribution.quotes.spelling import nicknamed, vowel_traded
from attribution.types import Name, Pair, Relation

# Two full names this alike by letters, in statements this alike, are one name; beneath, they may be two people.
LETTERS_ALIKE, STATEMENTS_ALIKE, MIN_LETTERS = 0.8, 0.5, 8
KINDS = ("person",)
LEAST_GIVEN = 3
# Letters that are no letter with an accent.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Two spellings of a name in two statements."""

    pair: Pair
    a: Name
    b: Name
    relation: Relation
    confidence: float
    explanation: str
    kind: Literal["name", "role"] = "name"


def skeleton(name: str) -> str:
    """A name without what transliteration varies: `"Goïta" -> "gt"`, `"Nusrah" / "Nusra" -> "nsr"`, `"al-Kadhimi" -> "kdm"`."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    letters = "".join(c for c in plain if c.isalpha() or c in " -")
    letters = re.sub(r"\b(al|el|as|ash|ad|an)[- ]", "", letters)
    for pair, single in (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ou", "u"), ("ck", "k"), ("q", "k"), ("y", "i")):
        letters = letters.replace(pair, single)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh\s-]", "", letters))


def name_matches(pairs: Sequence[Pair]) -> Iterator[NameMatch]:
    """Names of one kind in like statements that are spelt almost alike, and two first names of one office or age.

    Each two spellings of two articles once, where each report first prints the name in full.
    """
    introduced = Introductions(pairs)
    for match in (*spelt_alike(pairs), *two_given_names(pairs, introduced)):
        (claim_a, a), (claim_b, b) = introduced.of(match.pair.a, match.a), introduced.of(match.pair.b, match.b)
        yield replace(match, pair=Pair(claim_a, claim_b, match.pair.similarity), a=a, b=b)
    yield from two_offices(pairs, introduced)


def two_offices(pairs: Sequence[Pair], introduced: Introductions) -> Iterator[NameMatch]:
    """People to whom two reports give offices that nobody holds at once."""
    for one, other in sorted({(p.a.article, p.b.article) for p in pairs}):
        left, right = introduced.people(one), introduced.people(other)
        for full in sorted(set(left) & set(right)):
            sides = [[(c, n, office) for c, n in places if (office := office_of(c, n)) is not None] for places in (left[full], right[full])]
            for i, j in odd_offices(*sides):
                (claim_a, a, first), (claim_b, b, second) = sides[0][i], sides[1][j]
                text = f"One report has {a.full} as {first.text}, the other as {second.text}."
                yield NameMatch(Pair(claim_a, claim_b, 0.0), a, b, "conflict", 0.7, text, "role")


def two_given_names(pairs: Sequence[Pair], introduced: Introductions) -> Iterator[NameMatch]:
    """People whom two reports give one surname, one office or age, and two first names; families are left alone."""
    seen: set[frozenset[tuple[str, str]]] = set()
    for one, other in ((p.a.article, p.b.article) for p in pairs):
        if frozenset(((one, ""), (other, ""))) in seen:
            continue
        seen.add(frozenset(((one, ""), (other, ""))))
        for surname in introduced.surnames(one) & introduced.surnames(other):
            (claim_a, a), (claim_b, b) = introduced.only(one, surname), introduced.only(other, surname)
            if other_given(a.full, b.full) and introduced.same_person(claim_a, a, claim_b, b):
                text = f"One report has {a.full}, the other {b.full}, of one office or age: one of the first names may be wrong."
                yield NameMatch(Pair(claim_a, claim_b, 0.0), a, b, "conflict", 0.7, text)


def other_given(a: str, b: str) -> bool:
    """Whether two full names of one surname have two first names, neither a short form of the other: `"Anders" / "Andreas"`."""
    left, right = (given(name) for name in (a, b))
    if len(left) != len(right) or not left or set(left) & set(right):
        return False
    short, long = sorted((left[0], right[0]), key=len)
    if len(short) < LEAST_GIVEN or nicknamed(short, long) or (FOREIGN.search(f"{a} {b}".casefold()) and vowel_traded(short, long)):
        return False
    return not long.startswith(short.rstrip("aeiouy")[: len(short)] or short)


def given(name: str) -> list[str]:
    """The names before the surname without titles, in plain letters: `"Colonel Jörg Bø Dahl" -> ["jorg", "bo"]`."""
    known = name_parts(name)
    folded = ("".join(c for c in unicodedata.normalize("NFKD", part.casefold().translate(PLAIN)) if c.isalpha()) for part in name.split()[:-1] if part.casefold() in known)
    return [part for part in folded if part]


def spelt_alike(pairs: Sequence[Pair]) -> Iterator[NameMatch]:
    """Names of one kind in like statements that are spelt almost alike; each two spellings of two articles once."""
    seen: set[tuple[str, str, str, str]] = set()
    for pair in pairs:
        if pair.similarity < STATEMENTS_ALIKE:
            continue
        known = {n.full.casefold() for n in pair.a.names} & {n.full.casefold() for n in pair.b.names}
        for a in pair.a.names:
            for b in pair.b.names:
                key = (pair.a.article, pair.b.article, a.full.casefold(), b.full.casefold())
                if key in seen or key[2] in known or key[3] in known or a.kind != b.kind or a.kind not in KINDS:
                    continue
                relation = spelling(a.full, b.full)
                if relation is not None:
                    seen.add(key)
                    yield NameMatch(pair, a, b, relation, *reason(a, b, relation))


def spelling(a: str, b: str) -> Relation | None:
    """`"Olivier Salgado" / "Olivier Salgodo" -> conflict`; a transliteration variant agrees; other names are None."""
    left, right = a.casefold(), b.casefold()
    if left == right or len(left) < MIN_LETTERS or len(right) < MIN_LETTERS or any(c.isdigit() for c in left + right):
        return None
    parts_a, parts_b = left.split(), right.split()
    if len(parts_a) != len(parts_b) or len(parts_a) < 2 or sum(x != y for x, y in zip(parts_a, parts_b, strict=True)) != 1:
        return None
    given_a, given_b = parts_a[0], parts_b[0]
    if given_a != given_b and given_a[:2] == given_b[:2]:
        return None  # "Dave" and "David": a short form, not a misprint
    if skeleton(a) == skeleton(b):
        if FOREIGN.search(left) and rendered(a) == rendered(b):
            return "agree"
        return "agree" if unicodedata.normalize("NFKD", a) != unicodedata.normalize("NFKD", b) and variant(a, b) else "conflict"
    if FOREIGN.search(left) and FOREIGN.search(right) and rendered(a) == rendered(b):
        return "agree"
    alike = difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()
    return "conflict" if alike >= LETTERS_ALIKE else None


# Names written over from another script: Arabic, Persian, Russian, Ukrainian and their like, by what they print.
FOREIGN = re.compile(
    r"\b(?:al|el|ad|as|bin|ibn|abu|abd\w*|ould|m[ou]h?amm\w*|ahm[ae]d|h[ua]ss?[ae]i?n|yous+[eo]u?f|y[ou]u?suf|omar|umar|saleh|salih)\b"
    r"|(?:off?|ov|yov|ev|eva|ova|ski[iy]?|sky|skaya|enko|chuk|shvili|dze|yan|yk|ych|zadeh|uddin|ullah)\b|\b(?:kh|zh|gh|dh|q(?!u))"
)


def rendered(name: str) -> str:
    """A name with what renderings of one script choose between made one: `"Gaddafi" / "Qaddafi" -> "gadafi"`, `"Saleh" / "Salih"`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalpha() or c == " ")
    for many, one in (("kh", "h"), ("gh", "g"), ("dh", "d"), ("dj", "j"), ("zh", "j"), ("ou", "o"), ("oo", "o"), ("ph", "f"), ("w", "v"), ("q", "g"), ("k", "g"), ("u", "o"), ("y", "i"), ("e", "i"), ("off", "ov")):
        plain = plain.replace(many, one)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"h\b|(?<=i)i\b", "", plain)).replace("f", "v")


def variant(a: str, b: str) -> bool:
    """Whether only accents, doubled letters, h, or y/i and ou/u differ: spellings that style sheets choose between."""
    folded = []
    for name in (a, b):
        plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalpha())
        plain = plain.replace("ou", "u").replace("y", "i").replace("h", "").replace("q", "k").replace("ck", "k")
        folded.append(re.sub(r"(.)\1+", r"\1", plain))
    return folded[0] == folded[1] and not mistyped(a, b)


def mistyped(a: str, b: str) -> bool:
    """Whether one letter stands for an h, as no style has it: `"Lindahl" / "Lindall"`."""
    return len(a) == len(b) and any("h" in (x, y) for x, y in zip(a.casefold(), b.casefold(), strict=True) if x != y)


def reason(a: Name, b: Name, relation: Relation) -> tuple[float, str]:
    """Confidence and explanation."""
    if relation == "agree":
        return 0.8, f"{a.full} and {b.full} are spellings of one name."
    return 0.7, f"One report has {a.full}, the other {b.full}: one of the spellings may be wrong."
