"""Runs of capitalised words: where a printed name begins and ends, titles in front and possessives behind left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.quotes.lexicon import ORG_WORDS, TITLES, fold, is_role_noun
from attribution.quotes.titlewords import is_lead
from attribution.quotes.wordlists import word_set
from attribution.types import Span

PARTICLE = r"(?:al|el|bin|ibn|de|del|della|der|van|von|da|dos|du|la|le)"
DOTTED = r"(?:[A-ZÀ-Þ]\.){2,6}"
PLAIN = r"(?:(?:al|el|ben|bin|abu|as|ar|ash|at|az|d|l)[-’'])?[A-ZÀ-Þ]\w{0,40}(?:[.’'\-]\w{1,40}){0,5}"
WORD = rf"(?:{DOTTED}|{PLAIN})"
# A middle initial: "John F. Kennedy".
MIDDLE = r"(?:[A-ZÀ-Þ]\. )?"
RUN = re.compile(rf"(?<![\w’'-]){WORD}(?:[ \u00a0](?:{PARTICLE} ){{0,2}}(?:& )?{MIDDLE}{WORD}){{0,7}}")
INSTITUTIONS = word_set(
    "ministry bank mission university institute department house chamber council government court office church "
    "federation union association society league confederation academy school college bureau board committee "
    "commission centre center foundation party movement front army"
)
# "Minister of Foreign Affairs" names an office, not somebody called Affairs.
PORTFOLIOS = word_set("affairs relations trade defence defense justice health finance economy interior")
INSTITUTION_OF = re.compile(rf" (?:of|for) (?:the )?{WORD}(?: {WORD}){{0,3}}")
INITIALS = re.compile(r"^(?:[A-Z]\.)+$|^[A-Z]{2,}$")
# Capitals that only begin a sentence.
OPENERS = word_set("""the a an in on at but and or he she it they we i you this that these those if when while as for from by with after
    before one two three four five six seven eight nine ten last some no not what why how who where their his her its our
    my your there here yesterday today tomorrow now then later earlier since until about around more most many few all
    both each every any another other such so yet still however meanwhile according only even also just nearly almost
    asked told speaking under over between during despite although though because once whether nobody everybody nothing
    police officials witnesses residents detectives cops medics doctors ministers prosecutors organisers analysts
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december local state former mr mrs ms dr to of is was are were will would can could do did has
    have had let see go come live update nonsense yes please thank thanks sorry""")


@dataclass(frozen=True, slots=True)
class Run(Span):
    """A printed name: its words, the titles before it, and whether it opens its sentence."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    opens: bool


def name_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of `text[start:end]`: "Mali’s Foreign Minister Abdoulaye Diop" -> Mali; Abdoulaye Diop."""
    for match in RUN.finditer(text, start, end):
        opens = begins_sentence(text, match.start(), start)
        pieces = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[match.start() : match.end()])]
        offset = match.start()
        group: list[tuple[int, int]] = []
        for first, last in pieces:
            word = text[offset + first : offset + last]
            bare = re.sub(r"[’']s$|[’']$", "", word)
            group.append((offset + first, offset + first + len(bare)))
            if bare != word:
                yield from finished(text, group, opens)
                group, opens = [], False
        yield from finished(text, group, opens)


def finished(text: str, group: list[tuple[int, int]], opens: bool) -> Iterator[Run]:
    """Yield the run of a group of words, sentence openers and titles in front taken off."""
    titles: list[str] = []
    institution = bool(group) and fold(text[slice(*group[-1])]) in ORG_WORDS  # "Foreign Ministry" holds no title
    places = range(len(group) - 2, -1, -1)
    office = None if institution else next((i for i in places if is_office(text[slice(*group[i])])), None)
    if office is not None:
        titles, group = [text[slice(*piece)] for piece in group[: office + 1]], group[office + 1 :]
    while group:
        word = text[slice(*group[0])]
        low = fold(word).strip(".")
        if (opens and not titles and low in OPENERS) or (low in OPENERS and low not in ("may", "will", "still", "mr")):
            group = group[1:]
        elif (
            len(group) > 1 and not institution and (low in TITLES or is_role_noun(word)) and not INITIALS.match(word)
        ) or (not institution and is_lead(word, [text[slice(*piece)] for piece in group[1:]], opens=opens)):
            titles.append(word)
            group = group[1:]
        else:
            break
    if group and not (len(group) == 1 and fold(text[slice(*group[0])]).strip(".") in TITLES | PORTFOLIOS):
        end = institution_end(text, *group[-1])
        words = tuple(text[group[0][0] : end].split())
        yield Run(group[0][0], end, words, tuple(titles), opens)


def institution_end(text: str, start: int, end: int) -> int:
    """Return where a name ends that goes on after "of": "Ministry | of Health", "Bank | of Qasr"."""
    rest = INSTITUTION_OF.match(text, end) if fold(text[start:end]) in INSTITUTIONS else None
    return end + len(re.sub(r"[’']s?$", "", rest.group())) if rest else end


def is_office(word: str) -> bool:
    """Say whether a capitalised word is a title or an office before a name: "Secretary-General", "Colonel"."""
    return is_role_noun(word) and not INITIALS.match(word)


def begins_sentence(text: str, offset: int, floor: int) -> bool:
    """Say whether an offset follows a stop, an opening mark or nothing."""
    before = text[max(floor, offset - 4) : offset].rstrip(" \n\"“‘'«(")
    return not before or before[-1] in ".!?:;—–-•"
