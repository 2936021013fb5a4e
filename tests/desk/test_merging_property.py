"""Nothing a person wrote is lost: random edits on random worksheets, with drafts changed in between."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.desk.formats import READABLE, read, write
from attribution.desk.merging import merge
from attribution.desk.sheets import Worksheet
from tests.desk.checkers import Ledger, carried_over, lost, worked
from tests.desk.drafting import fresh, revised, stories

# Random stories are cheap to make and dear to shrink; a failure names its seed.
SEEDS = st.integers(0, 10**9)
CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def merged(*worksheets: Worksheet) -> Worksheet:
    """The worksheets merged, under the names of files."""
    return merge([(f"copy{number}.xlsx", one) for number, one in enumerate(worksheets)])


def settled(ledger: Ledger, result: Worksheet, last: Worksheet) -> None:
    """Nothing is lost, nothing is silently carried, the rows are those of the last worksheet, and merging again changes nothing."""
    assert lost(ledger, result) == []
    assert carried_over(ledger, result) == []
    for name in result.sheets:
        staying = [row.key for row in result.rows(name) if row.get("change") != "gone"]
        assert staying[: len(last.rows(name))] == [row.key for row in last.rows(name) if row.get("change") != "gone"]
    assert merged(result, last) == result
    assert merged(result, result) == result


@CALM
@given(SEEDS)
def test_one_checker_and_a_draft_that_changes(seed: int) -> None:
    """A checker works, the draft changes, the checker goes on, three times over."""
    random, ledger = Random(seed), Ledger()
    draft = stories(random)
    sheet = fresh(draft)
    for _ in range(random.randint(2, 4)):
        sheet = worked(sheet, ledger, random, random.randint(1, 8))
        draft = revised(draft, random) if random.random() < 0.8 else draft
        sheet = merged(sheet, fresh(draft))
        settled(ledger, sheet, fresh(draft))


@CALM
@given(SEEDS)
def test_two_checkers_at_once(seed: int) -> None:
    """Two checkers work on copies, with or without the common base at hand and a changed draft; what both wrote is found."""
    random, ledger = Random(seed), Ledger()
    draft = stories(random)
    sheet = worked(fresh(draft), ledger, random, random.randint(0, 6))
    for _ in range(random.randint(1, 3)):
        one, other = (worked(sheet, ledger, random, random.randint(1, 8)) for _ in range(2))
        draft = revised(draft, random) if random.random() < 0.6 else draft
        base = [sheet] if random.random() < 0.7 else []
        if random.random() < 0.3:  # somebody began on the new draft's worksheet before the copies came back
            sheet = merged(merged(*base, one, other), worked(fresh(draft), ledger, random, 3))
        else:
            sheet = merged(*base, one, other, fresh(draft))
        settled(ledger, sheet, fresh(draft))


def through_a_file(sheet: Worksheet, random: Random) -> Worksheet:
    """The worksheet written to a file of some format and read back."""
    suffix = random.choice(READABLE)
    return read(write(sheet, suffix), f"sheet{suffix}")


@settings(CALM, max_examples=30)
@given(SEEDS)
def test_two_hundred_edits_on_thirty_worksheets_through_files(seed: int) -> None:
    """Thirty worksheets go out as files, get seven edits or more each, come back, and meet a changed draft: none is lost."""
    random, ledger = Random(seed), Ledger()
    draft = stories(random)
    sheet = through_a_file(fresh(draft), random)
    one, other = (through_a_file(worked(sheet, ledger, random, edits), random) for edits in (4, 3))
    draft = revised(draft, random)
    result = merged(sheet, one, other, through_a_file(fresh(draft), random))
    assert ledger.written >= 7
    assert lost(ledger, result) == []
    assert carried_over(ledger, result) == []
    again = through_a_file(result, random)
    assert again == result
    settled(ledger, merged(again, fresh(draft)), fresh(draft))
