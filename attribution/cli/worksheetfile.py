"""The file of a worksheet: where it may be written, how it is read, and the reporter's own document with our comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli import output
from attribution.errors import ConfigError, InputError

if TYPE_CHECKING:
    from attribution.desk.sheets import Worksheet
    from attribution.types import Report


def known_format(file: Path) -> None:
    """Raise ConfigError before any work is done where a worksheet cannot be written under this name."""
    from attribution.desk import formats

    formats.module(file.suffix, tuple(formats.FORMATS))


def file_only(file: Path, paths: list[str], named: dict[str, str]) -> Path:
    """The file to write, checked; a worksheet is no stream."""
    found = output.destination(file, paths, named)
    if found is None:
        raise ConfigError("-o - is stdout, expected a file for the worksheet: name one, such as -o story.xlsx")
    return found


def not_over(file: Path, worksheets: list[str]) -> Path:
    """The file to write, which is none of those that were worked on."""
    return file_only(file, [], dict.fromkeys(worksheets, "one of the worksheets to be read"))


def save(made: Worksheet, file: Path, own: str | None = None) -> None:
    """Write a worksheet, whole or not at all; `own` is a Word document to copy, with our comments on its passages."""
    from attribution.desk import formats
    from attribution.desk.docx import annotate

    output.write_bytes([annotate(Path(own).read_bytes(), made, own) if own else formats.write(made, file.suffix)], file)


def own_document(report: Report, chosen: str | None, file: Path) -> str | None:
    """The reporter's Word document that a .docx is written back into: the draft, or the only one that was read."""
    if file.suffix.lower() != ".docx":
        return None
    names = [reading.article.id for reading in report.readings]
    found = [name for name in names if name.lower().endswith(".docx") and Path(name).is_file() and chosen in (None, name)]
    return found[0] if len(found) == 1 else None


def opened(name: str) -> Worksheet:
    """The worksheet in a file; raises InputError where there is none."""
    from attribution.desk import formats

    try:
        data = Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {name!r}: {getattr(error, 'strerror', None) or error}. Check the name") from error
    return formats.read(data, name)
