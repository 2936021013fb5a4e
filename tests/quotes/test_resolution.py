"""Whom a printed speaker means: aliases, roles, pronouns, organisations, groups; and when nobody is named."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text
from attribution.quotes.extraction import find_quotations
from attribution.quotes.marks import pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.people import read_people
from attribution.quotes.resolved import Resolved
from attribution.types import Article


def speakers(nlp: Any, text: str, **settings: Any) -> list[Resolved]:
    """Return who is found to speak in a text, by rules alone, in text order."""
    article = Article("a", text)
    doc, paragraphs = parse_text(nlp, text), story_paragraphs(article)
    pairing = pair_marks(text, paragraphs, "a")
    candidates = find_quotations(doc, text, paragraphs, pairing)
    resolved, _ = read_people(doc, text, paragraphs, pairing.pairs, candidates, **settings)
    return resolved


def last(nlp: Any, text: str, **settings: Any) -> Resolved:
    """Return the speaker of the last quotation."""
    return speakers(nlp, text, **settings)[-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Another word for the office, and an office told apart by its portfolio.
        ("Coach Mirela Stoyan arrived on Friday with defence minister Abdou Ndiaye.\n\n“We won,” the boss said.", "Mirela Stoyan"),
        ("Foreign minister Abdou Ndiaye met defence minister Petra Brandt.\n\n“We won,” the defence minister said.", "Petra Brandt"),
        ("The president of the Harbour Pilots Union, Ms. Petra Brandt, came late.\n\n“We won,” the president said.", "Petra Brandt"),
        # Words that only lead to a name.
        ("Fisherman Tomas Okabe was at sea.\n\n“The nets were full,” Mr Okabe said.", "Tomas Okabe"),
        ("Lt-Col Karim Stoyan took the palace.\n\n“It is done,” Stoyan said.", "Karim Stoyan"),
        # Spellings.
        ("Khaled al Maren owns the mill.\n\n“The wheel turned,” said Khaled Al-Maren.", "Khaled al Maren"),
        ("Joanne Tregidden chairs the council.\n\n“The toll must go,” said Joanne Treggiden.", "Joanne Tregidden"),
        # Organisations: short forms, acronyms, what agencies are.
        ("The Norland Coastal Relief Office opened a camp.\n\nThe Relief Office said that 400 people had arrived.", "Norland Coastal Relief Office"),
        ("The pact was signed on Friday.\n\nThe UN said that 400 people had arrived.", "United Nations"),
        ("The official Norpress news agency said that 400 people had arrived.", "Norpress"),
        ("Norland’s Foreign Ministry said that 400 people had arrived.", "Norland’s Foreign Ministry"),
        # The speaker before the one named in his words.
        ("Foreign minister Abdou Ndiaye told the council that Karim Stoyan would hold a vote.\n\nHe said the army would leave.", "Abdou Ndiaye"),
        # A document's author.
        ("The Norland Home Office letter said that 400 people had arrived.", "Norland Home Office"),
    ],
)  # fmt: skip
def test_name(nlp: Any, text: str, name: str) -> None:
    """The name is the fullest the article prints."""
    assert last(nlp, text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Foreign minister Abdou Ndiaye came on Friday.\n\n“We lost,” the defence minister said.",
        "Mayor Petra Brandt came on Friday.\n\n“We lost,” the deputy mayor said.",
        "“We lost,” one of them said.",
        "Engineers at the site said the bridge had moved.",
        "A spokesman for the promoters, Teranga Live Events, said that the stage had moved.",
    ],
)
def test_no_name(nlp: Any, text: str) -> None:
    """Another office, a member of a group and a spokesman are nobody's name."""
    assert last(nlp, text).name is None


def test_two_people_of_one_name(nlp: Any) -> None:
    """A surname that two bear is not decided, and the evidence says between whom."""
    text = "Anna Lindqvist chairs the board. Karin Lindqvist owns the mill.\n\n“The mill is sold,” Lindqvist said."
    found = last(nlp, text)
    assert found.name is None
    assert found.evidence["rule"] == "ambiguous"
    assert "Anna Lindqvist, Karin Lindqvist" in found.evidence["name"]


def test_first_person_inside_a_quotation(nlp: Any) -> None:
    """“I” in a quotation is its speaker."""
    text = "“When I said ‘stop the engine now’, nobody moved,” Petra Brandt said."
    assert [found.name for found in speakers(nlp, text)] == ["Petra Brandt", "Petra Brandt"]


def test_mention_chain(nlp: Any) -> None:
    """The evidence is the way from the printed word to the name, with paragraphs."""
    text = "Abdou Ndiaye spoke on Friday.\n\n“We leave,” Ndiaye said.\n\n“We leave now,” he said."
    found = last(nlp, text)
    assert found.evidence["name"] == "he -> Ndiaye (paragraph 2) -> Abdou Ndiaye"
    assert 0.5 < float(found.evidence["share"]) <= 1


def test_runner_up(nlp: Any) -> None:
    """Who else might be meant is told with a share of the likelihood."""
    text = "Abdou Ndiaye met Karim Stoyan on Friday.\n\nNdiaye left early. “We leave now,” he said."
    evidence = last(nlp, text).evidence
    name, share = evidence["runner_up"].rsplit(" ", 1)
    assert name == "Karim Stoyan"
    assert 0 < float(share) < 0.5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials said that the bridge had moved.", "group"),
        ("The junta said that the bridge had moved.", "group"),
        ("Police said that the bridge had moved.", "group"),
        ("A resident said that the bridge had moved.", "person"),
    ],
)
def test_unnamed_speakers_are_labelled(nlp: Any, text: str, kind: str) -> None:
    """A group is a group, one without a name a person."""
    found = last(nlp, text)
    assert found.name is None
    assert found.evidence["speaker_kind"] == kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "“It moved,” said an official who spoke on condition of anonymity because the talks were private.",
            "spoke on condition of anonymity because the talks were private",
        ),
        (
            "An engineer, who asked not to be named for fear of losing his post, said that the bridge had moved.",
            "who asked not to be named for fear of losing his post",
        ),
        (
            "“It moved,” said a diplomat who was not authorised to speak publicly.",
            "who was not authorised to speak publicly",
        ),
    ],
)
def test_reason_for_anonymity(nlp: Any, text: str, reason: str) -> None:
    """Why a source has no name is kept as printed."""
    assert last(nlp, text).evidence.get("anonymity") == reason


def test_no_reason_where_none_is_printed(nlp: Any) -> None:
    """An unnamed source without a reason has none."""
    assert "anonymity" not in last(nlp, "An official said that the bridge had moved.").evidence


def test_links_decide_where_the_rules_abstain(nlp: Any) -> None:
    """Two women equally near: the rules name neither, a model that is sure names one, one that doubts none."""
    text = "Petra Brandt and Ada Lindqvist met on Friday.\n\n“We leave now,” she said."
    she, brandt, lindqvist = text.index("she said"), text.index("Brandt"), text.index("Lindqvist")
    assert last(nlp, text).name is None
    assert last(nlp, text, links={she: [(brandt, 0.9), (lindqvist, 0.06), (-1, 0.04)]}).name == "Petra Brandt"
    assert last(nlp, text, links={she: [(lindqvist, 0.5), (brandt, 0.4), (-1, 0.1)]}).name is None
    assert last(nlp, text, links={she: [(-1, 0.9), (brandt, 0.1)]}).name is None


def test_links_do_not_overrule_the_rules(nlp: Any) -> None:
    """Where the rules name somebody, a model's other opinion changes nothing."""
    text = "Abdou Ndiaye came late. Karim Stoyan stayed away.\n\nNdiaye sat down. “We leave now,” he said."
    he, stoyan = text.index("he said"), text.index("Stoyan")
    alone = last(nlp, text)
    assert alone.name is not None
    assert last(nlp, text, links={he: [(stoyan, 0.97), (-1, 0.03)]}).name == alone.name


def test_a_surname_that_one_bears_long_before_the_other(nlp: Any) -> None:
    """A surname alone is whom the article is about, not the relative it names far below, unless just named."""
    filler = "The harbour stayed closed for ships of all flags on that day, and the pilots waited on the quay. " * 12
    start = f"Mayor Anna Lindqvist came late.\n\n{filler}\n\nHer brother Karl Lindqvist owns the mill.\n\n"
    found = last(nlp, f"{start}{filler}\n\n“The mill is sold,” Lindqvist said.")
    assert (found.name, found.evidence["rule"]) == ("Anna Lindqvist", "shared surname")
    assert last(nlp, f"{start}“The mill is sold,” Lindqvist said.").name is None


def test_a_headline_in_title_case_names_nobody_new(nlp: Any) -> None:
    """The capitals of a headline are no names, and its office is who holds it in the story."""
    text = "Norland’s Mayor Says No Need To Close Harbour\n\nMayor Petra Brandt came late. “We stay,” the mayor said."
    assert last(nlp, text).name == "Petra Brandt"


def test_kinship_shows_a_person(nlp: Any) -> None:
    """“Her father, Yusuf” is a person whom “he” may mean."""
    text = "Reem Haddawi fell ill. Her father, Yusuf, said that the school had called. “They knew,” he said."
    assert [found.name for found in speakers(nlp, text)] == ["Yusuf", "Yusuf"]


def test_age(nlp: Any) -> None:
    """“The 41-year-old” is the person of that age."""
    text = "Petra Brandt, 41, met Ada Lindqvist, 50, on Friday.\n\n“We leave,” the 41-year-old said."
    assert last(nlp, text).name == "Petra Brandt"


def test_he_is_not_the_subject_he_speaks_of(nlp: Any) -> None:
    """In “Stoyan, he said, would leave” he is somebody else."""
    text = "General Abdou Ndiaye took the palace.\n\nKarim Stoyan, he said, would be free to leave “when the dust allows”."
    assert last(nlp, text).name in ("Abdou Ndiaye", None)


def test_a_body_described_before(nlp: Any) -> None:
    """“The army” is the only army described before."""
    text = "The Norland army said that the bridge had moved.\n\nThe army said that 40 ships had left."
    assert [found.name for found in speakers(nlp, text)] == ["Norland army", "Norland army"]


def test_a_trade_at_the_start_of_a_sentence(nlp: Any) -> None:
    """“Headteachers” is a group, not somebody's name; an outlet's name stays one."""
    assert last(nlp, "Headteachers said that the bridge had moved.").name is None
    assert last(nlp, "Reuters said that the bridge had moved.").name == "Reuters"
