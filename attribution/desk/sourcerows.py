"""The sources of a worksheet: every article and every file given as a source, and which of them are one agency's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attribution.articles.credits import agencies
from attribution.desk.keys import Keys
from attribution.desk.rows import made
from attribution.desk.sheets import Row
from attribution.judging.unions import Unions
from attribution.types import Reading

# How many labelled turns ("DIOP: We shall leave.") make a source a transcript.
TURNS = 3


def source_rows(readings: Sequence[Reading], kinds: Mapping[str, str], names: Mapping[str, str], groups: Mapping[str, str], keys: Keys) -> Iterator[Row]:
    """A row an article, in the order of the worksheet; `groups` are its `wire_groups`."""
    for reading in readings:
        article = reading.article
        yield made(
            "sources", keys.of("sources", article.id), id=names[article.id], outlet=" ".join((article.source or "").split()),
            title=" ".join((article.title or "").split()), kind=kind(reading, kinds[article.id]), published=(article.published or "").replace("T", " "),
            byline=" ".join((article.byline or "").split()), wire_group=groups.get(article.id, ""), link=article.url or "", sha256=article.digest, article=article.id,
        )  # fmt: skip


def kind(reading: Reading, rank: str) -> str:
    """What a source is, as far as its text shows: "draft", "report", "copy of another report", "transcript", "source text"."""
    if rank == "source":
        turns = sum(quote.evidence.get("speaker") in ("before colon", "label") or "label" in quote.evidence.get("span", "") for quote in reading.quotes)
        return "transcript" if turns >= TURNS else "source text"
    return "copy of another report" if rank == "report" and reading.article.copy_of else rank


def wire_groups(readings: Sequence[Reading], names: Mapping[str, str]) -> dict[str, str]:
    """Articles that share an agency or a text, by id: `{"a": "W1 AFP", "b": "W1 AFP", "c": "Reuters"}`; a lone agency has no number."""
    credited = {reading.article.id: agencies(reading.article) for reading in readings}
    groups: Unions[str] = Unions()
    for reading in readings:
        article = reading.article
        if article.copy_of in credited:
            groups.join(article.id, str(article.copy_of))
        for agency in credited[article.id]:
            groups.join(article.id, f"\x1f{agency}")
    members: dict[str, list[str]] = defaultdict(list)
    for article_id in names:
        if article_id in credited:
            members[groups.root(article_id)].append(article_id)
    found: dict[str, str] = {}
    several = [group for group in members.values() if len(group) > 1]
    for number, group in enumerate(several, 1):
        agency = ", ".join(sorted({agency for article in group for agency in credited[article]}))
        found |= dict.fromkeys(group, f"W{number} {agency or 'same text'}")
    return found | {article: ", ".join(found_in) for article, found_in in credited.items() if found_in and article not in found}
