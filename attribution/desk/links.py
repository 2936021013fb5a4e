"""Which other reports agree or differ on a passage: the findings of a run by the words they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.types import Finding, Relation, Side, Span

# How one other report, and several, stand to a passage; in the order they are told.
VERBS: dict[Relation, tuple[str, str]] = {
    "conflict": ("conflicts", "conflict"), "disputed": ("disputes it", "dispute it"), "update": ("reports an update", "report an update"),
    "cannot_tell": ("may differ", "may differ"), "different_scope": ("counts something else", "count something else"), "agree": ("agrees", "agree"),
}  # fmt: skip
ORDER = list(VERBS)
WITHIN = "this report itself"


@dataclass(frozen=True, slots=True)
class Link:
    """That another article says something of the words at a span; `whole`: of the sentence, not of the item it is told with."""

    span: Span
    other: str
    relation: Relation
    finding: Finding
    whole: bool = False


def links(findings: Iterable[Finding]) -> Mapping[str, list[Link]]:
    """All links by article; findings on quoted words are the Quotations' and the Conflicts' matter."""
    found: dict[str, list[Link]] = defaultdict(list)
    for finding in findings:
        if finding.kind == "wording" or finding.relation not in VERBS:
            continue
        for (article, span), (other, there), relation in pairs(finding):
            found[article].append(Link(span, other, relation, finding))
            found[other].append(Link(there, article, relation, finding))
    return found


Place = tuple[str, Span]


def pairs(finding: Finding) -> Iterator[tuple[Place, Place, Relation]]:
    """The pairs of passages a finding rests on: the compared words where the evidence has them, else both sides."""
    compared = finding.evidence.get("pairs")
    for pair in compared if isinstance(compared, Sequence) else ():
        (a, start, end), (b, first, last) = pair["a"], pair["b"]
        yield (str(a), Span(int(start), int(end))), (str(b), Span(int(first), int(last))), pair["relation"]
    if not compared:
        for left, right in ((finding.a, finding.b), *finding.also):
            yield (left.article, deciding(left)), (right.article, deciding(right)), finding.relation


def deciding(side: Side) -> Span:
    """The deciding words of a side where it has one stretch of them, else all of it."""
    return side.marks[0] if len(side.marks) == 1 else Span(side.start, side.end)


def told(found: Iterable[Link], article: str, names: Mapping[str, str]) -> str:
    """`"S3 conflicts (f1); S2, S4 agree (f7)"`: worst first; `names` are the articles' numbers in Sources."""
    said: dict[tuple[int, bool, str], set[str]] = defaultdict(set)
    for link in found:
        if link.relation in VERBS:
            who = WITHIN if link.other == article else names.get(link.other, link.other)
            said[ORDER.index(link.relation), link.whole, who].add(link.finding.id)
    groups: dict[tuple[int, bool, tuple[str, ...]], list[str]] = defaultdict(list)
    for (rank, whole, who), findings in sorted(said.items(), key=lambda entry: (entry[0][:2], number(entry[0][2]))):
        groups[rank, whole, tuple(sorted(findings, key=number))].append(who)
    return "; ".join(clause(ORDER[rank], who, findings, whole=whole) for (rank, whole, findings), who in groups.items())


def clause(relation: Relation, who: Sequence[str], findings: Sequence[str], *, whole: bool) -> str:
    """`"agree", ["S2", "S4"], ["f7"] -> "S2, S4 agree (f7)"`."""
    verb = VERBS[relation][len(who) > 1] + (" on the sentence" if whole else "")
    return f"{', '.join(who)} {verb} ({', '.join(findings)})"


def number(name: str) -> tuple[int, str]:
    """What puts "f10" behind "f9"."""
    digits = name.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (int(digits) if digits.isdecimal() and digits.isascii() else 0, name)
