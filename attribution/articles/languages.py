"""Which language an article is in: said only where it is sure, because headlines, names and foreign quotations fool every detector.

Words that stand in most English sentences settle nearly every English article without a model. Only where they are rare, py3langid
(naive Bayes over byte n-grams, 139 languages, its model inside the package) is asked, passage by passage.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from attribution.types import Article, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

# Accepted as `language`: nothing is refused.
ANY = "any"
# No words of other languages in Latin script; together about one word in seven of English news.
COMMON = frozenset(
    ["the", "of", "and", "that", "with", "from", "were", "which", "this", "they", "been", "would", "their", "could", "there", "than", "those", "these", "when", "who", "said", "about"]
)
# The least share of them in a paragraph that is English without asking: half of what English news has.
ENGLISH_SHARE = 0.07
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# English by another name: creoles and Scots are read, not refused.
ENGLISH = frozenset({"en", "eng", "sco", "pcm", "jam"})
# Letters (in UTF-8 bytes, so that a Chinese sentence weighs as much as its translation) of a passage that is asked about, and of all
# of them together, under which nothing is sure: a headline with two names has 80.
LEAST_PASSAGE, LEAST_TEXT = 60, 140
PASSAGES, LONGEST = 12, 400
# A passage counts as of a language from this probability on. Invented samples: foreign sentences of news 0.9 to 1 (0.7 where a sister
# language takes the rest), lists of names, scores and rates in no language 0.05 to 0.35.
SURE = 0.5
# Share of the letters asked about that must surely be in other languages, and that may be English.
FOREIGN, QUOTED = 0.6, 0.2
NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "gl": "Galician", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def refused(article: Article, language: str = "en") -> Diagnostic | None:
    """The failed diagnostic ("language") of an article that is surely not in `language` (a code such as "en", or "any"); else None.

    What an article says of itself is believed where it says `language`, and where it says another and the text does not surely
    contradict it. A short or mixed text that says nothing is never refused.
    """
    expected = primary(language)
    stated = primary(article.language or "")
    if expected in (ANY, "") or stated == expected:
        return None
    seen = spoken(article)
    if seen is not None and same(seen, expected):
        return None
    if seen is None and not stated:
        return None
    says = f"seems to be in {name_of(seen)}" if seen else f"says that it is in {name_of(stated)}"
    message = (
        f"{article.id} {says}; expected {name_of(expected)}, the language that is read here: leave it out, give a translation, or "
        f'write "language": "{expected}" into its record if it is {name_of(expected)}'
    )
    return Diagnostic("language", message, article.id, failed=True)


def believable(stated: str | None, text: str) -> str | None:
    """The language a page states, None where it states English and the text surely is not: many templates say "en" of everything."""
    if stated is None or primary(stated) != "en":
        return stated
    seen = language_of([text])
    return stated if seen is None or seen in ENGLISH else None


def spoken(article: Article) -> str | None:
    """The code of the language of an article's story, None where it is not sure."""
    story = [block.of(article.text) for block in article.blocks if block.role == "body"]
    return language_of(story or [article.text])


def language_of(texts: Sequence[str]) -> str | None:
    """The code of the language of texts that belong together: `["Die Fähre sank …"]` -> "de"; None where it is not sure."""
    if is_english(texts):
        return "en"
    passages = sample(texts)
    weights = [weight(passage) for passage in passages]
    total = sum(weights)
    if total < LEAST_TEXT:
        return None
    votes: Counter[str] = Counter()
    for passage, size in zip(passages, weights, strict=True):
        code, share = classify(passage)
        if share >= SURE:
            votes["en" if code in ENGLISH else code] += size
    english = votes.pop("en", 0)
    if english > (1 - QUOTED) * total:
        return "en"
    if sum(votes.values()) < FOREIGN * total or english > QUOTED * total:
        return None
    return min(votes, key=lambda code: (-votes[code], code))


def is_english(texts: Sequence[str]) -> bool:
    """Whether paragraphs with as many common words as English has are most of the text; false for a text that is short."""
    counted = english = words = 0
    for line in (line[:2_000] for text in texts for line in text[:20_000].splitlines()):
        found = WORD.findall(line.casefold())
        size = len(line.encode("utf-8", "replace"))
        counted, words = counted + size, words + len(found)
        english += size * (sum(word in COMMON for word in found) >= max(1, ENGLISH_SHARE * len(found)))
        if counted >= 8_000:
            break
    return words >= 30 and english >= (1 - QUOTED) * counted


def sample(texts: Sequence[str]) -> list[str]:
    """Up to 12 passages of up to 400 characters, evenly spread; those that say too little to be asked about are left out."""
    pieces = [line[at : at + LONGEST] for text in texts for line in text.splitlines() for at in range(0, min(len(line), 100 * LONGEST), LONGEST)]
    pieces = [piece for piece in pieces if weight(piece) >= LEAST_PASSAGE]
    if len(pieces) <= PASSAGES:
        return pieces
    return [pieces[index * len(pieces) // PASSAGES] for index in range(PASSAGES)]


def weight(text: str) -> int:
    """The letters of a text in UTF-8 bytes."""
    return sum(len(word.encode("utf-8", "replace")) for word in WORD.findall(text))


def classify(passage: str) -> tuple[str, float]:
    """The most probable language of a passage and its probability; capitals, which names are full of, and digits do not count."""
    words = " ".join(WORD.findall(unicodedata.normalize("NFC", passage)))
    code, share = identifier().classify(words.lower() if words.isupper() else words)
    return str(code), float(share)


@cache
def identifier() -> Any:
    """The detector with its own model, loaded at the first doubt (4.4 MB, less than a second)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def primary(tag: str) -> str:
    """The language of a BCP 47 tag, in two letters where English has three: "en-GB" -> "en", "eng" -> "en"."""
    code = re.split(r"[-_]", tag.strip().casefold(), maxsplit=1)[0]
    return "en" if code in ("eng", "english") else code


def same(seen: str, expected: str) -> bool:
    """Whether two codes are one language here; Norwegian goes by three."""
    norwegian = {"no", "nb", "nn"}
    return seen == expected or (seen in ENGLISH and expected in ENGLISH) or {seen, expected} <= norwegian


def name_of(code: str) -> str:
    """A language as words: `name_of("de")` is "German (de)"; a code without a name stands for itself."""
    return f"{NAMES[code]} ({code})" if code in NAMES else repr(code)
