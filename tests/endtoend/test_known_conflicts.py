"""The five dispatches of seeds/ end to end: what a check must find, what it must not say, and whose words are whose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from attribution.types import Finding, Quote, Report, Side

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RELATIONS = {
    "agree",
    "conflict",
    "update",
    "disputed",
    "altered_quote",
    "misattributed",
    "different_scope",
    "cannot_tell",
}
KINDS = {"number", "date", "name", "place", "negation", "role", "wording", "other"}

# table -> (keys an entry has to have, keys it may have)
KEYS: dict[str, tuple[set[str], set[str]]] = {
    "must": ({"id", "relation", "kind", "slot", "a", "b", "why"}, {"alt", "known_miss"}),
    "must_not": ({"id", "relation", "forbid", "slot", "a", "b", "why"}, {"kind"}),
    "must_attribute": ({"id", "article", "text", "speaker"}, {"alt", "context", "known_miss"}),
    "not_story": ({"id", "article", "first", "last", "why"}, set()),
}
PASSAGE_KEYS: tuple[set[str], set[str]] = ({"article", "text"}, {"context", "or"})

Entry = Mapping[str, Any]
Stretch = tuple[int, int]


def check_keys(entry: Entry, allowed: tuple[set[str], set[str]], where: str) -> None:
    """Raise ValueError naming the keys of `entry` that are unknown or missing."""
    required, optional = allowed
    unknown, missing = set(entry) - required - optional, required - set(entry)
    if unknown or missing:
        raise ValueError(f"{where}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")


def check_words(entry: Entry, where: str) -> None:
    """Raise ValueError where a pair names a relation or a kind that no finding has."""
    if "relation" not in entry:
        return
    named = {entry["relation"], *entry.get("alt", ()), *entry.get("forbid", ())}
    if named - RELATIONS or entry.get("kind", "other") not in KINDS:
        raise ValueError(f"{where}: relation or kind unknown in {sorted(named)}, {entry.get('kind')!r}")


def validate(tables: Mapping[str, Any]) -> dict[str, list[Entry]]:
    """The tables of known_conflicts.toml, once every key and relation in them is a known one."""
    if set(tables) - set(KEYS):
        raise ValueError(f"unknown tables {sorted(set(tables) - set(KEYS))}; known: {sorted(KEYS)}")
    for table, entries in tables.items():
        for entry in entries:
            where = f"{table} {entry.get('id', '?')}"
            check_keys(entry, KEYS[table], where)
            for side in (entry[key] for key in ("a", "b") if key in entry):
                check_keys(side, PASSAGE_KEYS, where)
            check_words(entry, where)
    return {table: list(tables.get(table, ())) for table in KEYS}


CASES = validate(tomllib.loads((SEEDS / "known_conflicts.toml").read_text(encoding="utf-8")))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


def entries(*tables: str) -> Callable[..., Any]:
    """The parametrisation of a test over the entries of some tables, each under its own id."""
    rows = [pytest.param(entry, id=entry["id"]) for table in tables for entry in CASES[table]]
    return pytest.mark.parametrize("entry", rows)


def found(*tables: str) -> Callable[..., Any]:
    """The same for what must be found; an entry with `known_miss` may fail, and its reason is shown.

    Not strict: near a threshold a verdict can differ between dtypes, and a miss that turns into a find is no fault.
    """
    rows = []
    for table in tables:
        for entry in CASES[table]:
            miss = entry.get("known_miss")
            marks = [pytest.mark.xfail(reason=miss, strict=False)] if miss else []
            rows.append(pytest.param(entry, id=entry["id"], marks=marks))
    return pytest.mark.parametrize("entry", rows)


def locate(article: str, text: str, context: str | None = None) -> Stretch:
    """Where a passage stands in its article: exactly once, or once within a context that stands there exactly once."""
    whole, around = TEXTS[article], context or text
    if whole.count(around) != 1 or around.count(text) != 1:
        raise ValueError(
            f"{article}: {whole.count(around)} of {around!r}, {around.count(text)} of {text!r} in it; expected 1"
        )
    start = whole.index(around) + around.index(text)
    return start, start + len(text)


def stretches(passage: Entry) -> list[Stretch]:
    """Every stretch of the article that counts as this passage."""
    first = locate(passage["article"], passage["text"], passage.get("context"))
    return [first, *(locate(passage["article"], text) for text in passage.get("or", ()))]


def not_story(entry: Entry) -> Stretch:
    """The part of the page from the only `first` to the next `last`."""
    start, _ = locate(entry["article"], entry["first"])
    return start, TEXTS[entry["article"]].index(entry["last"], start) + len(entry["last"])


def passages(entry: Entry) -> Iterator[tuple[str, Stretch]]:
    """Every passage of an entry of any table but not_story, with its article."""
    for side in (entry["a"], entry["b"]) if "a" in entry else (entry,):
        yield from ((side["article"], stretch) for stretch in stretches(side))


def shared(start: int, end: int, stretch: Stretch) -> int:
    """How many characters [start, end) has in common with a stretch."""
    return max(0, min(end, stretch[1]) - max(start, stretch[0]))


def meets(side: Side, passage: Entry) -> bool:
    """Whether a side of a finding holds at least half of the passage."""
    if Path(side.article).name != passage["article"]:
        return False
    return any(2 * shared(side.start, side.end, s) >= s[1] - s[0] for s in stretches(passage))


def joined(finding: Finding) -> tuple[tuple[Side, Side], ...]:
    """Every pair of passages that a finding joins, the clearest first."""
    return ((finding.a, finding.b), *finding.also)


def joining(report: Report, entry: Entry) -> list[Finding]:
    """The findings that join the two passages of an entry, in either order."""
    a, b = entry["a"], entry["b"]
    return [
        finding
        for finding in report.findings
        if any((meets(x, a) and meets(y, b)) or (meets(x, b) and meets(y, a)) for x, y in joined(finding))
    ]


def plain(name: str) -> str:
    """A name without case, article and possessives: "Mali’s Foreign Ministry" -> "mali foreign ministry"."""
    return re.sub(r"^the\s+|['’]s?\b", "", name.casefold()).strip()


def described(findings: list[Finding]) -> str:
    """What some findings say, for a failing test's message."""
    return "; ".join(f"{f.code} {f.relation}/{f.kind} ({f.slot})" for f in findings) or "nothing"


@pytest.fixture(scope="module")
def report() -> Report:
    """One check of the five dispatches, shared by all tests of this module."""
    import attribution

    report: Report = attribution.check([str(path) for path in sorted(SEEDS.glob("*.txt"))])
    return report


def test_five_dispatches() -> None:
    """The folder holds the five dispatches, and every one of them is named by the known conflicts."""
    named = {article for table in ("must", "must_not") for entry in CASES[table] for article, _ in passages(entry)}
    assert len(TEXTS) == 5
    assert named == set(TEXTS)


def test_ids_are_unique() -> None:
    """No two entries share an id within their table."""
    for table, rows in CASES.items():
        ids = [entry["id"] for entry in rows]
        assert len(ids) == len(set(ids)), table


@pytest.mark.parametrize("where", ["table", "entry", "passage", "relation"])
def test_unknown_words_fail(where: str) -> None:
    """A table, key or relation that the file format does not know is refused."""
    side: dict[str, Any] = {"article": "x.txt", "text": "y"}
    entry: dict[str, Any] = {
        "id": "i",
        "relation": "agree",
        "kind": "other",
        "slot": "s",
        "a": side,
        "b": dict(side),
        "why": "w",
    }
    assert validate({"must": [entry]})["must"] == [entry]
    broken: dict[str, dict[str, Any]] = {
        "table": {"must_never": [entry]},
        "entry": {"must": [entry | {"relations": []}]},
        "passage": {"must": [entry | {"a": side | {"start": 3}}]},
        "relation": {"must": [entry | {"alt": ["agreed"]}]},
    }
    with pytest.raises(ValueError, match="unknown"):
        validate(broken[where])


def test_missing_key_fails() -> None:
    """An entry without its slot is refused."""
    with pytest.raises(ValueError, match="missing keys"):
        validate({"not_story": [{"id": "i", "article": "x.txt", "first": "a", "last": "b"}]})


@entries("must", "must_not", "must_attribute")
def test_passages_are_verbatim(entry: Entry) -> None:
    """Every passage stands in its article, once; the two sides of a pair are of different articles."""
    assert all(start < end for _, (start, end) in passages(entry))
    if "a" in entry:
        assert entry["a"]["article"] != entry["b"]["article"]


@entries("must", "must_not", "must_attribute")
def test_passages_are_story(entry: Entry) -> None:
    """No passage touches a teaser or another part of the page that is not the story."""
    for article, stretch in passages(entry):
        for other in (o for o in CASES["not_story"] if o["article"] == article):
            assert shared(*not_story(other), stretch) == 0, other["id"]


@entries("not_story")
def test_not_story_is_on_the_page(entry: Entry) -> None:
    """The part of the page is there, and is a small part of it."""
    start, end = not_story(entry)
    assert 0 < end - start < len(TEXTS[entry["article"]]) / 3


@found("must")
def test_is_found(report: Report, entry: Entry) -> None:
    """A finding joins the two passages under the relation, or one that a careful editor could defend."""
    accepted = {entry["relation"], *entry.get("alt", ())}
    found = joining(report, entry)
    assert accepted & {f.relation for f in found}, (
        f"{entry['why']} Expected {sorted(accepted)}; found {described(found)}"
    )


@entries("must_not")
def test_is_not_said(report: Report, entry: Entry) -> None:
    """No finding joins the two passages under a forbidden relation."""
    kinds = {entry["kind"]} if "kind" in entry else KINDS
    wrong = [f for f in joining(report, entry) if f.relation in entry["forbid"] and f.kind in kinds]
    assert not wrong, f"{entry['why']} It is {entry['relation']}; found {described(wrong)}"


@found("must_attribute")
def test_is_attributed(report: Report, entry: Entry) -> None:
    """A quotation holds the words, and its speaker is the right one, by the name that the article gives in full."""
    [(article, stretch)] = passages(entry)
    quotes = quotes_of(report, article)
    held = [q for q in quotes if 2 * shared(q.start, q.end, stretch) >= stretch[1] - stretch[0]]
    names = {plain(q.speaker_name or "") for q in held}
    assert names & {plain(name) for name in (entry["speaker"], *entry.get("alt", ()))}, f"found {sorted(names)}"


@entries("must_attribute")
def test_no_second_speaker(report: Report, entry: Entry) -> None:
    """No quotation of exactly these words is given to somebody else."""
    [(article, stretch)] = passages(entry)
    right = {plain(name) for name in (entry["speaker"], *entry.get("alt", ()))}
    same = [q for q in quotes_of(report, article) if (q.start, q.end) == stretch and q.speaker_name]
    assert all(plain(q.speaker_name or "") in right for q in same), [q.speaker_name for q in same]


@entries("not_story")
def test_is_not_story(report: Report, entry: Entry) -> None:
    """Neither a finding nor a quotation touches a part of the page that is not the story."""
    stretch = not_story(entry)
    sides = [side for f in report.findings for pair in joined(f) for side in pair]
    touched = [s.text for s in sides if Path(s.article).name == entry["article"] and shared(s.start, s.end, stretch)]
    assert not touched
    assert not [q.text for q in quotes_of(report, entry["article"]) if shared(q.start, q.end, stretch)]


def quotes_of(report: Report, article: str) -> tuple[Quote, ...]:
    """The quotations found in one of the dispatches."""
    [reading] = [r for r in report.readings if Path(r.article.id).name == article]
    return reading.quotes


def test_offsets_are_verbatim(report: Report) -> None:
    """Every side of every finding is a copy of the dispatch at its offsets."""
    for side in (side for f in report.findings for pair in joined(f) for side in pair):
        assert TEXTS[Path(side.article).name][side.start : side.end] == side.text
