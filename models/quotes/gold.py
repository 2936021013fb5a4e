"""The gold of every training set in one shape: a text, its attributions, and which mentions mean which names."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.parsing.detokenise import spaces

Range = tuple[int, int]
# Genres of GUM whose texts are licensed for non-commercial use (CC BY-NC-SA): they may not train what we ship.
NON_COMMERCIAL = frozenset(["whow", "letter", "essay", "podcast", "fiction"])


@dataclass(frozen=True)
class Attribution:
    """Offsets of one attribution; `speech` False marks beliefs and the like, which teach spans but are no anchors."""

    contents: tuple[Range, ...]
    source: Range | None
    cue: tuple[Range, ...]
    speech: bool
    name: str | None = None


@dataclass(frozen=True)
class GoldText:
    """A text with its gold. `complete` says that what is not annotated is no quotation; `ignored` may hold one anyway.

    `clusters` are the mentions of one entity each.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...] = ()
    ignored: tuple[Range, ...] = ()
    complete: bool = True
    quotes: bool = True
    clusters: tuple[tuple[Range, ...], ...] = ()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def place(passage: dict[str, Any] | None) -> Range | None:
    """Offsets of a passage record."""
    return (passage["start"], passage["end"]) if passage else None


def pieces(passage: dict[str, Any] | None) -> tuple[Range, ...]:
    """Offsets of a passage that may be broken."""
    if not passage:
        return ()
    return tuple((s, e) for s, e in passage.get("fragments") or [[passage["start"], passage["end"]]])


def is_speech(quote: dict[str, Any]) -> bool:
    """The speech filter: direct and mixed ones, and indirect ones by a cue of speech."""
    return quote["kind"] != "indirect" or quote.get("cue_class") in ("speech", "punct")


def quote_texts(path: Path) -> list[GoldText]:
    """PolNeAR and GUM, which share a format. Denied attributions ("did not say") are no quotations and teach nothing else."""
    found = []
    for row in rows(path):
        if row["dataset"].startswith("gum") and row["meta"]["genre"] in NON_COMMERCIAL:
            continue
        held = [q for q in row["quotes"] if q.get("relation") != "attribution-negative" and q["end"] - q["start"] < 4000]
        attributions = tuple(
            Attribution(pieces(q), place(q["speaker"]), pieces(q["cue"]), is_speech(q), q.get("speaker_entity")) for q in held
        )
        ignored = tuple((s, e) for s, e in row.get("unattributed_quoted", []))
        found.append(GoldText(row["id"], row["text"], attributions, ignored))
    return found


def with_that(text: str, start: int) -> int:
    """Take "that" before a reported clause into it, as PolNeAR and GUM do."""
    return start - 5 if text[max(0, start - 5) : start].lower() == "that " else start


def fiction_texts(data: Path, part: str) -> list[GoldText]:
    """Our own stories; the records name no cue, and indirect quotations are not all annotated."""
    quotes: dict[str, list[dict[str, Any]]] = {}
    for row in rows(data / "fiction" / f"quotes_gold.{part}.jsonl.gz"):
        quotes.setdefault(row["doc"], []).append(row)
    found = []
    for article in rows(data / "fiction" / f"articles.{part}.jsonl.gz"):
        text, held = article["text"], quotes.get(article["doc"], [])
        attributions = []
        for q in held:
            if q["kind"] in ("direct", "indirect", "mixed"):
                start = q["start"] if q["kind"] == "direct" else with_that(text, q["start"])
                attributions.append(Attribution(((start, q["end"]),), place(q["speaker"]), (), True, q["speaker_name"]))
        found.append(GoldText(article["doc"], text, tuple(attributions), complete=False))
    return found


def coref_texts(path: Path, splits: tuple[str, ...]) -> list[GoldText]:
    """Entity chains over tokenised sentences; the text is put together as a newspaper would print it."""
    found = []
    for row in rows(path):
        if row["split"] not in splits or "NC" in row["licence"]:
            continue
        text, starts = "", []
        for sentence in row["tokens"]:
            offsets = []
            for token, gap in zip(sentence, spaces(sentence), strict=True):
                offsets.append((len(text), len(text) + len(token)))
                text += token + " " * gap
            text = text.rstrip() + " "
            starts.append(offsets)
        clusters = tuple(
            tuple((starts[m["s"]][m["start"]][0], starts[m["s"]][m["end"] - 1][1]) for m in chain) for chain in row["clusters"]
        )
        found.append(GoldText(row["doc"], text, clusters=clusters, quotes=False))
    return found


def gap_texts(path: Path) -> list[GoldText]:
    """GAP (Webster et al. 2018): one pronoun a text, and which of two names it means."""
    with gzip.open(path, "rb") as handle:
        table = csv.DictReader(io.TextIOWrapper(handle, "utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
        found = []
        for row in table:
            pronoun = (int(row["Pronoun-offset"]), int(row["Pronoun-offset"]) + len(row["Pronoun"]))
            chains: list[tuple[Range, ...]] = []
            meant = False
            for side in "AB":
                name = (int(row[f"{side}-offset"]), int(row[f"{side}-offset"]) + len(row[side]))
                true = row[f"{side}-coref"] == "TRUE"
                meant |= true
                chains.append((name, pronoun) if true else (name,))
            if meant:  # "neither" leaves open whom the pronoun means
                found.append(GoldText(row["ID"], row["Text"], clusters=tuple(chains), quotes=False))
    return found


def gold_sets(data: Path, only: list[str]) -> Iterator[tuple[str, list[GoldText]]]:
    """Name and texts of every set; those for measuring end in ".dev"."""
    makers = {
        "polnear.dev": lambda: quote_texts(data / "quotes" / "polnear.dev.jsonl.gz"),
        "fiction.dev": lambda: fiction_texts(data, "dev"),
        "gum_news.dev": lambda: quote_texts(data / "quotes" / "gum_news.dev.jsonl.gz"),
        "fiction": lambda: fiction_texts(data, "train"),
        "gum_news": lambda: quote_texts(data / "quotes" / "gum_news.train.jsonl.gz"),
        "polnear": lambda: quote_texts(data / "quotes" / "polnear.train.jsonl.gz"),
        "gum_other": lambda: quote_texts(data / "quotes" / "gum_other.train.jsonl.gz"),
        "links_gum": lambda: coref_texts(data / "coref" / "gum.jsonl.gz", ("train",)),
        "links_gum.dev": lambda: coref_texts(data / "coref" / "gum.jsonl.gz", ("dev",)),
        "links_litbank": lambda: coref_texts(data / "coref" / "litbank.jsonl.gz", ("train",)),
        "links_meantime": lambda: coref_texts(data / "coref" / "meantime.jsonl.gz", ("train",)),
        "links_gap": lambda: gap_texts(data / "coref" / "gap-development.tsv.gz"),
    }
    for name, make in makers.items():
        if not only or name in only:
            yield name, make()
