"""One target as the deliveries see it: it puts an article there or removes it, and says what stands there then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from colophon.adapters.home import Home
from colophon.adapters.targets.carrying import Carrier, Change, PlacedFolder, change_tree, paths_in
from colophon.article.without_pictures import picture_addresses
from colophon.desk.actions.pictures import held_pictures
from colophon.desk.actions.set_site import site_folder, site_lags
from colophon.desk.models import DeliveryRecord, Target
from colophon.desk.queries.standing import entries_at, lost_at, standing_in, standing_of
from colophon.desk.queries.takedowns import gone_from
from colophon.desk.targets.clients import carrier_of, form_of, record_of, wordpress_of
from colophon.editions.edition import DeskPage, Files
from colophon.editions.slug import MADE_ANEW
from colophon.editions.targets.target import Delivery, Entry, FileForm, Form, Standing, TargetClient, entry_of
from colophon.editions.theme import Gone
from colophon.errors import SiteNotSetError, TargetOutpacedError
from colophon.intake.fetching import Fetcher

_TRIES = 4
_NOT_TOLD = "It does not tell us what it holds: what we do not know of may still stand there."
_WITH_PICTURES = frozenset({Form.EPUB, Form.PDF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What stands there afterwards: the article's files and its line in the lists; `said` is what was not taken."""

    address: str = ""
    said: str = ""
    files: Sequence[str] = ()
    entry: Mapping[str, str | bool] = field(default_factory=dict)


class Place(Protocol):
    """Putting is idempotent: repeated after a lost answer, it changes nothing."""

    def put(self, row: DeliveryRecord, desk: DeskPage) -> Put: ...

    def remove(self, row: DeliveryRecord, desk: DeskPage) -> Put: ...


def place_of(target: Target, home: Home, fetcher: Fetcher) -> Place:
    """The place behind a record."""
    album = Album(home, fetcher)
    if target.form == Form.POST:
        return PostPlace(wordpress_of(target, home), album)
    carrier = carrier_of(target, home)
    if target.form == Form.SITE:
        if site_lags(home, target.desk):
            raise SiteNotSetError
        site, gone = site_folder(home, target.desk), gone_from(target.desk)
        ended = DeliveryRecord.objects.filter(target=target, ended__isnull=False)
        begun = ended.exclude(state=Delivery.OVERTAKEN).exists()
        return SitePlace(carrier, site, record_of(target, home), gone, begun=begun)
    return FilePlace(target, form_of(target), carrier, album if target.form in _WITH_PICTURES else None)


@dataclass(frozen=True, slots=True)
class Album:
    """Gives an article its pictures, as far as their rights are recorded and they can be had."""

    home: Home
    fetcher: Fetcher

    def with_pictures(self, row: DeliveryRecord, standing: Standing) -> tuple[Standing, tuple[str, ...]]:
        """The article with its pictures, and in words which are missing."""
        shown = () if standing.withdrawn else picture_addresses(standing.edition.article)
        held, missing = held_pictures(row.translation, shown, home=self.home, fetcher=self.fetcher)
        return replace(standing, pictures=held), missing

    def already_held(self, standing: Standing) -> Standing:
        """The same without asking anybody."""
        shown = picture_addresses(standing.edition.article)
        held = {url: found for url in shown if (found := self.home.drawn.fit_to_send(url))}
        return replace(standing, pictures=held)


class PostPlace:
    """Whole articles, by a client that finds them again by our key."""

    def __init__(self, client: TargetClient, album: Album) -> None:
        self._client, self._album = client, album

    def put(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        standing, missing = self._album.with_pictures(row, standing_of(row.edition, desk))
        done = self._client.put(standing, desk)
        return Put(address=done.address, said=" ".join((*missing, *done.remarks)))

    def remove(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        self._client.remove(standing_of(row.edition, desk))
        return Put()


class SitePlace:
    """The desk's own site, put elsewhere: whatever became of it since the last time.

    The place itself is asked what it holds of articles that were taken down, before one is taken down there and where
    nobody knows what was put; and of everything where it was `begun` to be filled and nobody knows any more with what.
    """

    def __init__(self, carrier: Carrier, site: Path, record: Path, gone: Sequence[Gone], *, begun: bool) -> None:
        self._carrier, self._site, self._gone = carrier, site, frozenset(one.slug for one in gone)
        self._placed = PlacedFolder(site, record)
        self._begun = begun

    def put(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        return self._made_the_same(row, desk, ask=self._unknown() if self._placed.lost else [])

    def remove(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        return self._made_the_same(row, desk, ask=self._unknown())

    def _unknown(self) -> list[str]:
        """The folders of the place that are looked into; "" is all of it."""
        return [""] if self._begun and self._placed.lost else [f"{slug}/" for slug in sorted(self._gone)]

    def _made_the_same(self, row: DeliveryRecord, desk: DeskPage, *, ask: Sequence[str]) -> Put:
        silent = False

        def change(tree: Path) -> Change:
            nonlocal silent
            told = [self._carrier.beyond(folder) for folder in ask]
            silent = None in told
            here = [path for folder in ask for path in paths_in(tree, folder)]
            seen = {path for some in (here, *told) for path in some or ()}
            return change_tree(tree, *self._placed.change(tree, seen=sorted(filter(self._is_ours, seen))))

        _carry(self._carrier, change, what=f"{row.translation.key}, edition {row.edition.number}")
        self._placed.done()
        return Put(address=desk.url(""), said=_NOT_TOLD if silent else "")

    def _is_ours(self, path: str) -> bool:
        """Whether it lies in a folder that only setting the site fills. Whatever else is there may be of others."""
        folder, below, _ = path.partition("/")
        edition = folder in self._gone or (self._site / folder / "manifest.json").is_file()
        return bool(below) and (edition or folder in MADE_ANEW)


class FilePlace:
    """An article's own files, and the lists that name them."""

    def __init__(self, target: Target, form: FileForm, carrier: Carrier, album: Album | None) -> None:
        self._target, self._form, self._carrier, self._album = target, form, carrier, album

    def put(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        standing, missing = standing_of(row.edition, desk), tuple[str, ...]()
        if self._album:
            standing, missing = self._album.with_pictures(row, standing)
        path = self._form.path(standing)
        files, entry = self._form.files(standing, desk), entry_of(standing, path)
        self._change(row, standing, files, desk, entry)
        return Put(address=path, said=" ".join(missing), files=tuple(files), entry=asdict(entry))

    def remove(self, row: DeliveryRecord, desk: DeskPage) -> Put:
        self._change(row, standing_of(row.edition, desk), {}, desk, None)
        return Put()

    def _change(
        self, row: DeliveryRecord, standing: Standing, files: Files, desk: DeskPage, entry: Entry | None
    ) -> None:
        """Exactly this article's files are exchanged, and the lists are written as they are then."""
        old = self._old(row) | {self._form.path(standing)}
        here = {str(one.entry["path"]) for one in self._rows(row) if one.entry} | {self._form.path(standing)}
        entries = tuple(one for one in entries_at(self._target) if one.path not in here)
        entries += (entry,) if entry else ()

        def of_month() -> Sequence[Standing]:
            others = [one for one in self._of_month(standing.month, desk) if one.key != standing.key]
            return [*others, standing] if entry else others

        lists = self._form.lists(standing.month, entries, desk, of_month)
        put = {**files, **lists}
        gone = (old | {self._form.month_list(standing.month)}) - {"", *put}

        def change(tree: Path) -> Change:
            if self._carrier.whole:
                self._fill(tree, row, desk, entries)
            return change_tree(tree, put, sorted(gone))

        verb = "Put" if files else "Take down"
        what = f"{verb} {standing.key}, edition {row.edition.number}\n\nColophon-Article: {standing.key}"
        _carry(self._carrier, change, what=what)

    def _fill(self, tree: Path, row: DeliveryRecord, desk: DeskPage, entries: tuple[Entry, ...]) -> None:
        """Set anew what stands there and our copy has lost: a desk that came from a backup has no copy at all."""
        months = set()
        for edition in lost_at(self._target, tree, besides=row.translation):
            standing = self._with_held_pictures(standing_of(edition, desk))
            change_tree(tree, self._form.files(standing, desk), ())
            months.add(standing.month)
        for month in sorted(months):
            change_tree(tree, self._form.lists(month, entries, desk, partial(self._of_month, month, desk)), ())

    def _of_month(self, month: str, desk: DeskPage) -> Sequence[Standing]:
        return [self._with_held_pictures(one) for one in standing_in(self._target, month, desk)]

    def _with_held_pictures(self, standing: Standing) -> Standing:
        return self._album.already_held(standing) if self._album else standing

    def _rows(self, row: DeliveryRecord) -> list[DeliveryRecord]:
        return list(DeliveryRecord.objects.filter(target=self._target, translation=row.translation))

    def _old(self, row: DeliveryRecord) -> set[str]:
        return {str(path) for one in self._rows(row) for path in one.files}


def _carry(carrier: Carrier, change: Callable[[Path], Change], *, what: str) -> None:
    """Once more from the beginning when somebody else was quicker."""
    for number in range(_TRIES):
        try:
            carrier.carry(change(carrier.prepare()), what=what)
            return
        except TargetOutpacedError:
            if number == _TRIES - 1:
                raise
