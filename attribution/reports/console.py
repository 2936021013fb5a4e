"""Rich, set up so that the same report gives the same text everywhere, and nothing in an article is read as markup."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from attribution.reports.safe import clean
from attribution.reports.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

# Narrower than this no table is readable; such a terminal wraps our lines itself.
LEAST_WIDTH = 40
# What sets marked words off where there is no underline; outside every news text we have seen.
OPEN, CLOSE = "⟦", "⟧"


def console(style: Style, *, record: bool = False) -> Console:
    """A console that writes to memory; without colours it writes plain characters only."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(style.width, LEAST_WIDTH),
        force_terminal=style.color is not None,
        color_system=style.color,
        no_color=style.color is None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        record=record,
        _environ={},
    )


def written(target: Console) -> str:
    """What a console has written, without the spaces that pad its lines."""
    assert isinstance(target.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in target.file.getvalue().split("\n")[:-1])


def text(value: str, style: str = "") -> Text:
    """Untrusted words in one style."""
    from rich.text import Text

    return Text(clean(value), style=style)


def passage(pieces: Iterable[tuple[str, bool]], color: str, *, brackets: bool) -> Text:
    """A passage with its marked pieces bold and underlined, or in ⟦brackets⟧ where neither can be seen."""
    from rich.text import Text

    found = Text()
    for words, marked in pieces:
        shown = clean(words)
        if marked and brackets:
            shown = f"{OPEN}{shown}{CLOSE}"
        found.append(shown, style=f"bold underline {color}" if marked else "")
    return found
