"""One sentence an editor can act on: the values, the moments they hold at, and what to check."""

from __future__ import annotations

from attribution.judging.days import spell
from attribution.judging.matches import Match
from attribution.judging.order import When, span_in_words, when
from attribution.judging.quotations import Remarked
from attribution.judging.relations import Named
from attribution.judging.statements import Judged
from attribution.judging.values import plain
from attribution.matching.wording import Word
from attribution.types import Claim, Moment, Quantity

MOST_WORDS = 8


def voice_words(claim: Claim) -> str:
    """Who says it, for a sentence: "the report itself" or the speaker."""
    return claim.voice.name or claim.voice.speaker or "the report itself"


def explain_number(match: Match, named: Named, published_a: When, published_b: When) -> str:
    """`"165 as of January 27, 2023 against 304 as of June 2023 or later: +139 in five months; …"`."""
    assert isinstance(match.a, Quantity)
    assert isinstance(match.b, Quantity)
    if named.relation == "agree":
        return f"{capital(match.comparison.reason)}."
    at = [when(q, p) for q, p in ((match.a, published_a), (match.b, published_b))]
    text = f"{match.a.text.strip()} as of {at[0].spell()} against {match.b.text.strip()} as of {at[1].spell()}"
    if named.relation == "update":
        earlier, later = (match.a, match.b) if named.first_is_earlier else (match.b, match.a)
        change = later.value - earlier.value
        text += f": {'+' if change >= 0 else '−'}{plain(abs(change))} in {span_in_words(named.days or 0)}{or_more(at)}"
        if named.needs_check:
            return capital(f"{text}; same measure as worded, but {named.reason}: check whether both count the same.")
        return capital(f"{text}; {named.reason}.")
    if named.relation == "disputed":
        text += f"; sources differ: {voice_words(match.pair.a)} and {voice_words(match.pair.b)}"
        return capital(f"{text}.")
    return capital(f"{text}; {named.reason}.")


def or_more(moments: list[When]) -> str:
    """What to add to a span of time of which one end is only the earliest possible one."""
    return " or more" if any(m.known_by == "inferred" for m in moments) else ""


def explain_date(match: Match, named: Named) -> str:
    """The two dates resolved, and why they do or do not fit."""
    assert isinstance(match.a, Moment)
    assert isinstance(match.b, Moment)
    if named.relation == "agree":
        return f"{capital(match.comparison.reason)}."
    return capital(
        f"“{match.a.text.strip()}” resolves to {spell(match.a)}, “{match.b.text.strip()}” to {spell(match.b)}; {named.reason}."
    )


def explain_remark(remarked: Remarked) -> str:
    """What happened to the words, with the words."""
    a, b = remarked.a, remarked.b
    who = a.speaker or b.speaker or "the same speaker"
    if remarked.relation == "agree":
        return f"Both print the same words of {who}." if remarked.wording.drift == "same" else f"{capital(remarked.wording.note)}; the words of {who} are the same."
    if remarked.relation == "misattributed":
        return f"The same words are given to {a.speaker} and to {b.speaker}."
    detail = " against ".join(
        printed(remark.text, only) for remark, only in ((a, remarked.wording.only_a), (b, remarked.wording.only_b))
    )
    return f"Inside the quotation marks of {who} {remarked.wording.note}: {detail}."


def printed(text: str, only: tuple[Word, ...]) -> str:
    """The words that only one side has, as it prints them, at most eight: `“has”`, `“MINUSMA seems to have by …”`, `nothing`."""
    spans = list(dict.fromkeys((w.start, w.end) for w in only))
    shown = " ".join(text[start:end] for start, end in spans[:MOST_WORDS])
    more = " …" if len(spans) > MOST_WORDS else ""
    return f"“{shown}{more}”" if shown else "nothing"


def explain_statements(judged: Judged, relation: str) -> str:
    """Which way the model answered, in words and figures."""
    there, back = judged.there, judged.back
    if relation == "agree":
        return f"Each statement follows from the other (entailment {there.entailment:.2f} and {back.entailment:.2f})."
    sources = ""
    if relation == "disputed":
        sources = f" Sources: {voice_words(judged.pair.a)}; {voice_words(judged.pair.b)}."
    return f"The statements contradict each other (contradiction {there.contradiction:.2f} and {back.contradiction:.2f}).{sources}"


def capital(text: str) -> str:
    """First letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
