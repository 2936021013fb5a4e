"""Worksheets as Word documents: comments where the passages are, and the reporter's own document left as it was."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from attribution.articles.docx import LARGEST, located, opened, read_docx
from attribution.desk.docx import annotate, write
from attribution.desk.remarks import Remark
from attribution.desk.sheets import worksheet
from attribution.desk.wordcomments import comment_on
from attribution.errors import InputError
from tests.desk.sample import sample

docx = pytest.importorskip("docx")


def commented(document: Any) -> dict[str, str]:
    """Each comment's words, and the passage it stands on."""
    from docx.oxml.ns import qn

    found: dict[str, str] = {}
    opened_ids: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            opened_ids.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            opened_ids.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for number in opened_ids:
                found[number] = found.get(number, "") + (element.text or "")
    return {comment.text: found.get(str(comment.comment_id), "") for comment in document.comments}


def reporters() -> bytes:
    """A reporter's document: a bold word inside a sentence, a tracked insertion and deletion, a table."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = Document()
    document.add_heading("Bridge falls in Orlen", 0)
    first = document.add_paragraph("At least ")
    first.add_run("12").bold = True
    first.add_run(" people died on Monday when the bridge fell.")
    second = document.add_paragraph("The mayor spoke of ")
    for tag, inner, words in (("w:del", "w:delText", "ten"), ("w:ins", "w:t", "twelve")):
        holder, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        holder.set(qn("w:author"), "Ada")
        text.text = words
        run.append(text)
        holder.append(run)
        second._p.append(holder)
    second.add_run(" victims.")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "a table"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_comments_stand_on_their_passages() -> None:
    """Every comment of a worksheet covers the words of its row."""
    found = commented(docx.Document(io.BytesIO(write(sample()))))
    passages = {text.split(" ")[1].rstrip(":,"): words for text, words in found.items() if text.startswith(("Fact", "Quotation"))}
    assert passages["F2"] == "At least 12 people"
    assert passages["F5"] == "€2.5 million"
    assert passages["Q2"] == '"We warned them twice,"'
    assert any("(f1)" in text and words == "At least 12 people" for text, words in found.items())


def test_the_same_worksheet_gives_the_same_bytes() -> None:
    """Neither zip nor comments hold a clock."""
    data = write(sample())
    assert data == write(sample())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"w:date=" not in packed.read("word/comments.xml")


def test_tracked_changes_are_read_as_accepted() -> None:
    """Inserted words are read, deleted ones and tables are not, and the table is told."""
    article = read_docx(reporters(), id="draft.docx")
    assert article.text == "Bridge falls in Orlen\n\nAt least 12 people died on Monday when the bridge fell.\n\nThe mayor spoke of twelve victims."
    assert [note.code for note in article.diagnostics] == ["table_left_out"]


def test_a_reporters_document_keeps_its_words_and_looks() -> None:
    """Runs are split at the edges of passages; text, bold and tracked changes stay."""
    original = reporters()
    text = read_docx(original, id="draft.docx").text
    document = opened(original, "draft.docx")
    wanted = ["least 12 people", "twelve victims", "Orlen"]
    told = [Remark("draft.docx", text.index(words), text.index(words) + len(words), f"on {words}") for words in wanted]
    assert comment_on(document, told) == 3
    assert commented(document) == {f"on {words}": words for words in wanted}
    assert "\n\n".join(words for _, words, _ in located(document)) == text
    assert [run.text for run in document.paragraphs[1].runs if run.bold] == ["12"]


def test_every_passage_of_a_document_can_be_commented() -> None:
    """Any two offsets within the text give a comment on just these characters, line ends of paragraphs aside."""
    original = reporters()
    text = read_docx(original, id="d").text
    for start in range(0, len(text), 5):
        for end in (start + 1, start + 9, start + 30):
            if end <= len(text) and text[start:end].strip("\n"):
                document = opened(original, "d")
                if comment_on(document, [Remark("d", start, end, "here")]):
                    assert commented(document)["here"] == text[start:end].replace("\n", "")
                else:
                    assert text[start] == "\n"


def test_annotate_only_tells_about_its_article() -> None:
    """Rows of other articles, and rows that people added, put no comment into a document."""
    assert commented(docx.Document(io.BytesIO(annotate(reporters(), sample(), "other.docx")))) == {}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"<html>", zipfile.ZipInfo.__name__.encode()])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    """Bytes that are no Word file are an InputError with the next step."""
    with pytest.raises(InputError, match="save it again"):
        read_docx(data, id="x.docx")


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    """A zip that says it unpacks to more than a report's size is not opened."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (LARGEST + 1))
    with pytest.raises(InputError) as refused:
        read_docx(target.getvalue(), id="x.docx")
    assert refused.value.code == "too_large"


def test_hostile_words_are_harmless() -> None:
    """Null bytes, escapes and direction overrides become visible stand-ins."""
    made = sample()
    rows = [row.having(text="a\x00b\x1b[31m\u202ec") for row in made.rows("lines")]
    data = write(worksheet({**made.sheets, "lines": rows}))
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    assert "a␀b␛[31m<U+202E>c" in words


def test_sorted_lines_and_odd_places_lose_nothing() -> None:
    """A person may sort the lines, and may write anything into their places: every article is shown once, comments stand on their words."""
    made = sample()
    turned = [*made.rows("lines")][::-1]
    strange = [row.having(start=words) for row, words in zip(turned[:3], ("x", "9" * 5_000, "5.0"), strict=True)]
    document = opened(write(worksheet({**made.sheets, "lines": [*strange, *turned[3:]]})), "w.docx")
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    articles = dict.fromkeys(row.get("article") for row in turned)
    assert len([text for text in headings if any(text.endswith(f"({name})") for name in articles)]) == len(articles)
    body = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert all(" ".join(row.get("text").split()) in body for row in turned)
    placed = {row.get("words") for sheet in ("facts", "quotations") for row in made.rows(sheet)}
    placed |= {row.get(f"{side}_words") for row in made.rows("conflicts") for side in "ab"}
    shown = list(commented(document).values())
    assert shown
    assert all(any(" ".join(words.split()) in " ".join(whole.split()) for whole in placed) for words in shown)
