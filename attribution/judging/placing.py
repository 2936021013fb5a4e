"""A piece of a quotation laid over a stretch of its source, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from attribution.judging.quotepieces import Piece
from attribution.matching.sourceindex import SourceIndex
from attribution.matching.spoken import LOOSE, Said
from attribution.matching.wording import SMALL

# What a transcriber may or may not write down, and no paper prints.
FILLERS = frozenset(["um", "umm", "uh", "uhh", "uhm", "er", "erm", "ah", "eh", "hm", "hmm", "mm", "mmm", "mhm"])
# An insertion in brackets stands for at most so many words of the source.
MOST_OWNED = 12
SMALL_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Change:
    """Words that only the draft has (added), or only the source has (dropped), at one place; `owned` by a bracketed insertion.

    `repeated` says that the dropped words only repeat their neighbours, `between` that they stand between two parts of the draft,
    `cut` that the draft ends its sentence before them.
    """

    draft: tuple[Said, ...]
    source: tuple[Said, ...]
    owned: str | None = None
    repeated: bool = False
    between: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a piece stands in the source: words [first, last) of its index, what differs, how much is shared (by weight).

    `core` are the words from the first that both have to the last; `run` is the most that both have in a row.
    """

    index: SourceIndex
    piece: Piece
    first: int
    last: int
    changes: tuple[Change, ...]
    matched: float
    run: int
    core: tuple[int, int]

    @property
    def exact(self) -> bool:
        """Whether nothing differs but what the brackets own up to."""
        return not [change for change in self.changes if not change.owned]


def weight(words: Sequence[Said]) -> float:
    """How much words say: a content word 1, a small one a quarter."""
    return sum(SMALL_WEIGHT if word.form in SMALL else 1.0 for word in words)


def lay(piece: Piece, index: SourceIndex, low: int, high: int) -> Hit | None:
    """The piece laid over the words [low, high) of the source, or None where they share nothing telling."""
    draft = piece.words
    window = index.forms[low:high]
    matcher = SequenceMatcher(None, piece.forms, window, autojunk=False)
    blocks = trimmed([block for block in matcher.get_matching_blocks() if block.size], draft)
    if not blocks:
        return None
    source = index.words[low:high]
    changes, first, last = differences(piece, blocks, source)
    matched = weight(draft) - sum(weight(change.draft) for change in changes)
    run = max(block.size for block in blocks)
    core = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size
    return Hit(index, piece, low + first, low + last, tuple(changes), matched, run, core)


def trimmed(blocks: list[Match], draft: Sequence[Said]) -> list[Match]:
    """Matching blocks without small words at either edge that stand far from the rest: they are met by chance."""
    while len(blocks) > 1 and stray(blocks[0], blocks[1], draft):
        blocks = blocks[1:]
    while len(blocks) > 1 and stray(blocks[-1], blocks[-2], draft):
        blocks = blocks[:-1]
    return blocks


def stray(block: Match, other: Match, draft: Sequence[Said]) -> bool:
    """Whether a block at the edge is a few small words with more source than draft between them and the rest."""
    left, right = sorted((block, other))
    in_source, in_draft = right.b - (left.b + left.size), right.a - (left.a + left.size)
    telling = sum(word.form not in SMALL for word in draft[block.a : block.a + block.size])
    return block.size <= 3 and telling <= block.size // 3 and in_source > in_draft + 2 + telling * 4


def differences(piece: Piece, blocks: Sequence[Match], source: Sequence[Said]) -> tuple[list[Change], int, int]:
    """What differs before, between and behind the matching blocks, and the stretch of the source that the piece takes up."""
    draft, out = piece.words, []
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    before = draft[: blocks[0].a]
    if before:
        first = edge(before, source, first, -1)
        if not alike(before, source[first : blocks[0].b]):
            out.append(Change(before, tuple(source[first : blocks[0].b])))
    for left, right in pairwise(blocks):
        i, j = left.a + left.size, left.b + left.size
        change = differing(piece, (i, right.a), source, (j, right.b))
        if change is not None:
            out.append(change)
    behind = draft[blocks[-1].a + blocks[-1].size :]
    if behind:
        old = last
        last = edge(behind, source, last, 1)
        if not alike(behind, source[old:last]):
            out.append(Change(behind, tuple(source[old:last])))
    return out, first, last


def edge(words: Sequence[Said], source: Sequence[Said], at: int, step: int) -> int:
    """How far the source reaches beside the matched words: to words written otherwise, else as many as the draft has there."""
    sizes = [len(words), *(n for n in range(1, len(words) + 3) if n != len(words))]
    for size in sizes:
        other = max(0, min(len(source), at + step * size))
        if alike(words, source[min(at, other) : max(at, other)]):
            return other
    return max(0, min(len(source), at + step * len(words)))


def differing(piece: Piece, draft: tuple[int, int], source: Sequence[Said], place: tuple[int, int]) -> Change | None:
    """The change at one place between two matching blocks, or None where both say the same."""
    words, others = piece.words[slice(*draft)], tuple(source[slice(*place)])
    if alike(words, others):
        return None
    if not others and is_range(piece.words, *draft):
        return None
    inserted = next((piece.owned[i] for i in range(draft[0], draft[1] + 1) if i in piece.owned), None)
    if inserted is not None and not words and len(others) <= MOST_OWNED:
        return Change((), others, inserted)
    size = place[1] - place[0]
    forms = [word.form for word in others]
    around = [[w.form for w in source[a:b]] for a, b in ((place[0] - size, place[0]), (place[1], place[1] + size)) if a >= 0]
    repeated = not words and size <= 3 and forms in around
    if repeated and all(form in SMALL for form in forms):
        return None
    return Change(words, others, None, repeated)


def is_range(words: Sequence[Said], first: int, last: int) -> bool:
    """Whether the words [first, last) are the "to" that a transcript writes as a dash: "5 to 10", "5-10"."""
    inside = [word.form for word in words[first:last]]
    return inside == ["to"] and first > 0 and last < len(words) and all(words[i].form[:1].isdigit() for i in (first - 1, last))


def alike(draft: Sequence[Said], source: Sequence[Said]) -> bool:
    """Whether two stretches are one in speech: hyphens, apostrophes, "he's" for "he has", and hesitations do not count."""
    if joined(draft) == joined(source):
        return True
    left, right = spread(draft), spread(source)
    return len(left) == len(right) and all(
        a == b or ((loose_a or loose_b) and a in LOOSE and b in LOOSE) for (a, loose_a), (b, loose_b) in zip(left, right, strict=True)
    )


def joined(words: Sequence[Said]) -> str:
    """All letters in a row: `co, operate -> "cooperate"`."""
    return "".join(word.form for word in words if word.form not in FILLERS).replace("'", "")


def spread(words: Sequence[Said]) -> list[tuple[str, bool]]:
    """The forms without hesitations; "minister's" is two, of which the second may be "is" or "has"."""
    out: list[tuple[str, bool]] = []
    for word in words:
        if word.form in FILLERS:
            continue
        stem, mark, ending = word.form.partition("'s")
        out += [(stem, False), ("is", True)] if mark and not ending and stem else [(word.form, word.loose)]
    return out
