"""Words as they are spoken: one form for case, marks, contractions, spelling style, figures and number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from attribution.matching.figures import fold_figures
from attribution.matching.wording import fold
from attribution.quotes.wordlists import word_set

TokenKind = Literal["word", "ellipsis", "bracket"]
# Every repeat is bounded or possessive in effect: no two neighbouring parts can match the same character.
TOKEN = re.compile(
    r"""(?P<ellipsis>[\[(][^\S\n]?(?:…|\.[^\S\n]?\.[^\S\n]?\.)[^\S\n]?[\])]|…|\.(?:[^\S\n]?\.){2,3})
      | (?P<owned>\[[^\W_]{1,12}\][^\W_]+(?:['’ʼ][^\W_]+)?)
      | (?P<bracket>\[[^\[\]]{1,200}\])
      | (?P<money>[$€£][^\S\n]?\d+(?:,\d{3})*(?:\.\d+)?[mk]\b)
      | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+(?!\.?\d))
      | (?P<scaled>\d+(?=(?:bn|mn|tn)\b))
      | (?P<word>[^\W_]+(?:['’ʼ.][^\W_]+)*(?:\[[^\W_]{1,12}\][^\W_]*)?)
      | (?P<sign>[%&$€£])""",
    re.VERBOSE,
)
SIGNS = {"%": "percent", "&": "and", "$": "$", "€": "€", "£": "£"}
# American papers write these with one l.
DOUBLED = re.compile(r"^(travel|cancel|model|label|signal|fuel|marvel|level|counsel|quarrel|total|equal|initial|channel|fulfil)l(ed|ing|ers?|s)$")
MONEY_SCALES = {"m": "million", "k": "thousand"}
WHOLE = {"cannot": "can not", "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "let's": "let us"}
ENDINGS = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"))
# "it's" is "it is" or "it has", "they'd" is "they would" or "they had": the second word fits any of these.
LOOSE_ENDINGS = {"'s": "is", "'d": "would"}
LOOSE_STEMS = word_set(
    "i you he she it we they that there here this what who where when how why everybody everyone nobody somebody someone something"
)
LOOSE = frozenset(["is", "has", "us", "does", "would", "had", "did"])
# Ways of writing one spoken word.
SAME = {
    "mister": "mr", "doctor": "dr", "okay": "ok", "versus": "vs", "dollars": "dollar", "euros": "euro", "pounds": "pound",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "cos": "because", "cuz": "because", "mn": "million", "bn": "billion",
    "tn": "trillion", "pct": "percent", "programme": "program", "programmes": "programs", "grey": "gray", "towards": "toward",
    "defence": "defense", "offence": "offense", "licence": "license", "learnt": "learned", "burnt": "burned", "spelt": "spelled",
    "dreamt": "dreamed", "tonnes": "tons", "tonne": "ton", "cheque": "check", "cheques": "checks",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A word (or an ellipsis, or a bracketed insertion) of a text: its folded form and its code points.

    `loose` says that the form is the second half of a contraction that can mean several words.
    """

    form: str
    start: int
    end: int
    kind: TokenKind = "word"
    loose: bool = False


def spoken(text: str, start: int = 0, end: int | None = None) -> list[Said]:
    """The words of a stretch of text, in offsets of the text: `"We'll pay 12%" -> we, will, pay, 12, percent`.

    Figures and number words have one form ("twelve" -> 12, "$5 million" -> 5000000, dollar); "[W]e" is the word "we". Linear.
    """
    return fold_figures(list(tokens(text, start, len(text) if end is None else end)))


def tokens(text: str, start: int, end: int) -> Iterator[Said]:
    """Words with contractions taken apart, before figures are put together."""
    for match in TOKEN.finditer(text, start, end):
        kind, raw = match.lastgroup, match.group()
        at, to = match.span()
        if kind in ("ellipsis", "bracket"):
            yield Said(raw, at, to, kind)  # type: ignore[arg-type]
        elif kind == "sign":
            yield Said(SIGNS[raw], at, to)
        elif kind == "money":
            yield from (Said(form, at, to) for form in (raw[0], raw[1:-1].strip().replace(",", ""), MONEY_SCALES[raw[-1]]))
        elif kind in ("number", "scaled"):
            yield Said(raw.replace(",", ""), at, to)
        else:
            for form, loose in expanded(raw):
                yield Said(form, at, to, "word", loose)


@lru_cache(maxsize=200_000)
def expanded(raw: str) -> tuple[tuple[str, bool], ...]:
    """The forms of one printed word: `"They'd" -> (("they", False), ("would", True))`."""
    form = plain(raw.replace("[", "").replace("]", "").replace("ʼ", "'"))
    if form in WHOLE:
        return tuple((piece, False) for piece in WHOLE[form].split())
    for ending, word in ENDINGS:
        if form.endswith(ending) and len(form) > len(ending):
            return (form[: -len(ending)], False), (word, False)
    stem, ending = form[:-2], form[-2:]
    if ending in LOOSE_ENDINGS and (stem in LOOSE_STEMS or ending == "'d"):
        return (stem, False), (LOOSE_ENDINGS[ending], True)
    return tuple((piece, False) for piece in SAME.get(form, form).split())


def plain(word: str) -> str:
    """A word without case, accents and spelling style: `"Organisé" -> "organize"`."""
    folded = unicodedata.normalize("NFKD", word)
    form = fold("".join(letter for letter in folded if not unicodedata.combining(letter))) or word
    return DOUBLED.sub(r"\1\2", form)


def only_words(said: Sequence[Said]) -> list[Said]:
    """The words alone, without ellipses and insertions."""
    return [word for word in said if word.kind == "word"]


def moved(said: Sequence[Said], by: int) -> list[Said]:
    """The same words with their offsets moved."""
    return [replace(word, start=word.start + by, end=word.end + by) for word in said]
