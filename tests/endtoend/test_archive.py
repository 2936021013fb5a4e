"""An archive from the command line, with the models: two reports in, a draft held against them, a search, nothing done twice."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from attribution.cli.app import app as attribution
from attribution.cli.archive import archive

FIRST = {
    "id": "herald",
    "source": "Harbour Herald",
    "published": "2031-03-03",
    "text": "Ferry sinks off Tarvik\n\nA ferry sank off the port of Tarvik in a storm on Sunday, killing 17 people, the coast guard said.\n\n"
    "“We looked for every light we could see,” commander Ida Foss said.",
}
SECOND = {
    "id": "post",
    "source": "Island Post",
    "published": "2031-03-03",
    "text": "Storm sinks Tarvik ferry\n\nThe ferry that sank off Tarvik in Sunday's storm had 120 people on board, the coast guard said on Monday. "
    "The ferry's sinking killed 17 people.",
}
DRAFT = {
    "id": "draft",
    "published": "2031-03-03",
    "text": "Tarvik ferry disaster\n\nA ferry sank off the port of Tarvik in a storm on Sunday, killing 19 people, the coast guard said.\n\n"
    "“We never looked for every light we could see,” commander Ida Foss said.",
}


def run(app, *arguments):
    """Run verbs; an internal fault shows itself."""
    result = CliRunner().invoke(app, [*arguments, "--debug"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_articles_in_and_a_draft_against_them(tmp_path, monkeypatch):
    """The draft's figure and its altered words are found; adding again adds nothing; what was compared is not compared again."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATTRIBUTION_ARCHIVE", "desk.db")
    (tmp_path / "wires.jsonl").write_text("".join(json.dumps(record) + "\n" for record in (FIRST, SECOND)), "utf-8")
    (tmp_path / "draft.jsonl").write_text(json.dumps(DRAFT) + "\n", "utf-8")

    assert run(archive, "add", "wires.jsonl").stderr.startswith("2 new in desk.db")
    assert run(archive, "add", "wires.jsonl").stderr.startswith("0 new, 2 the same in desk.db")

    report = json.loads(run(attribution, "check", "draft.jsonl", "--against", "desk.db", "--format", "json").stdout)
    found = {finding["relation"]: finding for finding in report["findings"]}
    assert {"altered_quote", "conflict"} <= set(found)
    assert "never" in found["altered_quote"]["explanation"]
    assert {found["conflict"][side]["article"] for side in "ab"} & {"draft"}

    first, second = (json.loads(run(archive, "check", "--format", "json").stdout) for _ in range(2))
    assert first["findings"] == second["findings"]
    assert [record["coverage"]["archive"]["compared_now"] for record in (first, second)] == [1, 0]

    (said,) = json.loads(run(archive, "search", "--like", "Seventeen people died when the ferry sank.", "--limit", "1", "--format", "json").stdout)["results"]
    assert "17 people" in said["text"]
