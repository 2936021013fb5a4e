"""Our own suite of cases, its words, and its one loader."""

from __future__ import annotations

import functools
from pathlib import Path

from attribution.cases.casereader import load_cases
from attribution.cases.expectations import Case
from attribution.cases.suite import split
from attribution.quotes.wordlists import word_set

FOLDER = Path(__file__).parent / "suite"
RELATIONS = word_set("agree conflict update disputed altered_quote misattributed different_scope cannot_tell")
KINDS = word_set("number date name place role negation wording other")
DOMAINS = word_set("crash trial merger war science sport weather politics culture local")
# One file a trap; its cases have the trap's tag from the top of the file.
TRAPS = word_set(
    "abstaining ages as_of bounds corrections currencies documents fiscal_years framing headlines hedges killed_injured last_year "
    "lost_speakers negation_in_quotes not_the_story offices ordinals other_scope paraphrase people percent_points plain_agreement "
    "plain_conflicts plans polarity quotation_words quote_marks ranges rounding scare_quotes scope_parts scope_region siblings since "
    "speakers spelling status_changes time_zones titles_of_works tolls translations two_sources units voice weekdays where wire_copies"
)
# Quiet: nothing in the case may be called a conflict. The others: whose words; what a sabotage has to turn red.
OTHERS = word_set("quiet attribution sabotage_bounds sabotage_as_of sabotage_speaker")


@functools.cache
def own_cases() -> tuple[Case, ...]:
    """Every case of the suite. Raises AssertionError with the faults of files that cannot be read."""
    cases, faults = split(load_cases([FOLDER]))
    assert not faults, [fault.message for fault in faults]
    return tuple(cases)


def tagged(tag: str) -> list[Case]:
    """The cases with a tag."""
    return [case for case in own_cases() if tag in case.tags]
