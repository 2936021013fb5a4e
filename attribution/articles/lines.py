"""What one paragraph looks like by itself, before its place on the page is considered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from attribution.articles import phrases
from attribution.articles.dates import find_stamps
from attribution.articles.months import MONTH, WEEKDAY
from attribution.types import Span

Kind = Literal[
    "prose", "label", "heading", "caption", "credit", "byline", "date", "age", "ad", "boilerplate", "bio", "ender",
    "related_heading", "related_link",
]  # fmt: skip
# Headlines, subheads and captions without a full stop stay below this; longer text is prose whatever its last character.
LABEL_LENGTH = 120
UNFINISHED = 60
# "Published on Tuesday 12 March 2031 at 09:20 CET | Updated on Wednesday 13 March 2031 at 10:00 CET" has 17 words.
DATE_TOKENS = 18
# "last updated", "local time": a date line has few words in lower case.
LOWER_TOKENS = 4
# No furniture of a page is longer; measured on the development pages, where the longest caption has 471 characters.
FURNITURE_LENGTH = 700
TERMINAL = frozenset(".!?:;。！？।؟")
# The closing marks, and what is left of them where UTF-8 was read as Latin-1 ("â\x80\x9d").
CLOSERS = "\"'”’»)]›“*_â€œ™" + "".join(map(chr, range(0x80, 0xA0)))
INNER_STOP = re.compile(r"[^\W\d_A-Z]{3}[.!?][\"”’)]*\s")
DATE_WORDS = re.compile(
    rf"{WEEKDAY}|\b(?:{MONTH})\s*\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{MONTH})|"
    r"\b(?:first|originally|published|updated|update|posted|last|modified|edited|created|issued|on|at|date|time|local|hrs|hours|uhr|"
    r"kl|ago|read|min(?:ute)?s?|stand|publié|mis à jour|le|à|veröffentlicht|am|pm|a\.m\.|p\.m\.|[ECMP][SD]?T|[A-Z]{2,3}T|gmt|utc|bst|ist|z)\b|"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?|\b\d{1,2}(?=\s*[ap]\.?m)",
    re.IGNORECASE,
)
CAPITALISED = re.compile(r"[^\W\d_]")
SMALL = frozenset({"and", "of", "for", "in", "the", "at", "with", "al", "de", "van", "von", "bin", "der", "del", "da", "la", "el", "y", "&"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line(Span):
    """A paragraph with its kind; `cut` says that it breaks off in "..."; `terminal` that it ends as a sentence does."""

    text: str
    kind: Kind
    terminal: bool
    cut: bool

    @property
    def words(self) -> int:
        """The number of words, counting at most 60."""
        return len(self.text[:600].split(None, 60))

    @property
    def size(self) -> int:
        """The length in characters."""
        return self.end - self.start


def read_line(text: str, span: Span, kind: Kind | None = None) -> Line:
    """Describe one paragraph; `kind` overrules the wording where the format already tells it (a Markdown heading)."""
    words = span.of(text)
    bare = words[-12:].rstrip(CLOSERS + " ")
    cut = bare.endswith(("...", "…"))
    terminal = bare[-1:] in TERMINAL and not (cut and len(words) <= LABEL_LENGTH)
    return Line(span.start, span.end, words, kind or kind_of(words, terminal), terminal, cut)


def kind_of(words: str, terminal: bool) -> Kind:
    """Name the kind of a paragraph by its wording: `"3 days ago" -> "age"`, `"FILE - A ship" -> "caption"`."""
    if len(words) > FURNITURE_LENGTH:
        return "prose"
    return furniture(words) or ("prose" if terminal or len(words) > LABEL_LENGTH or unfinished(words) else "label")


def unfinished(words: str) -> bool:
    """Whether a line holds a whole sentence and goes on: "He left at once. CHANNEL NEWS", no headline or caption."""
    return len(words) > UNFINISHED and bool(INNER_STOP.search(words))


def furniture(words: str) -> Kind | None:
    """The kind of page furniture a short paragraph is by its wording, None where it may be the story."""
    short = len(words) <= LABEL_LENGTH
    if phrases.ENDER.match(words):
        return "ender"
    if phrases.AD.match(words):
        return "ad"
    if short and phrases.AGE.match(words):
        return "age"
    if short and phrases.RELATED_HEADING.match(words):
        return "related_heading"
    if is_caption(words):
        return "caption"
    if phrases.CREDIT_LINE.match(words):
        return "byline"
    if len(words) <= 300 and phrases.BOILERPLATE.match(words):
        return "boilerplate"
    if len(words) <= 250 and phrases.RELATED_LINK.match(words):
        return "related_link"
    if phrases.BIO.match(words):
        return "bio"
    return by_or_date(words) if short else None


def is_caption(words: str) -> bool:
    """Whether a paragraph is a caption or credit by its wording: its opening, a photograph it speaks of, or its credit."""
    if phrases.CAPTION_HEAD.match(words):
        return True
    lowered = words.lower()
    if not any(word in lowered for word in phrases.MEDIA):
        return False
    return bool(phrases.CREDIT_TAIL.search(words) or phrases.CAPTION_INSIDE.search(words))


def by_or_date(words: str) -> Kind | None:
    """Tell bylines, agency credits and date lines from other short lines."""
    if phrases.AGENCY_LINE.match(words):
        return "credit"
    if is_byline(words) or is_signed(words):
        return "byline"
    return "date" if is_date_line(words) else None


def is_byline(words: str) -> bool:
    """Whether a line says "By" and names: "By Solveig Marstein", not "By Friday the mission had left."."""
    match = phrases.BYLINE.match(words)
    if not match:
        return False
    rest = [w.strip(",.|()") for w in words[match.end() :].split()]
    counted = [w for w in rest if w and w.lower() not in SMALL and not w[0].isdigit()]
    capital = sum(w[0].isupper() or w[0] == "@" for w in counted)
    return bool(counted) and len(rest) <= 16 and capital >= 0.7 * len(counted) and not ends_sentence(words, counted)


def is_signed(words: str) -> bool:
    """Whether a line is names with a post at the paper or an agency: "Inês Carrasco, port reporter", "Inês Carrasco, The Associated Press"."""
    post = phrases.POST.match(words)
    if post:
        return is_name(post["name"])
    name, _, agency = words.rpartition(", ")
    return bool(name) and bool(phrases.AGENCY_LINE.match(agency)) and is_name(name)


def ends_sentence(words: str, counted: list[str]) -> bool:
    """Whether the full stop is more than the end of a name or an abbreviation."""
    return words.endswith((".", "!", "?")) and len(counted) > 4


def is_date_line(words: str) -> bool:
    """Whether nothing but dates, times and their labels (and at most two words of an agency or zone) stand on a line."""
    tokens = words.split(None, DATE_TOKENS)
    if len(tokens) > DATE_TOKENS or not any(character.isdigit() for character in words):
        return False
    rest = words
    if sum(token[0].islower() and len(token) > 2 for token in tokens) > LOWER_TOKENS:
        return False
    stamps = find_stamps(words)
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " " + rest[stamp.end :]
    rest = DATE_WORDS.sub(" ", rest)
    left = [word for word in re.split(r"[\W_]+", rest) if word]
    if stamps:
        return len(left) <= 2 and all(CAPITALISED.match(word) and word[0].isupper() for word in left)
    return not left


def is_name(words: str) -> bool:
    """Whether a line could be nothing but a person's name, perhaps with an outlet: "Karin Laub and Aron Heller, Reuters"."""
    parts = words.replace(",", " ").split()
    if not 2 <= len(parts) <= 9 or words.count(",") > 1 or words[-1] in TERMINAL or re.search(r"[\d&:;|?!]", words):
        return False
    named = [part for part in parts if part.lower() not in SMALL]
    return len(named) >= 2 and all((part[0].isupper() and not part.isupper()) or len(part) <= 3 for part in named)
