"""How the alignment model is asked about one item of a statement: the statement with that item in brackets."""

from __future__ import annotations

from attribution.types import Claim, Span


def words_of(claim: Claim, part: Span) -> str:
    """The words of a part of a statement; nothing of a part outside of it."""
    return claim.text[max(0, part.start - claim.start) : max(0, part.end - claim.start)]


def marked(claim: Claim, item: Span) -> str:
    """`"At least nine people died"`, item "nine" -> `"At least [ nine ] people died"`."""
    start, end = item.start - claim.start, item.end - claim.start
    return f"{claim.text[:start]}[ {claim.text[start:end].strip()} ]{claim.text[end:]}"
