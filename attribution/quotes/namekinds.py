"""What a printed name names: a person, an organisation, or neither."""

from __future__ import annotations

import re
from typing import Literal, cast

from attribution.quotes.acronyms import is_acronym
from attribution.quotes.firstnames import is_first_name
from attribution.quotes.lexicon import ORG_NOUNS, ORG_WORDS, PLACE_WORDS, fold
from attribution.quotes.names import Run
from attribution.quotes.printed import phrase_head
from attribution.quotes.wordlists import word_set
from attribution.types import Span

Kind = Literal["person", "organization", "group"]
# Heads of an apposition that make an organisation of a name: "Davaghar, the medicine-delivery app".
ORG_HEADS = ORG_NOUNS | word_set("""app chain retailer supplier startup start-up lender insurer brewer producer business platform
    consortium conglomerate giant subsidiary venture corporation co-operative cooperative organisation organization institution
    movement militia faction website site paper daily weekly magazine tabloid outlet channel station studio label promoter
    promoters watchdog thinktank think-tank nonprofit non-profit ngo clinic college academy factory shipyard brewery bakery
    bidder clubs side band ensemble orchestra ministry directorate inspectorate secretariat body arm wing service""")
# A name that ends so is a place.
PLACE_ENDS = word_set("""africa america americas asia europe states kingdom republic strip coast valley island islands sea ocean river
    peninsula emirates province region district county street road square avenue bridge mountains hills bay gulf desert east
    west north south city town village airport station park stadium""")
STATES = word_set("""alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio
    oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec alberta manitoba queensland""")
MEMBERS = word_set(
    "democrats republicans conservatives liberals tories greens socialists nationalists islamists muslims christians jews americans europeans"
)
LONGEST_NAME = 5
IN = re.compile(r"\b(?:in|at|near|from|around|outside|across|towards?|into|of|to|through|between)\s+(?:the\s+)?$")


def kind_of(run: Run, entity: str | None, role: str | None, titles: tuple[str, ...]) -> Kind | None:
    """Return what a run names, or None: words of the name first, then the entity (its kind), then title and first name."""
    if run.titles or (len(run.words) > 1 and is_first_name(run.words[0])):
        return "organization" if is_body(run) else "person"
    if is_body(run):
        return "organization"
    if no_name(run, entity, role):
        return "organization" if entity == "organization" and len(run.words) > 1 else None
    if len(run.words) > 1 and fold(run.words[-1]) in MEMBERS:
        return "group"
    if is_letters(run):
        return "organization" if entity in ("person", "organization") else None
    if apposed_organization(role) and entity != "place":
        return "organization"
    return by_entity(run, entity, role, titles)


def is_body(run: Run) -> bool:
    """Say whether a word of the name says that it is an organisation's: "Harbour Pilots Union"."""
    return len(run.words) > 1 and not run.titles and any(fold(word) in ORG_WORDS for word in run.words)


def is_letters(run: Run) -> bool:
    """Say whether a run is one acronym of three letters or more, which is nobody's name."""
    return len(run.words) == 1 and len(run.words[0]) > 2 and is_acronym(run.words[0])


def no_name(run: Run, entity: str | None, role: str | None) -> bool:
    """Say whether a run is a place or the title of a piece, whatever the pipeline calls it."""
    first, last = fold(run.words[0]), fold(run.words[-1])
    if len(run.words) == 1:
        return first in STATES
    return (
        (first in PLACE_WORDS and not role)
        or last in PLACE_ENDS
        or (len(run.words) > LONGEST_NAME and entity == "person")
    )


def by_entity(run: Run, entity: str | None, role: str | None, titles: tuple[str, ...]) -> Kind | None:
    """Return the kind the pipeline gives a run, a person's role before it; a role makes a person of a run without one."""
    personal = role is not None and titles_person(titles)
    if entity in ("person", "organization"):
        if personal and entity == "organization" and 1 < len(run.words) < 4:
            return "person"
        single = len(run.words) == 1 and run.opens and entity == "person"
        return None if single and not is_first_name(run.words[0]) else cast(Kind, entity)
    if entity not in (None, "other") and len(run.words) < 2:
        return None
    return "person" if personal and 1 < len(run.words) < 5 else None


def apposed_organization(role: str | None) -> bool:
    """Say whether a role in print is an organisation's: "the heat-pump maker", "the losing bidder"."""
    return role is not None and phrase_head(role) in ORG_HEADS


def titles_person(titles: tuple[str, ...]) -> bool:
    """Say whether the words of a role are a person's: "the coach", not "the heat-pump maker"."""
    words = [fold(word) for word in titles]
    return not any(word in ORG_HEADS for word in words[-1:]) and not any(word in ORG_WORDS for word in words[-1:])


def stands_in_place(text: str, span: Span, floor: int) -> bool:
    """Say whether a name stands after a preposition of place: "in Vilamar"."""
    return IN.search(text, max(floor, span.start - 14), span.start) is not None
