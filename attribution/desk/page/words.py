"""The words of articles and people as a page may show them: visible, in one direction, and nothing but text."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup, escape

from attribution.reports.safe import clean

# Code points that are no characters, at the end of each further plane: HTML forbids them (those of the first, `clean` shows).
_NONCHARACTER = re.compile("[" + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)) + "]")
# JSON stays itself, and nothing in it can end the element it stands in: all beyond ASCII is escaped already by `json.dumps`.
_UNSAFE = re.compile("[<>&\x7f]")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_BREAK = re.compile("\r\n|[\n\r]")


def one_line(value: Any) -> Any:
    """A string made visible on one line: `"a\\x1bb"` -> `"a␛b"`; markup and numbers as they are."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _NONCHARACTER.sub(lambda match: f"<U+{ord(match[0]):X}>", clean(value))


def many_lines(value: str) -> Markup:
    """The same with its line breaks kept, for what people write."""
    return Markup("\n").join(escape(one_line(line)) for line in _BREAK.split(value))


def moment(value: str) -> str:
    """A time as people read it: `"2024-05-07T08:30:00+02:00" -> "2024-05-07 08:30 +02:00"`; other words as they are."""
    found = _MOMENT.fullmatch(value)
    return f"{found[1]} {found[2]} {'UTC' if found[3] == 'Z' else found[3] or ''}".strip() if found else value


def embedded(value: Any) -> Markup:
    """A value as JSON that is safe inside a script element: `"</script>"` -> `"\\u003c/script\\u003e"`."""
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written))  # noqa: S704 - no <, > or & is left
