"""What an editor has to decide: both passages of every finding, where they stand, and the figures or days as they were read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribution.desk.keys import Keys
from attribution.desk.lines import Line
from attribution.desk.overlaps import Overlaps
from attribution.desk.rows import made
from attribution.desk.sheets import Row
from attribution.judging.quantitywords import lasting
from attribution.judging.values import plain
from attribution.reports.labels import of
from attribution.types import Article, Finding, Side

# Relations that leave nothing to decide.
CALM = frozenset(["agree", "different_scope"])
MOST_ALSO = 3


class Places:
    """Where passages stand: the articles by id, their numbers in Sources, their lines."""

    def __init__(
        self, articles: Mapping[str, Article], names: Mapping[str, str], lines: Mapping[str, Overlaps[Line]], wire: Mapping[str, str]
    ) -> None:
        self.articles, self.names, self.lines, self.wire = articles, names, lines, wire

    def outlet(self, article: str) -> str:
        """`"S1 Orlen Mail"`; the article's id where it is not of this run."""
        known = self.articles.get(article)
        return label(known, self.names[article]) if known is not None else article

    def origin(self, article: str) -> str:
        """What an article counts as among independent sources: its agency or shared text, else its outlet, else itself."""
        known = self.articles.get(article)
        return self.wire.get(article) or (" ".join((known.source or "").casefold().split()) if known is not None else "") or article

    def where(self, side: Side, part: str = "") -> str:
        """`"¶ 3, line 12"`, `"headline, ¶ 1, line 1"`."""
        line = next((line for _, line in self.lines[side.article].touching(side)), None) if side.article in self.lines else None
        found = [part if part != "body" else "", f"¶ {side.paragraph}", f"line {line.no}" if line else ""]
        return ", ".join(word for word in found if word)


def label(article: Article, number: str) -> str:
    """How an article is called in the worksheet: its number in Sources and its outlet, else the name of its file."""
    return f"{number} {' '.join((article.source or '').split()) or article.id.replace(chr(92), '/').rstrip('/').rsplit('/', 1)[-1]}"


def conflict_rows(findings: Sequence[Finding], places: Places, keys: Keys) -> Iterator[Row]:
    """A row a finding that asks for a decision, in the order of the report."""
    for finding in findings:
        if finding.relation not in CALM:
            yield conflict_row(finding, places, keys)


def conflict_row(finding: Finding, places: Places, keys: Keys) -> Row:
    """One finding; its key is its fingerprint, which edits elsewhere leave as it is."""
    parts = finding.evidence.get("within") or ("", "")
    cells: dict[str, str | int] = {
        "id": finding.id, "slot": finding.slot, "relation": of(finding).word, "kind": finding.kind, "severity": finding.severity,
        "needs_check": "yes" if finding.needs_check else "", "also": also(finding, places), "sources": sources(finding, places),
        "explanation": finding.explanation, "code": finding.code, "confidence": f"{finding.confidence:.2f}",
    }  # fmt: skip
    for number, (name, side) in enumerate((("a", finding.a), ("b", finding.b))):
        article = places.articles.get(side.article)
        published = (article.published or "") if article is not None else ""
        cells |= {f"{name}_outlet": places.outlet(side.article), f"{name}_time": published.replace("T", " "), f"{name}_words": side.text}
        cells |= {f"{name}_value": value(finding, name, number), f"{name}_place": places.where(side, str(parts[number]))}
        cells |= {f"{name}_article": side.article, f"{name}_start": side.start, f"{name}_end": side.end}
    return made("conflicts", keys.of("conflicts", "", finding.fingerprint), **cells)


def sources(finding: Finding, places: Places) -> int:
    """How many independent sources the passages of a finding have: one agency's text in four outlets is one."""
    pairs = ((finding.a, finding.b), *finding.also)
    return len({places.origin(side.article) for pair in pairs for side in pair})


def also(finding: Finding, places: Places) -> str:
    """`"S1 ¶ 9 and S4 ¶ 18; and 2 more pairs"`."""
    shown = [f"{name(a, places)} and {name(b, places)}" for a, b in finding.also[:MOST_ALSO]]
    more = len(finding.also) - len(shown)
    return "; ".join([*shown, f"and {more} more pair{'' if more == 1 else 's'}"] if more > 0 else shown)


def name(side: Side, places: Places) -> str:
    """`"S4 ¶ 18"`."""
    return f"{places.names.get(side.article, side.article)} ¶ {side.paragraph}"


def value(finding: Finding, side: str, number: int) -> str:
    """What a side was read as: a figure, days, a name, or the words only it has; with its day where one is told."""
    facts = finding.evidence.get(side)
    facts = facts if isinstance(facts, Mapping) else {}
    for key, read in (("figure", figure), ("date", days)):
        if isinstance(facts.get(key), Mapping):
            asof = finding.evidence.get("as_of")
            known = f" (as of {asof[number]})" if key == "figure" and isinstance(asof, Sequence) and len(asof) > number and asof[number] else ""
            return read(facts[key]) + known
    for key in ("names", "speakers"):
        found = finding.evidence.get(key)
        if isinstance(found, Sequence) and len(found) > number and (key == "names" or finding.relation == "misattributed"):
            return str(found[number] or "")
    return only(finding, number)


def figure(facts: Mapping[str, Any]) -> str:
    """What the wording allows: `"165"`, `"17,000 or more"`, `"9,450 to 9,550 USD"`, `"9 months"` as a span of time."""
    low, high = (facts.get(end) for end in ("low", "high"))
    low, high = (-math.inf if low is None else float(low)), (math.inf if high is None else float(high))
    unit = str(facts.get("unit") or "")
    write = lasting if unit == "second" else plain
    tail = "" if unit in ("", "second") else " %" if unit == "percent" else f" {unit.replace('_', ' ')}"
    if low == high:
        return f"{write(low)}{tail}"
    if math.isinf(high):
        return f"{write(low)}{tail} or more" if not math.isinf(low) else ""
    return f"{write(low)} to {write(high)}{tail}" if low > 0 else f"{write(high)}{tail} or less"


def days(facts: Mapping[str, Any]) -> str:
    """`"2023-01-27"`, `"2023-01-01 to 2023-12-31"`; the printed words where no day is known."""
    first, last = facts.get("first"), facts.get("last")
    if not first:
        return f"“{facts.get('text', '')}”, day unknown"
    return str(first) if first == last else f"{first} to {last}"


def only(finding: Finding, number: int) -> str:
    """The words that only one side's quotation has: "seems to have"; "" where the evidence lists no differences."""
    own, theirs = (("a", "b"), ("b", "a"))[number]
    pieces = finding.evidence.get("diff")
    if isinstance(pieces, Sequence):
        return " … ".join(str(piece[own]) for piece in pieces if isinstance(piece, Mapping) and piece.get(own) != piece.get(theirs) and piece.get(own))
    key = ("draft", "source")[number]
    changes = finding.evidence.get("changes") or ()
    found = [change.get(key) if key in change else " ".join(change.get(f"only_{own}") or ()) for change in changes if isinstance(change, Mapping)]
    return " … ".join(str(words) for words in found if words)
