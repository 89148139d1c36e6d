"""Editions as PDF, set by WeasyPrint from the same pages as everything else; it fetches nothing."""

from pathlib import PurePosixPath

from colophon.article.inline import plain
from colophon.editions.edition import DeskPage, Files
from colophon.editions.targets.print_page import picture_name, print_page
from colophon.editions.targets.target import Entry, OfMonth, Picture, Standing
from colophon.errors import TargetError


class Pdf:
    """Each article as `<month>/<slug>.pdf`, and `<month>.pdf` with all of the month."""

    def path(self, standing: Standing) -> str:
        return f"{standing.month}/{standing.slug}.pdf"

    def files(self, standing: Standing, desk: DeskPage) -> Files:
        return {self.path(standing): _set([standing], desk, title=plain(standing.edition.article.title))}

    def month_list(self, month: str) -> str:
        return f"{month}.pdf"

    def lists(self, month: str, entries: tuple[Entry, ...], desk: DeskPage, of_month: OfMonth) -> Files:
        articles = [one for one in of_month() if not one.withdrawn]
        return {self.month_list(month): _set(articles, desk, title=f"{desk.name}, {month}")} if articles else {}


def _set(articles: list[Standing], desk: DeskPage, *, title: str) -> bytes:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as error:
        raise TargetError(
            "PDF needs WeasyPrint, which is not here.", hint="Install it: pip install 'colophon[pdf]'"
        ) from error
    held = {f"{picture_name(one, url)}": picture for one in articles for url, picture in one.pictures.items()}

    class Held(URLFetcher):  # type: ignore[misc]
        """Gives the pictures that we hold and nothing else: a PDF asks nobody."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
            picture = _asked(url, held)
            if picture is None:
                raise ValueError("not ours")
            return URLFetcherResponse(url, picture.data, {"Content-Type": picture.kind})

    page = print_page(articles, desk, title=title)
    made = HTML(string=page, base_url="https://page.invalid/", url_fetcher=Held()).write_pdf()
    return bytes(made)


def _asked(url: str, held: dict[str, Picture]) -> Picture | None:
    name = PurePosixPath(url.removeprefix("https://page.invalid/"))
    return held.get(str(name))
