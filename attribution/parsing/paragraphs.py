"""Sentence starts at paragraph breaks, set before the parser so that no sentence crosses one."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

NAME = "attribution_paragraphs"
LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
TERMINAL = frozenset(".!?:;…\"'”’)]»")
# Plain text is wrapped by hand between about 50 and 100 columns; a paragraph on one line is mostly longer or far shorter.
WRAPPED_COLUMNS = range(45, 101)


def paragraph_starts(doc: Doc) -> Doc:
    """Mark the first word of every paragraph as a sentence start; everything else stays open for the parser."""
    for index in start_indices(doc):
        doc[index].is_sent_start = True
    return doc


Language.component(NAME, assigns=["token.is_sent_start"], func=paragraph_starts)


def start_indices(doc: Doc) -> list[int]:
    """Return the indices of tokens that begin a paragraph: `"One.\\n\\nTwo." -> [3]`.

    A blank line always breaks. A single line end breaks unless the text is wrapped by hand or the next line goes on in
    lower case. A break belongs to the paragraph before it.
    """
    wrapped = is_wrapped(doc.text)
    gaps = doc.to_array(["IS_SPACE"]).nonzero()[0]  # an array: making a Token for every word costs a tenth of the parse
    starts = []
    for index in (int(gap) + 1 for gap in gaps):
        if index == len(doc) or doc[index].is_space:
            continue
        ends = len(LINE_END.findall(doc[index - 1].text))
        if ends > 1 or (ends == 1 and not wrapped and not doc[index].text[0].islower()):
            starts.append(index)
    return starts


def is_wrapped(text: str) -> bool:
    """Say whether single line ends are a typist's wrapping and no paragraph breaks: most lines stop in mid-sentence."""
    lines = [line.rstrip() for line in LINE_END.split(text)]
    pairs = [(line, after) for line, after in pairwise(lines) if line and after.strip()]
    if len(pairs) < 2:
        return False
    cut = sum(len(line) in WRAPPED_COLUMNS and line[-1] not in TERMINAL for line, _ in pairs)
    return cut * 2 > len(pairs)
