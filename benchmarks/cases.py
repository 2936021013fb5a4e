"""What is found and missed of a suite of cases, and what is said that may not be, by relation, kind and trap; as Markdown."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from attribution.cases.casereader import load_cases
from attribution.cases.checkers import Checkers
from attribution.cases.expectations import Case, Joined
from attribution.cases.meeting import joining
from attribution.cases.outcomes import CaseRun, Outcome
from attribution.cases.running import run_case
from attribution.cases.suite import split
from attribution.config import Config

SUITE = "tests/cases/suite"
HARD = ("conflict", "update", "disputed", "altered_quote", "misattributed")
MET = ("passed", "xpassed")


def trap(case: Case) -> str:
    """The family of a case: the name of its file."""
    return Path(case.path).name.split(".")[0]


def relation_of(outcome: Outcome) -> str:
    """The relation that a `must` is counted under: the one its case is tagged with, where it allows several."""
    assert isinstance(outcome.expectation, Joined)
    allowed = sorted(outcome.expectation.relations)
    return next((relation for relation in allowed if relation in outcome.case.tags), allowed[0])


def kind_of(outcome: Outcome) -> str:
    """The kind that a `must` is counted under: its own, else the first kind its case is tagged with."""
    assert isinstance(outcome.expectation, Joined)
    kinds = ("number", "date", "name", "place", "role", "negation", "wording", "other")
    own = sorted(outcome.expectation.kinds)
    return own[0] if own else next((kind for kind in kinds if kind in outcome.case.tags), "other")


def table_of(outcomes: Iterable[Outcome], *tables: str) -> list[Outcome]:
    """The outcomes of some tables of the case files."""
    return [outcome for outcome in outcomes if outcome.expectation.table in tables]


def met(outcomes: Sequence[Outcome]) -> int:
    """How many are met, expected or not."""
    return sum(outcome.status in MET for outcome in outcomes)


def share(hits: int, total: int) -> str:
    """A rate with its counts: `0.75 (3/4)`."""
    return f"{hits / total:.2f} ({hits}/{total})" if total else "–"


def hard_findings(run: CaseRun) -> Counter[str]:
    """The hard findings of a case that a `must` wants (`right`), that a `must_not` forbids (`false`), and the `other` ones."""
    wanted = [e for e in run.case.expectations if isinstance(e, Joined)]
    report = run.report
    found: Counter[str] = Counter()
    if report is None:
        return found
    right = {f.id for e in wanted if e.table == "must" for f, _ in joining(report, e) if f.relation in e.relations}
    false = {f.id for e in wanted if e.table == "must_not" for f, _ in joining(report, e) if f.relation in e.relations}
    for finding in report.findings:
        if finding.relation in HARD:
            found["right" if finding.id in right else "false" if finding.id in false else "other"] += 1
    return found


def lines(runs: Sequence[CaseRun]) -> Iterator[str]:
    """The tables."""
    every = [outcome for run in runs for outcome in run.outcomes]
    musts, nots = table_of(every, "must"), table_of(every, "must_not", "not_story")
    words = table_of(every, "must_attribute", "must_not_attribute")
    found = sum((hard_findings(run) for run in runs), Counter[str]())
    quiet = [run for run in runs if "quiet" in run.case.tags]
    alarmed = [run for run in quiet if any(o.status not in MET for o in table_of(run.outcomes, "must_not"))]
    yield f"{len(runs)} cases, {len(every)} expectations."
    yield ""
    yield "| measured | rate |"
    yield "|---|---|"
    yield f"| wanted findings found | {share(met(musts), len(musts))} |"
    hard = [outcome for outcome in musts if relation_of(outcome) in HARD]
    yield f"| of them conflict, update, disputed, altered_quote, misattributed | {share(met(hard), len(hard))} |"
    yield f"| findings of these five relations that are wanted | {share(found['right'], sum(found.values()))} |"
    yield f"| quiet cases without a false alarm | {share(len(quiet) - len(alarmed), len(quiet))} |"
    yield f"| forbidden findings not made | {share(met(nots), len(nots))} |"
    yield f"| whose words: right | {share(met(words), len(words))} |"
    yield from grouped("relation", musts, relation_of)
    yield from grouped("kind", musts, kind_of)
    yield from by_trap(every)
    yield from known_misses(every)


def grouped(name: str, musts: Sequence[Outcome], key: Callable[[Outcome], str]) -> Iterator[str]:
    """Wanted findings by one property."""
    yield from ("", f"| {name} | wanted | found | missed |", "|---|---|---|---|")
    for value in sorted({key(outcome) for outcome in musts}):
        group = [outcome for outcome in musts if key(outcome) == value]
        yield f"| {value} | {len(group)} | {met(group)} | {len(group) - met(group)} |"


def by_trap(every: Sequence[Outcome]) -> Iterator[str]:
    """Wanted findings, forbidden findings and words, by file."""
    yield from ("", "| trap | wanted, found | forbidden, said | words, wrong |", "|---|---|---|---|")
    for name in sorted({trap(outcome.case) for outcome in every}):
        group = [outcome for outcome in every if trap(outcome.case) == name]
        musts, nots = table_of(group, "must"), table_of(group, "must_not", "not_story")
        words = table_of(group, "must_attribute", "must_not_attribute")
        yield f"| {name} | {len(musts)}, {met(musts)} | {len(nots)}, {len(nots) - met(nots)} | {len(words)}, {len(words) - met(words)} |"


def known_misses(every: Sequence[Outcome]) -> Iterator[str]:
    """Every expectation that is not met or is marked as a known miss, with the reason."""
    yield from ("", "| known miss | expectation | why |", "|---|---|---|")
    for outcome in every:
        miss = outcome.expectation.xfail
        if miss is not None or outcome.status not in MET:
            yield f"| {outcome.case.id} | {outcome.expectation.name} ({outcome.status}) | {miss.reason if miss else 'not marked'} |"


def main() -> None:
    """Run a suite and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[SUITE], help=f"case files or folders (default: {SUITE})")
    cases, faults = split(load_cases(parser.parse_args().paths))
    for fault in faults:
        print(fault.message, file=sys.stderr)
    checkers = Checkers(Config())
    print("\n".join(lines([run_case(case, checkers) for case in cases])))


if __name__ == "__main__":
    main()
