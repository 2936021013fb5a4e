"""Which outputs of another NLI model are entailment, neutral and contradiction: read by name, never by position."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from attribution.errors import ModelError
from attribution.types import LABELS

# How published models spell the three; case and what is not a letter do not count.
SPELLINGS = {
    "entailment": ("entailment", "entail", "entails", "entailed"),
    "neutral": ("neutral", "neither"),
    "contradiction": ("contradiction", "contradict", "contradicts", "contradicted", "contradictory"),
}
SEATS = {spelling: seat for seat, spellings in SPELLINGS.items() for spelling in spellings}


def label_order(id2label: Mapping[int, str]) -> list[int]:
    """The outputs in the order of LABELS: `{0: "CONTRADICTION", 1: "NEUTRAL", 2: "ENTAILMENT"}` -> `[2, 1, 0]`.

    Raises ModelError for any other set of labels, naming those seen, those expected and the place to name them.
    """
    seats = {int(index): SEATS.get("".join(c for c in str(label).lower() if c.isalpha()), "") for index, label in id2label.items()}
    if sorted(seats.values()) != sorted(LABELS):
        raise ModelError(
            f"the model's labels are {[str(label) for label in id2label.values()]}, expected three: {', '.join(LABELS)}. {advice(id2label)}"
        )
    outputs = {seat: index for index, seat in seats.items()}
    return [outputs[label] for label in LABELS]


def advice(id2label: Mapping[int, str]) -> str:
    """What helps: names in config.json for labels without any, another model for one that was trained on another task."""
    if len(id2label) == len(LABELS):
        return "If it is a 3-way NLI model, name its outputs in id2label and label2id of its config.json; its card says which is which"
    return "Choose a model with three outputs, trained on natural language inference"


def folder_labels(folder: Path) -> list[int]:
    """The same, read from the config.json of a model's folder; a model that names no outputs has LABEL_0 and so on.

    Raises ModelError for a config.json that is missing, broken or without the three.
    """
    file = folder / "config.json"
    try:
        record = json.loads(file.read_text("utf-8"))
        names = record.get("id2label") or {number: f"LABEL_{number}" for number in range(record.get("num_labels", 2))}
        return label_order({int(index): str(label) for index, label in names.items()})
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ModelError(f"{file} cannot be read ({error}), expected the settings of a 3-way NLI model: give a model's folder") from error
