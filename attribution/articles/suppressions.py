"""What the keys above a Markdown article ask to ignore: `attribution: {ignore: [{slot, reason, owner, expires}]}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from attribution.articles.front_matter import FENCE, LONGEST, keys_of
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# What it may name, and what it must say.
NAMED = ("fingerprint", "slot", "words", "relation")
SAID = ("reason", "owner", "expires")
MOST = 200


@dataclass(frozen=True, slots=True)
class Suppression:
    """One entry: the findings of this article that it means (all that is named must fit), why, who, and its last day."""

    article: str
    fingerprint: str | None
    slot: str | None
    words: str | None
    relation: str | None
    reason: str
    owner: str
    expires: date


def suppressions_of(article: Article) -> tuple[tuple[Suppression, ...], tuple[Diagnostic, ...]]:
    """The entries above an article's text, and a diagnostic for each that cannot be used: it ignores nothing.

    Only keys that were read as keys count: the block above the text, which the layout set aside.
    """
    match = FENCE.match(article.text[: LONGEST + 10])
    block = article.blocks[0] if article.blocks else None
    if match is None or block is None or (block.start, block.role) != (0, "boilerplate") or block.end < match.end(match.lastgroup or 0):
        return (), ()
    try:
        keys = keys_of(match, article.id)
    except InputError:  # told when the article was read
        return (), ()
    table = next((value for key, value in (keys or {}).items() if str(key).lower() == "attribution"), None)
    if table is None:
        return (), ()
    if not isinstance(table, Mapping) or set(map(str, table)) != {"ignore"} or not isinstance(table["ignore"], list):
        return (), (unusable(article.id, f"attribution is {table!r}, expected attribution: {{ignore: [...]}}"),)
    found: list[Suppression] = []
    notes: list[Diagnostic] = []
    for number, entry in enumerate(table["ignore"][:MOST], 1):
        try:
            found.append(suppression(entry, article.id))
        except ValueError as error:
            notes.append(unusable(article.id, f"entry {number} of attribution.ignore: {error}"))
    if len(table["ignore"]) > MOST:
        notes.append(unusable(article.id, f"{len(table['ignore'])} entries in attribution.ignore, expected at most {MOST}"))
    return tuple(found), tuple(notes)


def suppression(entry: Any, article: str) -> Suppression:
    """One entry; raises ValueError that says what is wrong."""
    if not isinstance(entry, Mapping):
        raise ValueError(f"{entry!r} is no mapping of {', '.join((*NAMED, *SAID))}")  # noqa: TRY004 - a fault of the text, like the others
    unknown = [str(key) for key in entry if key not in (*NAMED, *SAID)]
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}, expected {', '.join((*NAMED, *SAID))}")
    if not any(entry.get(name) for name in NAMED[:3]):
        raise ValueError(f"it names nothing, expected one of {', '.join(NAMED[:3])}")
    for name in (*NAMED, "reason", "owner"):
        required = name in SAID
        value = entry.get(name)
        if (required or value is not None) and not (isinstance(value, str) and value.strip()):
            raise ValueError(f"{name} is {value!r}, expected words (a fingerprint of digits needs quotation marks)")
    fingerprint, slot, words, relation = (entry.get(name) for name in NAMED)
    return Suppression(article, fingerprint, slot, words, relation, entry["reason"], entry["owner"], day(entry.get("expires")))


def day(value: Any) -> date:
    """The last day, as YAML gives it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(f"expires is {value!r}, expected a day such as 2027-01-31") from error


def unusable(article: str, problem: str) -> Diagnostic:
    """The diagnostic of something that ignores nothing."""
    return Diagnostic("suppression_unusable", f"{problem}: nothing is ignored by it. Correct the keys above the text", article)
