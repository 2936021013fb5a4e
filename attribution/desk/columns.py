"""The columns of each sheet of a worksheet: which are computed, which a person fills in, and what a cell may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.desk.statuses import UNCHECKED, WORDS

SheetName = Literal["lines", "facts", "quotations", "conflicts", "sources", "signoff"]
Kind = Literal["text", "number", "date", "choice"]
METHODS = ("document", "recording", "interview", "call back", "expert", "database", "own observation", "other")
RECORDING = ("yes", "partly", "no", "no recording")
DECISIONS = ("open", "follow A", "follow B", "print both", "call the source", "ask the reporter", "not a conflict", "no action")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `human`: a person fills it in and no merge may lose it; else computed, and protected where a format can.

    `choices` are offered, not enforced: other words of a person are kept. `default` is what a human cell holds before anybody
    touched it. `hidden`: for the tool (identity, offsets). `width` is in characters of a spreadsheet.
    """

    key: str
    title: str
    width: int = 12
    human: bool = False
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    default: str = ""
    hidden: bool = False


def human(key: str, title: str, width: int = 14, **more: object) -> Column:
    """A column a person fills in."""
    return Column(key, title, width, human=True, **more)  # type: ignore[arg-type]


# Set by `merge` on rows of a changed draft: "new", "changed", "moved", "gone" or ""; the words and the status before the change.
CHANGE = (Column("change", "Change", 10), Column("before", "Words before", 30), Column("status_before", "Status before", 16))
# Identity of a row (docs/formats.md): `key` is unique in its sheet; offsets are code points into the article's text.
PLACE = (Column("article", "Article", 24, hidden=True), Column("start", "Start", hidden=True, kind="number"), Column("end", "End", hidden=True, kind="number"))
KEY = (Column("key", "Key", 14, hidden=True),)
WORK = (
    human("checker", "Checker"), human("date", "Date", 12, kind="date"),
)  # fmt: skip
STATUS = human("status", "Status", 24, kind="choice", choices=WORDS, default=UNCHECKED)

LINES = (
    Column("no", "No.", 6, kind="number"), Column("outlet", "Article", 20), Column("paragraph", "¶", 6, kind="number"), Column("text", "Text", 80),
    Column("facts", "Facts", 8, kind="number"), Column("left", "Left", 8, kind="number"), Column("attention", "Attention", 10, kind="number"),
    human("note", "Note", 30), *CHANGE, *PLACE, *KEY,
)  # fmt: skip
FACTS = (
    Column("id", "Fact", 7), Column("line", "Line", 6, kind="number"), Column("words", "Exact words", 40), Column("fact", "Fact in one sentence", 50),
    Column("type", "Type", 12), Column("voice", "Voice", 20), Column("priority", "Priority", 12), Column("sources", "Sources (reports)", 30),
    human("source", "Source used", 24), human("locator", "Locator", 18), human("method", "Method", 16, kind="choice", choices=METHODS), STATUS,
    human("correction", "Correction", 30), human("concern", "Concern", 30), *WORK, human("second_reader", "Second reader"), *CHANGE, *PLACE, *KEY,
)  # fmt: skip
QUOTATIONS = (
    Column("id", "Quote", 7), Column("line", "Line", 6, kind="number"), Column("words", "Words", 50), Column("kind", "Kind", 10), Column("mark_problem", "Mark problem", 20),
    Column("speaker_printed", "Speaker as printed", 22), Column("speaker", "Speaker resolved", 22), Column("role", "Role", 20), Column("chain", "Reported by", 16),
    Column("evidence", "How found", 30), Column("confidence", "Confidence", 10, kind="number"), Column("alternates", "Could also be", 20), Column("anonymity_printed", "Anonymity printed", 20),
    human("matches_recording", "Matches recording?", 18, kind="choice", choices=RECORDING), human("timestamp", "Timestamp", 12), human("edits", "Edits", 24),
    human("anonymity", "Anonymity agreed", 18), STATUS, human("note", "Note", 30), *WORK, *CHANGE, *PLACE, *KEY,
)  # fmt: skip
CONFLICTS = (
    Column("id", "Finding", 8), Column("slot", "What about", 24), Column("relation", "Relation", 16), Column("kind", "Kind", 10), Column("severity", "Severity", 12), Column("needs_check", "Needs a check", 10),
    Column("a_outlet", "A: outlet", 18), Column("a_time", "A: published", 18), Column("a_words", "A: words", 45), Column("a_value", "A: value", 20), Column("a_place", "A: where", 20),
    Column("b_outlet", "B: outlet", 18), Column("b_time", "B: published", 18), Column("b_words", "B: words", 45), Column("b_value", "B: value", 20), Column("b_place", "B: where", 20),
    Column("also", "Also in", 24), Column("sources", "Independent sources", 12), Column("explanation", "Why", 50), Column("code", "Code", 8), Column("confidence", "Confidence", 10, kind="number"),
    human("decision", "Decision", 18, kind="choice", choices=DECISIONS, default="open"), human("by", "By"), human("date", "Date", 12, kind="date"),
    human("expiry", "Expires", 12, kind="date"), human("note", "Note", 30), *CHANGE,
    Column("a_article", "A: article", 20, hidden=True), Column("a_start", "A: start", hidden=True, kind="number"), Column("a_end", "A: end", hidden=True, kind="number"),
    Column("b_article", "B: article", 20, hidden=True), Column("b_start", "B: start", hidden=True, kind="number"), Column("b_end", "B: end", hidden=True, kind="number"), *KEY,
)  # fmt: skip
SOURCES = (
    Column("id", "Source", 8), Column("outlet", "Outlet", 20), Column("title", "Title", 40), Column("kind", "Kind", 16), Column("published", "Published", 20), Column("byline", "Byline", 20),
    Column("wire_group", "Wire group", 14), Column("link", "Link", 30), Column("sha256", "sha256", 20),
    human("standing", "Primary or secondary", 16, kind="choice", choices=("primary", "secondary")), human("contact", "Contact", 24), human("archive", "Archive copy", 24),
    human("accessed", "Accessed", 12, kind="date"), human("note", "Note", 30), *CHANGE, Column("article", "Article", 24, hidden=True), *KEY,
)  # fmt: skip
# Rows: slug, draft, tool, models, settings, totals (computed `value`), then reporter, checker, editor, legal (a person signs).
SIGNOFF = (
    Column("item", "Item", 24), Column("value", "Value", 60), human("name", "Name", 24), human("date", "Date", 12, kind="date"), human("remark", "Remark", 40), *KEY,
)  # fmt: skip


COLUMNS: dict[SheetName, tuple[Column, ...]] = {
    "lines": LINES, "facts": FACTS, "quotations": QUOTATIONS, "conflicts": CONFLICTS, "sources": SOURCES, "signoff": SIGNOFF,
}  # fmt: skip
TITLES: dict[SheetName, str] = {
    "lines": "Lines", "facts": "Facts", "quotations": "Quotations", "conflicts": "Conflicts", "sources": "Sources", "signoff": "Sign-off",
}  # fmt: skip
