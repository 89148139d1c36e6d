"""The conventions of text mirrors of news desks: desk name in backquotes, reprint links, disclaimers, footer links."""

import re
from dataclasses import replace

from colophon.article.credit import SourceReference
from colophon.intake.published.credit_lines import LONGEST_LINE, bare
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.names import links_in, without_links

_DESK = re.compile(r"[\s*>]*`([^`]{1,60})`[\s*]*")
_REPRINT = re.compile(r"\s*(?:轉載自|转载自|转自|轉自|reposted from|republished from)\s*[:：]?\s*(.+)", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"(?:免责声明|免責聲明|免責声明|disclaimer|avertissement|clause de non-responsabilité|descargo de responsabilidad|"
    r"aviso legal|haftungsausschluss|отказ от ответственности|дисклеймер|відмова від відповідальності|"
    r"إخلاء مسؤولية|إخلاء المسؤولية|免責事項)\s*[:：]",
    re.IGNORECASE,
)
_BETWEEN_LINKS = re.compile(r"[\s|｜·•,，、/*_>-]*")


def read_line(line: str, definitions: Definitions) -> Found | None:
    """A desk's name, a reprint notice or a disclaimer; None for any other line."""
    desk = _DESK.match(line) if len(line) <= LONGEST_LINE else None
    if desk:
        return _desk(desk[1].strip(), line[desk.end() :], definitions)
    if _DISCLAIMER.match(bare(line)):
        return Found(convention=Convention.MIRROR, disclaimer=line.strip())
    return _reprint(line, definitions) if len(line) <= LONGEST_LINE else None


def read_footer_links(line: str, definitions: Definitions) -> Found | None:
    """A line of two or more links and nothing else."""
    links = links_in(line, definitions) if len(line) <= 4 * LONGEST_LINE else []
    rest = without_links(line)
    for name, _ in links:
        rest = rest.replace(name, "", 1)
    if len(links) < 2 or not _BETWEEN_LINKS.fullmatch(rest):
        return None
    return Found(convention=Convention.MIRROR, footer=line.strip())


def _desk(name: str, behind: str, definitions: Definitions) -> Found | None:
    """A desk's name, alone on its line or before a reprint notice."""
    if not behind.strip():
        return Found(convention=Convention.MIRROR, publisher=name)
    reprint = _reprint(behind, definitions)
    return replace(reprint, publisher=name) if reprint else None


def _reprint(line: str, definitions: Definitions) -> Found | None:
    links = links_in(line, definitions)
    match = _REPRINT.fullmatch(bare(without_links(line)))
    if not match or len(links) != 1 or not links[0][0].endswith(match[1].strip()):
        return None
    name, url = match[1].strip(), links[0][1]
    return Found(convention=Convention.MIRROR, notice=line.strip(), source=SourceReference(url=url, publisher=name))
