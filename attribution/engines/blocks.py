"""Everything an archive holds, compared with itself: block by block, and no block twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from attribution import __version__
from attribution.archive.chosen import Chosen
from attribution.archive.packing.storedtext import id_column
from attribution.config import config_hash
from attribution.engines.coverages import ALONE, merged
from attribution.engines.judgedblocks import all_said, block_key, block_readings, gone, run_key
from attribution.engines.linking import Lead, blocks, leads, links
from attribution.errors import ConfigError
from attribution.judging.findings import report_order
from attribution.pipeline import Checker, is_quiet
from attribution.quotes import name_across
from attribution.types import Diagnostic, Finding, Reading, Report, Side

if TYPE_CHECKING:
    from attribution.archive.store import Archive


def check_archive(checker: Checker, archive: Archive, chosen: Chosen | None = None) -> Report:
    """The report on all that an archive holds, or on the articles `chosen`; its `readings` are those that a finding names.

    Articles are linked to their nearest, and compared inside of the blocks that the links make (at most `linking.MOST` articles). What
    was said of a block is kept: it is compared again only when an article of it, the settings, the models or the code changed. A run that
    is cut goes on where it was. An article that cannot be read is a failed Diagnostic; what was said of its block is not kept, so that the
    next run tries it again. So is one that is no longer as it was compared when the report is written; findings about it are left out.
    Raises ConfigError where the archive has a fault, or holds none of the articles `chosen`.
    """
    digests, grouped, elsewhere = linked(checker, archive, chosen or Chosen())
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
    lost += [other_encoder(elsewhere, len(digests))] if elsewhere else []
    return report(checker, archive, [finding for block in said for finding in block.findings], coverage, lost)


def linked(checker: Checker, archive: Archive, chosen: Chosen) -> tuple[dict[str, bytes], list[tuple[str, ...]], int]:
    """The chosen articles with the digests of their content, the blocks they make, and how many have vectors of another encoder only."""
    digests: dict[str, bytes] = {}
    looked = elsewhere = 0
    space = checker.models.space

    def asked(count: int) -> None:
        nonlocal looked
        looked += count
        checker.progress("linking", looked, 0)

    def listed() -> Iterator[Lead]:
        nonlocal elsewhere
        for lead in leads(archive, chosen, space):
            digests[lead.article] = lead.digest
            elsewhere += lead.elsewhere
            yield lead

    found = blocks(digests, links(archive, listed(), space, chosen, asked))
    refuse_empty(archive, len(digests))
    return digests, found, elsewhere


def other_encoder(count: int, whole: int) -> Diagnostic:
    """Articles that could not be linked, for want of vectors that can be compared with the others'."""
    message = f"{count} of {whole} articles were added with another encoder and were compared with none: add them again with `attribution archive add`"
    return Diagnostic("other_encoder", message, failed=True)


def named_readings(checker: Checker, archive: Archive, wanted: Set[str], stories: Sequence[Sequence[str]]) -> dict[str, Reading]:
    """The readings of some articles by id, with speakers named as fully as their whole story does; a story at a time is read."""
    found: dict[str, Reading] = {}
    for story in stories:
        if not wanted.isdisjoint(story):
            whole = name_across(block_readings(checker, archive, list(map(id_column, story))))
            found |= {reading.article.id: reading for reading in whole if reading.article.id in wanted}
    return found


def report(checker: Checker, archive: Archive, findings: Sequence[Finding], coverage: dict[str, Any], lost: Sequence[Diagnostic]) -> Report:
    """The report of a run over an archive."""
    shown = [f for f in findings if checker.config.all_relations or not is_quiet(f)]
    shown.sort(key=report_order)
    hidden = [] if checker.config.all_relations else [f.relation for f in findings if is_quiet(f)]
    coverage["not_shown"] = dict(sorted(Counter(hidden).items()))
    readings = named_readings(checker, archive, named(shown), coverage["story_members"])
    lost_since = outdated(shown, readings)
    shown = [finding for finding in shown if lost_since.isdisjoint(named([finding]))]
    told = named(shown)
    coverage["unmatched"] = {name: entry for name, entry in coverage["unmatched"].items() if name in told}
    return Report(
        __version__,
        checker.models.names(),
        config_hash(checker.config),
        tuple(readings[name] for name in sorted(told)),
        tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(shown, 1)),
        coverage,
        (*lost, *map(gone, sorted(lost_since))),
    )


def named(findings: Iterable[Finding]) -> set[str]:
    """The articles that findings name."""
    return {side.article for side in sides(findings)}


def sides(findings: Iterable[Finding]) -> Iterator[Side]:
    """Every passage that findings show."""
    return (side for f in findings for pair in ((f.a, f.b), *f.also) for side in pair)


def outdated(findings: Iterable[Finding], readings: Mapping[str, Reading]) -> set[str]:
    """Articles that findings name and that are not there as they were compared: damaged, or changed or taken out by others meanwhile."""
    texts = {name: reading.article.text for name, reading in readings.items()}
    return {side.article for side in sides(findings) if side.article not in texts or texts[side.article][side.start : side.end] != side.text}


def refuse_empty(archive: Archive, count: int) -> None:
    """Raise ConfigError where there is nothing to check."""
    if not count:
        raise ConfigError(f"{archive.place} holds no article of these days and outlets, expected some: add them with `attribution archive add`")
