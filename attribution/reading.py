"""Reading as one stage: articles in, quotations with their speakers, people and statements out; a fault costs its article only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from attribution.config import Config
from attribution.types import Article, Diagnostic, Reading

if TYPE_CHECKING:
    from attribution.encoder.quotation_reader import QuotationReader, ReadArticle
    from attribution.models import Models
    from attribution.quotes import Desk, Draft

# What a fault in our reading of a strange text looks like; anything else is a fault of the program or the machine.
FAULTS = (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError)


def read(articles: Sequence[Article], models: Models, config: Config, *, claims: bool) -> list[Reading]:
    """Quotations, people and (where asked) statements of a few articles, in order; what goes wrong in one is its diagnostic."""
    from attribution.parsing import parse_texts

    if not articles:
        return []
    docs = parse_texts(models.parser, (a.text for a in articles))
    drafts = [drafted(article, doc) for article, doc in zip(articles, docs, strict=True)]
    good = [draft for draft in drafts if not isinstance(draft, Diagnostic)]
    reader, rules = models.reader, config.quote_reader != "model"
    found = iter(read_drafts(reader, good))
    return [
        lost(article, draft)
        if isinstance(draft, Diagnostic)
        else finish_one(draft, next(found), rules=rules, desk=models.desk, claims=claims)
        for article, draft in zip(articles, drafts, strict=True)
    ]


def drafted(article: Article, doc: Any) -> Draft | Diagnostic:
    """What rules and marks find in an article, or the diagnostic of one they fail on: a fault costs this article only."""
    from attribution.quotes import draft_quotes

    try:
        return draft_quotes(article, doc)
    except FAULTS as error:
        return fault(article, error)


def read_drafts(reader: QuotationReader | None, drafts: Sequence[Draft]) -> Sequence[ReadArticle | Diagnostic | None]:
    """What the trained reader makes of each draft; where one of them breaks a batch, they are read one by one."""
    if reader is None:
        return [None] * len(drafts)
    try:
        return reader.read([draft.table for draft in drafts])
    except (*FAULTS, RuntimeError) as error:
        if len(drafts) == 1:
            return [fault(drafts[0].article, error)]
        return [one for draft in drafts for one in read_drafts(reader, [draft])]


def finish_one(draft: Draft, read: ReadArticle | Diagnostic | None, *, rules: bool, desk: Desk, claims: bool) -> Reading:
    """The reading of one article from its draft and what the trained reader made of it."""
    from attribution.claims import read_claims
    from attribution.quotes import finish_quotes

    article = draft.article
    if isinstance(read, Diagnostic):
        return lost(article, read)
    try:
        found = finish_quotes(draft, read, rules=rules, desk=desk)
        statements = read_claims(article, draft.doc, found.quotes, found.people) if claims else ()
    except FAULTS as error:
        return lost(article, fault(article, error))
    return Reading(article, found.quotes, found.people, statements, (*article.diagnostics, *found.diagnostics))


def fault(article: Article, error: Exception) -> Diagnostic:
    """The failed diagnostic of an article whose reading raised."""
    message = f"reading it failed ({type(error).__name__}: {error}); the other articles are reported. Please send us the text"
    return Diagnostic("reading_failed", message, article.id, failed=True)


def lost(article: Article, diagnostic: Diagnostic) -> Reading:
    """An article that could not be read."""
    return Reading(article, diagnostics=(diagnostic,))
