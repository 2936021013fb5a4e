"""Alterations of neighbouring sentences of one quotation are one alteration of that quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from attribution.judging.quotations import Remarked
from attribution.matching.remarks import Remark
from attribution.matching.wording import compare_wording
from attribution.types import Span

# What stands for the article's own words between two pieces of a quotation: as long as these, so that offsets stay, and no word.
GAP = "\n"


def joined(found: Sequence[Remarked]) -> list[Remarked]:
    """The verdicts, with altered sentences of one speaker that follow each other in both reports as one.

    `“The rule is on the wall,” she said. “He walked past it.” / “The rule hangs on the wall,” she said. “He has walked past it.”`
    is one finding. What agrees beside words of the same two statements that are altered, or another's, is told by these.
    """
    runs: dict[tuple[str, str], list[Remarked]] = defaultdict(list)
    rest: list[Remarked] = []
    for remarked in found:
        if remarked.relation != "misattributed" and remarked.a.whole and remarked.b.whole:
            runs[remarked.a.article, remarked.b.article].append(remarked)
        else:
            rest.append(remarked)
    every = rest + [one for key in sorted(runs) for one in neighbours(runs[key])]
    told = {statements(remarked) for remarked in every if remarked.relation != "agree"}
    return [remarked for remarked in every if remarked.relation != "agree" or statements(remarked) not in told]


def statements(remarked: Remarked) -> tuple[str, str]:
    """The two statements a verdict is on."""
    return remarked.a.claim.id, remarked.b.claim.id


def neighbours(found: Iterable[Remarked]) -> list[Remarked]:
    """The verdicts on the quotations of two reports, each run of altered neighbours as one."""
    out: list[Remarked] = []
    for remarked in sorted(found, key=lambda r: (r.a.start, r.b.start)):
        if out and one_alteration(out[-1], remarked):
            out[-1] = both(out[-1], remarked)
        else:
            out.append(remarked)
    return out


def one_alteration(one: Remarked, other: Remarked) -> bool:
    """Whether two neighbours are both altered, or one sentence is two in the other report, of which one is altered."""
    altered = [remarked.relation == "altered_quote" for remarked in (one, other)]
    split = one.a.start == other.a.start or one.b.start == other.b.start
    return (all(altered) or (split and any(altered))) and follows(one.a, other.a) and follows(one.b, other.b)


def follows(first: Remark, second: Remark) -> bool:
    """Whether a remark is the same as another, or the next of that speaker in the same statement or the one behind it."""
    if first.start == second.start:
        return True
    if first.speaker != second.speaker or second.start < first.end:
        return False
    between = first.page[first.claim.end : second.claim.start]
    return second.claim.start <= first.claim.end or (bool(first.page) and not between.strip() and GAP not in between)


def both(one: Remarked, other: Remarked) -> Remarked:
    """Two alterations as one."""
    a, b = together(one.a, other.a), together(one.b, other.b)
    return Remarked(a, b, "altered_quote", compare_wording(a.text, b.text), max(one.confidence, other.confidence))


def together(first: Remark, second: Remark) -> Remark:
    """Two remarks as one passage; the words of the article between them are blank."""
    if first.start == second.start:
        return first
    text = first.text + GAP * (second.start - first.end) + second.text
    span = Span(first.claim.start, max(first.claim.end, second.claim.end))
    claim = replace(first.claim, end=span.end, text=span.of(first.page)) if span.end > first.claim.end else first.claim
    return replace(first, end=second.end, text=text, claim=claim)
