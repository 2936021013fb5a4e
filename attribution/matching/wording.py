"""How two printings of one remark differ, word by word, and whether the difference matters."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from attribution.claims.numberwords import ONES, TENS

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|…|\.\.\.|\[[^\]]*\]")
ELLIPSES = ("…", "...")
Drift = Literal["same", "shortened", "minor", "altered"]

NEGATIONS = frozenset(["no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "n't"])
HEDGES = frozenset(
    ["seem", "seems", "seemed", "appear", "appears", "appeared", "may", "might", "could", "would", "perhaps", "probably", "possibly", "likely", "almost", "nearly", "about", "around", "roughly", "some", "alleged", "allegedly", "reportedly", "apparently", "maybe", "partly", "largely", "seemingly", "presumably", "supposedly", "potentially", "arguably", "virtually", "practically", "mostly", "usually", "often", "sometimes", "somewhat"]
)
SMALL = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "of", "to", "in", "on", "at", "for", "and", "or", "but", "as", "so", "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "it", "its", "we", "our", "us", "i", "my", "me", "you", "your", "he", "his", "she", "her", "they", "their", "them", "there", "here"]
)
# House style, not wording: British and American spellings, contractions.
CONTRACTIONS = {
    "i'm": "i am", "we're": "we are", "you're": "you are", "they're": "they are", "it's": "it is", "that's": "that is",
    "he's": "he is", "she's": "she is", "there's": "there is", "i've": "i have", "we've": "we have", "you've": "you have",
    "they've": "they have", "i'll": "i will", "we'll": "we will", "you'll": "you will", "they'll": "they will",
    "it'll": "it will", "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "let's": "let us", "i'd": "i would", "we'd": "we would", "they'd": "they would", "he'd": "he would", "she'd": "she would", "you'd": "you would",
}  # fmt: skip
# What a bracketed insertion may stand for without a word altered.
PRONOUNS = frozenset(
    [
        "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your",
        "his", "its", "our", "their", "this", "that", "these", "those", "here", "there",
    ]
)  # fmt: skip
# The second half of a contraction ("he's", "they'd") may stand for any of these.
LOOSE = frozenset(["is", "has", "would", "had"])
CONTRACTED = re.compile(r"[^\W_]['’](?:s|d)$", re.IGNORECASE)
SAME = {
    "programme": "program", "programmes": "programs", "grey": "gray", "defence": "defense", "offence": "offense", "licence": "license",
    "learnt": "learned", "burnt": "burned", "spelt": "spelled", "towards": "toward", "okay": "ok", "gonna": "going to", "cheque": "check",
    "gotta": "got to", "wanna": "want to",
}  # fmt: skip
DOUBLED = re.compile(r"^(travel|cancel|model|label|signal|fuel|level|counsel|quarrel|total|channel)l(ed|ing|ers?)$")
# House styles differ on where figures begin; "one" is a pronoun too often to be taken for 1.
FIGURES = {word: f"{value:g}" for word, value in {**ONES, **TENS}.items() if word not in ("zero", "one")}
# Endings of verbs and nouns, and the consonants that double before them.
ENDINGS, DOUBLING, LEAST_STEM = ("ing", "ed", "es", "s"), "bdgmnprt", 3
SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in ((r"isation(s?)$", r"ization\1"), (r"is(e[sd]?|ing)$", r"iz\1"), (r"our(s|ed|ing)?$", r"or\1"), (r"tre(s?)$", r"ter\1"))
)
NOT = re.compile(r"n't$")
# Texts up to this length are statements and remarks, whose words are kept.
SHORT = 2_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a remark: its folded form and where it stands in the passage."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The outcome of a comparison: what differs (word indices on either side), how much is shared, what kind of change."""

    drift: Drift
    shared: float
    only_a: tuple[Word, ...]
    only_b: tuple[Word, ...]
    note: str


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One form for house styles: `"Organise" -> "organize"`, `"’" -> "'"`."""
    form = word.replace("’", "'").casefold()
    form = form.replace(".", "") if "." in form and not form.startswith("...") else form
    for pattern, replacement in SPELLINGS:
        if len(form) > 5:
            form = pattern.sub(replacement, form)
    return DOUBLED.sub(r"\1\2", form)


def figure(form: str) -> str:
    """A number word under a hundred as digits: `"twelve" -> "12"`, `"twenty-five" -> "25"`; anything else as it is."""
    tens, hyphen, ones = form.partition("-")
    if hyphen and tens in TENS and ones in ONES and 0 < ONES[ones] < 10:
        return f"{TENS[tens] + ONES[ones]:g}"
    return FIGURES.get(form, form)


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """One form for the endings of a word: `"fighting" / "fights" / "fight" -> "fight"`, `"stopped" -> "stop"`, `"cities" -> "citi"`."""
    for ending in ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= LEAST_STEM:
            form = form[: -len(ending)]
            break
    form = form[:-1] if len(form) > LEAST_STEM and form[-1] == form[-2] and form[-1] in DOUBLING else form
    return form[:-1] + "i" if form.endswith("y") and len(form) > LEAST_STEM else form.removesuffix("e")


def words(text: str) -> list[Word]:
    """The words of a passage, contractions taken apart: `"I'm sorry" -> i, am, sorry`."""
    return list(kept_words(text) if len(text) <= SHORT else read_words(text))


@lru_cache(maxsize=1 << 12)
def kept_words(text: str) -> tuple[Word, ...]:
    """The words of a statement or a remark: every pair that it stands in asks for them again."""
    return tuple(read_words(text))


def plain_words(text: str) -> list[Word]:
    """The words of a passage without ellipses and bracketed insertions."""
    return list(kept_plain_words(text) if len(text) <= SHORT else without_marks(read_words(text)))


@lru_cache(maxsize=1 << 12)
def kept_plain_words(text: str) -> tuple[Word, ...]:
    """The plain words of a remark."""
    return tuple(without_marks(kept_words(text)))


def without_marks(found: Iterable[Word]) -> Iterator[Word]:
    """Words that are no marks."""
    return (word for word in found if not is_mark(word))


def read_words(text: str) -> Iterator[Word]:
    """The words of a text of any length."""
    for match in WORD.finditer(text):
        start, end = match.span()
        for piece in pieces(match.group()):
            yield Word(piece, start, end)


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...]:
    """What a printed word is compared as: `"I'm" -> i, am`; an insertion of several words is one mark."""
    form = fold(word)
    if form.startswith("["):
        return (form,)
    return tuple((CONTRACTIONS.get(form) or SAME.get(form) or NOT.sub(" not", figure(form))).split())


def is_mark(word: Word) -> bool:
    """Whether a word is an ellipsis or a bracketed insertion, which editors may add inside marks."""
    return word.form in ELLIPSES or word.form.startswith("[")


def compare_wording(a: str, b: str) -> Wording:
    """Compare two quotations' words: `"has become part" / "seems to have become part"` -> altered, only_b: seems, to.

    `same`: nothing but case, punctuation, contraction or spelling style differs. `shortened`: one side is the other with a
    gap that an ellipsis or brackets own up to, or simply its beginning or end. `minor`: only small words differ.
    """
    left, right, plain_a, plain_b = words(a), words(b), plain_words(a), plain_words(b)
    matcher = difflib.SequenceMatcher(None, [w.form for w in plain_a], [w.form for w in plain_b], autojunk=False)
    only_a: list[Word] = []
    only_b: list[Word] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal" and not loosely_same(plain_a[i1:i2], plain_b[j1:j2], a, b):
            if stands_for(right, plain_b, j1, j2, plain_a[i1:i2]) or stands_for(left, plain_a, i1, i2, plain_b[j1:j2]):
                continue
            only_a += plain_a[i1:i2]
            only_b += plain_b[j1:j2]
    same = sum(block.size for block in matcher.get_matching_blocks())
    shared = same / max(1, min(len(plain_a), len(plain_b)))
    owned = len(plain_a) < len(left) or len(plain_b) < len(right)
    return Wording(*classify(only_a, only_b, owned, matcher, shared))


def stands_for(marked: list[Word], plain: list[Word], start: int, stop: int, other: list[Word]) -> bool:
    """Whether pronouns of the other side have a bracketed insertion in their place here: "It has" beside "[The ministry] has"."""
    if stop > start or not other or not {word.form for word in other} <= PRONOUNS:
        return False
    after = plain[start - 1].end if start else 0
    before = plain[start].start if start < len(plain) else None
    return any(w.form.startswith("[") and w.start >= after and (before is None or w.start < before) for w in marked)


def loosely_same(one: list[Word], other: list[Word], a: str, b: str) -> bool:
    """Whether two words differ only in how a contraction is read: "he's" beside "he has"."""
    if len(one) != 1 or len(other) != 1 or not {one[0].form, other[0].form} <= LOOSE:
        return False
    return any(CONTRACTED.search(text[w.start : w.end]) for w, text in ((one[0], a), (other[0], b)))


def classify(
    only_a: list[Word], only_b: list[Word], owned: bool, matcher: difflib.SequenceMatcher[str], shared: float
) -> tuple[Drift, float, tuple[Word, ...], tuple[Word, ...], str]:
    """Name the drift; the note is the reason in a few words, the gravest first."""
    sides = tuple(only_a), tuple(only_b)
    if not only_a and not only_b:
        return "same", shared, *sides, "same words"
    changed = {w.form for w in (*only_a, *only_b)}
    for forms, note in ((NEGATIONS, "a negation"), (HEDGES, "a hedge")):
        if changed & forms:
            found = ", ".join(sorted(changed & forms))
            return "altered", shared, *sides, f"{note} differs ({found})"
    if any(any(c.isdigit() for c in form) for form in changed):
        return "altered", shared, *sides, "a figure differs"
    if not only_a or not only_b:
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if owned or len(blocks) == 1:
            how = "with an ellipsis or brackets" if owned else "at its edge"
            return "shortened", shared, *sides, f"one printing is shorter, {how}"
    if changed <= SMALL:
        return "minor", shared, *sides, "small words differ"
    return "altered", shared, *sides, "words differ"
