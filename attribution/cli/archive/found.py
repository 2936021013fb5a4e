"""What a search found: as JSON, as JSON Lines, and as lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attribution.reports.style import Style

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = "attribution.search/1"
NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Found:
    """A question and its answers: `mode` is "words", "quote" or "like"; `results` are Hits, Printeds or Alikes, the best first, at most `limit`."""

    mode: str
    query: str
    limit: int
    archive: str = ""
    results: tuple[Any, ...] = ()


def rendered(found: Found, format: str, style: Style) -> Iterator[str]:  # noqa: A002 - the option's name
    """The answers in a format: one JSON object, a line a result, or lines for a person."""
    from attribution.reports.jsonreport import dumps

    if format == "json":
        head = {"schema": SCHEMA, "archive": found.archive, "mode": found.mode, "query": found.query}
        yield dumps({**head, "results": [record(one) for one in found.results]}, indent=2) + "\n"
    elif format == "jsonl":
        yield from (dumps(record(one)) + "\n" for one in found.results)
    else:
        yield table(found, style)


def record(result: Any) -> dict[str, Any]:
    """A result by its fields; the day of publication under the name it has in every other record."""
    fields = {("published" if name == "day" else name): value for name, value in result._asdict().items()}
    if "changes" in fields:
        fields["changes"] = [change._asdict() for change in result.changes]
        fields["shared"] = round(result.shared, 4)
    return fields


def table(found: Found, style: Style) -> str:
    """A heading a result, what was found below it, and in the end how many there are."""
    from attribution.reports.console import console, text, written

    target = console(style)
    for result in found.results:
        fill(target, found.mode, result)
        target.print()
    target.print(text(closing(found), "bold"))
    return written(target)


def fill(target: Console, mode: str, result: Any) -> None:
    """One result: where it stands, then its words."""
    from rich.padding import Padding

    from attribution.reports.console import passage, text

    target.print(text(heading(mode, result), "bold"))
    body = [(result.snippet, False)] if mode == "words" else list(pieces(result)) if mode == "quote" else [(result.text, False)]
    target.print(Padding(passage(body, "", brackets=target.color_system is None), (0, 0, 0, 2)))
    for line in changes(result) if mode == "quote" else ():
        target.print(Padding(text(line), (0, 0, 0, 2)))


def heading(mode: str, result: Any) -> str:
    """Whose, where and when: "Ada Brenner · verbatim · Herald, 2031-03-04 · herald.txt ¶ 2"."""
    where = f"{result.source or 'unknown outlet'}, {result.day[:10] if result.day else 'no date'}"
    if mode == "words":
        return " · ".join(part for part in (where, result.article, result.title) if part)
    place = f"{result.article} ¶ {result.paragraph}"
    if mode == "like":
        return f"{result.similarity:.2f} · {where} · {place}"
    how = result.how if result.whole else f"{result.how}, in part"
    return f"{result.speaker or NOBODY} · {how} · {where} · {place}"


def pieces(result: Any) -> Iterator[tuple[str, bool]]:
    """The printed words, those that were not asked for marked."""
    at = 0
    for change in sorted(result.changes, key=lambda change: change.start):
        start, end = max(at, change.start - result.start), min(len(result.text), change.end - result.start)
        if start < end:
            yield result.text[at:start], False
            yield result.text[start:end], True
            at = end
    yield result.text[at:], False


def changes(result: Any) -> Iterator[str]:
    """What differs from the words asked for, where anything does: "asked “never”, printed “not”"."""
    for change in result.changes:
        asked, printed = (f"“{words}”" if words else "nothing" for words in (change.asked, change.printed))
        yield f"asked {asked}, printed {printed}"
    if result.note:
        yield result.note


def closing(found: Found) -> str:
    """How many results, and for a quotation whose the words were said to be: "3 passages: Ada Brenner 2, nobody named 1"."""
    number = len(found.results)
    what = {"words": "article", "quote": "passage", "like": "statement"}[found.mode]
    told = f"{number:,} {what}{'' if number == 1 else 's'}" + (" (there may be more: --limit)" if number == found.limit else "")
    if found.mode == "quote" and number:
        speakers = Counter(result.speaker or NOBODY for result in found.results)
        told += ": " + ", ".join(f"{name} {count:,}" for name, count in speakers.most_common())
    return told
