"""One fact as one sentence that a checker can put to a source who has not read the story: who, when and on whose word stand in it."""

from __future__ import annotations

import re

from attribution.desk.insertions import PRONOUNS, YEAR, Telling, calendar, edited, written
from attribution.desk.items import Item
from attribution.types import Article, Quantity, Quote, Span

OPENING = re.compile(r"(?:(?:but|and|yet),?|(?:so|however|meanwhile|still|also|moreover|for its part|in addition|on the other hand),)\s+", re.IGNORECASE)
THAT = re.compile(r"[\s,:]*that\s+", re.IGNORECASE)
AND_THAT = re.compile(r"\b(?:and|but|or) that\b")
LEANING = re.compile(r"(?:he|she|it|they|we|i|his|her|its|their|our|my|this|that|these|those|there)\b", re.IGNORECASE)
# Cues whose clause is a sentence without "that", too: "He said | the mission failed".
SAID = re.compile(
    r"(?:sa(?:id|ys?)|saying|told|tells?|add(?:ed|s)?|wr(?:ote|ites?)|according to|claim(?:ed|s)?|insist(?:ed|s)?|explain(?:ed|s)?|estimate[ds]?|"
    r"argue[ds]?|warn(?:ed|s)?|note[ds]?|report(?:ed|s)?|acknowledge[ds]?|confirm(?:ed|s)?|testif(?:ied|ies)|stat(?:ed|es)|believe[ds]?|think|thought)",
    re.IGNORECASE,
)
# A reported clause that begins so can stand alone; "to withdraw", "reshaping" and "whether" cannot.
CLAUSE = re.compile(
    r"(?:the|an?|his|her|its|their|our|this|that|these|those|no|none|some|all|many|most|both|each|every|there|he|she|it|they|we|one|\d|[\"“‘«]|[^\W\d_a-zß-öø-ÿ])",
)
INDEPENDENT = re.compile(r";\s+|\s+[–—]\s+(?:(?:but|yet|while)\s+)?|,\s+(?:but|while|whereas|and (?=(?:he|she|it|they) ))\s*")
DASH = re.compile(r"\s+[–—]\s+.*")
# From this length on (in characters) a fact is cut to the clause that holds it, where the sentence has clauses of their own.
LONG = 200
FEWEST = 5
INITIALS = re.compile(r"\b[A-Z]\.$")
GROWING = frozenset(["die", "injure", "casualty", "missing", "abduct", "infect", "arrest", "displace", "evacuate", "rescue", "trap"])


def fact(telling: Telling, item: Item) -> str:
    """`"165 have been killed," he wrote -> "“165 have been killed”, says Antonio Guterres (as of 27 January 2023)."`."""
    quote, text = telling.quote, telling.article.text
    clause = reported(telling, item) if quote else None
    stretch = narrowed(text, clause or telling.claim, item)
    words = edited(telling, stretch, in_marks=quote is not None and quote.kind == "direct")
    words = bare(words)
    whole = f"{words}{f', {says(quote)}' if quote and clause else ''}"
    aside = as_of(telling.article, item.origin, words) if isinstance(item.origin, Quantity) else ""
    return f"{whole}{aside}{'' if f'{whole}{aside}'.endswith(('?', '!', '.')) else '.'}"


def reported(telling: Telling, item: Item) -> Span | None:
    """The clause a quotation reports, where it can stand alone; else None, and the whole sentence is told."""
    quote, claim, text = telling.quote, telling.claim, telling.article.text
    if quote is None or not says(quote):
        return None
    pieces = [Span(max(f.start, claim.start), min(f.end, claim.end)) for f in fragments(quote) if f.overlaps(claim)]
    held = next((piece for piece in pieces if piece.start < item.end and item.start < piece.end), None)
    if held is None or (quote.kind != "direct" and len(pieces) > 1):
        return None
    that = THAT.match(text, held.start, held.end)
    clause = Span(that.end(), held.end) if that else held
    if quote.kind == "direct":
        return held
    said = that is not None or (quote.cue is not None and SAID.fullmatch(quote.cue.text.strip()) is not None)
    return clause if said and alone(text, clause) else None


def fragments(quote: Quote) -> tuple[Span, ...]:
    """Where the words of a quotation stand, its cue left out."""
    return quote.fragments or (Span(quote.start, quote.end),)


def alone(text: str, clause: Span) -> bool:
    """Whether a reported clause says who and what by itself: not "it would leave", "to withdraw" or "… and that it stays"."""
    words = clause.of(text)
    return CLAUSE.match(words) is not None and not LEANING.match(words) and not AND_THAT.search(words)


def narrowed(text: str, stretch: Span, item: Item) -> Span:
    """A long sentence cut to the clause of its own that holds the item; the whole where it has none."""
    if stretch.end - stretch.start <= LONG:
        return Span(stretch.start, stretch.end)
    cuts = list(INDEPENDENT.finditer(text, stretch.start, stretch.end))
    starts, ends = [stretch.start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), stretch.end]
    dashed = False
    for start, end, cut in zip(starts, ends, [None, *cuts], strict=True):
        if cut is not None and DASH.fullmatch(cut.group()):
            dashed = not cut.group().split()[-1].isalpha()
        words = text[start:end]
        # What follows a bare dash, up to the next "but", is an aside or a list, not a clause.
        if not dashed and start <= item.start and item.end <= end and len(words.split()) >= FEWEST and closed(words):
            return Span(start, end)
    return Span(stretch.start, stretch.end)


def closed(words: str) -> bool:
    """Whether every quotation mark and bracket in a clause has its partner."""
    return words.count("“") == words.count("”") and words.count("(") == words.count(")") and words.count('"') % 2 == 0


def bare(words: str) -> str:
    """A sentence without its opening "But" and its end mark, with a capital: "But it sank." -> "It sank"."""
    opening = OPENING.match(words)
    words = words[opening.end() :] if opening else words
    words = words if INITIALS.search(words) else re.sub(r"[\s,.;:]+([”\"’»]?)$", r"\1", words)
    words = f"“{words}" if words.count("”") > words.count("“") else words
    words += "”" if words.count("“") > words.count("”") else "’" if words.startswith("‘") and "’" not in words else ""
    return words[:1].upper() + words[1:]


def says(quote: Quote) -> str:
    """`"says Zoë Šarić"`, `"according to the port police"`; "" where nobody is known."""
    if quote.speaker_name and any(word[:1].isupper() for word in quote.speaker_name.split()):
        return f"says {quote.speaker_name}"
    printed = " ".join(quote.speaker.text.split()) if quote.speaker else ""
    if not printed or printed.lower() in PRONOUNS:
        return ""
    return f"according to {printed[:1].lower() + printed[1:] if printed.split()[0] in ('The', 'A', 'An', 'Some', 'Several', 'Two', 'Many') else printed}"


def as_of(article: Article, quantity: Quantity, words: str) -> str:
    """When a figure holds, where the sentence does not say so: of what grows with the days, the report's own day."""
    if quantity.kind != "count" or quantity.predicate not in GROWING:
        return ""
    moment = quantity.as_of
    if moment is not None and (day := calendar(moment)):
        return "" if day in words or moment.text in words else f" (as of {day})"
    return f" (as of {written(article.day)})" if article.day and not (quantity.since is None and YEAR.search(words)) else ""
