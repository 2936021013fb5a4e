"""The checked-in list of shipped weight files is the files'."""

from __future__ import annotations

from models.checksums import HERE, table


def test_the_list_is_that_of_the_files() -> None:
    """After any change to a weight file: `python -m models.checksums`."""
    assert (HERE / "checksums.toml").read_text("utf-8") == table()
