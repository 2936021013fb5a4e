"""One person spelt in two ways."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.types import Name, Pair, Relation

# Two full names this alike by letters, in statements this alike, are one name; beneath, they may be two people.
LETTERS_ALIKE, STATEMENTS_ALIKE, MIN_LETTERS = 0.8, 0.5, 8
KINDS = ("person",)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Two spellings of a name in two statements."""

    pair: Pair
    a: Name
    b: Name
    relation: Relation
    confidence: float
    explanation: str


def skeleton(name: str) -> str:
    """A name without what transliteration varies: `"Goïta" -> "gt"`, `"Nusrah" / "Nusra" -> "nsr"`, `"al-Kadhimi" -> "kdm"`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if c.isalpha() or c in " -")
    letters = re.sub(r"\b(al|el|as|ash|ad|an)[- ]", "", letters)
    for pair, single in (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ou", "u"), ("ck", "k"), ("q", "k"), ("y", "i")):
        letters = letters.replace(pair, single)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh\s-]", "", letters))


def name_matches(pairs: Sequence[Pair]) -> Iterator[NameMatch]:
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
    r"|(?:off?|ov|yov|ev|eva|ova|ski[iy]?|sky|skaya|enko|chuk|shvili|dze|yan|zadeh|uddin|ullah)\b|\b(?:kh|zh|gh|dh|q(?!u))"
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
    return folded[0] == folded[1]


def reason(a: Name, b: Name, relation: Relation) -> tuple[float, str]:
    """Confidence and explanation."""
    if relation == "agree":
        return 0.8, f"{a.full} and {b.full} are spellings of one name."
    return 0.7, f"One report has {a.full}, the other {b.full}: one of the spellings may be wrong."
