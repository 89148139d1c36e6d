"""Fetching the pictures of an article that the desk may show, once, for targets that hold them themselves."""

from collections.abc import Iterable, Mapping

from colophon.adapters.home import Home
from colophon.desk.models import ImageRights, TranslationRecord
from colophon.editions.targets.target import Picture
from colophon.errors import ColophonError
from colophon.intake.fetching import Fetcher


def held_pictures(
    translation: TranslationRecord, shown: Iterable[str], *, home: Home, fetcher: Fetcher
) -> tuple[Mapping[str, Picture], tuple[str, ...]]:
    """The pictures by address, and in words which could not be had. Without recorded rights none is even asked for."""
    allowed = set(ImageRights.objects.filter(translation=translation).values_list("url", flat=True))
    held: dict[str, Picture] = {}
    missing: list[str] = []
    for url in shown:
        if url not in allowed:
            continue
        try:
            held[url] = home.pictures.get(url) or home.pictures.keep(url, fetcher.fetch(url).body)
        except ColophonError as error:
            missing.append(f"A picture could not be had ({url[:200]}): {error.message}")
    return held, tuple(missing)
