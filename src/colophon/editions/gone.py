"""What stands in the place of an article that was taken down: that it is gone, since when, and what readers hear."""

from collections.abc import Iterator

from colophon.editions.edition import DeskPage
from colophon.editions.filling.fill import filled
from colophon.editions.theme import Look
from colophon.editions.words import words_for


def gone_pages(look: Look, desk: DeskPage) -> Iterator[tuple[str, bytes]]:
    """A page in each folder that an edition had. It names neither the title nor the people."""
    for one in look.gone:
        common = {"desk": desk, "words": words_for(one.language or desk.language), "root": "../", "url": ""}
        yield f"{one.slug}/index.html", filled("gone.html", look.theme, **common, gone=one)
