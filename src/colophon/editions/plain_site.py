"""What a desk has published as plain Markdown with the means to build a site from it that knows nothing of Colophon."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

import yaml

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.editions.edition import DeskPage
from colophon.editions.targets.conventions import Convention
from colophon.editions.targets.mirror import Mirror
from colophon.editions.targets.target import Standing

_LAYOUTS = {"single.html": "layouts/_default/single.html", "list.html": "layouts/index.html"}


def plain_site(standings: Iterable[Standing], desk: DeskPage) -> Iterator[tuple[str, bytes]]:
    """`content/` in CommonMark, a short program that builds it, and the same for Hugo."""
    known = {"name": desk.name, "lang": desk.language, "direction": direction(desk.language)}
    yield "site.yaml", _yaml(known)
    yield "hugo.toml", f'title = {json.dumps(desk.name, ensure_ascii=False)}\nbaseURL = "/"\n'.encode()
    room = files("colophon.editions").joinpath("plain")
    yield "build.py", room.joinpath("build.txt").read_bytes()
    for name, path in _LAYOUTS.items():
        yield path, room.joinpath(name).read_bytes()
    for standing in standings:
        yield f"content/{standing.day}-{standing.slug}.md", _content(standing, desk)


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
