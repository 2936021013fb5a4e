"""What is said of a block of articles: looked up, or compared now, the stories of all blocks in one stream."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from attribution import __version__
from attribution.archive.holding import members
from attribution.archive.kept.computed import is_lost
from attribution.archive.kept.judgements import as_kept, keep_judgement, kept_judgements
from attribution.archive.packing.codec import digest
from attribution.archive.packing.storedtext import id_column
from attribution.articles import mark_copies
from attribution.comparison import Comparison, Told
from attribution.config import config_hash
from attribution.engines.archiving import read_again
from attribution.judging.calibrated import WEIGHTS
from attribution.modelfiles import code_digest, model_path
from attribution.pipeline import Checker
from attribution.types import Diagnostic, Finding, Reading

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


# A block under its key, and whether to keep it.
Said: TypeAlias = tuple[bytes, Block, bool]


@dataclass(frozen=True, slots=True)
class Pending:
    """A block under comparison; `lasting` says that what is said of it holds for its key, and may be kept."""

    key: bytes
    comparison: Comparison
    lost: tuple[Diagnostic, ...]
    lasting: bool

    def concluded(self) -> Said:
        """The block, of which everything was said, under its key; and whether to keep it."""
        findings, coverage, _ = self.comparison.conclude()
        return self.key, Block(findings, coverage, self.lost), self.lasting


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


def judged(checker: Checker, archive: Archive, run: bytes, keys: Mapping[bytes, Sequence[str]]) -> Iterator[Said]:
    """Compare blocks: the stories of all of them go to the engine in one stream, so that it is never without work."""
    waiting: deque[Pending | Said] = deque()

    def told() -> Iterator[Told]:
        for key, names in keys.items():
            pending = begun(checker, archive, run, key, names)
            several = pending.comparison.several  # where there is no story of two articles, all is said, and the readings are let go
            waiting.append(pending if several else pending.concluded())
            yield from pending.comparison.told()

    left = 0
    for judgement in checker.engine.judge(told()):
        while not isinstance(pending := waiting[0], Pending):
            waiting.popleft()
            yield pending
        left = left or len(pending.comparison.several)
        pending.comparison.add(judgement)
        left -= 1
        if not left:
            waiting.popleft()
            yield pending.concluded()
    yield from (one for one in waiting if not isinstance(one, Pending))


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
    """An article that the archive has not, or no longer as it was compared."""
    message = (
        f"the archive's record of {name!r} is damaged, or was changed or taken out meanwhile; expected the article as it was listed: "
        "run again, and where it is damaged add it again. The others are reported"
    )
    return Diagnostic("damaged_article", message, name, failed=True)


def block_readings(checker: Checker, archive: Archive, names: Sequence[str]) -> list[Reading]:
    """The readings of a block, copies marked; what was read by other models or code is read anew, and kept."""
    held = {id_column(reading.article.id): reading for reading in members.readings(archive, names, checker.models.reading_key)}
    anew = read_again(checker, archive, [name for name in names if name not in held])
    held |= {id_column(name): reading for name, reading in anew.items()}
    there = [held[name] for name in names if name in held]
    marked = mark_copies([reading.article for reading in there])
    return [replace(reading, article=article) for reading, article in zip(there, marked, strict=True)]
