"""Who else printed these words, and whose they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.archive.chosen import Chosen
from attribution.archive.holding import members
from attribution.archive.store import Archive, open_archive
from attribution.archive.words.printed import Printed, printed
from attribution.archive.words.quotedwords import pieces, runs
from tests.archive.told import put, report

WORDS = "We will never leave the harbour"


def told(archive: Archive, words: str) -> list[tuple[str, str, str | None, str]]:
    """Article, how, speaker and text of every printing; the text is the article's own."""
    texts = {article.id: article.text for article in members.articles(archive)}
    out = printed(archive, words)
    for one in out:
        assert one.text == texts[one.article][one.start : one.end]
        assert all(change.printed == texts[one.article][change.start : change.end] for change in one.changes)
        assert (one.how == "verbatim") == (not one.changes)
    return [(one.article, one.how, one.speaker, one.text) for one in out]


def test_verbatim_and_altered(place: str) -> None:
    """The same words by two speakers, and one word of difference, with what it was; an article that does not quote them is not named."""
    archive = open_archive(place)
    put(
        archive,
        report("a", "“We will never leave the harbour,” Ada Brenner said.", {"“We will never leave the harbour,”": "Ada Brenner"}),
        report("b", 'The captain said: "We\'ll never leave the harbor!"', {'"We\'ll never leave the harbor!"': "Bo Lund"}, published="2031-03-01"),
        report("c", "“We will not leave the harbour,” Brenner said.", {"“We will not leave the harbour,”": "Ada Brenner"}),
        report("d", "They will never leave the harbour, it seems. “No,” she said.", {"“No,”": "she"}),
        report("e", "“The harbour will leave us no choice,” he said. “We never know.”", {"“The harbour will leave us no choice,”": "he"}),
    )
    assert told(archive, WORDS) == [
        ("b", "verbatim", "Bo Lund", "We'll never leave the harbor"),
        ("a", "verbatim", "Ada Brenner", "We will never leave the harbour"),
        ("c", "altered", "Ada Brenner", "We will not leave the harbour"),
    ]
    altered = printed(archive, WORDS)[-1]
    assert [(change.asked, change.printed) for change in altered.changes] == [("never", "not")]
    assert altered.note == "a negation differs (never, not)"
    assert (altered.source, altered.day, altered.kind, altered.paragraph, altered.whole) == ("Island Post", "2031-03-04", "direct", 1, True)


@pytest.mark.parametrize("at", range(6))
def test_one_word_of_difference_anywhere(place: str, at: int) -> None:
    """Whichever word was changed, the first and the last too, the printing is found and the word named."""
    words = WORDS.split()
    words[at] = "cucumbers"
    archive = open_archive(place)
    put(archive, report("a", f"“{' '.join(words)}.” So said the captain.", {f"“{' '.join(words)}.”": "Ada"}))
    (one,) = printed(archive, WORDS)
    assert [(change.asked, change.printed) for change in one.changes] == [(WORDS.split()[at], "cucumbers")]
    assert one.text == " ".join(words)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("We were late", "We were early"), ("never surrender", "never surrender"), ("I did it", "I did it"),
        ("Nonsense", "Nonsense"), ("We will win this", "We will lose this"), ("It is a disgrace", "It was a disgrace"),
    ],
)  # fmt: skip
def test_short_remarks(place: str, asked: str, said: str) -> None:
    """A remark of a few words, small ones even, is found, and with a word changed."""
    archive = open_archive(place)
    put(archive, report("a", f"“{said},” she said.", {f"“{said},”": "Ada"}), report("b", "“Not a word,” he said.", {"“Not a word,”": "Bo"}))
    assert told(archive, asked) == [("a", "verbatim" if asked == said else "altered", "Ada", said)]


def test_fragments_and_longer_quotations(place: str) -> None:
    """Words inside a longer quotation, a part of the words in marks of their own, and a quotation that its cue breaks."""
    longer = "“I told them so. We will never leave the harbour, whatever they do to us, and that is final.”"
    broken = "“We will never leave,” Ada Brenner said on Friday, “the harbour.”"
    archive = open_archive(place)
    put(
        archive,
        report("long", f"{longer} So said Brenner.", {longer: "Ada Brenner"}),
        report("part", "Brenner swore they would “never leave the harbour” at all.", {"they would “never leave the harbour” at all": "Ada Brenner"}, "mixed"),
        report("cue", broken, {broken: "Ada Brenner"}),
        report("indirect", "Brenner said that we will never leave the harbour.", {"we will never leave the harbour": "Ada Brenner"}, "indirect"),
    )
    found = {one.article: one for one in printed(archive, WORDS)}
    assert {name: (one.how, one.whole, one.text, one.kind) for name, one in found.items()} == {
        "long": ("verbatim", True, "We will never leave the harbour", "direct"),
        "part": ("verbatim", False, "never leave the harbour", "mixed"),
        "cue": ("verbatim", True, "We will never leave,” Ada Brenner said on Friday, “the harbour", "direct"),
        "indirect": ("verbatim", True, "we will never leave the harbour", "indirect"),
    }
    assert told(archive, "would they not leave the harbour") != []


def test_a_quotation_inside_another_is_its_own_speakers(place: str) -> None:
    """Of two quotations that hold the same words the inner says whose they are."""
    outer = "“Brenner told me ‘we will never leave the harbour’ and I believed her,” Lund said."
    archive = open_archive(place)
    put(archive, report("a", outer, {outer.removesuffix(" Lund said."): "Bo Lund", "‘we will never leave the harbour’": "Ada Brenner"}))
    assert told(archive, WORDS) == [("a", "verbatim", "Ada Brenner", "we will never leave the harbour")]


def test_rare_words_among_thousands_of_common_ones(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every word is common, windows and leaving a word out find the altered printing among all the others."""
    monkeypatch.setattr("attribution.archive.words.printed.COMMON", 20)
    archive = open_archive(place)
    ordinary = ["We will stay", "They never leave", "The harbour is full", "Leave the harbour", "We never will"]
    put(archive, *(report(f"o{at:03}", f"“{ordinary[at % 5]} {at},” he said.", {f"“{ordinary[at % 5]} {at},”": "he"}) for at in range(200)))
    put(archive, report("z", "“We will not leave the harbour,” she said.", {"“We will not leave the harbour,”": "Ada"}))
    assert ("z", "altered", "Ada", "We will not leave the harbour") in told(archive, WORDS)


def test_the_choice_comes_before_the_count(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A remark that hundreds printed is found in the one outlet or month asked for, though the others come first."""
    monkeypatch.setattr("attribution.archive.words.printed.COMPARED", 20)
    archive = open_archive(place)
    said = "“We will never leave the harbour,”"
    put(archive, *(report(f"o{at:03}", f"{said} he said.", {said: "he"}) for at in range(50)))
    late = report("z", f"{said} she said.", {said: "Ada"})
    put(archive, replace(late, article=replace(late.article, source="Other Post", published="2032-05-06")))
    assert [one.article for one in printed(archive, WORDS, chosen=Chosen(source="Other Post"))] == ["z"]
    assert [one.article for one in printed(archive, WORDS, chosen=Chosen(since="2032-05-01", until="2032-05-06"))] == ["z"]
    assert printed(archive, WORDS, chosen=Chosen(source="Nobody")) == []
    assert "z" not in [one.article for one in printed(archive, WORDS, limit=100)]


def test_house_style_is_no_change(place: str) -> None:
    """Contractions, spelling, figures, case and marks differ between papers; the words do not."""
    archive = open_archive(place)
    said = "“I'm sorry: twelve programmes weren't organised…”"
    put(archive, report("a", f"{said} he said.", {said: "Bo"}))
    assert [one[1] for one in told(archive, "I am sorry, 12 programs were not organized")] == ["verbatim"]


def test_order_and_limit(place: str) -> None:
    """Verbatim first, then by day and article; no more than asked for."""
    archive = open_archive(place)
    put(archive, *(report(f"n{at}", f"“{WORDS}.”", {f"“{WORDS}.”": "Ada"}, published=f"2031-03-{9 - at:02}") for at in range(5)))
    assert [one.article for one in printed(archive, WORDS)] == ["n4", "n3", "n2", "n1", "n0"]
    assert [one.article for one in printed(archive, WORDS, limit=2)] == ["n4", "n3"]
    assert printed(archive, WORDS, limit=0) == []


def test_removed_and_changed_articles_print_nothing(place: str) -> None:
    """What an article printed before it was changed or removed is not named."""
    archive = open_archive(place)
    put(archive, *(report(name, f"“{WORDS}.”", {f"“{WORDS}.”": "Ada"}) for name in "ab"))
    put(archive, report("a", "“We have left,” she said.", {"“We have left,”": "Ada"}))
    members.remove(archive, ["b"])
    assert printed(archive, WORDS) == []
    assert [one[0] for one in told(archive, "we have left")] == ["a"]


def test_words_that_are_none(place: str) -> None:
    """Marks alone ask for nothing."""
    archive = open_archive(place)
    put(archive, report("a", "“No,” she said.", {"“No,”": "Ada"}))
    for words in ("", "“”", "… [sic]", "?!", "\0"):
        assert printed(archive, words) == []


def test_pieces_between_marks() -> None:
    """Outer marks of one style or mixed; apostrophes and inner quotations stay inside; an unclosed mark runs to the end."""
    cases = {
        "“A ‘b’ c,” he said, “d.”": ["A ‘b’ c,", "d."],
        '"It\'s the dogs\' day"': ["It's the dogs' day"],
        "«Oui» et „Nein“ and »Ja«": ["Oui", "Nein", "Ja"],
        "‘don’t go’ she said": ["don’t go"],
        "``He can't, ''he said, ``the dogs' day.''": ["He can't, ", "the dogs' day."],
        "''Both'' and `one'": ["Both", "one"],
        "“open": ["open"],
        "none": [],
    }
    for text, expected in cases.items():
        assert [span.of(text) for span in pieces(text, 0, len(text))] == expected


def test_runs_keep_their_places() -> None:
    """The words of a quotation stand where they are said to stand; pieces of a direct one are one run, of a mixed one two."""
    text = "x “We go,” he said, “now.” y"
    (run,) = runs(text, 2, 26, "direct")
    assert [text[word.start : word.end] for word in run.words] == ["We", "go", "now"]
    assert run.text(text, 3, 26) == "We go, now."
    assert len(runs(text, 2, 26, "mixed")) == 2
    assert [word.form for word in runs("''''go''", 0, 8, "direct")[0].words] == ["go"]
    assert runs("“…”", 0, 3, "direct") == []
    assert [word.form for word in runs(text, 2, 26, "indirect")[0].words] == ["we", "go", "he", "said", "now"]


def test_printed_is_a_plain_tuple() -> None:
    """A printing goes into JSON as it is."""
    assert Printed._fields[:10] == ("article", "source", "day", "kind", "speaker", "text", "start", "end", "paragraph", "how")
