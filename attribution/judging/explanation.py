"""What an editor reads first: the values, what is the same, how far apart they are, and what to check."""

from __future__ import annotations

from attribution.judging.days import spell
from attribution.judging.drift import Change, changes, marks_of, rendered_twice
from attribution.judging.matches import Match
from attribution.judging.opposites import only_one, opposing
from attribution.judging.order import When, span_in_words, when
from attribution.judging.quantitywords import apart, check_figures, same_measure, same_scope
from attribution.judging.quotations import Remarked
from attribution.judging.relations import Named
from attribution.judging.statements import Judged
from attribution.matching.wording import Word
from attribution.types import Claim, Moment, Quantity

MOST_WORDS = 8
MOST_ONLY = 5
# From this probability on a statement is said to follow.
FOLLOWS = 0.5


def voice_words(claim: Claim) -> str:
    """Who says it, for a sentence: "the report itself" or the speaker."""
    return claim.voice.name or claim.voice.speaker or "the report itself"


def explain_number(match: Match, named: Named, published_a: When, published_b: When) -> str:
    """`"165 as of January 27, 2023 against 304 as of June 2023 or later: +139 (84 %) in five months; same measure as worded; …"`."""
    assert isinstance(match.a, Quantity)
    assert isinstance(match.b, Quantity)
    measure = same_measure(match.a, match.b)
    if named.relation == "agree":
        return joined(match.comparison.reason, measure)
    at = [when(match.a, published_a, match.pair.a), when(match.b, published_b, match.pair.b)]
    moved = change(match.a, match.b, named, at)
    text = f"{against(match, at)}: {moved}" if moved else against(match, at)
    sources = voices_apart(match.pair.a, match.pair.b) if named.relation == "disputed" else ""
    return joined(text, sources, measure, same_scope(match.a, match.b), named.reason, check_figures(match.a, match.b, named))


def against(match: Match, at: list[When]) -> str:
    """Both figures with their moments, and their speakers where one has any: `"19 (the report itself) against 15 (police)"`."""
    spoken = any(claim.voice.speaker for claim in (match.pair.a, match.pair.b))
    sides = [
        f"{item.text.strip()}{f' ({voice_words(claim)})' if spoken else ''}"
        for item, claim in ((match.a, match.pair.a), (match.b, match.pair.b))
    ]
    if at[0].spell() == at[1].spell():
        return f"{sides[0]} against {sides[1]}, both as of {at[0].spell()}" if at[0].day else f"{sides[0]} against {sides[1]}"
    return f"{sides[0]} as of {at[0].spell()} against {sides[1]} as of {at[1].spell()}"


def change(a: Quantity, b: Quantity, named: Named, at: list[When]) -> str:
    """`"+139 (84 %) in five months or more"` of an update, `"4 apart"` of anything else; nothing for words such as "dozens"."""
    if named.relation != "update":
        return apart(a, b, signed=False)
    earlier, later = (a, b) if named.first_is_earlier else (b, a)
    step = apart(earlier, later, signed=True)
    return f"{step} in {span_in_words(named.days or 0)}{or_more(at)}" if step and named.days else step


def or_more(moments: list[When]) -> str:
    """What to add to a span of time of which one end is only the earliest possible one."""
    return " or more" if any(m.known_by == "inferred" for m in moments) else ""


def voices_apart(a: Claim, b: Claim) -> str:
    """`"sources differ: the report itself and police"`."""
    return f"sources differ: {voice_words(a)} and {voice_words(b)}"


def explain_date(match: Match, named: Named) -> str:
    """The two dates resolved, by what, how far apart, and why they do or do not fit."""
    assert isinstance(match.a, Moment)
    assert isinstance(match.b, Moment)
    if named.relation == "agree":
        return joined(match.comparison.reason)
    sides = [dated(m) for m in (match.a, match.b)]
    gap = abs((match.a.first - match.b.first).days) if match.a.first and match.b.first else 0
    parts = [f"{sides[0]}, {sides[1]}", f"{span_in_words(gap)} apart" if gap else ""]
    event = match.a.event or match.b.event
    parts += [f"both of one event (“{event}”)" if event and match.a.event == match.b.event else "", named.reason]
    if named.relation == "disputed":
        parts.append(voices_apart(match.pair.a, match.pair.b))
    if named.relation in ("conflict", "disputed"):
        leaning = any(m.resolved_by == "publication" for m in (match.a, match.b))
        parts.append("check the datelines the days are counted from" if leaning else "check the day with the source")
    return joined(*parts)


def dated(moment: Moment) -> str:
    """A date as printed and the days it means, where the words do not say them: `"“on Friday” is 2024-03-01"`, `"“2012”"`."""
    printed_as = f"“{moment.text.strip()}”"
    if moment.first is None:
        return f"{printed_as} is of no known day"
    if moment.resolved_by == "explicit" and moment.precision == "year" and str(moment.first.year) in moment.text:
        return printed_as
    return f"{printed_as} {resolved(moment)} {spell(moment)}"


def resolved(moment: Moment) -> str:
    """`"is"` for a printed date, else by what it was resolved."""
    by = {"publication": "resolves by the report's date to", "context": "resolves by the text around it to"}
    return by.get(moment.resolved_by, "is")


def explain_remark(remarked: Remarked) -> str:
    """What happened to the words, with the words; negations, hedges and figures before all others."""
    a, b = remarked.a, remarked.b
    who = a.speaker or b.speaker or "the same speaker"
    if remarked.relation == "agree":
        if remarked.wording.drift == "same":
            return f"Both print the same words of {who}."
        return joined(remarked.wording.note, f"the words of {who} that both print are the same", owned(remarked))
    if remarked.relation == "misattributed":
        return f"The same words are given to {a.speaker} and to {b.speaker}; check whose they are."
    detail = " against ".join(
        printed(remark.text, only) for remark, only in ((a, remarked.wording.only_a), (b, remarked.wording.only_b))
    )
    if rendered_twice(remarked):
        return joined(f"inside the quotation marks of {who} two renderings of one remark (two translations, perhaps): {detail}")
    grave = "; ".join(told(change) for change in changes(remarked) if change.kind not in ("word", "small word"))
    note = grave or remarked.wording.note
    return joined(f"inside the quotation marks of {who} {note}: {detail}", owned(remarked), "check the recording or the transcript")


def told(change: Change) -> str:
    """One class of changed words: `"a hedge stands only in the second (“seems to”)"`, `"a figure differs (“17” / “70”)"`."""
    a, b = (", ".join(f"“{word}”" for word in side) for side in (change.only_a, change.only_b))
    if a and b:
        return f"a {change.kind} differs ({a} / {b})"
    return f"a {change.kind} stands only in the {'first' if a else 'second'} ({a or b})"


def owned(remarked: Remarked) -> str:
    """What the printings own up to: `"the second marks a gap with an ellipsis"`."""
    parts = []
    for place, remark in (("first", remarked.a), ("second", remarked.b)):
        marks = marks_of(remark)
        if "ellipsis" in marks:
            parts.append(f"the {place} marks a gap with an ellipsis")
        if "brackets" in marks:
            parts.append(f"the {place} has {', '.join(marks['brackets'])} in brackets")
    return "; ".join(parts)


def printed(text: str, only: tuple[Word, ...]) -> str:
    """The words that only one side has, as it prints them, at most eight: `“has”`, `“MINUSMA seems to have by …”`, `nothing`."""
    spans = list(dict.fromkeys((w.start, w.end) for w in only))
    shown = " ".join(text[start:end] for start, end in spans[:MOST_WORDS])
    more = " …" if len(spans) > MOST_WORDS else ""
    return f"“{shown}{more}”" if shown else "nothing"


def explain_statements(judged: Judged, relation: str) -> str:
    """What opposes what in the words, then which way the model answered."""
    there, back = judged.there, judged.back
    if relation == "agree":
        return joined(agreeing(judged))
    a, b = judged.pair.a, judged.pair.b
    scores = f"contradiction {there.contradiction:.2f} and {back.contradiction:.2f}, alignment {judged.alignment.differ:.2f}"
    sources = voices_apart(a, b) if relation == "disputed" or any(c.voice.speaker for c in (a, b)) else ""
    return joined(f"the statements contradict each other ({scores})", opposition(a, b), sources, "check which holds")


def agreeing(judged: Judged) -> str:
    """What the models hold of two statements that agree: each follows from the other, one does, or both tell one fact."""
    ways = judged.there.entailment, judged.back.entailment
    words = {2: "each statement follows from the other", 1: "one statement follows from the other"}.get(
        sum(way >= FOLLOWS for way in ways), "both statements tell of one fact, and both can be true"
    )
    return f"{words} (entailment {ways[0]:.2f} and {ways[1]:.2f}, alignment {judged.alignment.agree:.2f})"


def opposition(a: Claim, b: Claim) -> str:
    """The words that make the difference, where they can be named: a negation, opposites, else what only either side has."""
    if a.negated != b.negated:
        return f"only the {'first' if a.negated else 'second'} is negated"
    pairs = opposing(a, b)
    if pairs:
        return "; ".join(f"“{x}” against “{y}”" for x, y in pairs)
    only = [", ".join(f"“{word}”" for word in side[:MOST_ONLY]) for side in only_one(a, b)]
    return f"only the first has {only[0]}, only the second {only[1]}" if all(only) else ""


def joined(*parts: str) -> str:
    """The parts that say something, as one sentence: `("both say 9", "", "same place") -> "Both say 9; same place."`."""
    return f"{capital('; '.join(part for part in parts if part))}."


def capital(text: str) -> str:
    """First letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
