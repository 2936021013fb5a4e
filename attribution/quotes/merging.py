"""Rules and the trained reader made one list: marks decide boundaries, the reader decides what is reported and by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from attribution.quotes.candidates import Candidate
from attribution.quotes.confidence import NO_SPEECH
from attribution.quotes.proposals import Proposal
from attribution.quotes.snapping import Marks, Piece
from attribution.quotes.stretches import Stretches
from attribution.types import Span

# The reader alone finds a quotation from this probability of its anchor on.
ENOUGH = 0.5
# Where both find a quotation, the reader sets its boundaries outside marks from this certainty of its spans on.
SURE = 0.3
# Share of the shorter of two finds that they must have in common to be one quotation.
SAME = 0.5


@dataclass(slots=True, eq=False)
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


def merge(
    candidates: Sequence[Candidate], proposals: Sequence[Proposal], marks: Marks, *, rules: bool = True
) -> list[Candidate]:
    """Return the quotations of an article in text order.

    Direct quotations of the rules stand, with the reader's speaker where they have none; of other speech the reader sets the
    boundaries where it is sure. `rules` False takes the reader's word alone, boundaries by marks all the same. What is no
    speech (titles, scare marks) and nested quotations always come from the rules.
    """
    found = without_repeats([f for p in proposals if p.chance >= ENOUGH for f in fitted(p, marks)])
    everywhere = Stretches(found)
    kept = [c for c in candidates if c.kind in NO_SPEECH or marks.holds(c)]
    direct = [c for c in candidates if rules and c.kind == "direct" and not marks.holds(c)]
    fixed = Stretches(
        [*(c for c in kept if not marks.holds(c)), *(piece for c in direct for piece in c.fragments or (c,))]
    )
    left = Stretches([f for f in (beside(f, fixed) for f in found) if f is not None])
    settled = {id(c) for c in (*kept, *direct)}
    by_rules = [with_best(c, everywhere) for c in direct]
    for candidate in candidates:
        if id(candidate) in settled:
            continue
        entry = best_of(candidate, left)
        if entry is not None:
            entry.met.append(candidate)
        elif rules:
            by_rules.append(candidate)
    by_reader: list[Candidate] = []
    for entry in left.items:
        if (rules and entry.met and entry.proposal.certainty < SURE) or (rules and entry.met and in_marks(entry)):
            by_rules += [with_reader(c, entry.proposal) for c in entry.met]  # the words around marks are theirs to add
        else:
            by_reader.append(made(entry, marks, rules=rules))
    taken = Stretches(piece for c in by_rules for piece in c.fragments or (c,))
    alone = [c for c in by_reader if not any(True for _ in taken.meeting(c))]
    return sorted([*kept, *by_rules, *alone], key=lambda c: (c.start, -c.end))


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
    """Return the finds in text order; of two that meet, the more likely."""
    kept: list[Found] = []
    starts: list[int] = []
    for entry in sorted(found, key=lambda f: (-f.proposal.chance, f.start)):
        at = bisect_left(starts, entry.start)
        if (at == 0 or kept[at - 1].end <= entry.start) and (at == len(kept) or entry.end <= starts[at]):
            kept.insert(at, entry)
            starts.insert(at, entry.start)
    return kept


def beside(found: Found, fixed: Stretches[Span]) -> Found | None:
    """Return what a find holds outside what is settled, None for nothing: there the marks decide."""
    pieces = [p for p in found.pieces if not any(True for _ in fixed.meeting(p))]
    return Found(pieces, found.proposal) if pieces else None


def best_of(candidate: Candidate, found: Stretches[Found]) -> Found | None:
    """Return the find that is the same quotation as a candidate: the one with most of it."""
    met = [f for f in found.meeting(candidate) if same(f, candidate)]
    return max(met, key=lambda f: (shared(f, candidate), f.proposal.chance, -f.start), default=None)


def with_best(candidate: Candidate, found: Stretches[Found]) -> Candidate:
    """Return a direct quotation of the rules with what the reader says of it."""
    entry = best_of(candidate, found)
    return candidate if entry is None else with_reader(candidate, entry.proposal)


def shared(found: Found, candidate: Candidate) -> int:
    """Return how many characters a find and a candidate have in common."""
    others = candidate.fragments or (candidate,)
    return sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in found.pieces for q in others)


def same(found: Found, candidate: Candidate) -> bool:
    """Say whether the reader and the rules mean one quotation."""
    length = sum(p.end - p.start for p in found.pieces)
    other = sum(p.end - p.start for p in candidate.fragments or (candidate,))
    return shared(found, candidate) >= SAME * min(length, other)


def in_marks(found: Found) -> bool:
    """Say whether all pieces of a find are marks with what is in them."""
    return all(piece.kind == "direct" for piece in found.pieces)


def made(found: Found, marks: Marks, *, rules: bool) -> Candidate:
    """Return the quotation a find makes, with everything the reader leaves open from the rules."""
    proposal, pieces = found.proposal, found.pieces
    rule = max(found.met, key=lambda c: (shared(found, c), -c.start), default=None) if rules else None
    candidate = Candidate(
        pieces[0].start,
        pieces[-1].end,
        pieces[0].kind if len({p.kind for p in pieces}) == 1 else "mixed",
        tuple(Span(p.start, p.end) for p in pieces),
        max(0, marks.paragraph(pieces[0].start)),
        proposal.cue,
        proposal.source,
        (),
        {"span": "reader", "speaker": "reader", **scores(proposal)},
    )
    return candidate if rule is None else with_rule(candidate, rule)


def with_reader(rule: Candidate, proposal: Proposal) -> Candidate:
    """Return a quotation of the rules with the reader's source and cue where the reader is sure, or the rules have none."""
    evidence = {**rule.evidence, **scores(proposal)}
    if proposal.source is not None and (rule.speaker is None or proposal.certainty >= SURE):
        if rule.speaker is not None and rule.speaker.overlaps(proposal.source):
            return replace(rule, cue=rule.cue or proposal.cue, evidence=evidence)
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
