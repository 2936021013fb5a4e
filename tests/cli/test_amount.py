"""How many articles a run is likely to have."""

from __future__ import annotations

from attribution.cli.amount import EACH, likely_articles


def test_documents_count_one_each(tmp_path):
    """Files of one article, in folders too; files that are no articles do not count."""
    for name in ("a.txt", "b.md", "sub/c.html", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x" * 3 * EACH, "utf-8")
    assert likely_articles([str(tmp_path)]) == 3


def test_a_collection_counts_by_its_size(tmp_path):
    """Records of 4,000 bytes; a small collection has one at least."""
    (tmp_path / "many.jsonl").write_text("x" * 10 * EACH, "utf-8")
    (tmp_path / "few.jsonl").write_text("x", "utf-8")
    assert likely_articles([str(tmp_path / "many.jsonl")]) == 10
    assert likely_articles([str(tmp_path / "few.jsonl")]) == 1


def test_stdin_is_not_read(monkeypatch):
    """Nothing can be known of it; what is not there counts for nothing."""
    assert likely_articles(["-"]) == 1
    assert likely_articles(["gone.txt"]) == 0
