"""Headlines in title case, where a capital shows nothing."""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'-]*")
LONGEST = 200
FEWEST = 5
SHARE = 0.7


def is_title_case(text: str) -> bool:
    """Say whether most longer words have a capital: "Mali Defends Russian Ties and Opposes Options for UN Force".

    A paragraph of over 200 characters, of fewer than five words or with a full stop at its end is no such headline.
    """
    if len(text) > LONGEST or text.rstrip().endswith("."):
        return False
    words = [word for word in WORD.findall(text) if len(word) > 3]
    return len(words) >= FEWEST and sum(word[0].isupper() for word in words) >= SHARE * len(words)
