"""The recipe reads treebanks and tokens without losing spacing or structure."""

from __future__ import annotations

import pytest
import spacy

from models.parsing.conllu import parse_blocks
from models.parsing.detokenise import spaces
from models.parsing.prepare import name_doc, treebank_doc

CONLLU = """# newdoc id = a
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_
1.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_
"""


def test_conllu_to_doc() -> None:
    """Multiword tokens are glued, empty nodes left out, and a paragraph break is a whitespace token."""
    sentences = list(parse_blocks(CONLLU.splitlines()))
    assert [s.new_paragraph for s in sentences] == [True, True]
    assert sentences[0].new_document
    doc = treebank_doc(spacy.blank("en").vocab, sentences)
    assert doc.text == "Don't go.\n\nStay "
    assert [(t.text, t.head.text) for t in doc][:3] == [("Do", "go"), ("n't", "go"), ("go", "go")]
    assert doc[2].dep_ == "ROOT"
    assert doc[4].is_space
    assert [sent.text.strip() for sent in doc.sents] == ["Don't go.", "Stay"]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He said : “ No , I wo n't . ”", "He said: “No, I won't.”"),
        ('" Go , " she said ( twice ) .', '"Go," she said (twice).'),
        ("a thirteen - year process costs $ 5", "a thirteen-year process costs $5"),
        ("Mali ’s talks – again", "Mali’s talks – again"),
    ],
)
def test_detokenise(tokens: str, text: str) -> None:
    """Tokens get the blanks that a typesetter would give them."""
    words = tokens.split(" ")
    assert "".join(w + " " * s for w, s in zip(words, spaces(words), strict=True)) == text


def test_name_doc_joins_paragraphs() -> None:
    """Entities keep their words across a paragraph break."""
    paragraphs = [
        {"tokens": ["Ada", "Okafor", "spoke", "."], "ents": [[0, 2, "Person"]]},
        {"tokens": ["Karo", "slept", "."], "ents": [[0, 1, "Location"]]},
    ]
    doc = name_doc(spacy.blank("en").vocab, paragraphs)
    assert [(e.text, e.label_) for e in doc.ents] == [("Ada Okafor", "Person"), ("Karo", "Location")]
    assert doc.text == "Ada Okafor spoke.\n\nKaro slept."
