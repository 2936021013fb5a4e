"""Case files become cases, and what is wrong with one is told with file, line and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from attribution.cases.casereader import load_cases
from attribution.cases.expectations import Attributed, Case, CaseFault, Joined, KnownMiss, NotStory
from attribution.types import Article
from tests.cases.fakes import FERRY, write


def one(path: Path) -> Case:
    """The only case of a file without faults."""
    [case] = load_cases([path])
    assert isinstance(case, Case), case
    return case


def faults(path: Path) -> list[str]:
    """The messages of a file's faults, without its folder."""
    return [f.message.removeprefix(f"{path.parent.as_posix()}/") for f in load_cases([path]) if isinstance(f, CaseFault)]


def test_a_case_is_read(tmp_path: Path) -> None:
    """Articles, expectations, defaults and lines of a file."""
    path = write(tmp_path)
    case = one(path)
    assert (case.id, case.issue, case.tags, case.path) == ("ferry", "41", ("number", "ferry"), path.as_posix())
    assert [(a.id, a.source, a.day) for a in case.articles] == [("herald", "Harbour Herald", date(2024, 3, 4)), ("post", None, None)]
    assert [e.name for e in case.expectations] == ["must[toll]", "must_not[no-agreement]", "must_attribute[brenner]", "not_story[not_story-1]"]
    lines = FERRY.split("\n")
    assert [lines[e.line - 1] for e in case.expectations] == ["[[must]]", "[[must_not]]", "[[must_attribute]]", "[[not_story]]"]
    assert case.expectations[1].tags == ("number", "ferry", "bounds")


def test_passages_are_verbatim(tmp_path: Path) -> None:
    """Every passage is a copy of its article at its offsets, line ends of the article included."""
    case = one(write(tmp_path))
    texts = {a.id: a.text for a in case.articles}
    must, must_not, words, page = case.expectations
    assert isinstance(must, Joined)
    assert isinstance(must_not, Joined)
    assert isinstance(words, Attributed)
    assert isinstance(page, NotStory)
    for place in (must.a, must.b, must_not.a, words.words, page.part):
        assert place is not None
        assert all(texts[place.article][p.start : p.end] == p.text for p in place.passages)
    assert must.a is not None
    assert must.a.text == "19 people were killed when the ferry\nsank"
    assert page.part.text == "Read also: other things. Subscribe"
    assert must_not.b is None


def test_yaml_is_the_same(tmp_path: Path) -> None:
    """A YAML file with the same tables gives the same case."""
    text = """
why: Two tolls of one sinking.
tags: [number, ferry]
issue: 41
article:
  - {id: herald, outlet: Harbour Herald, published: 2024-03-04, text: "At least 19 people were killed."}
  - {id: post, text: 15 people were counted dead.}
must:
  - id: toll
    relation: conflict
    a: 19 people
    b: {text: 15 people, or: [counted dead]}
"""
    case = one(write(tmp_path, text, "ferry.attribution.yaml"))
    [must] = case.expectations
    assert isinstance(must, Joined)
    assert (must.name, must.line, must.relations, case.articles[0].published) == ("must[toll]", 9, {"conflict"}, "2024-03-04")
    assert must.b is not None
    assert [p.text for p in must.b.passages] == ["15 people", "counted dead"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind = ", "knid = ", "ferry.attribution.toml:22: must[1]: unknown key 'knid', nearest known key 'kind'"),
        ("outlet = ", "source = ", "ferry.attribution.toml:6: article[1]: unknown key 'source', nearest known key 'outlet'"),
        ("[[must_not]]", "[[must_never]]", "ferry.attribution.toml:1: unknown key 'must_never', nearest known key 'must_not'"),
        ('relation = "conflict"', 'relation = "conflicts"', 'ferry.attribution.toml:22: must[1].relation: "conflicts" was seen, expected one of agree'),
        ('relation = "conflict"\n', "", "ferry.attribution.toml:22: must[1]: key 'relation' is missing"),
        ("2024-03-04", "4", "ferry.attribution.toml:6: article[1].published: 4 was seen, expected a date"),
        ("2024-03-04", '"2024-13-45"', "ferry.attribution.toml:6: article[1]: published '2024-13-45' names no day"),
        ('tags = ["number"', 'tags = ["skip"', 'ferry.attribution.toml:1: tags[1]: "skip" was seen, expected a word'),
        ('id = "post"', 'id = "herald"', "two articles have the id 'herald'"),
        ('a = "19 people were killed"', 'a = "people were"', "“people were” stands in 'herald', 'post': say in which with `article`"),
        ('text = "It sank fast"', 'text = "er"', "“er” stands in 'herald', 'post'"),
        ('text = "It sank fast"', 'text = "Ferry"\narticle = "nowhere"', "article 'nowhere' is none of 'herald', 'post'"),
        ('b = "15 people were', 'b = "15 men were', "must[1]: b: “15 men were counted dead” stands in no article of the case: the nearest text (in 'post') is “15 people were counted"),
        ('last = "Subscribe"', 'last = "ferry"', "last: “ferry” does not stand after “Read also” in 'post'"),
        ("[[must]]", "[[must]", "ferry.attribution.toml:"),
        ('issue = 41', "[settings]\nwithinn = true", "unknown key 'withinn'"),
        ('issue = 41', "[settings]\nthresholds = { agree = 0.5 }", "unknown key 'thresholds.agree'"),
        ('issue = 41', 'schema = "attribution.case/2"', 'schema: "attribution.case/2" was seen, expected "attribution.case/1"'),
    ],
)  # fmt: skip
def test_faults_are_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """One fault in a file gives a message with its place and the next step, and no case."""
    assert FERRY.count(old) >= 1
    text = FERRY.replace(old, new, 1)
    path = write(tmp_path, text)
    items = list(load_cases([path]))
    assert not [item for item in items if isinstance(item, Case)]
    assert any(expected in message for message in faults(path)), faults(path)


def test_a_passage_that_stands_twice_asks_for_context(tmp_path: Path) -> None:
    """The places are shown; with a context that stands once the passage is found in it, at its own offsets."""
    text = """
[[article]]
text = "Seven died in Aldrey. In Bram seven died."
[[must_not]]
relation = "any"
a = { text = "died" }
"""
    path = write(tmp_path, text)
    [message] = faults(path)
    assert "“died” stands 2 times in 'article-1'; expected once: add `context`" in message
    assert "…Seven died in Aldrey." in message
    [expected] = one(write(tmp_path, text.replace('"died"', '"died", context = "In Bram seven died"'))).expectations
    assert isinstance(expected, Joined)
    assert expected.a is not None
    assert expected.a.passages[0].start == 36


def test_one_bad_case_costs_itself_only(tmp_path: Path) -> None:
    """Of several cases in a file the good ones are given, with the defaults of the file."""
    text = """
tags = ["shared"]
settings = { thresholds = { agree_threshold = 0.6, conflict_threshold = 0.7 } }
[[case]]
id = "good"
tags = ["own"]
settings = { within = true, thresholds = { agree_threshold = 0.9 } }
[[case.article]]
text = "Seven died."
[[case.must_not]]
relation = "any"
[[case]]
id = "bad"
[[case.article]]
text = "Seven died."
[[case.must_not]]
relation = "none"
[[case]]
id = "good"
[[case.article]]
text = "x"
"""
    items = list(load_cases([write(tmp_path, text)]))
    good, bad, twice = items
    assert isinstance(good, Case)
    assert (good.id, good.tags, good.line) == ("good", ("shared", "own"), 4)
    assert good.settings == {"within": True, "thresholds": {"agree_threshold": 0.9, "conflict_threshold": 0.7}}
    assert isinstance(bad, CaseFault)
    assert (bad.case, bad.line) == ("bad", 16)
    assert "case[2].must_not[1].relation" in bad.message
    assert "'good' is the id of two cases" in getattr(twice, "message", "")


def test_articles_by_path(tmp_path: Path) -> None:
    """A path and a pattern count from the case file's folder; what the file gives wins over what the article says."""
    (tmp_path / "wire").mkdir()
    for name in ("a", "b"):
        (tmp_path / "wire" / f"{name}.txt").write_text(f"The {name} report.\n\nSeven died in it on Monday.\n", "utf-8")
    (tmp_path / "own.txt").write_text("Eight died in all.\n", "utf-8")
    text = """
[[article]]
path = "wire/*.txt"
[[article]]
path = "own.txt"
id = "own"
outlet = "Post"
published = "2024-03-05"
[[source]]
text = "Minutes of the meeting."
[[must_not]]
relation = "hard"
a = { article = "a.txt", text = "Seven died" }
b = "Eight died"
"""
    case = one(write(tmp_path, text))
    assert [a.id for a in case.articles] == ["a.txt", "b.txt", "own"]
    assert (case.articles[2].source, case.articles[2].published) == ("Post", "2024-03-05")
    assert [a.id for a in case.sources] == ["source-1"]
    assert all(isinstance(a, Article) and a.blocks for a in case.articles)
    path = write(tmp_path, text.replace("wire/*.txt", "nowhere/*.txt"))
    assert "article[1]: " in faults(path)[0]
    assert "matches no article" in faults(path)[0]


def test_several_articles_share_no_field(tmp_path: Path) -> None:
    """A pattern that gives several articles takes no outlet for all of them."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} report says that seven died.\n", "utf-8")
    path = write(tmp_path, '[[article]]\npath = "*.txt"\noutlet = "Post"\n')
    assert "gives 2 articles, expected one where outlet is given" in faults(path)[0]


def test_known_misses(tmp_path: Path) -> None:
    """A reason alone is strict; a table may say that it is not."""
    assert one(write(tmp_path, FERRY.replace('id = "toll"', 'xfail = "ranges"'))).expectations[0].xfail == KnownMiss("ranges", strict=True)
    loose = FERRY.replace('id = "toll"', 'xfail = { reason = "near a threshold", strict = false }')
    assert one(write(tmp_path, loose)).expectations[0].xfail == KnownMiss("near a threshold", strict=False)


def test_folders_are_searched(tmp_path: Path) -> None:
    """Case files of a folder, those in hidden folders left out; a settings file is none; a file is taken once."""
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "deep").mkdir()
    for folder in (tmp_path, tmp_path / ".hidden", tmp_path / "deep"):
        write(folder)
    (tmp_path / "attribution.toml").write_text("within = true\n", "utf-8")
    found = [item.path for item in load_cases([tmp_path, tmp_path / "ferry.attribution.toml"]) if isinstance(item, Case)]
    assert found == [(tmp_path / "deep/ferry.attribution.toml").as_posix(), (tmp_path / "ferry.attribution.toml").as_posix()]
    [fault] = load_cases([tmp_path / "attribution.toml"])
    assert isinstance(fault, CaseFault)
    assert "is no case file by its name" in fault.message
    [gone] = load_cases([tmp_path / "gone.attribution.toml"])
    assert isinstance(gone, CaseFault)
    assert "does not exist" in gone.message


@pytest.mark.parametrize(
    "text", ["a: &x [1]\nb: *x\n", "- 1\n", "a: [1\n", "", "\x00", "why: 2024-13-45\n", f"a: {'[' * 3000}{']' * 3000}\n", f"a: {'9' * 5000}\n"]
)
def test_strange_yaml_is_a_fault(tmp_path: Path, text: str) -> None:
    """Aliases, lists, broken and empty files are told, not raised."""
    [item] = load_cases([write(tmp_path, text, "x.attribution.yaml")])
    assert isinstance(item, CaseFault)
    assert item.failed


@pytest.mark.parametrize("text", [f"a = {'[' * 3000}{']' * 3000}\n", f"a = {'9' * 5000}\n"])
def test_strange_toml_is_a_fault(tmp_path: Path, text: str) -> None:
    """A value that the parser gives up on costs its file, not the run."""
    [item] = load_cases([write(tmp_path, text)])
    assert isinstance(item, CaseFault)
    assert "not readable as TOML" in item.message


def test_a_key_twice_in_yaml_is_a_fault(tmp_path: Path) -> None:
    """YAML would take the second `must` and lose the expectations of the first."""
    text = "article:\n- text: Seven died.\nmust:\n- {relation: any}\nmust:\n- {relation: hard}\n"
    [item] = load_cases([write(tmp_path, text, "x.attribution.yaml")])
    assert isinstance(item, CaseFault)
    assert (item.line, "'must' stands twice" in item.message) == (5, True)


def test_nearest_text_is_found_in_a_long_article(tmp_path: Path) -> None:
    """The search for the nearest text ends in reasonable time on a long article, and finds it."""
    body = " ".join(f"On day {n} the council met again." for n in range(3000))
    text = f'[[article]]\ntext = "{body} The ferry sank off Aldrey."\n[[must_not]]\nrelation = "any"\na = "the fery sank of Aldrey"\n'
    [message] = faults(write(tmp_path, text))
    assert "stands in no article" in message
