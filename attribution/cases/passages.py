"""Words of a case file found in an article: exactly once, or a message that says what is needed."""

from __future__ import annotations

import difflib
import re

from attribution.types import Article, Passage

# Characters of an article shown around a place.
AROUND = 24
# Sentence ends and line breaks: what an article is cut at to show the text nearest to words that are not in it.
BREAK = re.compile(r"(?<=[.!?…”\"])\s+|\n+")
# Pieces of a long article that are compared with the words, at most: enough for any news report, and it bounds the time.
PIECES = 2_000


class PassageError(ValueError):
    """Words that do not stand in the article as often as they should; the message says how to mend it."""


def pattern(words: str) -> re.Pattern[str]:
    r"""Words as they may be broken over lines: "17,000  members" -> 17,000\s+members."""
    return re.compile(r"\s+".join(re.escape(part) for part in words.split()))


def stretches(text: str, words: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Every place of the words in text[start:end], as code points into `text`; overlapping ones count."""
    wanted, found, at = pattern(words), [], start
    if not wanted.pattern:
        return []
    limit = len(text) if end is None else end
    while match := wanted.search(text, at, limit):
        found.append(match.span())
        at = match.start() + 1
    return found


def locate(article: Article, words: str, context: str | None = None) -> Passage:
    """The passage of an article with these words. Raises PassageError unless there is exactly one.

    With a `context` that stands there once, the words are looked for in it.
    """
    start, end = (0, len(article.text)) if context is None else only(article, context, "context")
    if context is not None and not stretches(article.text, words, start, end):
        raise PassageError(f"{shown(words)} does not stand in its context {shown(context)}: the context has to hold the words")
    return article.passage(*only(article, words, "text" if context is None else "text in its context", start, end))


def only(article: Article, words: str, what: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The one place of the words."""
    places = stretches(article.text, words, start, end)
    if len(places) == 1:
        return places[0]
    if not places:
        raise PassageError(f"{shown(words)} does not stand in {article.id!r}{nearest_words(article, words)}")
    where = "; ".join(f"…{around(article.text, *place)}…" for place in places[:3])
    step = "a longer context" if "text" not in what or "context" in what else "`context`, a longer stretch that stands there once"
    raise PassageError(f"{shown(words)} stands {len(places)} times in {article.id!r}; expected once: add {step} ({where})")


def around(text: str, start: int, end: int) -> str:
    """A place with what stands around it, on one line."""
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())


def nearest_words(article: Article, words: str) -> str:
    """`: the nearest text is “…”`, or a word of advice where nothing is near."""
    _, found = nearest(article.text, words)
    return f": the nearest text is {shown(found)}; copy the words from the article" if found else ": copy the words from the article"


def nearest(text: str, words: str) -> tuple[float, str]:
    """How much the most similar stretch of a text is like the words (0.5 to 1), and the stretch; empty where none has half of their letters."""
    wanted = " ".join(words.split())
    pieces = [" ".join(piece.split()) for piece in BREAK.split(text)[:PIECES] if piece.strip()]
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted.casefold())
    best, score = "", 0.5
    for piece in pieces:
        for stretch in windows(piece, len(wanted.split())):
            matcher.set_seq1(stretch.casefold())
            if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score and (ratio := matcher.ratio()) > score:
                best, score = stretch, ratio
    return score, best


def windows(piece: str, size: int) -> list[str]:
    """Every stretch of `size` words of a sentence; the sentence itself where it is no longer."""
    words = piece.split()
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


def shown(words: str, longest: int = 120) -> str:
    """Words in quotation marks on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= longest else f"“{line[: longest - 1]}…”"
