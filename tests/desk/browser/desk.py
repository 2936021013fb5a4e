"""What a person does with the page, in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attribution.desk import html, jsonsheet
from attribution.desk.sheets import Worksheet


class Desk:
    """An open worksheet page, with what went wrong in it and what it asked for."""

    def __init__(self, context: Any, path: Path) -> None:
        self.context, self.path = context, path
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.files = [path]
        self.page = self.open(path)

    def open(self, path: Path) -> Any:
        """A tab with a page from disk."""
        page = self.context.new_page()
        page.on("console", lambda message: self.troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        self.files.append(path)
        page.goto(path.as_uri())
        return page

    def row(self, sheet: str, number: int) -> Any:
        """A card, by sheet and position."""
        return self.page.locator(f"#{sheet}-{number}")

    def show(self, sheet: str) -> None:
        """Turn to a sheet."""
        self.page.click(f"#sheets a[data-sheet={sheet}]")

    def fill(self, sheet: str, number: int, **cells: str) -> None:
        """Open a row and fill in its cells."""
        self.show(sheet)
        if "open" not in (self.row(sheet, number).get_attribute("class") or "").split():
            self.row(sheet, number).locator(".head").click()
        for column, words in cells.items():
            control = self.page.locator(f"#{sheet}-{number}-{column}")
            if control.evaluate("(found) => found.tagName") == "SELECT":
                control.select_option(words)
            else:
                control.fill(words)

    def saved(self, where: Path, button: str = "#save") -> Path:
        """Save to a file."""
        with self.page.expect_download() as waiting:
            self.page.click(button)
        path = where / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def worksheet(self, where: Path) -> Worksheet:
        """The worksheet as the page exports it."""
        return jsonsheet.read(self.saved(where).read_bytes())

    def seen(self, sheet: str) -> list[str]:
        """The names of the rows that are shown."""
        return [found.text_content() or "" for found in self.page.locator(f"#{sheet} .row .name").all() if found.is_visible()]

    def text(self, place: str) -> str:
        """The words of a place on the page; a sheet that is being turned to shows its words a moment later."""
        words: str = self.page.locator(place).inner_text()
        for _ in range(40):
            if words.strip():
                break
            self.page.wait_for_timeout(50)
            words = self.page.locator(place).inner_text()
        return words

    def await_words(self, place: str, words: str) -> None:
        """Wait until a place on the page says something."""
        self.page.locator(place, has_text=words).wait_for(state="attached")

    def embedded(self) -> Worksheet:
        """The worksheet in the page as it is now: what a browser's own "Save page as" would keep."""
        return html.read(self.page.content().encode("utf-8", "surrogatepass"))

    def stored(self) -> Any:
        """What the browser keeps for this page."""
        return json.loads(self.page.evaluate("Object.entries(localStorage).find(([name]) => name.startsWith('attribution.worksheet:'))?.[1] ?? 'null'"))
