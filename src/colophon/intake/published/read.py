"""Reading a translation that was published already: text on one side, credits, source and notices on the other."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from colophon.article.article import Article, Block, Heading, ListItem, Paragraph, Quotation
from colophon.article.credit import Credit, SourceReference
from colophon.intake.published import global_voices, gold_miner, lctt, mirror, zones
from colophon.intake.published.body import read_blocks, read_body
from colophon.intake.published.credit_lines import read_credit_line
from colophon.intake.published.found import Convention, Definitions, Found, Published
from colophon.intake.published.front_matter import front_matter
from colophon.intake.published.joined import joined
from colophon.intake.published.merge import contradictions, merged

_SHORTEST_TEXT = 3
_REFERENCE = re.compile(r"\]\s?\[([^\[\]]*)\]|\[([^\[\]]+)\]")


def read_published(text: str, *, language: str = "") -> Published:
    """Read Markdown or plain text. Only what stands before and after the article's own text is read as credits."""
    lines = tuple(text.lstrip("\ufeff").replace("\r\n", "\n").split("\n"))
    found, doubted = _found(lines)
    title = zones.title_line(lines, found)
    taken = set(found) | (set(range(title[0], title[1] + 1)) if title else set())
    taken |= _rule_above(lines, taken)
    taken |= _definitions_of(lines, taken)
    left = {index: value.left for index, value in found.items() if value.left}
    kept = ((index, left.get(index, "") if index in taken else line) for index, line in enumerate(lines))
    body = "\n".join(line for index, line in kept if index not in taken or index in left).strip("\n")
    heading = lines[title[0]].lstrip("#").strip() if title else ""
    article = read_body(body, language=language)
    article = replace(article, title=heading or article.title)
    read = tuple(lines[i] for i in sorted(taken) if lines[i].strip())
    return _published(article, found, doubted, body=body, read=read)


def lift_credits(article: Article) -> Published:
    """Take the credit lines out of the first and last blocks of an article that was read from a page."""
    definitions = {str(number): link.url for number, link in enumerate(article.links, 1)}
    texts = tuple(_only_line(block) for block in article.blocks)
    found, doubted = _in_zones(texts, definitions)
    kept = tuple(
        Paragraph(found[index].left) if index in found else block
        for index, block in enumerate(article.blocks)
        if index not in found or found[index].left
    )
    read = tuple(texts[index] for index in sorted(found))
    body = "\n\n".join(map(_text, kept))
    return _published(replace(article, blocks=kept), found, doubted, body=body, read=read)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph | Heading | ListItem | Quotation) else ""


def _only_line(block: Block) -> str:
    """The text of a block that may be a credit line; a picture or table divides text like an image line."""
    return _text(block).replace("\n", " ") or "![]()"


def _found(lines: tuple[str, ...]) -> tuple[dict[int, Found], tuple[str, ...]]:
    """What was read by line number, and the lines that might have been credits and stay in the text."""
    front = front_matter(lines)
    start = len(front)
    rest, doubted = _in_zones(lines[start:], zones.definitions(lines))
    return {**front, **{index + start: value for index, value in rest.items()}}, doubted


def _in_zones(lines: tuple[str, ...], definitions: Definitions) -> tuple[dict[int, Found], tuple[str, ...]]:
    from_lctt = lctt.is_lctt(lines)
    two_lines = joined(lines)

    def read(index: int) -> Found | None:
        if index - 1 in two_lines and read(index - 1):
            return Found(convention=Convention.PLAIN)
        return _line(two_lines.get(index, lines[index]), definitions, from_lctt=from_lctt)

    def read_below(index: int) -> Found | None:
        return read(index) or mirror.read_footer_links(lines[index], definitions)

    above, doubted_above = _in_company(zones.header(lines, read), lines)
    below, doubted_below = _in_company(zones.footer(lines, read_below), lines)
    if not any(f.credits or f.disclaimer or f.source for f in below.values()):
        below = {index: f for index, f in below.items() if not f.footer}
    return dict(sorted({**below, **above}.items())), tuple(dict.fromkeys((*doubted_above, *doubted_below)))


def _in_company(found: dict[int, Found], lines: tuple[str, ...]) -> tuple[dict[int, Found], tuple[str, ...]]:
    """Lines that could be something else are credits only where another line of the zone surely is one."""
    if any(f.sure and (f.credits or f.source) for f in found.values()):
        return found, ()
    doubted = tuple(lines[index].strip() for index, f in found.items() if not f.sure)
    return {index: f for index, f in found.items() if f.sure}, doubted


def _line(line: str, definitions: Definitions, *, from_lctt: bool) -> Found | None:
    """The first convention that knows the line reads it."""
    if not line.strip() or zones.definition(line):
        return None
    found = (
        lctt.read_line(line, definitions)
        or mirror.read_line(line, definitions)
        or global_voices.read_line(line, definitions)
    )
    if found:
        return found
    if from_lctt:
        return lctt.read_footer_line(line, definitions)
    return gold_miner.read_line(line, definitions) or read_credit_line(line, definitions)


def _rule_above(lines: tuple[str, ...], taken: set[int]) -> set[int]:
    """The rule that stands straight above a footer that was read."""
    out: set[int] = set()
    for index in taken:
        above = index - 1
        while above >= 0 and not lines[above].strip():
            above -= 1
        ruled = above > 1 and re.fullmatch(r"\s*-{3,}\s*", lines[above])
        if ruled and above not in taken and not lines[above - 1].strip():
            out.add(above)
    return out


def _definitions_of(lines: tuple[str, ...], taken: set[int]) -> set[int]:
    """The link definitions that only credits point at."""
    used_by_credits = _labels(lines[i] for i in taken)
    used_by_body = _labels(line for i, line in enumerate(lines) if i not in taken and not zones.definition(line))
    out: set[int] = set()
    for index, line in enumerate(lines):
        found = zones.definition(line)
        if found and index not in taken and found[0] in used_by_credits - used_by_body:
            out.add(index)
    return out


def _labels(lines: Iterable[str]) -> set[str]:
    return {(m[1] or m[2] or "").strip().casefold() for line in lines for m in _REFERENCE.finditer(line)} - {""}


def _published(
    article: Article, found: dict[int, Found], doubted: tuple[str, ...], *, body: str, read: tuple[str, ...]
) -> Published:
    values = list(found.values())
    unread = [part for value in values for part in value.unread]
    title, more_titles = _one([*(f.title for f in values), article.title])
    url, more_urls = _one([*(f.url for f in values), article.url])
    publisher, more_publishers = _one([*(f.publisher for f in values), article.publisher])
    source, more_sources = _source([*(f.source for f in values), article.source])
    credits, said_twice = merged([*article.credits, *(credit for f in values for credit in f.credits)])
    said_twice += tuple(contradictions(*_above_and_below(found)))
    footer = "\n\n".join(f.footer for f in values if f.footer)
    lifted = replace(
        article,
        title=title,
        url=url,
        publisher=publisher,
        source=source,
        credits=credits,
        notice="\n".join([article.notice] * bool(article.notice) + [f.notice for f in values if f.notice]),
        disclaimer="\n".join(
            [article.disclaimer] * bool(article.disclaimer) + [f.disclaimer for f in values if f.disclaimer]
        ),
        footer=(*article.footer, *read_blocks(footer)),
    )
    return Published(
        article=lifted,
        body=body,
        conventions=tuple(c for c in Convention if any(f.convention is c for f in values)),
        lines_read=read,
        left=tuple(f.left for f in values if f.left),
        unread=(*unread, *doubted, *said_twice, *more_titles, *more_urls, *more_publishers, *more_sources),
    )


def _above_and_below(found: dict[int, Found]) -> tuple[list[Credit], list[Credit]]:
    """The credits of the lines before the text and of those behind it: the widest gap lies between them."""
    lines = sorted(found)
    gaps = [(below - above, below) for above, below in pairwise(lines)]
    gap, start = max(gaps, default=(0, 0))
    if gap <= _SHORTEST_TEXT:
        return [], []
    above = [credit for index, one in found.items() if index < start for credit in one.credits]
    return above, [credit for index, one in found.items() if index >= start for credit in one.credits]


def _one(values: list[str]) -> tuple[str, list[str]]:
    """The first value, and the others that differ from it."""
    distinct: dict[str, str] = {}
    for value in values:
        if value:
            distinct.setdefault(value.rstrip("/"), value)
    kept = list(distinct.values())
    return (kept[0], kept[1:]) if kept else ("", [])


def _source(sources: list[SourceReference | None]) -> tuple[SourceReference | None, list[str]]:
    known = [s for s in sources if s is not None]
    if not known:
        return None, []
    chosen: dict[str, str] = {}
    unread: list[str] = []
    for name in SourceReference.__struct_fields__:
        chosen[name], more = _one([str(getattr(s, name)) for s in known])
        unread += [one for one in more if name != "publisher" or not _is_host(one, known)]
    return SourceReference(**chosen), unread


def _is_host(publisher: str, sources: Iterable[SourceReference]) -> bool:
    """Whether a publisher's name is no more than where its page stands."""
    host = publisher.casefold().removeprefix("www.")
    return any(
        one.url.casefold().removeprefix("https://").removeprefix("www.").split("/")[0] == host for one in sources
    )
