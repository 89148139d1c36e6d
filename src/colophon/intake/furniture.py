"""What surrounds articles on pages, by the names of its elements and by how its lines begin."""

import re

from lxml.html import HtmlElement

from colophon.intake.runs import tokens, words

FURNITURE = words(
    "share sharing shares social sociable related newsletter comment comments kommentar kommentare disqus sidebar "
    "footer nav navigation navbar breadcrumb breadcrumbs menu cookie consent advert advertisement ads anzeige promo "
    "recommend recommended recommendations recommendation popular outbrain taboola subscribe subscription signup login "
    "pagination pager toolbar tags taglist byline copyright authorbox bio saboxplugin nextstory prevnext popup modal "
    "sponsor reply respond disclosure cta teasers linklist flyout author autor authors appstores"
)
_TAGS = ("nav", "footer", "form", "aside")
_NEVER = ("html", "body", "main")
_PROMOTION = re.compile(
    r"(?i)(?:mehr zum thema|auch interessant|lesen sie auch|das könnte (?:sie|dich|euch) auch|schon gelesen|"
    r"weitere (?:informationen|artikel|meldungen)|read (?:more|also|next)|related|see also|more on |more from|"
    r"you may also|recommended|(?:à )?lire aussi|vous aimerez|lea también|te puede interesar|leia também|leggi anche|"
    r"auch (?:lesen|auf )|(?:zum )?weiterlesen\b|weitere beiträge|mehr zu |explore further|follow us|síguenos|siga-nos|"
    r"(?:le |te )?puede[ns]? (?:interesar|ver)|suivez-nous|seguici|читайте ещ[её]|"
    r"подпи(?:сы|ши)|підпи(?:су|ши)|关注我们|"
    r"lees ook|läs även|les også|læs også|czytaj (?:też|także|również)|читайте (?:также|також)|相关阅读|相關閱讀|"
    r"延伸阅读|延伸閱讀|推荐阅读|関連記事|あわせて読みたい|관련 ?기사|اقرأ أيضا|sign up|subscribe|"
    r"zum newsletter|newsletter|teilen|share this|"
    r"(?:quelle|foto|photo|bild|titelbild|image|credit|kontakt|contact)s?\s*:|©|\(c\)|aktualisiert am|"
    r"view comments|advertisement|anzeige$)"
)
_LONGEST_PROMOTION = 120


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element says by its name that it holds what surrounds articles, not an article."""
    if element.tag in _NEVER:
        return False
    return element.tag in _TAGS or bool(tokens(element) & FURNITURE)


def leads_on(text: str) -> bool:
    """Whether a short line begins as lines do that lead to something else: "Read also", "Follow us", "Photo:"."""
    return len(text) <= _LONGEST_PROMOTION and bool(_PROMOTION.match(text))
