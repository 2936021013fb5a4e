"""What happened to quoted words, in one sentence: what the draft leaves out, adds and exchanges, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.judging.placing import Change, Hit
from attribution.judging.sourced import Sourced, disordered, gravity_of, stitched
from attribution.judging.tracing import SHORT_GAP, ends
from attribution.matching.spoken import Said
from attribution.matching.wording import HEDGES, NEGATIONS
from attribution.types import Article

MOST_WORDS, MOST_CHANGES, MOST_BEFORE = 8, 4, 4


def explain(found: Sourced, article: Article) -> str:
    """One sentence for the editor."""
    if found.status == "not_found":
        return not_found(found, article)
    said = turn_name(found)
    if found.who == "other" and found.speaker is not None:
        how = "the same words" if found.status == "verbatim" else "nearly the same words"
        sure = "" if found.telling else "; too few words to say that they are not also his or hers"
        return with_notes(f"The source gives {how} to {said}, the draft to {found.speaker.name}{sure}", found)
    by = f", spoken by {said}" if said else ""
    if found.status == "verbatim":
        return with_notes(f"In the source word for word{by}", found)
    return with_notes(f"{altered(found, article)}{f' (spoken by {said} in the source)' if said else ''}", found)


def not_found(found: Sourced, article: Article) -> str:
    """Honest words about the passage that stands beside a quotation which the source lacks."""
    if found.trace is None:
        return "These words are not in the source, and no passage shares a telling word with them: the beginning of the source is shown."
    name = turn_name(found)
    by = f", spoken by {name}," if name else ""
    shared = shared_words(found, article)
    return f"These words are not in the source; the nearest words in the source{by} are shown{f': they share {shared}' if shared else ''}."


def shared_words(found: Sourced, article: Article) -> str:
    """The longest run that draft and source share, as the draft prints it."""
    if found.trace is None:
        return ""
    lost = {word for change in found.trace.changes for word in change.draft}
    runs: list[list[Said]] = [[]]
    for hit in found.trace.found:
        for word in hit.piece.words:
            if word in lost:
                runs.append([])
            else:
                runs[-1].append(word)
        runs.append([])
    return printed(max(runs, key=len), article)


def altered(found: Sourced, article: Article) -> str:
    """`Inside the marks a negation differs: the draft leaves out “never”`."""
    source = found.trace.index.article if found.trace else None
    changes = found.changes
    parts = [one_change(change, article, source) for change in changes[:MOST_CHANGES]]
    if len(changes) > MOST_CHANGES:
        parts.append(f"and {len(changes) - MOST_CHANGES} more changes")
    if disordered(found.trace):
        parts.append("puts the parts in another order than the source")
    if stitched(found.trace) and found.trace is not None:
        parts.append(f"joins words of {' and '.join(turn.name for turn in found.trace.turns)}")
    what = topic(changes[0]) if changes else "the words are put together otherwise"
    return f"Inside the marks {what}: the draft {', '.join(parts)}"


def topic(change: Change) -> str:
    """What the gravest change is about."""
    forms = {w.form for w in change.draft} ^ {w.form for w in change.source}
    if change.cut:
        return "the sentence is cut short"
    if change.between and len(change.source) > SHORT_GAP:
        return "sentences that stand apart are joined"
    if forms & NEGATIONS:
        return "a negation differs"
    if any(c.isdigit() for form in forms for c in form):
        return "a figure differs"
    if forms & HEDGES:
        return "a hedge differs"
    if gravity_of(change) == "grave":
        return "a modal verb differs"
    return "small words differ" if gravity_of(change) == "minor" else "words differ"


def one_change(change: Change, article: Article, source: Article | None) -> str:
    """`leaves out “never”`, `adds “always”`, `prints “all” for “some”`."""
    draft, said = printed(change.draft, article), printed(change.source, source)
    if draft and said:
        return f"prints {draft} for {said}"
    if change.between and len(change.source) > SHORT_GAP:
        return f"leaves out {len(change.source)} words between its parts, without an ellipsis"
    if change.cut:
        return f"ends before {said}"
    if said:
        return f"leaves out {said}" + (" (a repetition)" if change.repeated else "")
    return f"adds {draft}"


def notes(found: Sourced) -> list[str]:
    """What the draft owns up to, named as such: ellipses, insertions in brackets, what its cue passes over."""
    trace = found.trace
    if trace is None or found.status == "not_found":
        return []
    source = trace.index.article
    out = [f"{change.owned} stands for {printed(change.source, source)}" for change in trace.changes if change.owned]
    for hit in trace.found:
        others = {at: words for at, words in hit.piece.owned.items() if not any(c.owned == words for c in hit.changes)}
        out += [f"{words} is an insertion{instead(hit) if at == 0 else ''}" for at, words in others.items()]
    if found.rest and not any(change.cut for change in found.changes):
        out.append(f"the source's sentence goes on {printed(found.rest, source)}")
    if found.who == "unknown" and found.speaker is not None and not trace.turns and trace.index.turns.turns:
        out.append("the source gives these words to nobody")
    for gap in trace.gaps:
        count = len(gap.words)
        if count and not gap.hides and gap.joint in ("ellipsis", "break"):
            what = "the ellipsis stands for" if gap.joint == "ellipsis" else "between the two parts the source has"
            out.append(f"{what} {count} word{'s' if count > 1 else ''}")
    return out


def instead(hit: Hit) -> str:
    """What the source has before a piece that opens with an insertion: ` (the source there: “The government”)`."""
    words, text = hit.index.words, hit.index.article.text
    first = hit.first
    while first > max(0, hit.first - MOST_BEFORE) and not ends(text[words[first - 1].end : words[first].start]):
        first -= 1
    return f" (the source there: {printed(words[first : hit.first], hit.index.article)})" if first < hit.first else ""


def with_notes(sentence: str, found: Sourced) -> str:
    """A sentence with its notes behind it."""
    return "; ".join([sentence, *notes(found)]) + "."


def turn_name(found: Sourced) -> str:
    """Who speaks there, as the source names him; nothing where it names nobody."""
    turns = found.trace.turns if found.trace else ()
    names = {"question": "the questioner", "answer": "the person who answers"}
    return names.get(turns[0].kind, turns[0].name) if turns else ""


def printed(words: Sequence[Said], article: Article | None) -> str:
    """Words as their article prints them, at most eight: `“never”`; nothing for none."""
    if not words or article is None:
        return ""
    start, end = min(w.start for w in words), max(w.end for w in words)
    shown = article.text[start:end].split()
    return f"“{' '.join(shown[:MOST_WORDS])}{' …' if len(shown) > MOST_WORDS else ''}”"
