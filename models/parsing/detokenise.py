"""Spacing for data sets that kept tokens only: which tokens are followed by a space."""

from __future__ import annotations

CLOSING = frozenset([*".,;:!?)]}%”’»…", "...", "''", "'s", "’s", "'S", "’S"])
CONTRACTIONS = frozenset(["n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"])
OPENING = frozenset([*"([{$£€“‘«#", "``", "US$", "R$"])
JOINING = frozenset(["-", "/", "–"])


def spaces(tokens: list[str]) -> list[bool]:
    """Guess `space follows` for each token: `["He", "said", ":", "“", "No", ".", "”"] -> "He said: “No.”"`."""
    result = [True] * len(tokens)
    open_marks: set[str] = set()
    for index, token in enumerate(tokens):
        if token in CLOSING or token in CONTRACTIONS:
            _glue_left(result, index)
        if token in OPENING:
            result[index] = False
        if token in JOINING and 0 < index < len(tokens) - 1:
            joined = _joins(tokens[index - 1], token, tokens[index + 1])
            if joined:
                _glue_left(result, index)
                result[index] = False
        if token in ('"', "'"):
            _straight_mark(result, index, token, open_marks)
    if result:
        result[-1] = False
    return result


def _joins(left: str, mark: str, right: str) -> bool:
    """Say whether a hyphen or slash sits inside a word: `anti - Africanisation` but not `he said - again`."""
    if mark == "–":
        return left.isdigit() and right.isdigit()
    return left[-1:].isalnum() and right[:1].isalnum()


def _straight_mark(result: list[bool], index: int, mark: str, open_marks: set[str]) -> None:
    if mark in open_marks:
        open_marks.discard(mark)
        _glue_left(result, index)
    else:
        open_marks.add(mark)
        result[index] = False


def _glue_left(result: list[bool], index: int) -> None:
    if index:
        result[index - 1] = False
