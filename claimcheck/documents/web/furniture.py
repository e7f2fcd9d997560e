"""Parts of a web page that belong to the site and not to the article, told by their tag or by their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TAGS = frozenset({"nav", "footer", "form", "menu"})
ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "alertdialog", "toolbar"})
# Classes and ids of pages of news sites, content systems and governments, 2010 to 2024, their words in small
# letters with blanks between: "relatedLinks" and "related-links" are "related links".
NAMES = re.compile(
    r"\b(?:ads?|adverts?|advertisement|advertising|sponsor(?:ed)?|outbrain|taboola|promos?|promotion"
    r"|newsletters?|sign ?up|subscri(?:be|ption)|paywall|related|recommend(?:ed|ations)|recirc|trending|popular"
    r"|shar(?:e|ing)|social|sociable|follow|comments?|disqus|discussion|respond|cookies?|consent|gdpr"
    r"|breadcrumbs?|nav|navbar|navigation|menu|toolbar|sidebar|footer|masthead|bylines?|popup|modal|login|feedback"
    r"|pagination|pager|skip|teasers?|most (?:read|viewed)|more (?:on|from|stories)|read (?:more|next)|up next"
    r"|also like|see also|(?:other|top|latest) stories|latest news|next (?:article|story)|author bio"
    r"|(?:site|page|global) header)\b"
)
CREDIT_WORDS = frozenset({"credit", "credits", "copyright", "photographer", "attribution"})
PICTURE_WORDS = frozenset({"photo", "image", "picture", "img", "media", "caption"})
NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")  # "relatedLinks", "related-links", "c-related__list"


def is_furniture(element: HtmlElement) -> bool:
    """Whether `element` holds what belongs to the site."""
    if element.tag in TAGS or element.get("role", "").lower() in ROLES:
        return True
    names = (*element.get("class", "").split(), element.get("id", ""))
    return any(NAMES.search(" ".join(_words_of(name))) for name in names)


def is_credit(element: HtmlElement) -> bool:
    """Whether `element` names who took a picture; one called "credit" elsewhere may hold money."""
    words = set(_words_of(f"{element.get('class', '')} {element.get('itemprop', '')}"))
    if not words & CREDIT_WORDS:
        return False
    return bool(words & PICTURE_WORDS) or next(element.iterancestors("figure", "figcaption"), None) is not None


def _words_of(name: str) -> list[str]:
    """The words that a name is made of, in small letters."""
    return [word.lower() for word in NAME_PARTS.findall(name)]
