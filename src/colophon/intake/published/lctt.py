"""The convention of LCTT: fields in `[#]:` lines on top, and a footer below a rule of hyphens."""

import re
from dataclasses import replace

from colophon.article.credit import Credit, Role, SourceReference
from colophon.intake.published.credit_lines import read_credit_line
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.names import names_in

_FIELD = re.compile(r"\s*\[[#^]{1,2}\]:?\s*[:：]?\s*([A-Za-z]+)\s*[:：]\s*(.*?)\s*$")
_RULE = re.compile(r"\s*-{20,}\s*")
_GROUP = re.compile(r"\s*本文由.{0,400}(?:编译|編譯|翻译|翻譯|推出|发布|發佈).*")
_WRAPPED = (("(", ")"), ("（", "）"), ('"', '"'), ("“", "”"), ("'", "'"))
_PEOPLE = {
    "author": Role.AUTHOR,
    "collector": Role.SELECTOR,
    "selector": Role.SELECTOR,
    "translator": Role.TRANSLATOR,
    "reviewer": Role.REVIEWER,
    "proofreader": Role.PROOFREADER,
    "publisher": Role.PUBLISHER,
}
_MARKS_OF_LCTT = re.compile(r"\s*(?:\[[#^]{1,2}\]:|via\s*[:：]|本文由)", re.IGNORECASE)


def is_rule(line: str) -> bool:
    """Whether the line is the rule above an LCTT footer."""
    return bool(_RULE.fullmatch(line))


def is_lctt(lines: tuple[str, ...]) -> bool:
    """Whether any line is one that only this convention prints. There 校对 is the bilingual review."""
    return any(_MARKS_OF_LCTT.match(line) for line in lines)


def read_line(line: str, definitions: Definitions) -> Found | None:
    """A header field, a footer line, or the line naming the group; None for any other."""
    field = _FIELD.match(line)
    if field:
        return _field(field[1].lower(), _unwrapped(field[2]), definitions)
    if len(line) < 1000 and _GROUP.fullmatch(line):
        return Found(convention=Convention.LCTT, notice=line.strip())
    return None


def read_footer_line(line: str, definitions: Definitions) -> Found | None:
    """A credit line where 校对 names the reviewer."""
    found = read_credit_line(line, definitions, convention=Convention.LCTT)
    if found is None:
        return None
    people = tuple(replace(c, role=Role.REVIEWER) if c.role is Role.PROOFREADER else c for c in found.credits)
    return replace(found, credits=people)


def _unwrapped(value: str) -> str:
    for opening, closing in _WRAPPED:
        if value.startswith(opening) and value.endswith(closing) and len(value) > 1:
            return value[1:-1].strip()
    return value


def _field(key: str, value: str, definitions: Definitions) -> Found:
    found = Found(convention=Convention.LCTT)
    if key == "subject":
        return replace(found, source=SourceReference(title=value))
    if key == "via":
        return replace(found, source=SourceReference(url=value))
    if key == "url":
        return replace(found, url=value)
    role = _PEOPLE.get(key)
    names = names_in(value, definitions)
    if role is None or names is None:
        return replace(found, unread=(f"{key}: {value}",)) if value else found
    people = tuple(Credit(role, name, url) for name, url in names) or (Credit(role, ""),)
    return replace(found, credits=people)
