"""One side of a finding as lines: the passage, where it stands, whose voice it is in, and how its figure or date was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.judging.quantitywords import lasting
from attribution.reports.layout import Line

Record = Mapping[str, Any]
BOUNDS = {
    "exact": "as it stands", "about": "about", "at_least": "at least", "more_than": "more than", "at_most": "at most",
    "less_than": "less than", "range": "a range", "vague": "a vague word",
}  # fmt: skip
KNOWN_BY = {
    "published": "the day the report was published",
    "as of": "the figure's own words",
    "inferred": "the last day the report tells of as past: then or later",
    "unknown": "nothing: no date of the report is known",
}
RESOLVED = {"explicit": "as printed", "publication": "counted from the report's date", "context": "from the text around it"}


def side_lines(place: str, side: Record, articles: Mapping[str, Record], facts: Record) -> Iterator[Line]:
    """The lines of side "a" or "b"; `facts` are the side's in the evidence, empty where a report holds none."""
    article = articles.get(str(side["article"])) or {}
    outlet, day = article.get("source") or "unknown outlet", str(article.get("published") or "no date")[:10]
    yield Line(f"{place}  {outlet}, {day} · {side['article']} ¶ {side['paragraph']}, characters {side['start']} to {side['end']}", 2, "bold")
    yield Line(f"> {' '.join(str(side['text']).split())}", 5)
    if "voice" in facts:
        yield Line(f"voice: {voice(facts['voice'])}{polarity(facts)}", 5)
    if "figure" in facts:
        yield from figure(facts["figure"])
    if "date" in facts:
        yield Line(f"date: {date(facts['date'])}", 5)
    if "at" in facts:
        at = facts["at"]
        yield Line(f"speaks of: {at.get('day') or 'an unknown day'} ({KNOWN_BY.get(str(at.get('known_by')), at.get('known_by'))})", 5)


def voice(facts: Record) -> str:
    """`"the report itself"`, `"Abdoulaye Diop (printed: “he”), quotation q3"`."""
    if facts.get("speaker") is None:
        return "the report itself"
    name, printed = facts.get("name"), facts["speaker"]
    who = f"{name} (printed: “{printed}”)" if name and name != printed else str(printed)
    return who + (", unnamed" if facts.get("anonymous") else "") + (f", quotation {facts['quote']}" if facts.get("quote") else "")


def polarity(facts: Record) -> str:
    """`"; negated"`, `"; alleged"`, nothing for a plain statement."""
    modality = str(facts.get("modality") or "stated")
    return ("; negated" if facts.get("negated") else "") + (f"; {modality}" if modality != "stated" else "")


def figure(facts: Record) -> Iterator[Line]:
    """The figure as read, then what it counts and when it holds."""
    low, high = (facts.get(end) for end in ("low", "high"))
    in_words = lasting if facts.get("unit") == "second" else number
    ends = ["any" if end is None else in_words(end) for end in (low, high)]
    span = " to ".join(ends) if low != high else "nothing else"
    unit = f" {facts['unit']}" if facts.get("unit") else ""
    bound = BOUNDS.get(str(facts.get("bound")), facts.get("bound"))
    value = f"{number(facts.get('value'))}{unit}"
    if facts.get("unit") == "second" and isinstance(facts.get("value"), int | float):
        value = lasting(facts["value"])
    rounded = f"; rounded to {number(facts.get('rounded_to'))}" if facts.get("unit") != "second" else ""
    yield Line(f"figure: “{facts['text']}” = {value}, {bound}; allows {span}{rounded}", 5)
    counted = facts.get("thing_text") or facts.get("thing")
    parts = [f"counts {counted}" if counted else "", f"said of it: {facts['predicate']}" if facts.get("predicate") else ""]
    parts += [f"scope: {', '.join(map(str, facts['scope']))}" if facts.get("scope") else ""]
    parts += [f"{name.replace('_', ' ')}: {date(facts[name])}" for name in ("as_of", "since") if facts.get(name)]
    if any(parts):
        yield Line("; ".join(part for part in parts if part), 7)


def date(facts: Record) -> str:
    """`"“on Friday” = 2023-01-27, counted from the report's date; event: speak"`."""
    first, last = facts.get("first"), facts.get("last")
    days = "no known day" if first is None else str(first) if first == last else f"{first} to {last}"
    event = f"; event: {facts['event']}" if facts.get("event") else ""
    return f"“{facts['text']}” = {days}, {RESOLVED.get(str(facts.get('resolved_by')), facts.get('resolved_by'))}{event}"


def number(value: Any, nothing: str = "?") -> str:
    """`17500.0 -> "17,500"`; None is the given word."""
    if not isinstance(value, int | float):
        return nothing
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
