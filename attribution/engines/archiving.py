"""Articles into an archive: read, embedded and added part by part, each acknowledged when it is durable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from attribution.archive.holding import members
from attribution.archive.kept.keeping import attempt
from attribution.archive.meaning import nearest
from attribution.archive.packing.codec import digest
from attribution.archive.packing.storedtext import id_column
from attribution.pipeline import Checker, Item
from attribution.types import Article, Diagnostic, Reading

if TYPE_CHECKING:
    from attribution.archive.store import Archive
    from attribution.stages import Surveyed

# Articles looked up at once, and added in one transaction.
LOOKED_UP, ADDED = 512, 32
Acknowledge = Callable[["Filed"], None]


@dataclass(slots=True)
class Filed:
    """What came of adding articles: counts, and the diagnostics of those that were lost. Counts are of what is durable."""

    new: int = 0
    changed: int = 0
    same: int = 0
    lost: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Articles that need no further work."""
        return self.new + self.changed + self.same + self.lost


def add_articles(checker: Checker, archive: Archive, items: Iterable[Item], acknowledge: Acknowledge = lambda _filed: None) -> Filed:
    """Add articles (paths, or values) to an archive; what it holds already with the same content is left as it is.

    Articles are streamed: of all of them only their ids and diagnostics stay in memory. `acknowledge` is called when a part is durable: a run that is killed has
    lost nothing that was acknowledged, and the same call again adds the rest. An article whose id is held with other content replaces it.
    Raises ConfigError where the archive cannot be written.
    """
    archive.refuse_read_only()  # before minutes of reading, not after
    filed, models = Filed(), checker.models
    fresh = unknown(checker, archive, items, models.reading_key, filed, acknowledge)
    surveyed = checker.engine.survey(fresh)
    while part := list(islice(surveyed, ADDED)):
        add_part(archive, part, filed, models.reading_key, models.vector_key, models.space)
        nearest.index(archive, models.space)
        acknowledge(filed)
    acknowledge(filed)
    return filed


def unknown(
    checker: Checker, archive: Archive, items: Iterable[Item], key: str, filed: Filed, acknowledge: Acknowledge
) -> Iterator[Article]:
    """The articles that the archive does not hold, each id once; the others are counted."""
    seen: set[str] = set()
    stream = checker.articles(items)
    while batch := list(islice(stream, LOOKED_UP)):
        articles: list[Article] = []
        for item in batch:
            if isinstance(item, Diagnostic):
                filed.diagnostics.append(item)
                filed.lost += item.failed
            elif item.id in seen:
                message = f"two articles have the id {item.id!r}, expected an id only once: rename one (the second was left out)"
                filed.diagnostics.append(Diagnostic("duplicate_id", message, item.id, failed=True))
                filed.lost += 1
            else:
                seen.add(item.id)
                articles.append(item)
        held = set(members.known(archive, articles, key))
        filed.same += len(held)
        if held:
            acknowledge(filed)
        yield from (article for article in articles if article.id not in held)


def add_part(archive: Archive, part: list[Surveyed], filed: Filed, key: str, vector_key: str, space: str) -> None:
    """Add some articles in one transaction; one that could not be read is a diagnostic."""
    good = []
    for one in part:
        failed = [diagnostic for diagnostic in one.reading.diagnostics if diagnostic.failed]
        filed.diagnostics += failed
        filed.lost += bool(failed)
        if not failed:
            good.append(one)
    vectors = {text: row for one in good for text, row in one.vectors.items()}
    added = members.add(archive, [one.reading for one in good], key, vectors, vector_key, space)
    filed.new += added.new
    filed.changed += added.changed
    filed.same += added.same


def read_again(checker: Checker, archive: Archive, names: Sequence[str]) -> dict[str, Reading]:
    """The readings of articles held that other models, settings or code read, by id: made anew, and kept in the place of the old ones.

    Where the archive may only be read, or another process holds it, they are given and not kept; it is told once. Nor is that of an article
    kept which others changed or took out while it was read.
    """
    models = checker.models
    found: dict[str, Reading] = {}
    surveyed = checker.engine.survey(members.picked(archive, names)) if names else iter(())
    while part := list(islice(surveyed, ADDED)):
        attempt(archive, lambda: add_part(archive, still_held(archive, part), Filed(), models.reading_key, models.vector_key, models.space))
        found.update((one.reading.article.id, one.reading) for one in part)
    return found


def still_held(archive: Archive, part: Sequence[Surveyed]) -> list[Surveyed]:
    """Those of some articles that are held as they were read: reading takes a while, and what others wrote meanwhile is not undone."""
    now = {id_column(article.id): digest(article) for article in members.picked(archive, [one.reading.article.id for one in part])}
    return [one for one in part if now.get(id_column(one.reading.article.id)) == digest(one.reading.article)]
