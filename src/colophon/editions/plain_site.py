"""What a desk has published as plain Markdown with the means to build a site from it that knows nothing of Colophon."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files

import yaml
from msgspec import structs

from colophon.article.article import Article, Block, Image, Link, Paragraph
from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline
from colophon.article.safe_address import safe_address
from colophon.editions.edition import DeskPage
from colophon.editions.targets.conventions import Convention
from colophon.editions.targets.mirror import Mirror
from colophon.editions.targets.post import picture_file, pictures_of
from colophon.editions.targets.target import Standing
from colophon.editions.words import words_for

_LAYOUTS = {"single.html": "layouts/_default/single.html", "list.html": "layouts/index.html"}


def plain_site(standings: Iterable[Standing], desk: DeskPage) -> Iterator[tuple[str, bytes]]:
    """`content/` in CommonMark, the pictures that it shows, a short program that builds it, and the same for Hugo."""
    known = {"name": desk.name, "lang": desk.language, "direction": direction(desk.language)}
    yield "site.yaml", _yaml(known)
    yield "hugo.toml", f'title = {json.dumps(desk.name, ensure_ascii=False)}\nbaseURL = "/"\n'.encode()
    room = files("colophon.editions").joinpath("plain")
    yield "build.py", room.joinpath("build.txt").read_bytes()
    for name, path in _LAYOUTS.items():
        yield path, room.joinpath(name).read_bytes()
    given: set[str] = set()
    for standing in standings:
        own = {url: picture_file(picture) for url, picture in pictures_of(standing).items()}
        for url, name in own.items():
            if name not in given:
                yield f"static/pictures/{name}", standing.pictures[url].data
        given.update(own.values())
        article = _with_own(standing.edition.article, {url: f"../pictures/{name}" for url, name in own.items()})
        shown = replace(standing, edition=replace(standing.edition, article=article))
        yield f"content/{standing.day}-{standing.slug}.md", _content(shown, desk)


def _with_own(article: Article, own: Mapping[str, str]) -> Article:
    """With the pictures that lie beside the pages; any other is a link, so that a reader asks nobody else."""
    links, see = list(article.links), words_for(article.language)["see_picture"]
    blocks: list[Block] = []
    for block in (*((article.lead_image,) if article.lead_image else ()), *article.blocks):
        if not isinstance(block, Image):
            blocks.append(block)
            continue
        below = " · ".join(filter(None, (block.caption, escape_inline(block.credit))))
        if block.url in own:
            blocks.append(structs.replace(block, url=own[block.url], caption=below))
            continue
        links.append(Link(block.url))
        way = f"[{see}][{len(links)}]" if safe_address(block.url) else ""
        said = (escape_inline(block.alt) if block.alt != block.caption else "", way, below)
        blocks.append(Paragraph(" · ".join(filter(None, said))))
    return replace(article, lead_image=None, blocks=tuple(blocks), links=tuple(links))


def _content(standing: Standing, desk: DeskPage) -> bytes:
    """Front matter that every builder takes, and the text with its credits around it."""
    article = standing.edition.article
    known = {
        "title": plain(article.title),
        "date": standing.since,
        "day": standing.day,
        "lang": article.language,
        "direction": direction(article.language),
        "key": standing.key,
    }
    mirror = Mirror(Convention.MIRROR)
    text = mirror.files(standing, desk)[mirror.path(standing)].decode()
    _, _, body = text.removeprefix("---\n").partition("\n---\n")
    return b"---\n" + _yaml(known) + b"---\n" + body.encode()


def _yaml(known: dict[str, str]) -> bytes:
    return str(yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10**9)).encode("utf-8", "replace")
