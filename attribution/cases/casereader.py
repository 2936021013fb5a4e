"""Case files become cases: the one loader that the command line, the pytest plugin and our own suite use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.cases.articles import articles_of, repeated
from attribution.cases.casefile import Parsed, find, parse, stem
from attribution.cases.expectations import TABLES, Case, CaseFault, Expectation
from attribution.cases.lines import Where
from attribution.cases.passages import PassageError
from attribution.cases.settings import merged, resolved
from attribution.cases.tables import build
from attribution.cases.validation import path_of, problems
from attribution.errors import ConfigError, InputError
from attribution.types import Article, Diagnostic

COMMON = ("why", "issue", "owner")


def load_cases(paths: Iterable[str | Path]) -> Iterator[Case | Diagnostic]:
    """The cases of files, folders and patterns, in the order of the files and within them; a fault comes as a CaseFault.

    Its message has file, line and key path; a fault costs its case, the others are still given. Cases whose names (`file::id`) are equal are refused.

        >>> [case.id for case in load_cases(["tests/cases"]) if isinstance(case, Case)]
    """
    for path in find(paths):
        if isinstance(path, Diagnostic):
            yield path
        else:
            yield from read_cases(path)


def read_cases(path: Path) -> Iterator[Case | CaseFault]:
    """The cases of one file."""
    try:
        parsed = parse(path)
    except InputError as error:
        yield fault(path, error.line or 1, str(error), error.code)
        return
    found = sorted(problems(parsed.data), key=lambda one: parsed.lines.at(one[0]))
    several = isinstance(parsed.data, dict) and "case" in parsed.data
    shared = [one for one in found if not several or len(one[0]) < 2]
    if shared:
        yield from (fault_at(parsed, where, message) for where, message in found)
        return
    if not several:
        yield from read_case(parsed, (), parsed.data, {})
        return
    yield from read_several(parsed, found)


def read_several(parsed: Parsed, found: list[tuple[Where, str]]) -> Iterator[Case | CaseFault]:
    """The cases of a file with `[[case]]` tables."""
    seen: set[str] = set()
    for number, table in enumerate(parsed.data["case"]):
        faults = [one for one in found if one[0][:2] == ("case", number)]
        name = table.get("id") if isinstance(table, Mapping) else None
        if faults:
            yield from (fault_at(parsed, where, message, str(name or "")) for where, message in faults)
        elif name in seen:
            yield fault_at(parsed, ("case", number, "id"), f"{name!r} is the id of two cases, expected one: rename it", name)
        else:
            seen.add(str(name))
            yield from read_case(parsed, ("case", number), table, parsed.data)


def read_case(parsed: Parsed, where: Where, table: Mapping[str, Any], outer: Mapping[str, Any]) -> Iterator[Case | CaseFault]:
    """One case, or everything that is wrong with it; `outer` holds the defaults of its file."""
    name = str(table.get("id", stem(parsed.path)))
    try:
        settings = merged(resolved(outer.get("settings", {}), parsed.path), resolved(table.get("settings", {}), parsed.path))
        articles, sources = (all_articles(parsed, where, table, key) for key in ("article", "source"))
        if (twice := repeated([*articles, *sources])) is not None:
            raise InputError(f"two articles have the id {twice!r}, expected an id only once: give one an `id` of its own")
    except ConfigError as error:
        yield fault_at(parsed, (*where, "settings"), str(error), name)
        return
    except InputError as error:
        yield fault(parsed.path, error.line or parsed.lines.at(where), str(error), error.code, name)
        return
    given = {key: str(table.get(key, outer.get(key, ""))) for key in COMMON}
    tags = united(outer, table)
    case = Case(parsed.path.as_posix(), name, articles, (), sources, settings, parsed.lines.at(where), tags=tags, **given)
    expectations = list(all_expectations(parsed, where, table, case))
    faults = [one for one in expectations if isinstance(one, CaseFault)]
    if faults:
        yield from faults
    else:
        yield replace(case, expectations=tuple(one for one in expectations if isinstance(one, Expectation)))


def all_articles(parsed: Parsed, where: Where, table: Mapping[str, Any], key: str) -> tuple[Article, ...]:
    """The articles (or sources) of a case. Raises InputError, naming the table and its line."""
    found: list[Article] = []
    for number, entry in enumerate(table.get(key, ())):
        try:
            found += articles_of(entry, len(found) + 1, parsed.path.parent)
        except InputError as error:
            place = (*where, key, number)
            raise InputError(f"{path_of(place)}: {error}", code=error.code, line=parsed.lines.at(place)) from error
    return tuple(found) if key == "article" else tuple(as_source(article) for article in found)


def as_source(article: Article) -> Article:
    """A source without a name of its own is called source-1, not article-1."""
    number = article.id.removeprefix("article-")
    return replace(article, id=f"source-{number}") if number.isdecimal() and number != article.id else article


def all_expectations(parsed: Parsed, where: Where, table: Mapping[str, Any], case: Case) -> Iterator[Expectation | CaseFault]:
    """What the case expects, in the order of the tables; what is wrong with one is told in its place."""
    for key in TABLES:
        seen: set[str] = set()
        for number, entry in enumerate(table.get(key, ())):
            place = (*where, key, number)
            try:
                built = build(key, number, entry, case, parsed.lines.at(place))
            except PassageError as error:
                yield fault_at(parsed, place, str(error), case.id)
                continue
            if built.id in seen:
                yield fault_at(parsed, place, f"{built.id!r} is the id of two tables {key}, expected one: rename it", case.id)
            seen.add(built.id)
            yield built


def united(outer: Mapping[str, Any], table: Mapping[str, Any]) -> tuple[str, ...]:
    """The tags of a file, then those of its case, each once."""
    return tuple(dict.fromkeys([*outer.get("tags", ()), *table.get("tags", ())]))


def fault_at(parsed: Parsed, where: Where, message: str, case: str = "") -> CaseFault:
    """A fault at a place of the file."""
    path = path_of(where)
    return fault(parsed.path, parsed.lines.at(where), f"{path}: {message}" if path else message, "case", case)


def fault(path: Path, line: int, message: str, code: str, case: str = "") -> CaseFault:
    """A fault of a case file; its message begins with file and line."""
    name = path.as_posix()
    return CaseFault(code, f"{name}:{line}: {message}", name, failed=True, line=line, case=case)
