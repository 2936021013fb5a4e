"""Languages: refused only when sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution import Checker, Config, read_text
from attribution.articles.languages import believable, language_of, name_of, primary, refused
from attribution.errors import ConfigError
from attribution.types import Article, Diagnostic

ENGLISH = (
    "At least 17 people died on Sunday when a ferry sank off the coast of Tarvik, the coast guard said. The ship had run into a violent "
    "storm. The search for the missing was suspended in the evening."
)
GERMAN = (
    "Bei einem Fährunglück vor der Küste von Tarvik sind am Sonntag mindestens siebzehn Menschen ums Leben gekommen. Das teilte die "
    "Küstenwache mit. Das Schiff war in einen schweren Sturm geraten und gekentert. Die Suche wurde am Abend unterbrochen."
)
FOREIGN = {
    "de": GERMAN,
    "fr": "Au moins dix-sept personnes ont péri dimanche dans le naufrage d'un traversier au large de Tarvik, ont annoncé les garde-côtes. Le navire avait été pris dans une violente tempête.",
    "es": "Al menos diecisiete personas murieron el domingo al hundirse un transbordador frente a la costa de Tarvik, informó la guardia costera. El barco fue sorprendido por un fuerte temporal.",
    "nl": "Bij een ongeluk met een veerboot voor de kust van Tarvik zijn zondag zeker zeventien mensen om het leven gekomen, meldde de kustwacht. Het schip was in een zware storm terechtgekomen.",
    "fi": "Ainakin seitsemäntoista ihmistä kuoli sunnuntaina, kun lautta upposi Tarvikin edustalla, rannikkovartiosto kertoi. Alus oli joutunut kovaan myrskyyn. Etsintä keskeytettiin illalla.",
    "ru": "По меньшей мере семнадцать человек погибли в воскресенье при крушении парома у берегов Тарвика, сообщила береговая охрана. Судно попало в сильный шторм.",
    "ar": "لقي سبعة عشر شخصا على الأقل حتفهم يوم الأحد عندما غرقت عبارة قبالة ساحل تارفيك، حسبما أعلن خفر السواحل. وكانت السفينة قد واجهت عاصفة شديدة.",
    "zh": "海岸警卫队表示,周日一艘渡轮在塔尔维克附近海域沉没,造成至少十七人死亡。该船遭遇强风暴。当晚搜寻失踪者的工作暂停。总理表示将展开全面调查。",
    "tr": "Sahil güvenlik, pazar günü Tarvik açıklarında bir feribotun batması sonucu en az on yedi kişinin öldüğünü açıkladı. Gemi şiddetli bir fırtınaya yakalanmıştı.",
}
UNSURE = (
    "Ferry sinks off Tarvik, killing 17",
    "Diop: “We will leave”",
    "Fähre gesunken",
    "“Ich bin ein alter Mann und ich habe das Meer noch nie so gesehen,” said Lars Brenner, who lives by the harbour.",
    "Present: Abdoulaye Diop, Aïssata Traoré, Mamadou Coulibaly, Ibrahim Boubacar Keïta, Oumar Sissoko, Fatoumata Diarra, Moussa Konaté, Seydou Ouattara, Adama Sangaré, Kadiatou Dembélé.",
    "Results: Tarvik 3 Solheim 1; Ostrava 2 Brno 2; Real Betis 0 Girona 0; Bayern München 4 Schalke 0; Ajax 1 PSV 1; Lille 2 Lyon 2; Porto 3 Braga 1; Galatasaray 5 Trabzonspor 0.",
    "GDP +2.3% y/y; CPI 4.1%; EUR/USD 1.0832; Brent 81.20; DAX 15,920; CAC 40 7,340; FTSE 100 7,590; Nikkei 33,100; Dow 34,500.",
)


@pytest.mark.parametrize("code", FOREIGN)
def test_foreign_articles_are_refused_by_name(code):
    """A short news item in another language is refused; the message names what was seen, what is expected, and the next step."""
    found = refused(read_text(FOREIGN[code], id="item.txt"))
    assert found is not None
    assert (found.code, found.failed, found.article) == ("language", True, "item.txt")
    assert name_of(code) in found.message
    assert "expected English (en)" in found.message
    assert "translation" in found.message


@pytest.mark.parametrize("text", [ENGLISH, *UNSURE])
def test_english_and_unsure_texts_pass(text):
    """English, headlines, quotations, lists of names, scores and rates are never refused."""
    assert refused(read_text(text)) is None


@pytest.mark.parametrize("code", FOREIGN)
def test_mixed_texts_pass(code):
    """An English article with as many words in another language is read."""
    assert refused(read_text(f"{ENGLISH}\n\n{FOREIGN[code]}")) is None


def test_the_whole_text_is_looked_at():
    """A foreign article that opens or closes with a line of English is still foreign."""
    assert language_of([GERMAN, GERMAN, GERMAN, GERMAN, "The editors of the paper said that they regret the error."]) == "de"
    assert language_of(["Read in the app and with others.", GERMAN, GERMAN, GERMAN]) == "de"


def test_english_needs_no_detector(monkeypatch):
    """Nearly every English article is known by its common words, and no model is loaded."""
    monkeypatch.setattr("attribution.articles.languages.identifier", lambda: pytest.fail("the detector was asked"))
    assert language_of([ENGLISH]) == "en"
    assert language_of([""]) is None


def test_what_a_record_says_is_believed():
    """A record that says English is read whatever it seems; one that says German, and cannot be told, is refused as it says."""
    article = read_text(GERMAN, id="a")
    assert refused(replace(article, language="en-GB")) is None
    assert refused(replace(article, language="ENG")) is None
    short = replace(read_text("Fähre gesunken", id="b"), language="de")
    said = refused(short)
    assert said is not None
    assert "says that it is in German (de)" in said.message
    assert refused(replace(read_text(ENGLISH), language="de")) is None, "surely English"


def test_other_languages_can_be_asked_for():
    """`language` turns the question around; "any" ends it."""
    assert refused(read_text(GERMAN), "de") is None
    assert refused(read_text(GERMAN), "any") is None
    found = refused(read_text(ENGLISH, id="a"), "de")
    assert found is not None
    assert "seems to be in English (en); expected German (de)" in found.message


def test_templates_that_say_english_of_everything():
    """A page's word counts where the text does not surely contradict it."""
    assert believable("en-US", GERMAN) is None
    assert believable("en-US", ENGLISH) == "en-US"
    assert believable("en", "Fähre gesunken") == "en"
    assert believable("fr", GERMAN) == "fr"
    assert believable(None, GERMAN) is None


def test_hostile_text_is_no_error():
    """Half characters, one endless line and empty texts are no error, and long ones take no longer."""
    assert language_of(["\ud800" * 300]) in (None, "en")
    assert language_of(["ferry " * 500_000]) != "de"
    assert language_of([" \n" * 1000]) is None
    assert refused(Article("a", "")) is None


def test_tags():
    """`en-GB`, `EN_us` and `eng` are English."""
    assert [primary(tag) for tag in ("en-GB", "EN_us", "eng", "de-AT", " pt ")] == ["en", "en", "en", "de", "pt"]


def test_the_run_refuses(tmp_path):
    """In a run the article becomes a failed diagnostic, and the settings can let it in."""
    (tmp_path / "de.txt").write_text(GERMAN, "utf-8")
    found = list(Checker().articles([str(tmp_path)]))
    assert [(type(item), getattr(item, "code", "")) for item in found] == [(Diagnostic, "language")]
    kept = list(Checker(Config(language="any")).articles([str(tmp_path), read_text(GERMAN, id="b")]))
    assert [type(item) for item in kept] == [Article, Article]
    with pytest.raises(ConfigError, match="one of en, any"):
        Config(language="de")
