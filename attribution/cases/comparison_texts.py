"""A comparison as words for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.cases.comparing import KINDS, Change, Comparison
from attribution.cases.quotechanges import QuoteChange
from attribution.reports.safe import clean, markdown

SIGNS = {"changed": "≠", "appeared": "+", "vanished": "−", "shifted": "~"}
# Quotations that are listed for people; the JSON has all.
MOST_QUOTES = 50


def tally(comparison: Comparison) -> str:
    """`"1 changed, 2 appeared, 0 vanished, 1 shifted, 12 the same; 3 quotations differ"`."""
    parts = [f"{comparison.count(kind):,} {kind}" for kind in KINDS]
    quotes = len(comparison.quotes)
    return f"{', '.join(parts)}, {comparison.same:,} the same; {quotes:,} quotation{'' if quotes == 1 else 's'} differ{'s' if quotes == 1 else ''}"


def verdict(change: Change) -> str:
    """`"conflict, high"`, or `"conflict, high → update, low"`."""
    told = [f"{side['relation'].replace('_', ' ')}, {side['severity']}" for side in change.sides]
    return " → ".join(dict.fromkeys(told))


def as_text(comparison: Comparison) -> str:
    """Blocks: settings, findings, quotations, notes, counts."""
    lines = [f"A: {clean(comparison.a)}", f"B: {clean(comparison.b)}", ""]
    lines += [f"{clean(what)}: {clean(before)} → {clean(after)}" for what, before, after in comparison.settings]
    lines += [""] if comparison.settings else []
    for change in comparison.changes:
        lines += [*block(change), ""]
    lines += [clean(quote_line(quote)) for quote in comparison.quotes[:MOST_QUOTES]]
    lines += more(comparison)
    lines += [""] if comparison.quotes else []
    lines += [f"Note: {clean(note)}." for note in comparison.notes]
    return "\n".join([*lines, f"{tally(comparison)}."]) + "\n"


def block(change: Change) -> Iterator[str]:
    """One finding: what changed, both passages."""
    finding = change.finding
    where = f"{clean(change.run)}: " if change.run else ""
    yield f"{SIGNS[change.kind]} {change.kind}  {where}{clean(finding['slot'])} ({clean(verdict(change))}) {finding['fingerprint']}"
    for line in change.what:
        yield f"    {clean(line)}"
    for side in (finding["a"], finding["b"]):
        yield f"    {clean(side['article'])} ¶ {side['paragraph']}: {clean(side['text'])}"


def quote_line(quote: QuoteChange) -> str:
    """`"speaker  a.txt 81: “…”: Ada Brenner → nobody"`."""
    run = f"{quote.run}: " if quote.run else ""
    if quote.kind in ("appeared", "vanished"):
        return f"quotation {quote.kind}  {run}{quote.article} {quote.start}: {quote.text} ({quote.after or quote.before or 'nobody'})"
    return f"{quote.kind} changed  {run}{quote.article} {quote.start}: {quote.text}: {quote.before or 'nobody'} → {quote.after or 'nobody'}"


def more(comparison: Comparison) -> list[str]:
    """A line on the quotations that are not listed."""
    hidden = len(comparison.quotes) - MOST_QUOTES
    return [f"and {hidden:,} more quotations (in --format json)"] if hidden > 0 else []


def as_markdown(comparison: Comparison) -> str:
    """A page for a pull request; everything from the articles is escaped."""
    lines = ["# Comparison of two runs", "", f"**{tally(comparison)}.**", ""]
    lines += [f"- A: {markdown(comparison.a)}", f"- B: {markdown(comparison.b)}"]
    lines += [f"- {markdown(what)}: {markdown(before)} → {markdown(after)}" for what, before, after in comparison.settings]
    lines += [f"- {markdown(note)}" for note in comparison.notes]
    if comparison.changes:
        lines += ["", "| change | finding | verdict | what | passages |", "|---|---|---|---|---|"]
    for change in comparison.changes:
        finding = change.finding
        passages = "<br>".join(f"{markdown(side['article'])}: {markdown(side['text'])}" for side in (finding["a"], finding["b"]))
        slot = markdown(f"{change.run}: {finding['slot']}" if change.run else finding["slot"])
        what = "<br>".join(markdown(line) for line in change.what)
        lines.append(f"| {SIGNS[change.kind]} {change.kind} | {slot} | {markdown(verdict(change))} | {what} | {passages} |")
    if comparison.quotes:
        lines += ["", "## Quotations", "", *(f"- {markdown(quote_line(quote))}" for quote in comparison.quotes[:MOST_QUOTES])]
        lines += [f"- {line}" for line in more(comparison)]
    return "\n".join(lines) + "\n"
