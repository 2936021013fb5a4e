"""Comments on passages of a Word document: runs are split where a passage begins or ends, and nothing else is touched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from attribution.articles.docx import WORD, located, pieces
from attribution.desk.remarks import Remark

AUTHOR, INITIALS = "attribution", "at"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def comment_on(document: Any, remarks: Iterable[Remark]) -> int:
    """Put a comment on the passage of each remark; returns how many had their place in the document.

    Offsets are those of the article that `read_docx` makes of this document.
    """
    found = list(located(document))
    starts = [start for start, _, _ in found]
    put = 0
    for remark in remarks:
        first, last = bisect_right(starts, remark.start) - 1, bisect_right(starts, remark.end - 1) - 1
        if first < 0 or remark.start >= found[first][0] + len(found[first][1]):
            continue
        begin = split(found[first][2], remark.start - found[first][0])
        end = split(found[last][2], min(remark.end - found[last][0], len(found[last][1])), before=True)
        if begin is not None and end is not None:
            attach(document, begin, end, remark.text)
            put += 1
    return put


def split(paragraph: Any, offset: int, *, before: bool = False) -> Any:
    """The run that begins at this offset of the paragraph's text (`before`: that ends there), split off where it has to be; None where there is none."""
    at = 0
    for piece in pieces(paragraph):
        size = len(piece.text)
        inside = at < offset <= at + size if before else at <= offset < at + size
        if inside:
            parted = part(piece.run, piece.element, offset - at)
            return piece.run if before else parted
        at += size
    return None


def part(run: Any, element: Any, offset: int) -> Any:
    """Split a run so that what stands from `offset` of this piece on is a run of its own, and return that; the same run where nothing stands before."""
    children = [child for child in run if child.tag != f"{WORD}rPr"]
    place = children.index(element)
    words = element.text or "" if element.tag == f"{WORD}t" else " "
    if offset == 0 and place == 0:
        return run
    moved = children[place:] if offset == 0 else children[place + 1 :]
    rest = words[offset:] if 0 < offset < len(words) else ""
    if not moved and not rest:
        return run
    new = shell(run)
    if rest:
        tail = deepcopy(element)
        set_words(tail, rest)
        set_words(element, words[:offset])
        new.append(tail)
    for child in moved:
        new.append(child)
    run.addnext(new)
    return new


def shell(run: Any) -> Any:
    """A run of the same look without words."""
    new = deepcopy(run)
    for child in [child for child in new if child.tag != f"{WORD}rPr"]:
        new.remove(child)
    return new


def set_words(element: Any, words: str) -> None:
    """Put words into a `w:t`, spaces at their edges kept."""
    element.text = words
    element.set(SPACE, "preserve")


def attach(document: Any, first: Any, last: Any, text: str) -> None:
    """One comment over the runs from `first` to `last`, without a time: the same worksheet gives the same bytes."""
    from docx.text.run import Run

    comment = document.add_comment(runs=[Run(first, document), Run(last, document)], text=text, author=AUTHOR, initials=INITIALS)
    undated(comment)


def undated(comment: Any) -> None:
    """Take the clock out of a comment; its date is optional."""
    element = comment._comment_elm
    for name in [name for name in element.attrib if name.endswith("}date")]:
        del element.attrib[name]

