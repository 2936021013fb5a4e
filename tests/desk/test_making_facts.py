"""Facts: what a fact-checker would underline, told so that it can be asked of somebody who has not read the story."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.desk.making import make
from tests.desk.building import figure, finding, moment, name, person, quote, reading, report, titled

MONDAY = date(2024, 5, 6)


def facts(one, *more, findings=()):
    """The rows of an article's facts: type, words, sentence."""
    made = make(report(one, *more, findings=findings))
    return [(row.get("type"), row.get("words"), row.get("fact")) for row in made.rows("facts") if row.get("article") == one.article.id]


def rows(one, *more, findings=()):
    """The rows themselves."""
    return [row for row in make(report(one, *more, findings=findings)).rows("facts") if row.get("article") == one.article.id]


def test_a_figure_takes_its_thing():
    """The counted thing is part of the words where it stands right behind the figure."""
    text = "Some 165 hostile deaths were counted. There were thousands of people. The 17,500-strong mission left. Of deaths 12."
    items = (
        figure(text, "165", 165, thing_text="hostile deaths"), figure(text, "thousands", 1000, thing_text="people"),
        figure(text, "17,500", 17500, thing_text="mission"), figure(text, "12", 12, thing_text="deaths"),
    )  # fmt: skip
    assert [words for _, words, _ in facts(reading(text, items=items))] == ["165 hostile deaths", "thousands of people", "17,500-strong mission", "12"]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("money", "money"), ("percent", "percentage"), ("measure", "measurement"), ("ordinal", "rank"), ("score", "result"), ("age", "age")],
)
def test_types_of_figures(kind, type_):
    """A figure is called by its kind."""
    text = "It was 44 in the end, all told."
    assert facts(reading(text, items=(figure(text, "44", 44, kind=kind),)))[0][0] == type_


def test_words_nobody_could_count_again():
    """ "A man" and "several rounds" are no figures; the sentence is checked as a statement."""
    text = "A man of the crew saw several rounds fired into the dark."
    items = (figure(text, "A man", 1), figure(text, "several", 3, bound="vague"))
    assert facts(reading(text, items=items)) == [("statement", text, text)]


def test_days_are_told_in_figures():
    """The day behind "on Monday" stands in brackets, once; a month gets its year; what has a year is left alone."""
    text = "It fell on Monday after the vote in March, and again on Monday, 3 June 2024."
    items = (
        moment(text, "Monday", MONDAY), moment(text, "March", date(2024, 3, 1), date(2024, 3, 31), precision="month"),
        moment(text, "3 June 2024", date(2024, 6, 3)),
    )  # fmt: skip
    found = facts(reading(text, items=items))
    assert [words for _, words, _ in found] == ["Monday", "March", "3 June 2024"]
    assert {sentence for _, _, sentence in found} == {"It fell on Monday [6 May 2024] after the vote in March [2024], and again on Monday, 3 June 2024."}


def test_vague_days_are_no_facts():
    """ "In the coming months" is nothing that could be looked up."""
    text = "Things will change in the coming months."
    items = (moment(text, "the coming months", MONDAY, precision="vague"),)
    assert [type_ for type_, _, _ in facts(reading(text, items=items))] == ["statement"]


def test_names_are_facts_at_their_first_mention():
    """A person is checked once, with the office printed beside the name; an organisation by its spelling."""
    text = "Mayor Zoë Šarić of Orlen spoke first of all here. Later Šarić went home to rest. The Orlen Guild objected to it."
    people = (
        person(text, "Zoë Šarić", "Zoë Šarić", "Šarić", role="Mayor"), person(text, "Orlen Guild", kind="organization"), person(text, "Orlenites", "Orlen", kind="group"),
    )  # fmt: skip
    found = [row for row in rows(reading(text, people=people)) if row.get("type") in ("name", "role")]
    assert [(row.get("type"), row.get("words"), row.get("fact"), row.get("priority")) for row in found] == [
        ("role", "Mayor Zoë Šarić", "Zoë Šarić is rightly described as “Mayor”.", "1 high"),
        ("name", "Orlen Guild", "The name is spelled “Orlen Guild”.", "3 low"),
    ]


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("mayor of Orlen", "Zoë Šarić is mayor of Orlen."),
        ("mayor", "Zoë Šarić is the mayor."),
        ("A spokeswoman", "Zoë Šarić is a spokeswoman."),
        ("its owner", "Zoë Šarić is rightly described as “its owner”."),
        ("who led the crew", "Zoë Šarić led the crew."),
    ],
)
def test_offices(role, sentence):
    """An office becomes a sentence; one that leans on other words is quoted."""
    text = f"Then Zoë Šarić, {role}, left the town."
    assert ("role", f"Zoë Šarić, {role}", sentence) in facts(reading(text, people=(person(text, "Zoë Šarić", role=role),)))


def test_initials_that_a_full_stop_cut():
    """An office that ends in cut initials is told whole."""
    text = "Ann Lee, envoy to the U.N., left the town."
    assert ("role", "Ann Lee, envoy to the U.N.", "Ann Lee is envoy to the U.N.") in facts(reading(text, people=(person(text, "Ann Lee", role="envoy to the U"),)))


def test_names_in_headlines_and_credits():
    """Capitals of a headline show no name, and a picture's credit names nobody of the story."""
    text = "Angry Mayor Calls Bridge Disaster National Shame\n(Ada Holm/Pool Photo via OM, File)\nIt fell at dawn on the river bank."
    one = titled(titled(reading(text, people=(person(text, "Calls Bridge"), person(text, "Ada Holm"))), "title"), "caption", 1)
    assert [type_ for type_, _, _ in facts(one)] == ["statement", "statement"]


def test_surnames_and_pronouns_are_resolved():
    """A surname gets its first name; the pronoun of a known speaker is replaced in brackets; a clause with "that" is told by itself."""
    text = "Šarić spent €2.5 million on it. She said that the works took 14 months in all. She knew 3 of them."
    items = (name(text, "Šarić", full="Zoë Šarić"), figure(text, "€2.5 million", 2.5e6, kind="money"), figure(text, "14 months", 14, kind="duration"), figure(text, "3 of", 3))
    said = quote(text, "q1", "that the works took 14 months in all", "indirect", "She", "Zoë Šarić")
    found = rows(reading(text, items=items, quotes=(said,), people=(person(text, "Zoë Šarić", "Šarić"),)))
    told = {row.get("type"): (row.get("fact"), row.get("voice")) for row in found}
    assert told["money"] == ("Zoë Šarić spent €2.5 million on it.", "the report itself")
    assert told["duration"] == ("The works took 14 months in all, says Zoë Šarić.", "Zoë Šarić")
    assert told["figure"] == ("[Zoë Šarić] knew 3 of them.", "the report itself")


def test_clauses_that_cannot_stand_alone():
    """ "To leave" and "it would leave" are no sentences: the whole is told, with the speaker's name."""
    text = "He urged the 9 men to leave the town of Orlen. She said that it would cost 4 lives."
    quotes = (quote(text, "q1", "the 9 men to leave the town of Orlen", "indirect", "He", "Jo Ek"), quote(text, "q2", "that it would cost 4 lives", "indirect", "She", "Zoë Ek"))
    items = (figure(text, "9 men", 9), figure(text, "4 lives", 4))
    assert [sentence for _, _, sentence in facts(reading(text, items=items, quotes=quotes))] == [
        "[Jo Ek] urged the 9 men to leave the town of Orlen.", "[Zoë Ek] said that it would cost 4 lives.",
    ]  # fmt: skip


def test_unnamed_voices():
    """A source without a name is told as printed; nobody at all is unknown."""
    text = "There were 40 on board, the port police said. “We saw 50 dead,” he said."
    items = (figure(text, "40", 40), figure(text, "50 dead", 50, predicate="die"))
    quotes = (quote(text, "q1", "There were 40 on board", "indirect", "the port police"), quote(text, "q2", "“We saw 50 dead,”", "direct", "he"))
    found = rows(reading(text, items=items, quotes=quotes))
    assert [(row.get("voice"), row.get("fact")) for row in found] == [
        ("the port police (unnamed)", "There were 40 on board, the port police said."), ("unknown speaker", "“We saw 50 dead,” he said."),
    ]  # fmt: skip


def test_figures_inside_marks():
    """Quoted words are the Quotations' matter, but a grave figure in them is checked as a fact, too; a name or a day is not."""
    text = "“We lost 165 men on Monday in Orlen,” Jo Ek said."
    items = (figure(text, "165", 165, thing_text="men", predicate="die"), moment(text, "Monday", MONDAY), name(text, "Orlen", "place"))
    one = reading(text, items=items, quotes=(quote(text, "q1", "“We lost 165 men on Monday in Orlen,”", printed="Jo Ek", who="Jo Ek"),), published="2024-05-07")
    assert facts(one) == [("figure", "165 men", "“We lost 165 men on Monday [6 May 2024] in Orlen”, says Jo Ek.")]
    assert rows(one)[0].get("priority") == "1 high"


def test_quotations_are_no_statements():
    """A sentence that only quotes has no fact; one with a clause of its own has."""
    text = "“We had warned them three times,” Jo Ek, the mayor, said. “It fell,” said Jo Ek, who had left the town hall long before that day."
    quotes = (quote(text, "q1", "“We had warned them three times,”", printed="Jo Ek", who="Jo Ek", role="the mayor"), quote(text, "q2", "“It fell,”", printed="Jo Ek", who="Jo Ek"))
    found = rows(reading(text, quotes=quotes))
    assert [(row.get("line"), row.get("voice")) for row in found] == [("2", "the report itself")]


@pytest.mark.parametrize("words", ["Why did nobody in the town see it coming?", "Read more on the bridge and its builders here", "So it goes on."])
def test_what_asserts_nothing(words):
    """Questions, invitations and scraps are no facts."""
    assert facts(reading(words)) == []


def test_superlatives_and_places():
    """ "The largest" and the first place of an event are underlined; "the first time" too, a "most of" is not."""
    text = "In Orlen the longest bridge fell. Most of it stood in Orlen. It moved for the first time since then."
    items = tuple(name(text, "Orlen", "place") for _ in range(1))
    assert [(type_, words) for type_, words, _ in facts(reading(text, items=items))] == [
        ("place", "Orlen"), ("superlative", "the longest bridge"), ("statement", "Most of it stood in Orlen."), ("superlative", "for the first time"),
    ]  # fmt: skip


def test_long_sentences_are_cut_to_their_clause():
    """A clause of its own is told alone where the sentence is long; half a parenthesis never is."""
    front = "The harbour office, which had been asked for its papers in the spring and again in the summer, sent none of them to the inquiry"
    text = f"{front}; the owner paid 40 crowns a day to the city for the berth alone, and the crew of the ferry had no contract at all."
    found = facts(reading(text, items=(figure(text, "40 crowns", 40, kind="money"),)))
    assert found[0][2] == "The owner paid 40 crowns a day to the city for the berth alone, and the crew of the ferry had no contract at all."


def test_asides_behind_a_dash_are_no_clauses():
    """What stands behind a dash may be a list: then the whole is told; the first clause, and one that begins with "but", stand alone."""
    text = (
        "Three parties of the old north put their names to that accord – the government of the day, and the union that seeks 2 seats in the council; and a militia "
        "of the plains that calls itself the Platform – but in December the 4 movements suspended their part in it."
    )
    items = (figure(text, "Three", 3), figure(text, "2 seats", 2), figure(text, "4 movements", 4))
    assert [sentence for _, _, sentence in facts(reading(text, items=items))] == [
        "Three parties of the old north put their names to that accord.", text, "In December the 4 movements suspended their part in it.",
    ]  # fmt: skip


def test_when_a_toll_holds():
    """A toll that may grow is told with the day it holds at: its own, else the report's; a figure that stays is not."""
    text = "So far 12 died in the flood. By then 9 died in the flood. It has 3 arches in all."
    items = (
        figure(text, "12", 12, predicate="die"), figure(text, "9", 9, predicate="die", as_of=moment("Monday", "Monday", MONDAY)), figure(text, "3 arches", 3),
    )  # fmt: skip
    assert [sentence for _, _, sentence in facts(reading(text, items=items, published="2024-05-07"))] == [
        "So far 12 died in the flood (as of 7 May 2024).", "By then 9 died in the flood (as of 6 May 2024).", "It has 3 arches in all.",
    ]  # fmt: skip


def test_priorities():
    """Deaths first, money first, a length last; a statement that accuses first, a plan last."""
    text = "It killed 9 men. It cost 5 crowns. It ran 3 km. Ek bribed the harbour master of the town. They all may leave the old town soon."
    items = (figure(text, "9 men", 9, predicate="die"), figure(text, "5 crowns", 5, kind="money"), figure(text, "3 km", 3, kind="measure"))
    assert [row.get("priority") for row in rows(reading(text, items=items))] == ["1 high", "1 high", "3 low", "1 high", "2 medium"]


def test_findings_stand_beside_their_facts():
    """Each fact says which reports agree and which conflict; a finding on the whole sentence says so; a conflict raises the priority."""
    text = "A crowd of 300 people stood there for 3 km."
    a, b, c = (reading(text, id_, (figure(text, "300 people", 300), figure(text, "3 km", 3, kind="measure"))) for id_ in ("a", "b", "c"))
    findings = (
        finding((a, "300"), (b, "300"), "agree", "f2"), finding((a, "300"), (c, "300"), "agree", "f2"),
        finding((a, "3 km"), (c, "3 km"), "conflict", "f1"), finding((a, text), (b, text), "agree", "f10", kind="other"),
    )  # fmt: skip
    found = rows(a, b, c, findings=findings)
    assert [(row.get("words"), row.get("sources"), row.get("priority")) for row in found] == [
        ("300 people", "S2, S3 agree (f2); S2 agrees on the sentence (f10)", "2 medium"), ("3 km", "S3 conflicts (f1)", "1 high"),
    ]  # fmt: skip


def test_compared_words_of_the_evidence():
    """Where a finding lists the compared words and what each pair shows, these decide which fact it is told with."""
    text = "Of 40 men 12 died."
    a, b = (reading(text, id_, (figure(text, "40 men", 40), figure(text, "12", 12, predicate="die"))) for id_ in ("a", "b"))
    evidence = {"pairs": [{"a": ["a", 10, 12], "b": ["b", 10, 12], "relation": "update", "confidence": 0.8}]}
    found = rows(a, b, findings=(finding((a, text), (b, text), "conflict", evidence=evidence),))
    assert [(row.get("words"), row.get("sources")) for row in found] == [("40 men", ""), ("12", "S2 reports an update (f1)")]


def test_captions_that_were_not_read():
    """A caption from the files is a fact as it stands; one that breaks off is none."""
    text = "FILE - Jo Ek is seen in Orlen on May 20, 2022, with the mayor.\nFILE - Jo Ek is seen in Orlen on May..."
    one = titled(titled(reading(text), "caption"), "caption", 1)
    one = type(one)(one.article)
    assert [row.get("line") for row in rows(one)] == ["1"]
