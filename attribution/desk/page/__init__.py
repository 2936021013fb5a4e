"""The page around a worksheet: markup by Jinja templates, one stylesheet, one script, and a policy that allows nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from attribution.desk.page.articles import articles
from attribution.desk.page.assets import FOLDER, policy, script, stylesheet
from attribution.desk.page.cards import cards
from attribution.desk.page.settings import settings
from attribution.desk.page.words import embedded, many_lines, moment, one_line
from attribution.desk.sheets import SHEETS, Worksheet

if TYPE_CHECKING:
    from jinja2 import Environment


def render(worksheet: Worksheet, record: Mapping[str, Any], digest: str) -> str:
    """The whole page of a worksheet, its JSON record inside; `digest` names the worksheet in the browser's storage."""
    title = next((row.get("value") for row in worksheet.rows("signoff") if row.get("item").casefold() == "slug"), "")
    shown = articles(worksheet)
    return environment().get_template("page.html").render(
        title=title or f"Worksheet of {len(shown)} article{'' if len(shown) == 1 else 's'}",
        policy=policy(),
        stylesheet=stylesheet(),
        script=script(),
        data=embedded({"schema": "attribution.worksheet-page/1", "hash": digest, "title": title, "worksheet": record, **settings(worksheet)}),
        articles=shown,
        sheets=[cards(worksheet, name) for name in SHEETS],
        clashes=worksheet.clashes,
    )  # fmt: skip


@cache
def environment() -> Environment:
    """Jinja with everything escaped, and every control character of the data shown as a stand-in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=one_line,
    )  # fmt: skip
    made.filters.update(many_lines=many_lines, moment=moment)
    return made
