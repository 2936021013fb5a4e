"""Where the tables of a case file begin: line numbers for messages, which parsed TOML has not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Strings and comments are skipped whole, so that nothing in an article is taken for the head of a table.
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*'
    r"|^[ \t]*\[\[[ \t]*(?P<head>[\w.\- \t]+?)[ \t]*\]\]",
    re.DOTALL | re.MULTILINE,
)
Where = tuple[str | int, ...]


class Lines:
    """The line, from 1, of a place in the parsed file: `at(("case", 2, "must", 0))` is that of the third case's first `must`."""

    def __init__(self, known: Mapping[Where, int]) -> None:
        self._known = known

    def at(self, where: Where) -> int:
        """The line of the innermost known part of `where`; the first line where there is none."""
        for end in range(len(where), 0, -1):
            if where[:end] in self._known:
                return self._known[where[:end]]
        return 1


def toml_lines(text: str) -> Lines:
    """The lines of the heads of a TOML file's arrays of tables."""
    known: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    line, last = 1, 0
    for match in TOKEN.finditer(text):
        if match["head"] is None:
            continue
        line, last = line + text.count("\n", last, match.start("head")), match.start("head")
        where: Where = ()
        parts = [part.strip() for part in match["head"].split(".")]
        for part in parts[:-1]:
            where = (*where, part)
            where = (*where, max(counts.get(where, 1), 1) - 1)
        where = (*where, parts[-1])
        number = counts.get(where, 0)
        counts[where] = number + 1
        known[(*where, number)] = line
    return Lines(known)


def yaml_lines(text: str) -> Lines:
    """The lines of every key and item of a YAML file that can be parsed."""
    import yaml

    known: dict[Where, int] = {}

    def walk(node: Any, where: Where) -> None:
        known[where] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, (*where, str(key.value)))
                known[(*where, str(key.value))] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                walk(item, (*where, number))

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is not None:
        walk(root, ())
    return Lines(known)
