"""Labelled word tables as flat columns in one safetensors file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from attribution.encoder.wordtable import WordTable

# (row of the later mention, [(row of a name before it, is it meant)])
Link = tuple[int, list[tuple[int, bool]]]
# (anchor, is speech, [(label, first row, last row)])
Anchored = tuple[int, bool, list[tuple[int, int, int]]]


@dataclass(frozen=True)
class Labelled:
    """One text: its table, attributions by anchor, rows that may or may not be anchors, and links.

    `quotes` False: the text teaches links only. `pieces` (word -> token ids) is set when read back.
    """

    table: WordTable
    attributions: list[Anchored]
    unsure: list[int]
    quotes: bool
    links: list[Link]
    pieces: tuple[tuple[int, ...], ...] = ()


class Columns:
    """Collects texts; offsets into a column are kept as ends."""

    def __init__(self) -> None:
        self.lists: dict[str, list[int]] = {}
        self.sizes: tuple[int, ...] = ()

    def add(self, text: Labelled, pieces: list[list[int]]) -> None:
        """Append one text; `pieces[i]` are the token ids of word i."""
        put = self.lists.setdefault
        table, self.sizes = text.table, text.table.feature_sizes
        for ids in pieces:
            put("piece", []).extend(ids)
            put("word_ends", []).append(len(self.lists["piece"]))
        put("features", []).extend(value for row in table.features for value in row)
        for name in ("heads", "relations", "sentences"):
            put(name, []).extend(getattr(table, name))
        for anchor, speech, spans in text.attributions:
            put("anchors", []).extend((anchor, speech))
            put("spans", []).extend(value for span in spans for value in span)
            put("span_ends", []).append(len(self.lists["spans"]) // 3)
        put("unsure", []).extend(text.unsure)
        for row, names in text.links:
            put("links", []).append(row)
            put("names", []).extend(value for pair in names for value in pair)
            put("name_ends", []).append(len(self.lists.get("names", [])) // 2)
        counts = {"words": "heads", "unsure_n": "unsure", "links_n": "links"}
        for key, column in counts.items():
            put(f"text_{key}", []).append(len(self.lists.get(column, [])))
        put("text_anchors", []).append(len(self.lists.get("anchors", [])) // 2)
        put("text_quotes", []).append(int(text.quotes))

    def save(self, path: Path) -> None:
        """Write all columns as int32."""
        arrays = {name: np.array(values, np.int32) for name, values in self.lists.items()}
        save_file({**arrays, "sizes": np.array(self.sizes, np.int32)}, str(path))

    def summary(self) -> str:
        """What has been collected, for the log."""
        n = {k: len(v) for k, v in self.lists.items()}
        return (
            f"{n.get('text_words', 0)} texts, {n.get('heads', 0)} words, {n.get('piece', 0)} pieces, "
            f"{n.get('anchors', 0) // 2} anchors ({sum(self.lists.get('anchors', [])[1::2])} speech), {n.get('links', 0)} links"
        )


def load_columns(path: Path) -> Iterator[Labelled]:
    """The texts of a file, in order."""
    a = load_file(str(path))
    empty = np.zeros(0, np.int32)
    sizes = tuple(a["sizes"].tolist())
    features = a["features"].reshape(-1, len(sizes))
    get = lambda name: a.get(name, empty)  # noqa: E731 - a name for a short thing
    piece, word_ends = a["piece"].tolist(), [0, *a["word_ends"].tolist()]
    spans, span_ends = get("spans").reshape(-1, 3).tolist(), [0, *get("span_ends").tolist()]
    names, name_ends = get("names").reshape(-1, 2).tolist(), [0, *get("name_ends").tolist()]
    anchors = get("anchors").reshape(-1, 2).tolist()
    bounds = {k: [0, *a[f"text_{k}"].tolist()] for k in ("words", "anchors", "unsure_n", "links_n")}
    for text in range(len(a["text_words"])):
        w0, w1 = bounds["words"][text : text + 2]
        a0, a1 = bounds["anchors"][text : text + 2]
        u0, u1 = bounds["unsure_n"][text : text + 2]
        l0, l1 = bounds["links_n"][text : text + 2]
        table = WordTable(
            [""] * (w1 - w0),
            features[w0:w1],  # type: ignore[arg-type] - rows of an array serve as well
            sizes,
            a["heads"][w0:w1].tolist(),
            a["relations"][w0:w1].tolist(),
            a["sentences"][w0:w1].tolist(),
        )
        yield Labelled(
            table,
            [(anchors[i][0], bool(anchors[i][1]), [tuple(s) for s in spans[span_ends[i] : span_ends[i + 1]]]) for i in range(a0, a1)],
            get("unsure")[u0:u1].tolist(),
            bool(a["text_quotes"][text]),
            [(int(get("links")[i]), [(n, bool(m)) for n, m in names[name_ends[i] : name_ends[i + 1]]]) for i in range(l0, l1)],
            tuple(tuple(piece[word_ends[i] : word_ends[i + 1]]) for i in range(w0, w1)),
        )
