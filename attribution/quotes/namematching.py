"""Whether two printed names are forms of one name, word by folded word."""

from __future__ import annotations

from functools import lru_cache

from attribution.quotes.acronyms import is_acronym
from attribution.quotes.lexicon import fold
from attribution.quotes.spelling import nicknamed, slip, sound, vowel_traded

Words = tuple[str, ...]
MAX_WORDS = 12


@lru_cache(maxsize=20_000)
def folded_name(words: Words) -> Words:
    """Return the words of a name folded for lookup, a leading article left out."""
    folded = tuple(fold(word.replace(".", "") if is_acronym(word) else word).strip(".") for word in words)
    return folded[1:] if len(folded) > 1 and folded[0] == "the" else folded


def letters(folded: Words) -> str:
    """Return the letters of a name in one piece: "al-Maeena" and "Al Maeena" -> "almaeena"."""
    return "".join(char for word in folded for char in word if char.isalnum())


def compatible(short: Words, full: Words) -> bool:
    """Say whether one name is a shorter form of another that ends alike: "Rao Kulkarni" and "Nandini Rao Kulkarni"."""
    if len(short) == 1:
        return short[0] in (full[-1], *full[-1].split("-")) or full == short
    small, large = (short, full) if len(short) <= len(full) else (full, short)
    if len(small) == 1:
        return small[0] == large[-1]
    rest = iter(large)
    return all(any(same(word, other) for other in rest) for word in small)


def same(word: str, other: str) -> bool:
    """Say whether two words of a name agree, an initial standing for its name."""
    return word == other or (len(word.strip(".")) == 1 and other.startswith(word.strip(".")))


def prefix(short: Words, full: Words) -> bool:
    """Say whether a name is the beginning of a longer one: "Stannard" of "Stannard Lode", "Xi" of "Xi Jinping"."""
    return len(short) < len(full) and full[: len(short)] == short


def respelled(words: Words, other: Words) -> bool:
    """Say whether two full names are spellings of one: "Ana Maurer" and "Ana Mauer", "Kristin Wilkins" and "Kristen Wilkins"."""
    if len(words) < 2 or len(words) != len(other):
        return False
    if words[:-1] == other[:-1]:
        return sound(words[-1]) == sound(other[-1]) or slip(words[-1], other[-1])
    first, second = words[0], other[0]
    alike = sound(first) == sound(second) or vowel_traded(first, second) or nicknamed(first, second)
    return words[1:] == other[1:] and alike


def shortened(short: Words, full: Words) -> bool:
    """Say whether the words of a short form stand in a longer name in their order: ("relief", "office")."""
    if len(short) >= len(full) or len(full) > MAX_WORDS:
        return False
    rest = iter(full)
    return all(word in rest for word in short)
