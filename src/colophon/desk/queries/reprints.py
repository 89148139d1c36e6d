"""What a desk has published, as those who look at reprints ask for it."""

from collections.abc import Sequence
from functools import cached_property

from django.db.models import Max

from colophon.adapters.home import Home
from colophon.adapters.reprint_index import current_index
from colophon.desk.models import Edition as EditionRecord
from colophon.desk.queries.article import published_edition
from colophon.editions.edition import Edition, placed
from colophon.watch.reprints.index import ReprintIndex
from colophon.watch.reprints.printed import text_of


class DeskShelf:
    """An `EditionShelf` over everything that the desks of a home have published. Its index is a file beside them."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @cached_property
    def site(self) -> str:
        return self._home.settings().desk.address

    def editions(self, name: str) -> Sequence[Edition]:
        records = EditionRecord.objects.filter(translation__key=name).order_by("number")
        return sorted(placed(published_edition(one) for one in records), key=lambda one: one.number)

    def index(self) -> ReprintIndex:
        """As it has to be now; only what was published since the last time is read."""
        newest = EditionRecord.objects.values_list("translation__key").annotate(newest=Max("pk"))
        versions = {key: str(number) for key, number in newest}
        return current_index(self._home.path / "reprints.index", versions, self._text)

    def _text(self, name: str) -> str:
        return text_of(self.editions(name)[-1].article)
