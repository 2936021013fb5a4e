"""The page for everyone: by keyboard, by screen reader, on a phone, in the dark, on paper, without JavaScript, and with a hostile article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.desk import html
from tests.desk.browser.desk import Desk
from tests.desk.sample import sample, worked
from tests.desk.test_html import hostile

# Relative luminance and contrast as WCAG 2.2 defines them, over every text node that is seen, against the first opaque ground behind it.
CONTRASTS = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) { const found = parse(getComputedStyle(at).backgroundColor); if (found.length < 4 || found[3] === 1) return found; }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility() || element.closest("script, style, noscript, .unseen, .skip")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.outerHTML.slice(0, 90)} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return poor;
}"""


@pytest.fixture
def phone(browser: Any, file: Path) -> Iterator[Desk]:
    """The sample on a phone, 375 pixels wide, by touch."""
    context = browser.new_context(viewport={"width": 375, "height": 740}, has_touch=True, is_mobile=True)
    yield Desk(context, file)
    context.close()


def test_by_keyboard_alone(desk: Desk, tmp_path: Path) -> None:
    """From the first Tab to the exported file without a mouse."""
    press = desk.page.keyboard.press
    press("Tab")
    assert desk.page.evaluate("document.activeElement.className") == "skip"
    press("j")
    assert desk.page.evaluate("document.activeElement.closest('.row').id") == "conflicts-0"
    press("j")
    press("Enter")
    assert desk.page.locator(".row.open").get_attribute("id") == "conflicts-1"
    press("e")
    assert desk.page.evaluate("document.activeElement.id") == "conflicts-1-decision"
    press("ArrowDown")
    press("Tab")
    desk.page.keyboard.type("jkn/?s1")
    press("Escape")
    assert desk.page.evaluate("document.activeElement.closest('.row').id") == "conflicts-1"
    press("k")
    press("n")
    assert desk.page.evaluate("document.activeElement.closest('.row')?.id") == "conflicts-0", "the second row is decided"
    press("2")
    press("/")
    desk.page.keyboard.type("monday")
    assert desk.seen("facts") == ["F3"]
    press("Escape")
    assert len(desk.seen("facts")) == 7
    with desk.page.expect_download() as waiting:
        press("Tab")
        press("Tab")
        desk.page.locator("#facts-0 .head").focus()
        press("s")
    waiting.value.save_as(tmp_path / "x.json")
    from attribution.desk.jsonsheet import read

    made = read((tmp_path / "x.json").read_bytes()).rows("conflicts")[1]
    assert (made.get("decision"), made.get("by")) == ("follow A", "jkn/?s1")


def test_help_and_turning_keys_off(desk: Desk) -> None:
    """? shows the keys, Esc closes them; turned off, they do nothing, and stay off."""
    press = desk.page.keyboard.press
    press("?")
    assert desk.page.locator("#help").is_visible()
    desk.page.uncheck("#shortcuts")
    press("Escape")
    assert desk.page.locator("#help").is_hidden()
    press("2")
    assert desk.seen("conflicts") == ["f1", "f2"]
    desk.page.reload()
    press("2")
    assert desk.seen("conflicts") == ["f1", "f2"]


def test_focus_is_seen_and_in_order(desk: Desk) -> None:
    """Tab goes over the page as it is read; whatever has focus has an outline; words in articles are left to their rows."""
    order: list[str] = []
    for _ in range(40):
        desk.page.keyboard.press("Tab")
        name, outline = desk.page.evaluate("[document.activeElement.id || document.activeElement.className || document.activeElement.dataset.sheet, getComputedStyle(document.activeElement).outlineStyle]")
        if name in order or not name:
            break
        order.append(name)
        assert outline != "none", name
    assert order[:4] == ["skip", "checker", "save", "open"]
    assert order.index("conflicts") < order.index("search")
    assert not [name for name in order if name.startswith("hit")]


def test_landmarks_names_and_announcements(desk: Desk) -> None:
    """A screen reader finds its way: one main, one heading of the first rank, a name for every control, a polite voice."""
    found = desk.page.evaluate(
        """() => ({
          main: document.querySelectorAll("main").length, h1: document.querySelectorAll("h1").length,
          nameless: [...document.querySelectorAll("button, input, select, textarea")].filter((one) => !one.labels?.length && !one.getAttribute("aria-label") && !one.textContent.trim()).map((one) => one.outerHTML),
          live: document.querySelector("[aria-live]").id })"""
    )
    assert found == {"main": 1, "h1": 1, "nameless": [], "live": "said"}
    desk.fill("facts", 0, concern="x")
    assert desk.page.locator("#facts-0 .head").get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Any, tmp_path: Path, scheme: str) -> None:
    """Every word that is seen stands out 4.5:1 or more, in both schemes, on every sheet, with a row open."""
    path = tmp_path / "desk.html"
    path.write_bytes(html.write(worked()))
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    desk = Desk(context, path)
    for sheet in sample().sheets:
        desk.show(sheet)
        desk.row(sheet, 0).locator(".head").click()
        assert desk.page.evaluate(CONTRASTS) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str) -> None:
    """The accessibility checker axe-core has no objection, on any sheet, with a row open, and to the list of keys."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed (pip install axe-playwright-python)")
    path = tmp_path / "desk.html"
    path.write_bytes(html.write(worked()))
    # The page's policy lets no script in, so axe goes around it.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    desk = Desk(context, path)
    for sheet in sample().sheets:
        desk.show(sheet)
        desk.row(sheet, 0).locator(".head").click()
        assert axe.Axe().run(desk.page).response["violations"] == []
    desk.page.keyboard.press("Escape")
    desk.page.click("#keys")
    assert axe.Axe().run(desk.page).response["violations"] == []
    context.close()


def test_on_a_phone(phone: Desk, tmp_path: Path) -> None:
    """Nothing is wider than the screen, fingers find their targets, and the work is done and exported as on a desk."""
    phone.page.tap("#conflicts-0 .head")
    for sheet in sample().sheets:
        phone.fill(sheet, 0)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 375
        small = phone.page.evaluate(
            """() => [...document.querySelectorAll("button, select, textarea, input:not([type=file]):not([type=checkbox])")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.id)"""
        )
        assert small == []
    phone.fill("facts", 0, status="disputed")
    assert phone.worksheet(tmp_path).rows("facts")[0].get("status") == "disputed"
    phone.page.tap("#facts-0 a.jump")
    phone.page.wait_for_timeout(800)
    assert 0 <= phone.page.locator("#line-0").bounding_box()["y"] <= 740
    assert phone.troubles == []


def test_on_paper(desk: Desk) -> None:
    """Every sheet with what people wrote, lines to sign on, both articles, and no tools."""
    desk.fill("facts", 0, concern="printed too", status="disputed")
    desk.page.emulate_media(media="print")
    for shown in ("#conflicts-0 .places", "#facts-0 .work", "#facts-6", "#quotations-1", "#sources-0", "#signoff-10", "#article-0", "#article-1"):
        assert desk.page.locator(shown).is_visible(), shown
    for hidden in ("#tools", "#filters", "#sheets", ".form", "#kept", "#lines"):
        assert desk.page.locator(hidden).is_hidden(), hidden
    assert "printed too" in desk.text("#facts-0")
    assert "◇ disputed" in desk.text("#facts-0")
    assert desk.page.pdf(format="A4").startswith(b"%PDF")


def test_without_javascript(browser: Any, tmp_path: Path) -> None:
    """Everything is there to read."""
    path = tmp_path / "desk.html"
    path.write_bytes(html.write(worked()))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    for shown in ("#conflicts-0 .places", "#facts-1", "#lines-6", "#article-1", "noscript p"):
        assert page.locator(shown).is_visible(), shown
    assert "ask again" in page.inner_text("#facts-1")
    context.close()


def test_a_hostile_worksheet_is_harmless(browser: Any, tmp_path: Path) -> None:
    """Scripts, formulas, overrides, escapes and null bytes in every cell: nothing runs, nothing is asked for, everything still works."""
    path = tmp_path / "hostile.html"
    path.write_bytes(html.write(hostile()))
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    desk = Desk(context, path)
    asked: list[str] = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for sheet in sample().sheets:
        desk.fill(sheet, 0, **({"status": "cut"} if sheet == "facts" else {}))
    made = desk.worksheet(tmp_path)
    facts = (hostile().rows("facts")[0].having(status="cut"), *hostile().rows("facts")[1:])
    assert made.rows("facts") == facts
    assert made.clashes == hostile().clashes
    assert asked == []
    assert desk.troubles == []
    assert {url for url in desk.requests if not url.startswith("blob:")} == {path.as_uri()}
    context.close()
