"""A small invented worksheet, built by hand, and the report it could come from: for the tests of every format and of merging."""

from __future__ import annotations

from dataclasses import replace

from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.sheets import Row, Worksheet, worksheet
from attribution.types import Article, Block, Claim, Finding, Passage, Quote, Reading, Report, Side, Span, Voice

MAIL = Article(
    id="drafts/mail.txt",
    text=(
        "Bridge falls in Orlen\n\n"
        "At least 12 people died on Monday when the Orlen bridge fell.\n\n"
        "“We had warned them\nthree times,” Mayor Zoë Šarić said. Repairs had cost €2.5 million."
    ),
    title="Bridge falls in Orlen",
    source="Orlen Mail",
    url="https://mail.example/bridge?a=1&b=2",
    published="2024-05-07T08:30:00+02:00",
    byline="Ada Holm",
    blocks=(Block(0, 21, "title"), Block(23, 84, "body"), Block(86, 172, "body")),
    digest="aa11" * 16,
)
TIMES = Article(
    id="times.txt",
    text=(
        "Fifteen people died when the bridge of Orlen collapsed, police said.\n\n"
        '"We warned them twice," the mayor said. =SUM(A1:A9) stood, oddly, in "a note".'
    ),
    source="Valley Times",
    published="2024-05-08",
    blocks=(Block(0, 68, "body"), Block(70, 148, "body")),
    digest="bb22" * 16,
)
ARTICLES = (MAIL, TIMES)


def numbered(sheet: SheetName, number: int) -> str:
    """A key that looks like a real one: twelve hex digits, unique over the worksheet."""
    return f"{list(COLUMNS).index(sheet) + 10:x}{number:011x}"


def row(sheet: SheetName, number: int, **cells: str) -> Row:
    """A row as `make` builds it: its key in its cells too, the defaults of human columns nobody has touched, and no empty cell."""
    untouched = {column.key: column.default for column in COLUMNS[sheet] if column.default}
    filled = {name: words for name, words in cells.items() if words}
    return Row(numbered(sheet, number), {**untouched, "key": numbered(sheet, number), **filled})


def place(article: Article, words: str) -> dict[str, str]:
    """Where words stand in an article: the hidden cells of a row."""
    start = article.text.index(words)
    return {"article": article.id, "start": str(start), "end": str(start + len(words))}


def line(number: int, article: Article, paragraph: int, words: str, facts: int = 0, left: int = 0) -> Row:
    """A row of Lines."""
    counts = {"facts": str(facts), "left": str(left), "attention": "0"}
    cells = {"no": str(number), "outlet": article.source or article.id, "paragraph": str(paragraph), "text": words}
    return row("lines", number, **cells, **counts, **place(article, words))


def fact(number: int, at: int, article: Article, words: str, sentence: str, type_: str, **more: str) -> Row:
    """A row of Facts."""
    cells = {"id": f"F{number}", "line": str(at), "words": words, "fact": sentence, "type": type_, "voice": "the report itself", "priority": "2 medium"}
    return row("facts", number, **{**cells, **place(article, words), **more})


def lines() -> tuple[Row, ...]:
    """Every sentence of both articles."""
    return (
        line(1, MAIL, 1, "Bridge falls in Orlen", 1, 1),
        line(2, MAIL, 2, "At least 12 people died on Monday when the Orlen bridge fell.", 2, 2),
        line(3, MAIL, 3, "“We had warned them\nthree times,” Mayor Zoë Šarić said.", 2, 2),
        line(4, MAIL, 3, "Repairs had cost €2.5 million.", 1, 1),
        line(5, TIMES, 1, "Fifteen people died when the bridge of Orlen collapsed, police said.", 1, 1),
        line(6, TIMES, 2, '"We warned them twice," the mayor said.', 1, 1),
        line(7, TIMES, 2, '=SUM(A1:A9) stood, oddly, in "a note".', 1, 1),
    )


def facts() -> tuple[Row, ...]:
    """Figures, a date, a name, money and a statement that looks like a formula."""
    differs = {"priority": "1 high", "sources": "S2 conflicts (f1)"}
    return (
        fact(1, 1, MAIL, "Bridge falls in Orlen", "A bridge fell in Orlen.", "statement"),
        fact(2, 2, MAIL, "At least 12 people", "At least 12 people died when the Orlen bridge fell.", "figure", **differs),
        fact(3, 2, MAIL, "on Monday", "The Orlen bridge fell on Monday (6 May 2024).", "date"),
        fact(4, 3, MAIL, "Mayor Zoë Šarić", "Zoë Šarić is mayor.", "name", priority="3 low"),
        fact(5, 4, MAIL, "€2.5 million", "Repairs had cost €2.5 million.", "money"),
        fact(6, 5, TIMES, "Fifteen people", "15 people died when the bridge of Orlen collapsed, says the police.", "figure", voice="police (unnamed)", **{**differs, "sources": "S1 conflicts (f1)"}),
        fact(7, 7, TIMES, '=SUM(A1:A9) stood, oddly, in "a note".', '=SUM(A1:A9) stood, oddly, in "a note".', "statement"),
    )


def quotations() -> tuple[Row, ...]:
    """The mayor's remark in both reports."""
    first, second = "“We had warned them\nthree times,”", '"We warned them twice,"'
    mayor = {"speaker": "Zoë Šarić", "role": "mayor", "confidence": "0.98", "evidence": "speaker: subject of cue", "kind": "direct"}
    return (
        row("quotations", 1, id="Q1", line="3", words=first, speaker_printed="Mayor Zoë Šarić", **mayor, **place(MAIL, first)),
        row("quotations", 2, id="Q2", line="6", words=second, speaker_printed="the mayor", mark_problem="straight marks", alternates="police", **mayor, **place(TIMES, second)),
    )


def conflicts() -> tuple[Row, ...]:
    """Two death tolls, and the altered remark."""

    def sides(a: str, b: str) -> dict[str, str]:
        """Both passages, with outlet, time, paragraph and offsets."""
        found = {"a": (MAIL, a), "b": (TIMES, b)}
        cells: dict[str, str] = {}
        for name, (article, words) in found.items():
            at = {f"{name}_{key}": value for key, value in place(article, words).items()}
            cells |= {f"{name}_outlet": article.source or "", f"{name}_time": article.published or "", f"{name}_words": words, **at}
        return cells

    toll = {"id": "f1", "slot": "people killed at the bridge", "relation": "conflict", "kind": "number", "severity": "high", "needs_check": "yes", "code": "C101"}
    remark = {"id": "f2", "slot": "Šarić on warnings", "relation": "altered quote", "kind": "wording", "severity": "medium", "code": "Q201"}
    values = {"a_value": "12 or more", "b_value": "15", "a_place": "¶ 2", "b_place": "¶ 1", "sources": "2", "confidence": "0.91"}
    wording = {"a_place": "¶ 3", "b_place": "¶ 2", "sources": "1", "confidence": "0.84", "also": "S1 ¶ 1 and S2 ¶ 1"}
    return (
        row("conflicts", 1, **toll, **values, **sides("At least 12 people died", "Fifteen people died"), explanation="12 or more and 15 <b>differ</b>."),
        row("conflicts", 2, **remark, **wording, **sides("“We had warned them\nthree times,”", '"We warned them twice,"'), explanation="The words inside the marks differ."),
    )


def sources() -> tuple[Row, ...]:
    """Both articles."""
    return tuple(
        row(
            "sources", number, id=f"S{number}", outlet=article.source or "", title=article.title or "", kind="report", published=article.published or "",
            byline=article.byline or "", link=article.url or "", sha256=article.digest, article=article.id,
        )
        for number, article in enumerate(ARTICLES, 1)
    )  # fmt: skip


def signoff() -> tuple[Row, ...]:
    """What the worksheet is of, totals, and the four who sign."""
    computed = {"Slug": "orlen-bridge", "Draft": "drafts/mail.txt", "Draft sha256": MAIL.digest, "Tool": "attribution 0.1.0", "Facts": "7", "Quotations": "2", "Open": "9"}
    items = [*computed.items(), *((who, "") for who in ("Reporter", "Checker", "Editor", "Legal"))]
    return tuple(row("signoff", number, item=item, value=value) for number, (item, value) in enumerate(items, 1))


def sample() -> Worksheet:
    """A worksheet of two articles: untouched, with quotes, line breaks, letters beyond ASCII and a would-be formula in its cells."""
    sheets = {"lines": lines(), "facts": facts(), "quotations": quotations(), "conflicts": conflicts(), "sources": sources(), "signoff": signoff()}
    return worksheet(sheets)  # type: ignore[arg-type]


def worked() -> Worksheet:
    """The sample after a checker's morning: statuses, notes, a decision, a signature; words of people with marks and breaks."""
    made = sample()
    sheets = dict(made.sheets)
    sheets["facts"] = (
        made.rows("facts")[0].having(status="checked-accurate", checker="Édith", date="2024-05-08"),
        made.rows("facts")[1].having(status="disputed", correction="at least 15", concern="police said “fifteen”,\nby phone; ask again", method="call back"),
        *made.rows("facts")[2:],
    )
    sheets["quotations"] = (made.rows("quotations")[0].having(matches_recording="yes", timestamp="00:12:31", note="=not a formula"), *made.rows("quotations")[1:])
    sheets["conflicts"] = (made.rows("conflicts")[0].having(decision="call the source", by="Édith", expiry="2024-06-01"), *made.rows("conflicts")[1:])
    sheets["signoff"] = (*made.rows("signoff")[:-1], made.rows("signoff")[-1].having(name="L. Gall", date="2024-05-09", remark="fine, with the change"))
    return replace(made, sheets=sheets)


def side(article: Article, words: str, paragraph: int, *marks: str) -> Side:
    """A passage of a finding, with some of its words marked."""
    start = article.text.index(words)
    spans = tuple(Span(start + words.index(mark), start + words.index(mark) + len(mark)) for mark in marks)
    return Side(start, start + len(words), article.id, words, paragraph, spans)


def claim(article: Article, words: str, number: int, paragraph: int, voice: Voice = Voice()) -> Claim:  # noqa: B008 - frozen
    """A sentence of an article."""
    start = article.text.index(words)
    role = next(block.role for block in article.blocks if block.start <= start < block.end)
    return Claim(start, start + len(words), f"{article.id}#c{number}", article.id, words, role, paragraph, voice)


def remark(article: Article, id_: str, words: str, printed: str) -> Quote:
    """The mayor's words."""
    start, speaker, cue = article.text.index(words), article.text.index(printed), article.text.index("said", article.text.index(printed))
    return Quote(
        id_, "direct", start, start + len(words), words, (Span(start, start + len(words)),), None, Passage(cue, cue + 4, "said"),
        Passage(speaker, speaker + len(printed), printed), "Zoë Šarić", "mayor", (), 0.98, {"speaker": "subject of cue"},
    )  # fmt: skip


def sample_findings() -> tuple[Finding, ...]:
    """The two findings of the worksheet."""
    sides = side(MAIL, "At least 12 people died", 2, "At least 12"), side(TIMES, "Fifteen people died", 1, "Fifteen")
    words = side(MAIL, "“We had warned them\nthree times,”", 3), side(TIMES, '"We warned them twice,"', 2)
    slots, reasons = ("people killed at the bridge", "Šarić on warnings"), ("12 or more and 15 <b>differ</b>.", "The words inside the marks differ.")
    return (
        Finding("f1", "0123456789ab", "C101", "conflict", "number", slots[0], "high", True, *sides, (), 0.91, reasons[0], {}),
        Finding("f2", "abba01234567", "Q201", "altered_quote", "wording", slots[1], "medium", False, *words, (), 0.84, reasons[1], {}),
    )


def sample_readings() -> tuple[Reading, ...]:
    """Both articles as read."""
    quotes = remark(MAIL, "q1", "“We had warned them\nthree times,”", "Mayor Zoë Šarić"), remark(TIMES, "q1", '"We warned them twice,"', "the mayor")
    made = [
        tuple(claim(article, cell.get("text"), number, int(cell.get("paragraph"))) for number, cell in enumerate(lines(), 1) if cell.get("article") == article.id)
        for article in ARTICLES
    ]
    return tuple(Reading(article, (quote,), (), claims) for article, quote, claims in zip(ARTICLES, quotes, made, strict=True))


def sample_report() -> Report:
    """The run that the sample could come from."""
    return Report("0.1.0", {"entailment": "ours sha256:12"}, "abcdefabcdef", sample_readings(), sample_findings(), {"articles": 2, "pairs_considered": 4}, ())
