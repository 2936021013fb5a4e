"""What can be asked about: a premise and a hypothesis, both text with something to read in it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from attribution.types import Diagnostic

# Half of a character, as an escape ("\ud83d") or a broken file name brings it, is no text.
HALF = re.compile("[\ud800-\udfff]")
LONGEST = 60


def checked(item: Any) -> tuple[str, str] | Diagnostic:
    """The pair, or a failed Diagnostic of what is wrong with it; a Diagnostic is handed on.

    `["It rained.", "It was wet."]` -> the two as a tuple; `{"premise": …}`, `("a", "b", "c")`, `"ab"`, `("a", None)` are refused.
    """
    if isinstance(item, Diagnostic):
        return item
    if not isinstance(item, tuple | list) or len(item) != 2:
        seen = f"{len(item)} values" if isinstance(item, tuple | list) else shown(item)
        return Diagnostic("record", f"seen: {seen}; expected (premise, hypothesis), two strings: give such pairs", failed=True)
    for name, value in zip(("premise", "hypothesis"), item, strict=True):
        if fault := fault_of(name, value):
            return Diagnostic(*fault, failed=True)
    return item[0], item[1]


def fault_of(name: str, value: Any) -> tuple[str, str] | None:
    """Code and message of what is wrong with a text, or None: `("premise", 3) -> ("record", "premise is the number 3, …")`."""
    if not isinstance(value, str):
        return "record", f"{name} is {shown(value)}, expected words in quotation marks: write it as a string"
    if not any(map(is_visible, value)):
        return "empty", f"{name} is empty, expected words: fill it in or leave the pair out"
    if HALF.search(value):
        return "encoding", f"{name} holds half a character (a lone surrogate), expected text: correct the escape"
    return None


def is_visible(character: str) -> bool:
    """Whether a character shows: no space of any kind, control character or direction mark."""
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")


def shown(value: Any) -> str:
    """A value in the words of JSON: `None -> "null"`, `[1] -> "a list"`, `7 -> "the number 7"`, `b"x" -> "a value of type bytes"`."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        return f"the number {value!r:.{LONGEST}}" if abs(value) < 1e60 else "a very large number"
    if isinstance(value, str):
        return "the string " + json.dumps(value[:LONGEST]) + ("…" if len(value) > LONGEST else "")
    words: dict[type, str] = {list: "a list", dict: "an object", tuple: "a tuple"}
    return words.get(type(value), f"a value of type {type(value).__name__}")
