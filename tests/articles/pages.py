"""Invented web pages of an invented outlet, as newsrooms build them."""

from __future__ import annotations

import json
from typing import Any

FIRST = "STORVIK, 4 March (NTB) - The port of Vilamar was closed on Friday after a crane fell on the quay, the harbour office said in a statement."
SECOND = "Nine dockers were hurt and two of them are in hospital, said Inês Carrasco of the customs shed, who heard the crane come down."
THIRD = "“We heard it before we saw it,” she said, and added that ships waited outside the breakwater until late in the evening."
FOURTH = "The harbour office expects the quay to open again on Monday, once the inspectors have seen what is left of the foundation."
STORY = (FIRST, SECOND, THIRD, FOURTH)


def page(body: str, head: str = "", title: str = "Crane falls on quay - The Vilamar Post") -> str:
    """A whole page around a body."""
    return f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def story_page(extra: str = "", head: str = "", above: str = "", inside: str = "") -> str:
    """A page with the story in an <article>, and more inside, above and below it."""
    paragraphs = "".join(f"<p>{words}</p>" for words in STORY[:2]) + inside + "".join(f"<p>{words}</p>" for words in STORY[2:])
    return page(
        f"<nav><a href='/world'>World</a> <a href='/sport'>Sport</a></nav>{above}"
        f"<article><h1>Crane falls on quay</h1><div class='article-body'>{paragraphs}</div></article>{extra}",
        head,
    )


def linked(value: Any) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'
