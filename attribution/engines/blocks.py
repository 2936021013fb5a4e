"""Everything an archive holds, compared with itself: block by block, and no block twice."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from attribution import __version__
from attribution.archive import members
from attribution.archive.codec import digest
from attribution.archive.computed import is_lost
from attribution.archive.judgements import as_kept, keep_judgement, kept_judgements
from attribution.archive.members import Chosen
from attribution.archive.storedtext import id_column
from attribution.articles import mark_copies
from attribution.comparison import Comparison, Told
from attribution.config import config_hash
from attribution.engines.archiving import read_again
from attribution.engines.coverages import ALONE, merged
from attribution.engines.linking import blocks, leads, links
from attribution.errors import ConfigError
from attribution.judging.calibrated import WEIGHTS
from attribution.judging.findings import report_order
from attribution.modelfiles import code_digest, model_path
from attribution.pipeline import Checker, is_quiet
from attribution.quotes import name_across
from attribution.types import Diagnostic, Finding, Reading, Report

if TYPE_CHECKING:
    from attribution.archive.store import Archive

# The rooms whose code can change a judgement, beside those that read.
JUDGING_CODE = ("comparison.py", "judging", "matching", "claims", "quotes", "types.py")
# Blocks whose judgements are looked up at once.
LOOKED_UP = 256


@dataclass(frozen=True, slots=True)
class Block:
    """What was said of one block: its findings (all relations), its coverage, and which of its articles were lost on the way."""

    findings: tuple[Finding, ...]
    coverage: dict[str, Any]
    lost: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A block under comparison; `lasting` says that what is said of it holds for its key, and may be kept."""

    key: bytes
    comparison: Comparison
    lost: tuple[Diagnostic, ...]
    lasting: bool

    def concluded(self) -> tuple[bytes, Block, bool]:
        """The block, of which everything was said, under its key; and whether to keep it."""
        findings, coverage, _ = self.comparison.conclude()
        return self.key, Block(findings, coverage, self.lost), self.lasting


def check_archive(checker: Checker, archive: Archive, chosen: Chosen | None = None) -> Report:
    """The report on all that an archive holds, or on the articles `chosen`; its `readings` are those that a finding names.

    Articles are linked to their nearest, and compared inside of the blocks that the links make (at most `linking.MOST` articles). What
    was said of a block is kept: it is compared again only when an article of it, the settings, the models or the code changed. A run that
    is cut goes on where it was. An article that cannot be read is a failed Diagnostic; what was said of its block is not kept, so that the
    next run tries it again. Raises ConfigError where the archive has a fault, or holds none of the articles `chosen`.
    """
    chosen, models = chosen or Chosen(), checker.models
    digests: dict[str, bytes] = {}
    looked = 0

    def asked(count: int) -> None:
        nonlocal looked
        looked += count
        checker.progress("linking", looked, 0)

    def listed() -> Iterator[Any]:
        for lead in leads(archive, chosen, models.space):
            digests[lead.article] = lead.digest
            yield lead

    found = list(links(archive, listed(), models.space, chosen, asked))
    refuse_empty(archive, len(digests))
    grouped = blocks(list(digests), found)
    run = run_key(checker)
    keys = {block_key(run, block, digests): block for block in grouped}
    said, fresh = all_said(checker, archive, run, keys)
    coverage = merged([block.coverage for block in said])
    alone = len(digests) - sum(map(len, grouped))
    coverage["articles"] = len(digests)
    reasons = {**coverage["left_out"], ALONE: coverage["left_out"].get(ALONE, 0) + alone}
    coverage["left_out"] = {reason: count for reason, count in sorted(reasons.items()) if count}
    coverage["archive"] = {"archive": archive.place, "blocks": len(grouped), "compared_now": fresh, "without_likeness": alone}
    lost = [diagnostic for block in said for diagnostic in block.lost]
    return report(checker, archive, [finding for block in said for finding in block.findings], coverage, lost)


def run_key(checker: Checker) -> bytes:
    """The digest of all but its articles that a block's judgement depends on."""
    models = checker.models
    weights = hashlib.sha256(model_path(WEIGHTS).read_bytes()).hexdigest()
    parts = [__version__, code_digest(*JUDGING_CODE), weights, models.reading_key, config_hash(checker.config), *map(str, sorted(models.names().items()))]
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def block_key(run: bytes, block: Sequence[str], digests: Mapping[str, bytes]) -> bytes:
    """The digest of all that a block's judgement depends on; `run` is that of `run_key`."""
    made = hashlib.sha256(run)
    for article in block:
        made.update(f"\x1f{article}\x1f".encode("utf-8", "surrogatepass") + digests[article])
    return made.digest()


def all_said(checker: Checker, archive: Archive, run: bytes, keys: Mapping[bytes, Sequence[str]]) -> tuple[list[Block], int]:
    """What is said of every block, in the order of `keys`, and how many of them were compared now."""
    known: dict[bytes, Block] = {}
    order = list(keys)
    for at in range(0, len(order), LOOKED_UP):
        known.update(kept_judgements(archive, order[at : at + LOOKED_UP], Block))
    missing = {key: keys[key] for key in order if key not in known}
    total = sum(map(len, missing.values()))
    done = 0
    checker.progress("comparing", done, total)
    for key, block, lasting in judged(checker, archive, run, missing):
        known[key] = keep_judgement(archive, key, block) if lasting else as_kept(block)
        done += len(missing[key])
        checker.progress("comparing", done, total)
    return [known[key] for key in order], len(missing)


def judged(checker: Checker, archive: Archive, run: bytes, keys: Mapping[bytes, Sequence[str]]) -> Iterator[tuple[bytes, Block, bool]]:
    """Compare blocks: the stories of all of them go to the engine in one stream, so that it is never without work."""
    waiting: deque[Pending] = deque()

    def told() -> Iterator[Told]:
        for key, names in keys.items():
            waiting.append(begun(checker, archive, run, key, names))
            yield from waiting[-1].comparison.told()

    left = 0
    for judgement in checker.engine.judge(told()):
        while not left:  # blocks without a story of two articles come first: nothing will be said of them
            left = len(waiting[0].comparison.several)
            if not left:
                yield waiting.popleft().concluded()
        waiting[0].comparison.add(judgement)
        left -= 1
        if not left:
            yield waiting.popleft().concluded()
    while waiting:
        yield waiting.popleft().concluded()


def begun(checker: Checker, archive: Archive, run: bytes, key: bytes, names: Sequence[str]) -> Pending:
    """A block with its readings, grouped into stories. What others changed in it since it was listed belongs to another key."""
    readings = block_readings(checker, archive, names)
    held = {id_column(reading.article.id): reading for reading in readings}
    lost = [item for reading in readings for item in reading.diagnostics if item.failed]
    lost += [gone(name) for name in names if name not in held]
    lasting = not any(map(is_lost, readings)) and len(held) == len(names)
    lasting = lasting and key == block_key(run, names, {name: digest(reading.article) for name, reading in held.items()})
    return Pending(key, Comparison(readings, checker.engine, checker.config), tuple(lost), lasting)


def gone(name: str) -> Diagnostic:
    """An article of which the archive has a row and no more."""
    message = f"the archive's record of {name!r} is damaged or was taken out meanwhile; expected an article: add it again. The others are reported"
    return Diagnostic("damaged_article", message, name, failed=True)


def block_readings(checker: Checker, archive: Archive, names: Sequence[str]) -> list[Reading]:
    """The readings of a block, copies marked; what was read by other models or code is read anew, and kept."""
    held = {id_column(reading.article.id): reading for reading in members.readings(archive, names, checker.models.reading_key)}
    anew = read_again(checker, archive, [name for name in names if name not in held])
    held |= {id_column(name): reading for name, reading in anew.items()}
    there = [held[name] for name in names if name in held]
    marked = mark_copies([reading.article for reading in there])
    return [replace(reading, article=article) for reading, article in zip(there, marked, strict=True)]


def named_readings(checker: Checker, archive: Archive, named: Set[str], stories: Sequence[Sequence[str]]) -> dict[str, Reading]:
    """The readings of some articles by id, with speakers named as fully as their whole story does; a story at a time is read."""
    found: dict[str, Reading] = {}
    for story in stories:
        if not named.isdisjoint(story):
            whole = name_across(block_readings(checker, archive, list(map(id_column, story))))
            found |= {reading.article.id: reading for reading in whole if reading.article.id in named}
    return found


def report(checker: Checker, archive: Archive, findings: Sequence[Finding], coverage: dict[str, Any], lost: Sequence[Diagnostic]) -> Report:
    """The report of a run over an archive."""
    shown = [f for f in findings if checker.config.all_relations or not is_quiet(f)]
    shown.sort(key=report_order)
    hidden = [] if checker.config.all_relations else [f.relation for f in findings if is_quiet(f)]
    coverage["not_shown"] = dict(sorted(Counter(hidden).items()))
    named = {side.article for f in shown for pair in ((f.a, f.b), *f.also) for side in pair}
    readings = named_readings(checker, archive, named, coverage["story_members"])
    coverage["unmatched"] = {name: entry for name, entry in coverage["unmatched"].items() if name in named}
    return Report(
        __version__,
        checker.models.names(),
        config_hash(checker.config),
        tuple(readings[name] for name in sorted(readings)),
        tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(shown, 1)),
        coverage,
        tuple(lost),
    )


def refuse_empty(archive: Archive, count: int) -> None:
    """Raise ConfigError where there is nothing to check."""
    if not count:
        raise ConfigError(f"{archive.place} holds no article of these days and outlets, expected some: add them with `attribution archive add`")
