"""What is counted of a judged story, by name; rates come from adding stories up."""

from __future__ import annotations

from attribution.scoring.findings import FindingOutcome, SlotOutcome, StoryOutcome
from attribution.scoring.gold import HARD
from attribution.scoring.tally import Ratio

TOGETHER = "together"


def story_tally(outcome: StoryOutcome) -> dict[str, Ratio]:
    """Every count of one story: `precision X` per finding, `recall X` and `surfaced X` per slot, false alarms, agreement."""
    hard = [o for o in outcome.findings if o.finding.relation in HARD]
    slots = [s for s in outcome.slots if s.relation in HARD]
    tally: dict[str, Ratio] = {}
    _count(tally, TOGETHER, hard, slots)
    for relation in HARD:
        _count(
            tally,
            relation,
            [o for o in hard if o.finding.relation == relation],
            [s for s in slots if s.relation == relation],
        )
    for kind in sorted({o.finding.kind for o in hard} | {s.pairs[0].kind for s in slots}):
        _count(
            tally,
            f"kind {kind}",
            [o for o in hard if o.finding.kind == kind],
            [s for s in slots if s.pairs[0].kind == kind],
        )
    return tally | _alarms(outcome, hard) | _agreement(outcome)


def _count(tally: dict[str, Ratio], name: str, findings: list[FindingOutcome], slots: list[SlotOutcome]) -> None:
    """Add precision, recall and the share surfaced under any relation of one selection."""
    tally[f"precision {name}"] = Ratio(sum(o.verdict == "right" for o in findings), len(findings))
    tally[f"recall {name}"] = Ratio(sum(s.found for s in slots), len(slots))
    tally[f"surfaced {name}"] = Ratio(sum(s.found or s.surfaced for s in slots), len(slots))


def _alarms(outcome: StoryOutcome, hard: list[FindingOutcome]) -> dict[str, Ratio]:
    """False alarms by reason (of all findings), per story, and on stories where nothing should be reported."""
    false = [o for o in hard if o.verdict != "right"]
    quiet = int(outcome.gold.quiet)
    scope = [s for s in outcome.slots if s.relation == "different_scope"]
    return {
        "alarms different_scope": Ratio(sum(o.verdict == "scope" for o in false), len(hard)),
        "alarms wrong_relation": Ratio(sum(o.verdict == "wrong_relation" for o in false), len(hard)),
        "alarms unmatched": Ratio(sum(o.verdict == "unmatched" for o in false), len(hard)),
        "alarms per story": Ratio(len(false), 1),
        "alarms per quiet story": Ratio(len(false) * quiet, quiet),
        "quiet stories kept quiet": Ratio(quiet * int(not false), quiet),
        "different_scope slots raised": Ratio(sum(not s.found and s.surfaced for s in scope), len(scope)),
    }


def _agreement(outcome: StoryOutcome) -> dict[str, Ratio]:
    """Agreement by slot, and the agreements that are none; an agreement the gold does not mention counts neither way."""
    agreed = [o for o in outcome.findings if o.finding.relation == "agree"]
    wrong = [o for o in agreed if o.verdict in ("wrong_relation", "scope")]
    slots = [s for s in outcome.slots if s.relation == "agree"]
    return {
        "recall agree": Ratio(sum(s.found for s in slots), len(slots)),
        "wrong agreements": Ratio(len(wrong), len(agreed)),
        "wrong agreements of judged": Ratio(len(wrong), sum(o.verdict != "unmatched" for o in agreed)),
        "agreement slots called hard": Ratio(sum(not s.found and s.surfaced for s in slots), len(slots)),
    }
