"""Pages that are no story: consent and error pages, walls, lists of stories. They are refused with what was seen, not read."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from attribution.articles.linkeddata import types_of
from attribution.articles.metadata import PUBLISHED, stated_facts
from attribution.articles.pagebody import LINKED, SENTENCE_END, Body, size
from attribution.articles.pagefacts import PageFacts
from attribution.articles.pagelimits import SAVE
from attribution.articles.pagetree import Unit
from attribution.errors import InputError

# Characters of story up to which a page may be a notice; the shortest real reports on the development pages have 300.
NOTICE, STUB, BARE = 1_200, 1_800, 250
# Links to other stories from which on a page without a story of its own is a list.
HEADLINES = 15
# Paragraphs in a row that make a story; the teasers of a list stand between headlines.
TOLD = 3
ERROR = re.compile(
    r"^\W*(?:(?:http )?(?:error|status)?:?\s*(?:40[0-9]|410|429|45[01]|50[0-9])\b(?!\s+(?:people|dead|killed|years|days|jobs|million))|"
    r"(?:the |this )?page (?:you requested )?(?:was |is |could |can |has )?(?:not|cannot|can['’]t|no longer|been removed|couldn['’]t)\b.{0,40}$|page not found|not found\W*$|"
    r"access (?:to this page has been )?denied\W*$|forbidden\W*$|just a moment\W*$|attention required|are you a robot|"
    r"(?:please )?verify (?:that )?you are (?:a )?human|checking your browser|security check\W*$|pardon our interruption|"
    r"service (?:temporarily )?unavailable\W*$|bad gateway|gateway time-?out|internal server error|something went wrong\W*$|"
    r"(?:oops|sorry|uh oh)\b.{0,60}(?:not|wrong|find|exist|missing|error)|(?:site|down for|scheduled) maintenance\W*$)",
    re.IGNORECASE,
)
COOKIES = re.compile(
    r"\bwe (?:value|respect|care about) your privacy\b|\bbefore you continue\b|\b(?:we|us)(?:,)? and our (?:\d+ |trusted )?(?:partners|vendors)\b|"
    r"\b(?:use|uses|using|store|set|accept|reject|manage|essential|functional|non-essential|third[- ]party) (?:all |of |necessary |optional )?cookies\b|"
    r"\bcookies? (?:settings|preferences|policy|notice|consent|and similar)\b|\b(?:your|withdraw|give|manage) (?:privacy (?:choices|settings)|consent)\b|"
    r"\bpersonali[sz]ed (?:ads|advertising|content)\b|\bconsent to\b.{0,60}\b(?:data|cookies|processing)\b",
    re.IGNORECASE,
)
SCRIPT = re.compile(
    r"\b(?:enable|turn on|activate|requires?|needs?|allow)\b.{0,30}\bjavascript\b|\bjavascript\b.{0,40}\b(?:disabled|required|enabled?|blocked|turned off|not (?:available|supported))\b",
    re.IGNORECASE,
)
WALL = re.compile(
    r"\b(?:subscribe|register|sign up|sign in|log ?in|join|pay)\b[^.!?]{0,40}\bto (?:continue|keep|read|finish|unlock|access|view|see)\b|"
    r"\b(?:to )?(?:continue|keep) reading\b[^.!?]{0,60}\b(?:subscri\w+|account|log ?in|sign|register|free|trial|offer)\b|^\W*to (?:continue|keep) reading\b|"
    r"\b(?:this|the full|the rest of this|full) (?:article|content|story|report|page) is (?:only |exclusively |reserved )?(?:available )?(?:only )?(?:for|to) (?:our |paying |premium |registered )*(?:subscribers|members|readers)\b|"
    r"\bsubscriber[- ](?:only|exclusive)\b|\bfor subscribers only\b|\byou(?:['’]ve| have) (?:reached|used|hit|read) (?:your|all|\d+)\b[^.]{0,60}\b(?:limit|free|articles?)\b|"
    r"\bunlock (?:this|the full|the rest)\b|\bget (?:full|unlimited) access\b|\b(?:remaining|rest of (?:this|the)) (?:article|story)\b[^.]{0,40}\bsubscri",
    re.IGNORECASE,
)  # fmt: skip
LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})


def refuse_no_story(tree: Any, units: Sequence[Unit], body: Body, facts: PageFacts, id: str) -> None:
    """Raise InputError where the page is a notice, a stub or a list; the code says which, the message what was seen."""
    chars = size(body.units)
    seen = notice(tree, units, body, facts, chars) or stub(units, body, facts, chars) or listing(tree, units, body, facts)
    if seen:
        code, what, step = seen
        raise InputError(f"{id} {what}; expected the story itself: {step}", code=code)
    if not body.units:
        raise InputError(f"{id}: no story found in the page; expected running text: {SAVE}", code="no_text")


def notice(tree: Any, units: Sequence[Unit], body: Body, facts: PageFacts, chars: int) -> tuple[str, str, str] | None:
    """A page that only says why the story is not there: an error, a question for consent, a call for JavaScript."""
    heads = [" ".join(element.text_content().split()) for element in tree.iter("title", "h1")][:4]
    error = next((head for head in heads if ERROR.search(head)), None)
    if error and chars < NOTICE:
        return "error_page", f"is an error page ({error[:80]!r})", "fetch it again, or " + SAVE
    shown = body.units or units
    asked = size(unit for unit in shown if COOKIES.search(unit.text))
    if asked and chars < 3 * NOTICE and asked >= 0.5 * size(shown):
        words = next(unit.text for unit in shown if COOKIES.search(unit.text))
        return "consent_page", f"asks for consent to cookies ({words[:80]!r})", "fetch it after consent, or " + SAVE
    if chars < BARE:
        silent = [" ".join(element.text_content().split()) for element in tree.iter("noscript")]
        call = next((words for words in (*(unit.text for unit in units), *silent) if SCRIPT.search(words)), None)
        if call and not facts.published:
            return "needs_javascript", f"shows its story only to JavaScript ({call[:80]!r})", "save it from a browser, or " + SAVE
    return None


def stub(units: Sequence[Unit], body: Body, facts: PageFacts, chars: int) -> tuple[str, str, str] | None:
    """The first paragraphs of a story behind a wall: a page that asks for a subscription and breaks off."""
    if not body.units or chars >= STUB:
        return None
    start = body.units[0].order
    wall = next((unit.text for unit in units[start:] if len(unit.text) <= 400 and WALL.search(unit.text)), None)
    closed = str((facts.thing or {}).get("isAccessibleForFree")).lower() in ("false", "no", "http://schema.org/false", "https://schema.org/false")
    cut = not SENTENCE_END.search(body.units[-1].text) or body.units[-1].text.endswith(("…", "...")) or chars < NOTICE / 2
    if (wall or closed) and (cut or shorter_than_stated(body, facts)):
        shown = f"{wall[:80]!r}" if wall else "isAccessibleForFree: false"
        return "paywall_stub", f"has only the beginning of its story, {chars:,} characters before a paywall ({shown})", "save the whole article as a subscriber"
    return None


def shorter_than_stated(body: Body, facts: PageFacts) -> bool:
    """Whether JSON-LD gives the story many more words than the page shows."""
    thing = facts.thing or {}
    shown = sum(len(unit.text.split()) for unit in body.units)
    try:
        stated = int(str(thing.get("wordCount") or 0))
    except ValueError:
        stated = 0
    return max(stated, len(str(thing.get("articleBody") or "").split())) > 1.5 * shown


def listing(tree: Any, units: Sequence[Unit], body: Body, facts: PageFacts) -> tuple[str, str, str] | None:
    """A front page, a section, search results: many links to stories and none told."""
    stated = stated_facts(tree)
    if facts.thing or any(name in stated for name in PUBLISHED[:3]) or "article" in stated.get("og:type", ["website"])[0].lower():
        return None
    heads = [unit for unit in units if is_headline(unit)]
    prose = [unit for unit in body.units if len(unit.text) >= 80 and unit.link_share < LINKED / 2]
    typed = LISTS & set(flat(types_of(thing) for thing in facts.things))
    told = longest_run([unit.order for unit in prose]) >= (2 * TOLD if typed else TOLD)
    if len(heads) >= HEADLINES and not told and size(prose) < size(heads) * (1 if typed else 0.5):
        return "listing_page", f"lists {len(heads)} headlines and tells no story of its own", "give the pages of the stories"
    return None


def longest_run(orders: Sequence[int]) -> int:
    """How many paragraphs follow each other, with at most one other between two of them."""
    longest = run = min(1, len(orders))
    for before, after in pairwise(orders):
        run = run + 1 if after - before <= 2 else 1
        longest = max(longest, run)
    return longest


def is_headline(unit: Unit) -> bool:
    """Whether a paragraph is a link as long as a headline."""
    return unit.link_share >= LINKED and 4 <= len(unit.text.split()) <= 30


def flat(groups: Iterable[Iterable[str]]) -> Iterable[str]:
    """All names of all groups."""
    return (name for group in groups for name in group)
