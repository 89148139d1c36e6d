"""The convention of Global Voices: by-lines in words, and a sentence that names where a story appeared first."""

import re
from datetime import datetime

from colophon.article.credit import Credit, Role, SourceReference
from colophon.intake.published.credit_lines import LONGEST_LINE, bare
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.names import first_address, names_in, without_links

_APPEARED = (
    r"(?:(?:An? (?:\w+ )?version of )?(?:This|The) (?:\w+ )?(?:story|article|post|piece|text|report|interview|essay)"
    r"(?: (?:was written )?by (?P<who>.+?),?)?(?: and)?(?: that)? (?:was )?)?"
    r"(?:originally|first) (?:appeared|published|posted)"
    r"(?: (?:on|in|by|at) (?P<where>.+?))?(?: on (?P<day>[\w ,]{0,30}\d{4}))?(?:(?:[.,;]| and (?:is|was|has) ).*)?",
    r"(?:Cet article|Ce texte|Cette histoire)(?: de (?P<who>.+?))?,? "
    r"(?:est paru|a été publiée?|a d'abord été publiée?)"
    r"(?: (?:à l['’]origine|initialement))?"
    r"(?: (?:sur|dans|par) (?P<where>.+?))?(?: le (?P<day>[^,.]*\d{4}))?(?:[.,].*)?",
    r"Est[ea] (?:historia|artículo|texto|nota)"
    r"(?: (?:de|por) (?P<who>.+?))? (?:apareció|se publicó|fue publicad[oa])"
    r"(?: originalmente)?(?: (?:en|por) (?P<where>.+?))?(?: el (?P<day>[^,.]*\d{4}))?(?:[.,].*)?",
    r"(?:Эта статья|Этот материал|Этот текст)(?: (?P<who>.+?))? (?:впервые|изначально|первоначально)"
    r" (?:опубликован[аоы]?|появил[асьо]+)"
    r"(?: (?:на сайте|на|в) (?P<where>.+?))?(?: (?P<day>\d[^,]*\d{4})(?: года| г\.)?)?(?:[.,].*)?",
    r"(?:本文|这篇文章|這篇文章)(?:由(?P<who>[^，,。]+?)(?:撰写|撰寫|所写|所寫)?[，,])?(?:最初|首次|首先|最早|原)?(?:于(?P<day>[\d年月日./-]+))?"
    r"(?:刊登|刊|发表|發表|发布|發布|载|載)[于於在](?P<where>[^，。]+).*",
    r"(?:نشرت هذه القصة|نشر هذا المقال|ظهرت هذه القصة|ظهر هذا المقال)"
    r"(?: بقلم (?P<who>.+?))? (?:لأول مرة|في الأصل|أصلا)"
    r"(?: (?:على|في) (?P<where>.+?))?(?: (?:في|بتاريخ) (?P<day>[^,.،]*\d{4}))?(?:[.,،].*)?",
)
_SENTENCES = tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in _APPEARED)
_FORMATS = ("%B %d %Y", "%d %B %Y", "%b %d %Y", "%d %b %Y", "%Y-%m-%d", "%Y年%m月%d日")


def read_line(line: str, definitions: Definitions) -> Found | None:
    """The sentence that names the first publication; None for any other line."""
    if len(line) > LONGEST_LINE:
        return None
    text = bare(line)
    plain = without_links(text)
    for sentence in _SENTENCES:
        match = sentence.fullmatch(plain)
        if match:
            return _story(match, line, definitions)
    return None


def _story(match: re.Match[str], line: str, definitions: Definitions) -> Found:
    parts = match.groupdict(default="")
    who = names_in(parts.get("who", ""), {}) or ()
    day = parts.get("day", "").strip()
    return Found(
        convention=Convention.GLOBAL_VOICES,
        credits=tuple(Credit(Role.AUTHOR, name) for name, _ in who),
        notice=line.strip(),
        source=SourceReference(
            url=first_address(line, definitions),
            publisher=parts.get("where", "").strip(),
            published=_iso(day),
            author=parts.get("who", "").strip(),
        ),
    )


def _iso(day: str) -> str:
    """The day as ISO 8601 where its form is known, else as printed."""
    plain = " ".join(day.replace(",", " ").split())
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return day
