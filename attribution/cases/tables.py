"""One table of a case file becomes an expectation, its passages found in the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attribution.cases.expectations import Attributed, Case, Expectation, Joined, KnownMiss, NotStory, Place, Table
from attribution.cases.passages import PassageError, locate, nearest, shown, stretches
from attribution.scoring.gold import HARD
from attribution.types import Article

ALL = frozenset({"agree", "conflict", "update", "disputed", "altered_quote", "misattributed", "different_scope", "cannot_tell"})
# What `check` shows with --all only; "any" leaves it out.
GROUPS = {"any": ALL - {"different_scope", "cannot_tell"}, "hard": frozenset(HARD)}


def build(table: Table, number: int, entry: Mapping[str, Any], case: Case, line: int) -> Expectation:
    """The expectation of one table. Raises PassageError for words that do not stand in the articles as they should."""
    common = {
        "table": table,
        "id": str(entry.get("id", f"{table}-{number + 1}")),
        "line": line,
        "why": entry.get("why") or case.why,
        "issue": str(entry.get("issue") or case.issue),
        "owner": entry.get("owner") or case.owner,
        "slot": entry.get("slot", ""),
        "tags": tuple(dict.fromkeys([*case.tags, *entry.get("tags", ())])),
        "xfail": known_miss(entry.get("xfail")),
    }
    articles = (*case.articles, *case.sources)
    if table in ("must", "must_not"):
        return joined(entry, articles, common)
    if table == "not_story":
        return NotStory(**common, part=part_of_page(entry, articles))
    return Attributed(
        **common,
        words=place({key: entry[key] for key in ("article", "text", "context") if key in entry}, articles),
        speakers=(*as_tuple(entry.get("speaker", ())), *entry.get("alt", ())),
        kinds=frozenset(as_tuple(entry.get("kind", ()))),
        role=entry.get("role"),
    )


def joined(entry: Mapping[str, Any], articles: Sequence[Article], common: Mapping[str, Any]) -> Joined:
    """A `must` or `must_not`."""
    relation = entry["relation"]
    relations = GROUPS[relation] if isinstance(relation, str) and relation in GROUPS else frozenset(as_tuple(relation))
    return Joined(
        **common,
        relations=relations | frozenset(entry.get("alt", ())),
        kinds=frozenset(as_tuple(entry.get("kind", ()))),
        a=place(entry["a"], articles, "a: ") if "a" in entry else None,
        b=place(entry["b"], articles, "b: ") if "b" in entry else None,
        speaker=entry.get("speaker"),
        truth=entry.get("truth", ""),
    )


def known_miss(value: Any) -> KnownMiss | None:
    """The `xfail` of a table."""
    if value is None:
        return None
    return KnownMiss(value) if isinstance(value, str) else KnownMiss(value["reason"], value.get("strict", True))


def as_tuple(value: Any) -> tuple[str, ...]:
    """One word or a list of them, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def place(entry: Any, articles: Sequence[Article], prefix: str = "") -> Place:
    """A passage of the case file found in its article; `prefix` says which one in messages. Raises PassageError."""
    given = {"text": entry} if isinstance(entry, str) else entry
    try:
        article = article_of(given, given["text"], articles)
        found = [locate(article, given["text"], given.get("context"))]
        found += [locate(article, words) for words in given.get("or", ())]
    except PassageError as error:
        raise PassageError(f"{prefix}{error}") from error
    return Place(article.id, tuple(found), given.get("speaker"))


def article_of(entry: Mapping[str, Any], words: str, articles: Sequence[Article]) -> Article:
    """The article that a passage names, or the only one in which its words stand. Raises PassageError."""
    if (name := entry.get("article")) is not None:
        named = [article for article in articles if article.id == name]
        if not named:
            raise PassageError(f"article {name!r} is none of {', '.join(repr(a.id) for a in articles)}")
        return named[0]
    wanted = entry.get("context", words)
    holding = [article for article in articles if stretches(article.text, wanted)]
    if len(holding) == 1:
        return holding[0]
    if not holding:
        raise PassageError(f"{shown(words)} stands in no article of the case{near_any(articles, words)}")
    names = ", ".join(repr(article.id) for article in holding)
    raise PassageError(f"{shown(words)} stands in {names}: say in which with `article`")


def near_any(articles: Sequence[Article], words: str) -> str:
    """The text of any article that is most like the words."""
    (_, found), name = max(((nearest(article.text, words), article.id) for article in articles), key=lambda one: one[0][0])
    return f": the nearest text (in {name!r}) is {shown(found)}; copy the words from it" if found else ": copy the words from the article"


def part_of_page(entry: Mapping[str, Any], articles: Sequence[Article]) -> Place:
    """The part of a page from its only `first` to the next `last`. Raises PassageError."""
    article = article_of(entry, entry["first"], articles)
    begin = locate(article, entry["first"])
    ends = [end for start, end in stretches(article.text, entry["last"], begin.start) if end >= begin.end]
    if not ends:
        raise PassageError(f"last: {shown(entry['last'])} does not stand after {shown(entry['first'])} in {article.id!r}")
    return Place(article.id, (article.passage(begin.start, ends[0]),))
