"""Everything an archive holds, compared with itself: block by block, and no block twice."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from attribution import __version__
from attribution.archive import members
from attribution.archive.judgements import keep_judgement, kept_judgements
from attribution.archive.members import Chosen
from attribution.articles import mark_copies
from attribution.comparison import Comparison, Told
from attribution.config import config_hash
from attribution.engines.archiving import read_again
from attribution.engines.coverages import ALONE, merged
from attribution.engines.linking import blocks, leads, links
from attribution.errors import ConfigError
from attribution.judging.findings import report_order
from attribution.modelfiles import code_digest
from attribution.pipeline import Checker, is_quiet
from attribution.quotes import name_across
from attribution.types import Finding, Reading, Report

if TYPE_CHECKING:
    from attribution.archive.store import Archive

# The rooms whose code can change a judgement, beside those that read.
JUDGING_CODE = ("comparison.py", "judging", "matching", "claims", "quotes", "types.py")
# Blocks whose judgements are looked up at once.
LOOKED_UP = 256


@dataclass(frozen=True, slots=True)
class Block:
    """What was said of one block: its findings (all relations) and its coverage."""

    findings: tuple[Finding, ...]
    coverage: dict[str, Any]


def check_archive(checker: Checker, archive: Archive, chosen: Chosen | None = None) -> Report:
    """The report on all that an archive holds, or on the articles `chosen`; its `readings` are those that a finding names.

    Articles are linked to their nearest, and compared inside of the blocks that the links make (at most `linking.MOST` articles). What
    was said of a block is kept: it is compared again only when an article of it, the settings, the models or the code changed. A run that
    is cut goes on where it was. Raises ConfigError where the archive cannot be written, or nothing in it was read by these models.
    """
    chosen, models = chosen or Chosen(), checker.models
    digests: dict[str, bytes] = {}
    looked = 0

    def asked(count: int) -> None:
        nonlocal looked
        looked += count
        checker.progress("linking", looked, 0)

    def listed() -> Iterator[Any]:
        for lead in leads(archive, chosen):
            digests[lead.article] = lead.digest
            yield lead

    found = list(links(archive, listed(), models.space, chosen, asked))
    refuse_empty(archive, len(digests))
    grouped = blocks(list(digests), found)
    keys = {block_key(checker, block, digests): block for block in grouped}
    said, fresh = all_said(checker, archive, keys)
    coverage = merged([block.coverage for block in said])
    alone = len(digests) - sum(map(len, grouped))
    coverage["articles"] = len(digests)
    reasons = {**coverage["left_out"], ALONE: coverage["left_out"].get(ALONE, 0) + alone}
    coverage["left_out"] = {reason: count for reason, count in sorted(reasons.items()) if count}
    coverage["archive"] = {"archive": archive.place, "blocks": len(grouped), "compared_now": fresh, "without_likeness": alone}
    return report(checker, archive, [finding for block in said for finding in block.findings], coverage)


def block_key(checker: Checker, block: Sequence[str], digests: Mapping[str, bytes]) -> bytes:
    """The digest of all that a block's judgement depends on."""
    models = checker.models
    parts = [__version__, code_digest(*JUDGING_CODE), models.reading_key, config_hash(checker.config), *map(str, sorted(models.names().items()))]
    made = hashlib.sha256("\x1f".join(parts).encode())
    for article in block:
        made.update(f"\x1f{article}\x1f".encode("utf-8", "surrogatepass") + digests[article])
    return made.digest()


def all_said(checker: Checker, archive: Archive, keys: Mapping[bytes, Sequence[str]]) -> tuple[list[Block], int]:
    """What is said of every block, in the order of `keys`, and how many of them were compared now."""
    known: dict[bytes, Block] = {}
    order = list(keys)
    for at in range(0, len(order), LOOKED_UP):
        known.update(kept_judgements(archive, order[at : at + LOOKED_UP], Block))
    missing = {key: keys[key] for key in order if key not in known}
    total = sum(map(len, missing.values()))
    done = 0
    checker.progress("comparing", done, total)
    for key, block in judged(checker, archive, missing):
        known[key] = keep_judgement(archive, key, block)
        done += len(missing[key])
        checker.progress("comparing", done, total)
    return [known[key] for key in order], len(missing)


def judged(checker: Checker, archive: Archive, keys: Mapping[bytes, Sequence[str]]) -> Iterator[tuple[bytes, Block]]:
    """Compare blocks: the stories of all of them go to the engine in one stream, so that it is never without work."""
    waiting: deque[tuple[bytes, Comparison]] = deque()

    def told() -> Iterator[Told]:
        for key, names in keys.items():
            comparison = Comparison(block_readings(checker, archive, names), checker.engine, checker.config)
            waiting.append((key, comparison))
            yield from comparison.told()

    left = 0
    for judgement in checker.engine.judge(told()):
        while not left:  # blocks without a story of two articles come first: nothing will be said of them
            left = len(waiting[0][1].several)
            if not left:
                yield concluded(waiting.popleft())
        waiting[0][1].add(judgement)
        left -= 1
        if not left:
            yield concluded(waiting.popleft())
    while waiting:
        yield concluded(waiting.popleft())


def concluded(entry: tuple[bytes, Comparison]) -> tuple[bytes, Block]:
    """A block of which everything was said."""
    findings, coverage, _ = entry[1].conclude()
    return entry[0], Block(findings, coverage)


def block_readings(checker: Checker, archive: Archive, names: Sequence[str]) -> list[Reading]:
    """The readings of a block, copies marked; what was read by other models or code is read anew, and kept."""
    held = {reading.article.id: reading for reading in members.readings(archive, names, checker.models.reading_key)}
    held |= read_again(checker, archive, [name for name in names if name not in held])
    marked = mark_copies([held[name].article for name in names if name in held])
    return [replace(held[article.id], article=article) for article in marked]


def report(checker: Checker, archive: Archive, findings: Sequence[Finding], coverage: dict[str, Any]) -> Report:
    """The report of a run over an archive."""
    shown = [f for f in findings if checker.config.all_relations or not is_quiet(f)]
    shown.sort(key=report_order)
    named = {side.article for f in shown for pair in ((f.a, f.b), *f.also) for side in pair}
    readings = {r.article.id: r for r in block_readings(checker, archive, sorted(named))} if named else {}
    for story in coverage["story_members"]:
        for reading in name_across([readings[name] for name in story if name in readings]):
            readings[reading.article.id] = reading
    coverage["unmatched"] = {name: entry for name, entry in coverage["unmatched"].items() if name in named}
    return Report(
        __version__,
        checker.models.names(),
        config_hash(checker.config),
        tuple(readings[name] for name in sorted(readings)),
        tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(shown, 1)),
        coverage,
        (),
    )


def refuse_empty(archive: Archive, count: int) -> None:
    """Raise ConfigError where there is nothing to check."""
    if not count:
        raise ConfigError(f"{archive.place} holds no article of these days and outlets, expected some: add them with `attribution archive add`")
