"""The pages between articles: front page, archive, people, languages, sections, topics, corrections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from colophon.article.article import Article
from colophon.editions.edition import DeskPage
from colophon.editions.filling.fill import filled
from colophon.editions.html import setting_of
from colophon.editions.listing import CORRECTIONS, FRONT, Cut, cuts, page_path
from colophon.editions.shelf import ListName, Shelf, Shown
from colophon.editions.theme import OWN_PAGES, Look
from colophon.editions.words import words_for

FOLDERS = ("languages", "sections", "tags", "people", "archive")
ON_FRONT, MONTHS_ON_FRONT, TOPICS_ON_FRONT = 24, 12, 30
_AT_ONCE = 24
"""Of how many pages the entries are held at once."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the neighbours of a list's page are, as paths from the root; empty where there is none."""

    newer: str
    older: str


def list_pages(
    shelf: Shelf, name: str, numbers: Iterable[int], desk: DeskPage, look: Look
) -> Iterator[tuple[str, bytes]]:
    """These pages of a list, which is not the front page."""
    wanted = set(numbers)
    for some in _runs(cut for cut in reversed(cuts(shelf.count(name))) if cut.number in wanted):
        begun = some[0].start
        shown = shelf.entries(name, begun, some[-1].stop)
        for cut in some:
            its = shown[cut.start - begun : cut.stop - begun]
            yield page_path(name, cut.number), _list_page(shelf, name, cut, its, desk, look)


def _runs(wanted: Iterable[Cut]) -> Iterator[Sequence[Cut]]:
    """Pages that follow one another, the oldest first: to count off the entries before each page would take longest."""
    some: list[Cut] = []
    for cut in wanted:
        if some and (some[-1].stop < cut.start or len(some) == _AT_ONCE):
            yield some
            some = []
        some.append(cut)
    if some:
        yield some


def front_page(shelf: Shelf, desk: DeskPage, look: Look) -> bytes:
    """The newest articles, and the ways to all others."""
    count = shelf.count(FRONT)
    months = shelf.lists("archive")
    topics = sorted(shelf.lists("tags"), key=lambda one: (-one.count, one.name))[:TOPICS_ON_FRONT]
    return filled(
        "home.html",
        look.theme,
        **_common(desk, "", ""),
        entries=_newest_first(shelf.entries(FRONT, max(0, count - ON_FRONT), count)),
        more=count > ON_FRONT,
        languages=shelf.lists("languages"),
        sections=shelf.lists("sections"),
        topics=sorted(topics, key=lambda one: one.name),
        months=tuple(reversed(months))[:MONTHS_ON_FRONT],
    )


def index_page(shelf: Shelf, folder: str, desk: DeskPage, look: Look) -> bytes:
    """Everything that has a list in a folder: all people, all months."""
    found = shelf.lists(folder)
    ordered = tuple(reversed(found)) if folder == "archive" else tuple(sorted(found, key=_by_label))
    common = _common(desk, "../", f"{folder}/")
    return filled("names.html", look.theme, **common, folder=folder, heading=folder, lists=ordered)


def own_pages(desk: DeskPage, look: Look) -> Iterator[tuple[str, bytes]]:
    """About, standards and licence, in the desk's own words where it has written some; and the page to search from."""
    for name in OWN_PAGES:
        text = look.pages.get(name, "")
        article = _read(text, desk.language) if text else None
        body = setting_of(article, desk).blocks(article.blocks) if article else ""
        common = _common(desk, "../", f"{name}/")
        heading = article.title if article else ""
        yield f"{name}/index.html", filled("own.html", look.theme, **common, page=name, heading=heading, body=body)
    if desk.search:
        yield "search/index.html", filled("search.html", look.theme, **_common(desk, "../", "search/"))
        yield "search.js", files("colophon.editions").joinpath("script", "search.js").read_bytes()


def _read(text: str, language: str) -> Article:
    from colophon.article.read_markdown import read_markdown  # a third of what setting a site has to load

    return read_markdown(text, language=language)


def _list_page(shelf: Shelf, name: str, cut: Cut, shown: Sequence[Shown], desk: DeskPage, look: Look) -> bytes:
    folder = name.partition("/")[0]
    depth = name.count("/") + (2 if cut.number else 1)
    path = page_path(name, cut.number).removesuffix("index.html")
    return filled(
        "corrections.html" if name == CORRECTIONS else "list.html",
        look.theme,
        **_common(desk, "../" * depth, path),
        folder=folder,
        label=shown[-1].place.label if shown else "",
        entries=_newest_first(shown),
        count=shelf.count(name),
        number=cut.number,
        way=_way(name, cut.number, shelf.count(name)),
    )


def _way(name: str, number: int, count: int) -> Way:
    last = len(cuts(count)) - 1

    def at(wanted: int) -> str:
        return page_path(name, wanted).removesuffix("index.html")

    if number == 0:
        return Way("", at(last) if last else "")
    return Way(at(number + 1 if number < last else 0), at(number - 1) if number > 1 else "")


def _newest_first(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(reversed(tuple(shown)))


def _by_label(one: ListName) -> tuple[str, str]:
    return one.label.casefold(), one.name


def _common(desk: DeskPage, root: str, path: str) -> dict[str, object]:
    return {"desk": desk, "words": words_for(desk.language), "root": root or "./", "url": desk.url(path)}
