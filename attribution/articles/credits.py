"""Which news agencies an article credits: in its byline or dateline, at its end, or as the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.articles.outlets import AGENCIES, copyright_holder, outlet_of
from attribution.types import Article

# The name an editor uses for an agency with a long one.
SHORT = {
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "PA Media": "PA",
    "United Press International": "UPI",
    "Press Trust of India": "PTI",
}
INITIALS = sorted(name.upper() for name in AGENCIES if " " not in name and len(name) <= 4)
NAMES = sorted((name for name in AGENCIES if len(name) > 4), key=len, reverse=True)
# Initials count as capitals only: "pa" is a word and "ap" may be one.
CREDIT = re.compile(rf"\b(?:{'|'.join(INITIALS)})\b|\b(?i:{'|'.join(map(re.escape, NAMES))})\b")
IN_BRACKETS = re.compile(r"\(([^\W\d_][\w .&'’-]{1,30})\)")
LONGEST = 300
AGENCY = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))})\b", re.IGNORECASE)
# Lines that open as one: "With inputs from PTI", "Additional reporting by Reuters", "Source: AFP", "This story was provided by AP".
OPENING = re.compile(
    r"^\W*(?:(?:sources?|credits?)\s*:|via\b|(?:with |additional |some |agency )*(?:inputs?|reporting|contributions?|material|information|files?) (?:from|by)\b"
    r"|(?:this|the) (?:article|story|report|copy) (?:was|is|has been)\b[^.]{0,30}\b(?:provided|published|supplied|distributed|produced|written|generated"
    r"|syndicated|taken|adapted|compiled)\b[^.]{0,30}\b(?:by|from)\b)",
    re.IGNORECASE,
)
# The end of the last paragraph: "… on Monday. (Reuters)", "… on Monday. — AFP".
CLOSING = re.compile(rf"(?:\(|[.!?”\"]\s{{0,3}}[–—-]{{1,2}}\s{{0,3}})(?P<name>{AGENCY.pattern})\W{{0,3}}$", re.IGNORECASE)
# Body paragraphs at the end that may be a credit, the characters a credit has, and those of a paragraph's end that are looked at.
LAST, SHORT_LINE, TAIL = 2, 160, 60
# The letters of an editor's initials behind an agency: "AFP/fz".
INITIAL = 3
LETTERS = re.compile(r"\w+")


def agencies(article: Article) -> tuple[str, ...]:
    """The agencies in order of their names: a dateline "BAMAKO (AFP) —" and a last line "With inputs from Reuters" -> `("AFP", "Reuters")`."""
    lines = [article.byline or "", *(b.of(article.text) for b in article.blocks if b.role in ("byline", "dateline"))]
    found = {agency(match.group()) for line in lines for match in CREDIT.finditer(line[:LONGEST])}
    for block in article.blocks:
        if block.role == "dateline":
            found |= {agency(match[1]) for match in IN_BRACKETS.finditer(block.of(article.text)[:LONGEST])}
    if article.byline and is_agency(article.byline):
        found.add(agency(article.byline))
    found |= set(at_the_end(article))
    if article.source and (article.source.lower() in AGENCIES or article.source in AGENCIES.values()):
        found.add(agency(article.source))
    return tuple(sorted(found))


def at_the_end(article: Article) -> Iterator[str]:
    """The agencies that the last paragraphs or the furniture of the page credit."""
    bodies = [block for block in article.blocks if block.role == "body"][-LAST:]
    for block in (*bodies, *(block for block in article.blocks if block.role == "boilerplate")):
        for line in block.of(article.text).splitlines():
            if len(line) <= SHORT_LINE:
                yield from credited(line.strip(), body=block.role == "body")
    if bodies:
        closing = CLOSING.search(bodies[-1].of(article.text).rstrip()[-TAIL:])
        if closing:
            yield agency(closing["name"])


def credited(line: str, *, body: bool) -> Iterator[str]:
    """The agencies of a line that is a credit; a copyright counts outside the story only."""
    named = [agency(match.group()) for match in AGENCY.finditer(line)]
    if named and only_names(AGENCY.sub("/", line)):
        yield from named
    elif OPENING.match(line):
        yield from (agency(match.group()) for match in CREDIT.finditer(line))
    holder = None if body else copyright_holder(line)
    if holder and is_agency(holder):
        yield agency(holder)


def only_names(rest: str) -> bool:
    """Whether a line whose agencies became slashes has nothing else but an editor's initials: "— /", "/, / and /", "//fz"."""
    return all(word.lower() in ("and", "the") or (len(word) <= INITIAL and "//" + word in rest) for word in LETTERS.findall(rest))


def agency(name: str) -> str:
    """One short name: "Agence France-Presse" and "afp" -> "AFP"; an unknown one as printed."""
    full = outlet_of(name.strip())
    return SHORT.get(full, full)


def is_agency(name: str) -> bool:
    """Whether a name is that of a known news agency: "AFP", "the Associated Press"."""
    return name.strip().lower() in AGENCIES or name.strip() in AGENCIES.values()
