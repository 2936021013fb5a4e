"""What the keys above a text ask to ignore, as they were read."""

from __future__ import annotations

from datetime import date

from attribution.articles.front_matter import is_front_matter
from attribution.articles.markdown import read_markdown
from attribution.articles.plain import read_plain
from attribution.articles.suppressions import MOST, suppressions_of

ENTRY = "{words: fifteen people, reason: the toll of Monday, owner: Bo, expires: 2026-05-01}"
KEYS = f"---\nattribution:\n  ignore:\n    - {ENTRY}\n---\n"
BODY = "Fifteen people died when a ferry went down.\n\nDivers found the wreck.\n"


def test_an_entry():
    """Everything that is said, the day as a day."""
    (found,), notes = suppressions_of(read_markdown(KEYS + BODY, id="post.md"))
    assert notes == ()
    assert (found.article, found.words, found.slot, found.fingerprint) == ("post.md", "fifteen people", None, None)
    assert (found.reason, found.owner, found.expires) == ("the toll of Monday", "Bo", date(2026, 5, 1))


def test_the_keys_alone_make_front_matter():
    """A plain text that opens with them is read like Markdown."""
    assert is_front_matter(KEYS + BODY)
    assert not is_front_matter("---\nnote: x\n---\n" + BODY)


def test_windows_line_ends_and_a_byte_order():
    """CR LF in the keys changes nothing."""
    found, _ = suppressions_of(read_markdown((KEYS + BODY).replace("\n", "\r\n"), id="post.md"))
    assert len(found) == 1


def test_a_text_without_keys_has_none():
    """Nor has one whose keys are about other things."""
    assert suppressions_of(read_plain(BODY, id="post.txt")) == ((), ())
    assert suppressions_of(read_markdown("---\ntitle: Quay\n---\n" + BODY, id="post.md")) == ((), ())


def test_too_many_entries_are_told():
    """A list without end is cut, and said to be."""
    keys = f"---\nattribution:\n  ignore:\n{f'    - {ENTRY}{chr(10)}' * (MOST + 1)}---\n"
    found, notes = suppressions_of(read_markdown(keys + BODY, id="post.md"))
    assert (len(found), len(notes)) == (MOST, 1)


def test_good_entries_survive_bad_ones():
    """Each stands for itself."""
    keys = f"---\nattribution:\n  ignore:\n    - {ENTRY}\n    - 7\n---\n"
    found, notes = suppressions_of(read_markdown(keys + BODY, id="post.md"))
    assert len(found) == 1
    assert [note.code for note in notes] == ["suppression_unusable"]
    assert "entry 2" in notes[0].message
