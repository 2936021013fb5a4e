"""An invented report with every relation, for the tests of formats and of the command line."""

from __future__ import annotations

from dataclasses import replace

from attribution.types import Article, Diagnostic, Finding, Passage, Quote, Reading, Report, Side, Span

HERALD = Article(
    id="herald.txt",
    text=(
        "The ferry sank on Monday. At least 19 people were killed, the coast guard said.\n\n"
        "“The crew has become part of the problem,” Minister Ada Brenner said. The ferry carried about 300 people."
    ),
    title="Ferry sinks",
    source="Harbour Herald",
    published="2024-03-04T10:00:00+01:00",
    digest="aa11",
)
POST = Article(
    id="post.txt",
    text=(
        "Fifteen people died when a ferry went down.\n\n“The crew seems to have become part of the problem,” "
        "Brenner said. There were 304 on board. Divers found [the] *wreck*."
    ),
    source="Island Post",
    published="2024-03-05",
    digest="bb22",
)


def side(article: Article, words: str, *marks: str, paragraph: int = 1) -> Side:
    """The passage `words` of an article, with some of its words marked."""
    start = article.text.index(words)
    spans = tuple(Span(start + words.index(mark), start + words.index(mark) + len(mark)) for mark in marks)
    return Side(start, start + len(words), article.id, words, paragraph, spans)


def conflict() -> Finding:
    """Two death tolls that cannot both be true."""
    return Finding(
        id="F1",
        fingerprint="0123456789ab",
        code="C101",
        relation="conflict",
        kind="number",
        slot="people killed in the sinking",
        severity="high",
        needs_check=True,
        a=side(HERALD, "At least 19 people were killed", "At least 19"),
        b=side(POST, "Fifteen people died", "Fifteen"),
        also=((side(HERALD, "The ferry sank"), side(POST, "a ferry went down")),),
        confidence=0.91234567,
        explanation="At least 19 and 15 cannot both be the number of dead.",
        evidence={"low": 19.0, "high": float("inf")},
    )


def altered() -> Finding:
    """One remark, differently worded, without marks of its own."""
    return replace(
        conflict(),
        id="F2",
        code="Q201",
        relation="altered_quote",
        kind="wording",
        slot="Brenner on the crew",
        severity="medium",
        needs_check=False,
        a=side(HERALD, "“The crew has become part of the problem,”", paragraph=2),
        b=side(POST, "“The crew seems to have become part of the problem,”", paragraph=2),
        also=(),
        explanation="The words inside the marks differ.",
    )


def agreement() -> Finding:
    """A rounded figure that agrees with an exact one."""
    return replace(
        conflict(),
        id="F3",
        code="G101",
        relation="agree",
        slot="people on board",
        severity="low",
        needs_check=False,
        a=side(HERALD, "The ferry carried about 300 people", "about 300", paragraph=2),
        b=side(POST, "There were 304 on board", "304", paragraph=2),
        also=(),
        explanation="304 is about 300.",
    )


def quote() -> Quote:
    """Brenner's words in the Herald."""
    words = "“The crew has become part of the problem,”"
    start = HERALD.text.index(words)
    cue, speaker = HERALD.text.index("said."), HERALD.text.index("Minister")
    return Quote(
        id="q1",
        kind="direct",
        start=start,
        end=start + len(words),
        text=words,
        fragments=(Span(start, start + len(words)),),
        cue=Passage(cue, cue + 4, "said"),
        speaker=Passage(speaker, speaker + 20, HERALD.text[speaker : speaker + 20]),
        speaker_name="Ada Brenner",
        role="minister",
        confidence=0.98,
        evidence={"speaker": "subject of cue"},
    )


def sample_report(*findings: Finding) -> Report:
    """A run over both articles; by default with a conflict, an altered quote and an agreement, unsorted."""
    return Report(
        version="0.1.0",
        models={"entailment": "ours sha256:12", "base": "all-MiniLM-L6-v2"},
        config_hash="abcdefabcdef",
        readings=(Reading(HERALD, (quote(),)), Reading(POST)),
        findings=findings or (agreement(), altered(), conflict()),
        coverage={
            "articles": 2,
            "stories": 1,
            "story_sizes": [2],
            "pairs_considered": 12,
            "pairs_compared": 3,
            "left_out": {"other_measure": 2, "other_event": 0},
        },
        diagnostics=(Diagnostic("empty", "nothing.txt holds no text", "nothing.txt", failed=True),),
    )


def single_report() -> Report:
    """A run over one article: nothing to compare."""
    report = sample_report()
    return replace(
        report,
        readings=report.readings[:1],
        findings=(),
        coverage={"articles": 1, "pairs_considered": 0},
        diagnostics=(),
    )
