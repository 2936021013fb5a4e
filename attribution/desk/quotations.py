"""The quotations of a story: whose words they are, how that was found, and what is wrong with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.desk.keys import Keys
from attribution.desk.lines import Line
from attribution.desk.naming import whole
from attribution.desk.overlaps import Overlaps
from attribution.desk.rows import made, place
from attribution.desk.sheets import Row
from attribution.types import Diagnostic, Quote, Reading, Span

SPEECH = frozenset(["direct", "mixed", "indirect"])
UNPAIRED = "unpaired_quotation_mark"
# Marks that stand two by two: a count that is odd, or openings that are not as many as closings, is a problem of the quotation itself.
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
# What says how a speaker was found, in the order it is read, and how it begins.
HOW = (("speaker", ""), ("name", ""), ("overruled", "in place of "), ("abstained", "too unsure to name: "))
READER = "trained reader"
RUNNER_UP = re.compile(r"^(?P<name>.+) (?P<share>\d(?:\.\d+)?)$")


def quotation_rows(reading: Reading, where: Overlaps[Line], first: int, keys: Keys) -> Iterator[Row]:
    """The rows of an article's quotations, numbered from `first`; marks around titles and irony are no speech."""
    article = reading.article
    stray = Overlaps((Span(line.start, line.end), entry) for entry in reading.diagnostics if entry.code == UNPAIRED for line in lines_at(entry, where))
    for number, quote in enumerate(speech(reading), first):
        span = Span(quote.start, quote.end)
        words, lines = span.of(article.text), [line for _, line in where.touching(span)]
        around = " ".join(line.of(article.text) for line in lines)
        yield made(
            "quotations", keys.of("quotations", article.id, words, around), id=f"Q{number}", line=lines[0].no if lines else "", words=words, kind=quote.kind,
            mark_problem=mark_problem(quote, words, stray), **attributed(quote, article.text), **place(article.id, span),
        )  # fmt: skip


def speech(reading: Reading) -> list[Quote]:
    """The quotations somebody gave, in text order; one inside another follows it."""
    return sorted((q for q in reading.quotes if q.kind in SPEECH), key=lambda q: (q.start, -q.end, q.id))


def attributed(quote: Quote, text: str) -> dict[str, str | int]:
    """The cells on whose words they are."""
    evidence = quote.evidence
    return {
        "speaker_printed": " ".join(quote.speaker.text.split()) if quote.speaker else "",
        "speaker": quote.speaker_name or "",
        "role": " ".join(whole(text, Span(0, 0), quote.role).split()) if quote.role else "",
        "chain": ", ".join(quote.chain),
        "evidence": how(quote),
        "confidence": f"{quote.confidence:.2f}",
        "alternates": runner_up(evidence.get("runner_up", "")),
        "anonymity_printed": evidence.get("anonymity") or ("no reason printed" if "anonymous" in evidence else ""),
    }


def how(quote: Quote) -> str:
    """`"subject of cue “said”; he → Diop (paragraph 10) → Abdoulaye Diop"`."""
    cue = f"cue “{' '.join(quote.cue.text.split())}”" if quote.cue else ""
    found = [f"{label}{READER if quote.evidence[key] == 'reader' else quote.evidence[key]}" for key, label in HOW if quote.evidence.get(key)]
    return "; ".join(part.replace(" -> ", " → ") for part in [*found, cue] if part)


def runner_up(found: str) -> str:
    """`"Assimi Goita 0.11" -> "Assimi Goita (0.11)"`."""
    match = RUNNER_UP.match(found)
    return f"{match['name']} ({match['share']})" if match else found


def lines_at(entry: Diagnostic, where: Overlaps[Line]) -> list[Line]:
    """The line a stray mark stands in."""
    if entry.start is None:
        return []
    return [line for _, line in where.touching(Span(entry.start, max(entry.start + 1, entry.end or 0)))]


def mark_problem(quote: Quote, words: str, stray: Overlaps[Diagnostic]) -> str:
    """What is wrong with the marks: a stray one in its sentence, or its own that do not pair."""
    found = [entry.message.split(" has no partner")[0] for _, entry in stray.touching(Span(quote.start, quote.end))]
    if found:
        return f"no partner: {'; '.join(dict.fromkeys(found))}"
    if quote.kind == "indirect" or quote.parent is not None:
        return ""
    opened, closed = (sum(words.count(mark) for mark in marks) for marks in (OPENING, CLOSING))
    # A quotation over several paragraphs opens each of them and closes once.
    if words.count(STRAIGHT) % 2 or opened < closed or (opened > closed and "\n" not in words):
        return "marks do not pair"
    return "straight and curly marks" if STRAIGHT in words and opened else ""
