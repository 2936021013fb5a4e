"""Which names are those of test sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.cli.testnames import checked, checked_path
from attribution.errors import ConfigError


@pytest.mark.parametrize("name", ["latest.jsonl", "protest/dev", "mnli/dev_matched", "split_dev.jsonl", "attestation", "contest2.jsonl"])
def test_a_word_with_test_in_it_is_no_test_set(name):
    """Only the whole word counts."""
    assert checked(name, "--set") == name


@pytest.mark.parametrize("name", ["test", "pairs.test.jsonl", "anli/TEST", "test_matched", "dev-test2", "r1.Test"])
def test_the_word_by_itself_is(name):
    """Whatever stands around it; the way out is said."""
    with pytest.raises(ConfigError, match="rename it if it is no test set"):
        checked(name, "--set")


def test_folders_count_as_far_as_they_are_given(folder):
    """A file in a folder named test is refused; what lies above the working folder is nobody's choice."""
    with pytest.raises(ConfigError, match=r"anli/test/pairs\.jsonl"):
        checked_path(Path("anli/test/pairs.jsonl"), "--pairs")
    with pytest.raises(ConfigError):
        checked_path(folder / "test" / "pairs.jsonl", "--pairs")
    with pytest.raises(ConfigError):
        checked_path(Path("/data/anli/test/pairs.jsonl"), "--pairs")
    assert folder.name.startswith("test_")
    assert checked_path(folder / "dev.jsonl", "--pairs") == folder / "dev.jsonl"
