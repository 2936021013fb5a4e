"""What happened to words inside quotation marks, gravest first: negations, hedges, figures, then the rest."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.judging.quotations import Remarked
from attribution.matching.remarks import Remark
from attribution.matching.wording import ELLIPSES, HEDGES, NEGATIONS, SMALL, Word, is_mark, words

# Longer remarks are told of without their diff: the comparison of words takes their product.
MOST_WORDS = 600
# Two short fragments with fewer shared content words than this are two renderings (translations, mostly), not one text altered.
RENDERED = 0.34
GRAVE = ("negation", "hedge", "figure")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that only one printing has, of one class ("negation", "hedge", "figure", "word", "small word"), as printed."""

    kind: str
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def changes(remarked: Remarked) -> list[Change]:
    """The classes of words that differ, the gravest first."""
    sides = [
        [(word_class(word), remark.text[word.start : word.end]) for word in only]
        for remark, only in ((remarked.a, remarked.wording.only_a), (remarked.b, remarked.wording.only_b))
    ]
    found = []
    for kind in (*GRAVE, "word", "small word"):
        a, b = (tuple(dict.fromkeys(text for k, text in side if k == kind)) for side in sides)
        if a or b:
            found.append(Change(kind, a, b))
    return found


def word_class(word: Word) -> str:
    """`"not" -> "negation"`, `"seems" -> "hedge"`, `"17" -> "figure"`, `"the" -> "small word"`, `"fuel" -> "word"`."""
    if word.form in NEGATIONS:
        return "negation"
    if word.form in HEDGES:
        return "hedge"
    if any(letter.isdigit() for letter in word.form):
        return "figure"
    return "small word" if word.form in SMALL else "word"


def marks_of(remark: Remark) -> dict[str, Any]:
    """What a printing owns up to: `{"ellipsis": true, "brackets": ["[the mission]"]}`; nothing where it owns up to nothing."""
    found = [word for word in words(remark.text) if is_mark(word)]
    brackets = [remark.text[word.start : word.end] for word in found if word.form not in ELLIPSES]
    facts: dict[str, Any] = {}
    if len(brackets) < len(found):
        facts["ellipsis"] = True
    if brackets:
        facts["brackets"] = brackets
    return facts


def rendered_twice(remarked: Remarked) -> bool:
    """Whether two short fragments share hardly a telling word: two renderings of one remark rather than one text altered."""
    if remarked.relation != "altered_quote" or max(len(remarked.a.words()), len(remarked.b.words())) > 6:
        return False
    left, right = ({w.form for w in r.words() if w.form not in SMALL} for r in (remarked.a, remarked.b))
    return len(left & right) / max(1, min(len(left), len(right))) <= RENDERED


def diff(a: str, b: str) -> list[dict[str, str]]:
    """The two printings side by side: `[{"same": "become part"}, {"a": "has", "b": "seems to have"}]`; empty for very long ones."""
    left, right = words(a), words(b)
    if max(len(left), len(right)) > MOST_WORDS:
        return []
    matcher = difflib.SequenceMatcher(None, [w.form for w in left], [w.form for w in right], autojunk=False)
    out: list[dict[str, str]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            out.append({"same": stretch(a, left[i1:i2])})
        else:
            out.append({"a": stretch(a, left[i1:i2]), "b": stretch(b, right[j1:j2])})
    return out


def stretch(text: str, run: Sequence[Word]) -> str:
    """A run of words as printed; what stands between two pieces of a quotation is left out."""
    return " ".join(text[run[0].start : run[-1].end].split()) if run else ""
