"""Rules and the trained reader made one list: marks decide boundaries, the reader decides what is reported and by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attribution.quotes.candidates import Candidate
from attribution.quotes.proposals import Proposal
from attribution.quotes.snapping import Marks, Piece
from attribution.types import Span

# The reader alone finds a quotation from this probability of its anchor on.
ENOUGH = 0.5
# Where both find a quotation, the reader sets its boundaries outside marks from this certainty of its spans on.
SURE = 0.3
# Share of the shorter of two finds that they must have in common to be one quotation.
SAME = 0.5
# No piece of a proposal is longer than this many characters, so that neighbours are found without scanning an article.
LONGEST = 6000
NO_SPEECH = ("scare", "title")


@dataclass(slots=True)
class Found:
    """One quotation of the reader: its pieces (two where the cue breaks it), and the candidates of the rules it meets."""

    pieces: list[Piece]
    proposal: Proposal
    met: list[Candidate] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1].end


def merge(candidates: Sequence[Candidate], proposals: Sequence[Proposal], marks: Marks, *, rules: bool = True) -> list[Candidate]:
    """Return the quotations of an article in text order.

    `rules` False takes the reader's word alone, boundaries by marks all the same. What is no speech (titles, scare marks)
    and nested quotations always come from the rules.
    """
    direct = [c for c in candidates if c.kind == "direct" and rules and not marks.holds(c)]
    found = [f for p in proposals if p.chance >= ENOUGH for f in fitted(p, marks)]
    found = without_repeats(found)
    starts = [f.start for f in found]
    out: list[Candidate] = []
    for candidate in candidates:
        near = found[bisect_left(starts, candidate.start - LONGEST) : bisect_left(starts, candidate.end)]
        met = [f for f in near if same(f, candidate)]
        if candidate.kind in NO_SPEECH or marks.holds(candidate):
            out.append(candidate)
        elif candidate.kind == "direct" and rules:
            best = max(met, key=lambda f: (shared(f, candidate), f.proposal.chance), default=None)
            out.append(candidate if best is None else with_reader(candidate, best.proposal))
        elif met:
            for entry in met:
                entry.met.append(candidate)
        elif rules:
            out.append(candidate)
    left = [f for f in (beside(f, direct) for f in found) if f is not None]
    return sorted([*out, *(made(f, rules=rules) for f in left)], key=lambda c: (c.start, -c.end))


def beside(found: Found, direct: Sequence[Candidate]) -> Found | None:
    """Return what a find holds outside the direct quotations of the rules, None for nothing: their marks decide."""
    at = bisect_left([c.start for c in direct], found.start - LONGEST)
    taken: list[Span] = []
    for candidate in direct[at:]:
        if candidate.start >= found.end:
            break
        taken += candidate.fragments or (candidate,)
    pieces = [p for p in found.pieces if not any(p.overlaps(q) for q in taken)]
    return replace(found, pieces=pieces) if pieces else None


def fitted(proposal: Proposal, marks: Marks) -> list[Found]:
    """Return a proposal's quotations: pieces on both sides of the anchor in one paragraph are one broken quotation."""
    pieces = [piece for span in proposal.contents for piece in marks.snap(span)]
    found: list[Found] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        last = found[-1].pieces[-1] if found else None
        if (
            last is not None
            and last.end <= proposal.anchor < piece.start
            and marks.paragraph(last.start) == marks.paragraph(piece.start)
            and (last.kind == "direct") == (piece.kind == "direct")
        ):
            found[-1].pieces.append(piece)
        elif last is None or piece.start >= last.end:
            found.append(Found([piece], proposal))
    return found


def without_repeats(found: list[Found]) -> list[Found]:
    """Return the finds in text order; of two that share most of the shorter one, the more likely."""
    kept: list[Found] = []
    for entry in sorted(found, key=lambda f: (-f.proposal.chance, f.start)):
        at = bisect_left([k.start for k in kept], entry.start)
        near = [k for k in kept[max(0, at - 3) : at + 3] if shared(k, entry) > 0]
        if not near:
            kept.insert(at, entry)
    return kept


def shared(a: Found, b: Found | Candidate) -> int:
    """Return how many characters the pieces of two finds have in common."""
    others = b.pieces if isinstance(b, Found) else b.fragments or (b,)
    return sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in a.pieces for q in others)


def same(found: Found, candidate: Candidate) -> bool:
    """Say whether the reader and the rules mean one quotation."""
    length = sum(p.end - p.start for p in found.pieces)
    other = sum(p.end - p.start for p in candidate.fragments or (candidate,))
    return shared(found, candidate) >= SAME * min(length, other)


def made(found: Found, *, rules: bool) -> Candidate:
    """Return the quotation a find makes, boundaries in marks and everything the reader leaves open from the rules."""
    proposal, pieces = found.proposal, found.pieces
    rule = max(found.met, key=lambda c: (shared(found, c), -c.start), default=None) if rules else None
    in_marks = all(piece.kind == "direct" for piece in pieces)
    if rule is not None and (in_marks or proposal.certainty < SURE):  # the words around marks are the rules' to add
        return with_reader(rule, proposal)
    kind = pieces[0].kind if len({p.kind for p in pieces}) == 1 else "mixed"
    evidence = {"span": "reader", "speaker": "reader", **scores(proposal)}
    made = Candidate(
        pieces[0].start,
        pieces[-1].end,
        kind,
        tuple(Span(p.start, p.end) for p in pieces),
        0,
        proposal.cue,
        proposal.source,
        (),
        evidence,
    )
    return made if rule is None else with_rule(made, rule)


def with_reader(rule: Candidate, proposal: Proposal) -> Candidate:
    """Return a direct quotation of the rules with the reader's source and cue where the rules have none."""
    evidence = {**rule.evidence, **scores(proposal)}
    if rule.speaker is None and proposal.source is not None:
        return replace(rule, speaker=proposal.source, cue=proposal.cue, evidence={**evidence, "speaker": "reader"})
    return replace(rule, cue=rule.cue or proposal.cue, evidence=evidence)


def scores(proposal: Proposal) -> dict[str, str]:
    """Return how sure the reader is of the cue's word and, given it, of the spans."""
    return {"cue_score": f"{proposal.chance:.4f}", "span_score": f"{proposal.certainty:.4f}"}


def with_rule(made: Candidate, rule: Candidate) -> Candidate:
    """Return the reader's quotation with what only the rules know: the chain of sources, a speaker where it saw none."""
    evidence = {**made.evidence, "rules": rule.evidence.get("span", "")}
    speaker, cue = made.speaker or rule.speaker, made.cue or rule.cue
    return replace(made, speaker=speaker, cue=cue, chain=rule.chain, evidence=evidence, paragraph=rule.paragraph)
