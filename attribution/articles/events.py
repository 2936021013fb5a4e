"""A tree of XML or HTML as the starts, texts and ends a reader would meet, without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from attribution.articles.xmltargets import local

Event = Literal["start", "text", "end"]


def events(root: Any) -> Iterator[tuple[Event, str, Any, str]]:
    """Every start, text and end below an element in order: (event, local name in lower case, element, text)."""
    stack: list[tuple[Any, Iterator[Any], str]] = []
    element: Any = root
    while True:
        name = local(element.tag).lower()
        yield "start", name, element, ""
        if name and element.text:
            yield "text", name, element, element.text
        stack.append((element, iter(element) if name else iter(()), name))
        while stack:
            element, children, name = stack[-1]
            child = next(children, None)
            if child is not None:
                element = child
                break
            stack.pop()
            yield "end", name, element, ""
            if stack and element.tail:
                yield "text", name, element, element.tail
        else:
            return


def first_letter(element: Any) -> str:
    """The first character of an element's text that is no space."""
    for event, _, _, text in events(element):
        if event == "text" and text.strip():
            return text.lstrip()[0]
    return ""
