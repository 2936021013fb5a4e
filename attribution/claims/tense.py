"""Whether the words around a date look back or ahead, told from the nearest verb of the sentence."""

from __future__ import annotations

import re
from typing import Literal

from attribution.claims.wordlists import words

Tense = Literal["past", "future", "unknown"]

FUTURE = words(
    "will ll shall won't won’t would must should may might can could due scheduled planned expected expires expire lapses lapse opens "
    "begins starts ends closes meets faces returns resumes votes deadline upcoming plans plan intends hopes hoped "
    "vowed promised promises promise wants tomorrow forthcoming ahead pledged"
)
# "set for Wednesday", "committed to holding": ahead of the writer, whatever the form of the verb.
FUTURE_PAIRS = frozenset(
    [
        ("set", "for"),
        ("set", "to"),
        ("committed", "to"),
        ("going", "to"),
        ("booked", "for"),
        ("slated", "for"),
        ("put", "back"),
    ]
)
PAST = words(
    "was were had has did said told took went came gave made found began saw left fell rose hit won lost broke shot fought met held "
    "struck sank spread wrote set got brought drew drove became stood led fled felt knew thought caught bought built sent spent "
    "sold paid met ran swept tore threw wounded died ago earlier since when after last been signed yesterday"
)
# "to" + verb looks ahead, but not after these: "failed to appear on Friday".
DONE_TO = words(
    "able managed failed began had used forced continued tried refused according helped came started went appeared seemed "
    "allowed led prior thanks added similar due back up down out from said close told spoke belonged"
)
NOT_VERBS = words("the a an this that his her its their our my your some any each all about more less him them us me")
NOT_PAST = words(
    "hundred indeed need speed seed feed weed breed embed sacred naked wicked united red bed shed armed aged"
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.!?]+(?=[\s\"”’)])|\n\s*\n")
LOOK = 160


def tense_at(text: str, start: int, end: int) -> Tense:
    """Return how the sentence leans at a date: `"will meet on [Monday]" -> future`, `"on [Friday] defended" -> past`.

    The nearest verb before the date decides, else the nearest after it; at most 160 characters are read either way.
    """
    before = _words(text[max(0, start - LOOK) : start])
    sentence = _last_sentence(before)
    for i in range(len(sentence) - 1, -1, -1):
        tense = _leaning(sentence, i)
        if tense != "unknown":
            return tense
    after = _first_sentence(_words(text[end : end + LOOK]))
    for i in range(len(after)):
        tense = _leaning(after, i)
        if tense != "unknown":
            return tense
    return "unknown"


def _words(stretch: str) -> list[str]:
    """Return the words of a stretch, with "." for every end of a sentence."""
    return [w.lower() if w[0].isalpha() else "." for w in WORD.findall(stretch)]


def _last_sentence(words: list[str]) -> list[str]:
    """Return the words after the last end of a sentence."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] == ".":
            return words[i + 1 :]
    return words


def _first_sentence(words: list[str]) -> list[str]:
    """Return the words up to the first end of a sentence."""
    return words[: words.index(".")] if "." in words else words


def _leaning(words: list[str], i: int) -> Tense:
    """Return how word `i` leans, by itself and with its neighbours."""
    word = words[i]
    after = words[i + 1] if i + 1 < len(words) else ""
    before = words[i - 1] if i else ""
    if (word, after) in FUTURE_PAIRS or word in FUTURE or word.endswith(("'ll", "’ll")):
        return "future"
    if word == "to" and after and after not in NOT_VERBS and not after.endswith(("ing", "ed", "day")) and before:
        return (
            "past"
            if before in DONE_TO
            else "future"
            if len(after) > 1 and before.isalpha() and _base(after)
            else "unknown"
        )
    if word in ("be", "have") and before in ("to", "will", "would", "must", "could", "may", "might", "should"):
        return "future"
    if word in PAST or (word.endswith("ed") and len(word) > 4 and word not in NOT_PAST):
        return _participle(words, i)
    return "unknown"


def _participle(words: list[str], i: int) -> Tense:
    """Return "future" for a participle that an auxiliary before it makes one ("will be held", "to be opened")."""
    for word in words[max(0, i - 3) : i]:
        if word in ("will", "would", "shall", "must", "could", "may", "might", "should", "can", "won't", "won’t"):
            return "future"
    return "future" if words[max(0, i - 2) : i] == ["to", "be"] else "past"


BASES = words(
    "meet be leave hold return open reopen close begin start end vote decide resign visit reach step stand hand pay give take make "
    "sign publish launch appear go come build rise fall face run stay move resume complete withdraw finish deliver present "
    "announce extend expire travel arrive play hear rule sentence pass join learn speak address submit stop keep cut "
    "raise lower release receive sell buy put bring become retire quit host gather march strike walk"
)


def _base(word: str) -> bool:
    """Say whether a word is the base form of a verb that news sets a date for."""
    return word in BASES
