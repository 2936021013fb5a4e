"""What the markup around a paragraph says it is: a caption, a link to other stories, the site's furniture, a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

from attribution.articles.pagetree import Unit, holders

Mark = Literal["caption", "apart", "comment", "hidden"]
CAPTION = re.compile(r"(?:^|[\s_-])(?:(?:img|image|photo|picture|media|figure|wp|video|slide|gallery)?-?_?caption(?:-?text|__text)?|cutline|fig-?caption|photo-?credit|image-?credit)(?=$|[\s_-])", re.IGNORECASE)  # fmt: skip
APART = re.compile(
    r"(?:^|[\s_-])(?:related(?:-?(?:content|stories|articles|links|posts|items|news))?|recirc\w*|recommend\w*|teasers?|promos?|promo-?box|newsletters?"
    r"|(?:sign|log)-?(?:up|in)(?:-?form)?|subscri(?:be|ption)|read-?(?:more|next|also)|more-?(?:on|from|stories|news)|see-?also|also-?read|trending|most-?(?:read|popular|viewed)"
    r"|outbrain|taboola|sponsor(?:ed)?|advert\w*|ads?|ad-?(?:slot|unit|container|wrapper)|share|sharing|social|share-?(?:bar|tools|buttons)|author-?(?:bio|box|info|card)|about-?author"
    r"|breadcrumbs?|tags|tag-?list|cookie\w*|consent|paywall|piano|pagination|pager|footer|masthead|sidebar|toolbar|navbar|popup|modal"
    r"|callout-?link|in-?article-?link|rich-?link|inline-?(?:link|promo|related)|next-?(?:article|story)|story-?list|widget)(?=$|[\s_-])",
    re.IGNORECASE,
)
COMMENT = re.compile(r"(?:^|[\s_-])(?:comments?|comment-?(?:list|body|thread|text)|disqus\w*|replies|respond)(?=$|[\s_-])", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
ASIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "button", "menu", "dialog", "fieldset"})
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Names of whole pages ("single-post related-on"), which say nothing of what is in them.
WHOLE = frozenset({"html", "body", "main"})


class Marks:
    """The marks of a page's elements, each looked at once."""

    def __init__(self, trusted: Iterable[Any] = ()) -> None:
        self.known: dict[Any, Mark | None] = {}
        self.trusted = set(trusted)

    def of(self, unit: Unit) -> Mark | None:
        """The mark of the innermost marked element around a paragraph, None where nothing says that it is not the story."""
        for element in holders(unit.element):
            if element in self.trusted:
                return None
            if mark := self.own(element):
                return mark
        return None

    def own(self, element: Any) -> Mark | None:
        """What an element says of itself, its surroundings aside."""
        if element not in self.known:
            self.known[element] = own_mark(element)
        return self.known[element]


def own_mark(element: Any) -> Mark | None:
    """What an element says of itself by its tag, its class, its id and its role."""
    tag = element.tag
    if not isinstance(tag, str) or tag in WHOLE:
        return None
    if tag == "figcaption":
        return "caption"
    names = CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-component') or ''}")
    if CAPTION.search(names) or "caption" in (element.get("itemprop") or "").lower():
        return "caption"
    if tag in ASIDE_TAGS or APART.search(names) or element.get("role") in ("navigation", "complementary", "search", "dialog"):
        return "apart"
    if COMMENT.search(names):
        return "comment"
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or HIDDEN.search(element.get("style") or ""):
        return "hidden"
    return None
