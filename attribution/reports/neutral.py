"""Neutral letters for articles, outlets and agencies, and a scrubber that puts them in the place of the names in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from attribution.articles.outlets import AGENCIES

WORD = re.compile(r"\w+")
# An id such as "17" or "a" is a word of any sentence; only one that looks like a file, an address or a key is looked for in sentences.
TELLING = re.compile(r"[/\\._:#~-]|[^\W\d]\d|\d[^\W\d]")
LEAST = 4


def letters(number: int) -> str:
    """`0 -> "A"`, `25 -> "Z"`, `26 -> "AA"`."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass
class Names:
    """Every name met so far with its neutral one; `articles` and `outlets` by the whole name, `words` for text."""

    articles: dict[str, str] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    # Where in a text a name may begin: its first word, to (characters before that word, length of the name).
    starts: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def article(self, name: str) -> str:
        """`"herald.txt" -> "Report A"`, the next letter for a name not met before."""
        if name not in self.articles:
            self.articles[name] = f"Report {letters(len(self.articles))}"
            for form in forms_of_id(name):
                self.add(form, self.articles[name])
        return self.articles[name]

    def outlet(self, name: str, address: str | None = None) -> str:
        """`"Harbour Herald" -> "Outlet A"`; forms of one name ("The Herald", the agency's initials) have one letter."""
        key = bare(name).casefold()
        if key not in self.outlets:
            self.outlets[key] = f"Outlet {letters(len(set(self.outlets.values())))}"
            for form in forms_of_outlet(name):
                self.outlets.setdefault(bare(form).casefold(), self.outlets[key])
                self.add(form, self.outlets[key])
        for form in hosts(address):
            self.add(form, self.outlets[key])
        return self.outlets[key]

    def add(self, name: str, neutral: str) -> None:
        """Look for a name in texts from now on."""
        first = WORD.search(name)
        if first is not None and name not in self.words:
            self.words[name] = neutral
            self.starts.setdefault(first[0], set()).add((first.start(), len(name)))

    def scrub(self, text: str) -> str:
        """A text with every whole name replaced, the longest first; its cost does not grow with the number of names."""
        found, done = [], 0
        for word in WORD.finditer(text):
            if word.start() < done:
                continue
            for before, length in sorted(self.starts.get(word[0], ()), key=lambda place: -place[1]):
                start, end = word.start() - before, word.start() - before + length
                name = text[start:end] if start >= done else ""
                if name in self.words and whole(text, start, end):
                    found += [text[done:start], self.words[name]]
                    done = end
                    break
        return "".join([*found, text[done:]]) if found else text


def whole(text: str, start: int, end: int) -> bool:
    """Whether a name stands by itself and is no part of a longer word."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)


def forms_of_id(name: str) -> Iterator[str]:
    """The forms under which an article is named in sentences: its path, and the file's name."""
    for form in dict.fromkeys([name, name.removeprefix("./"), re.split(r"[/\\]", name)[-1]]):
        if len(form) >= LEAST and TELLING.search(form):
            yield form


def forms_of_outlet(name: str) -> Iterator[str]:
    """The name, without its "The", and the initials an agency is known by: "Associated Press" has "AP"."""
    yield from dict.fromkeys([name, bare(name), f"The {bare(name)}", f"the {bare(name)}"])
    for short, full in AGENCIES.items():
        if bare(full).casefold() == bare(name).casefold() or short == name.casefold():
            yield from (short.upper() if len(short) <= LEAST else short.title(), full)


def bare(name: str) -> str:
    """A name without its article: "The Herald" -> "Herald"."""
    return re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)


def hosts(address: str | None) -> Iterable[str]:
    """The site of an address, as it may be named in a sentence: `"https://www.herald.example/a"` -> `"www.herald.example", "herald.example"`."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ()
    return dict.fromkeys([form for form in (address or "", host, host.removeprefix("www.")) if len(form) >= LEAST])
