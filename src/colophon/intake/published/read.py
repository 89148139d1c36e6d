"""Reading a translation that was published already: text on one side, credits, source and notices on the other."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace

from colophon.article.article import Article, Block, Heading, ListItem, Paragraph, Quotation
from colophon.article.credit import Credit, SourceReference
from colophon.intake.published import global_voices, gold_miner, lctt, mirror, zones
from colophon.intake.published.body import read_blocks, read_body
from colophon.intake.published.credit_lines import read_credit_line
from colophon.intake.published.found import Convention, Definitions, Found, Published
from colophon.intake.published.front_matter import front_matter

_REFERENCE = re.compile(r"\]\s?\[([^\[\]]*)\]|\[([^\[\]]+)\]")


def read_published(text: str, *, language: str = "") -> Published:
    """Read Markdown or plain text. Only what stands before and after the article's own text is read as credits."""
    lines = tuple(text.lstrip("\ufeff").replace("\r\n", "\n").split("\n"))
    found = _found(lines)
    title = zones.title_line(lines, found)
    taken = set(found) | (set(range(title[0], title[1] + 1)) if title else set())
    taken |= _rule_above(lines, taken)
    taken |= _definitions_of(lines, taken)
    body = "\n".join(line for index, line in enumerate(lines) if index not in taken).strip("\n")
    heading = lines[title[0]].lstrip("#").strip() if title else ""
    article = read_body(body, language=language)
    article = replace(article, title=heading or article.title)
    return _published(article, found, body=body, read=tuple(lines[i] for i in sorted(taken) if lines[i].strip()))


def lift_credits(article: Article) -> Published:
    """Take the credit lines out of the first and last blocks of an article that was read from a page."""
    definitions = {str(number): link.url for number, link in enumerate(article.links, 1)}
    texts = tuple(_only_line(block) for block in article.blocks)
    found = _in_zones(texts, definitions)
    kept = tuple(block for index, block in enumerate(article.blocks) if index not in found)
    read = tuple(texts[index] for index in sorted(found))
    return _published(replace(article, blocks=kept), found, body="\n\n".join(map(_text, kept)), read=read)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph | Heading | ListItem | Quotation) else ""


def _only_line(block: Block) -> str:
    """The text of a block that may be a credit line; a picture or table divides text like an image line."""
    return _text(block).replace("\n", " ") or "![]()"


def _found(lines: tuple[str, ...]) -> dict[int, Found]:
    front = front_matter(lines)
    start = len(front)
    definitions = zones.definitions(lines)
    rest = _in_zones(lines[start:], definitions)
    return {**front, **{index + start: value for index, value in rest.items()}}


def _in_zones(lines: tuple[str, ...], definitions: Definitions) -> dict[int, Found]:
    from_lctt = lctt.is_lctt(lines)

    def read(line: str) -> Found | None:
        return _line(line, definitions, from_lctt=from_lctt)

    def read_below(line: str) -> Found | None:
        return read(line) or mirror.read_footer_links(line, definitions)

    above = zones.header(lines, read)
    below = zones.footer(lines, read_below)
    if not any(f.credits or f.disclaimer or f.source for f in below.values()):
        below = {index: f for index, f in below.items() if not f.footer}
    return dict(sorted({**below, **above}.items()))


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


def _published(article: Article, found: dict[int, Found], *, body: str, read: tuple[str, ...]) -> Published:
    values = list(found.values())
    unread = [part for value in values for part in value.unread]
    title, more_titles = _one([*(f.title for f in values), article.title])
    url, more_urls = _one([*(f.url for f in values), article.url])
    publisher, more_publishers = _one([*(f.publisher for f in values), article.publisher])
    source, more_sources = _source([*(f.source for f in values), article.source])
    footer = "\n\n".join(f.footer for f in values if f.footer)
    lifted = replace(
        article,
        title=title,
        url=url,
        publisher=publisher,
        source=source,
        credits=_merged([*article.credits, *(credit for f in values for credit in f.credits)]),
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
        unread=(*unread, *more_titles, *more_urls, *more_publishers, *more_sources),
    )


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
    for field in fields(SourceReference):
        chosen[field.name], more = _one([str(getattr(s, field.name)) for s in known])
        unread += more
    return SourceReference(**chosen), unread


def _merged(credits: list[Credit]) -> tuple[Credit, ...]:
    """Each name once in a role, with the first address that any line gives it."""
    out: dict[tuple[str, str], Credit] = {}
    for credit in credits:
        key = (credit.role, credit.name.casefold())
        if key not in out or (credit.url and not out[key].url):
            out[key] = replace(credit, name=out[key].name if key in out else credit.name)
    return tuple(out.values())
