"""Write checksums.toml anew, after any change to a shipped weight file: `python -m models.checksums`."""

from __future__ import annotations

from pathlib import Path

from attribution.encoder.base import file_sha256

HERE = Path(__file__).parent
# What a seat reads; recipes, cards and code are none of it.
SHIPPED = (
    "entailment/weights.safetensors",
    "entailment/calibration.toml",
    "quotes/weights.safetensors",
    "alignment/weights.safetensors",
    "judging/weights.toml",
    "parsing/pipeline/**/*",
)


def shipped(folder: Path = HERE) -> list[Path]:
    """The weight files below a folder of models, sorted."""
    return sorted(file for pattern in SHIPPED for file in folder.glob(pattern) if file.is_file() and file.name != ".DS_Store")


def table(folder: Path = HERE) -> str:
    """The text of checksums.toml: one line a file."""
    lines = [f'"{file.relative_to(folder).as_posix()}" = "{file_sha256(file)}"\n' for file in shipped(folder)]
    return "# sha256 of every shipped weight file; written by `python -m models.checksums`, read by `attribution models verify`.\n" + "".join(lines)


if __name__ == "__main__":
    (HERE / "checksums.toml").write_text(table(), "utf-8")
    print(f"{len(shipped())} files")
