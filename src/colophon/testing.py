"""In-memory stand-ins for every port, for our tests and for those of our users."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from colophon.article.json_form import article_json
from colophon.drafts.draft import Answer, DraftRequest
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.stored import StoredEdition
from colophon.editions.targets.target import Placed, Standing
from colophon.errors import FetchError, PageStatusError, TargetError
from colophon.intake.snapshot import Snapshot, capture
from colophon.memory.admission import identity, sealed
from colophon.memory.shelf import Scope
from colophon.memory.store import End, Kept, Languages
from colophon.memory.unit import Unit
from colophon.signoff.manifest_json import manifest_bytes

SOME_MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


class FakeWeb:
    """A `Fetcher` over pages that were put into it. `asked` lists every address that was asked for, in order."""

    def __init__(self, *, now: datetime = SOME_MOMENT) -> None:
        self.now = now
        self.asked: list[str] = []
        self._pages: dict[str, tuple[bytes, str, tuple[tuple[str, str], ...]]] = {}
        self._failures: dict[str, FetchError] = {}

    def publish(
        self,
        address: str,
        body: bytes | str,
        *,
        final_address: str = "",
        headers: Iterable[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
    ) -> None:
        """Put a page behind an address, in place of what was there."""
        data = body.encode() if isinstance(body, str) else body
        self._pages[address] = (data, final_address or address, tuple(headers))
        self._failures.pop(address, None)

    def fail(self, address: str, failure: FetchError) -> None:
        """From now on this address answers with a refusal."""
        self._failures[address] = failure

    def fetch(self, address: str) -> Snapshot:
        self.asked.append(address)
        if address in self._failures:
            raise self._failures[address]
        if address not in self._pages:
            raise PageStatusError(f"There is no page “{address}”.", status=404)
        body, final, headers = self._pages[address]
        return capture(body, self.now, address=address, final_address=final, headers=headers, status=200)

    def fetch_if_changed(self, address: str, known: Snapshot) -> Snapshot | None:
        found = self.fetch(address)
        return None if found.sha256 == known.sha256 else found


def kept(unit: Unit, id: int, *, seal: str, replaces: int = 0) -> Kept:
    """A unit as a store answers it, after a record that had this seal."""
    number = identity(unit)
    languages = Languages(unit.source_language, unit.target_language)
    scope = Scope(unit.desk, unit.origin.value, unit.date, unit.article)
    return Kept(id, unit.source, unit.target, languages, scope, replaces, number, sealed(seal, number))


class FakeUnits:
    """A `UnitStore` of units that are kept in it. `take_back` does to it what restoring an older copy does."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._rows: list[Kept] = []
        for unit in units:
            self.keep(unit)

    def keep(self, unit: Unit, *, replaces: int = 0) -> int:
        """The id that the unit was given."""
        last = self.end()
        self._rows.append(kept(unit, last.last + 1, seal=last.seal, replaces=replaces))
        return last.last + 1

    def take_back(self, last: int) -> None:
        del self._rows[last:]

    def end(self) -> End:
        return End(self._rows[-1].id, self._rows[-1].seal) if self._rows else End()

    def seal_of(self, id: int) -> str:
        return self._rows[id - 1].seal if 0 < id <= len(self._rows) else ""

    def after(self, id: int, most: int) -> Sequence[Kept]:
        return self._rows[id : id + most]


class FakeSecondReader:
    """A `SecondReader` that answers as it was told, by a word of the question. `asked` keeps every question."""

    def __init__(self, answers: Mapping[str, str | None] | None = None, *, name: str = "fake") -> None:
        self.name = name
        self.asked: list[str] = []
        self._answers = dict(answers or {})

    def answer(self, question: str) -> str | None:
        self.asked.append(question)
        found = (answer for word, answer in self._answers.items() if word in question)
        return next(found, '{"doubts": []}')


class MemoryReadingStore:
    """A `ReadingStore` that forgets when it goes."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.answers.get(key)

    def put(self, key: str, answer: str) -> None:
        self.answers[key] = answer


class FakeVectors:
    """A `SentenceVectors` that knows the meanings it was given: words that share a number mean the same."""

    def __init__(self, meanings: Mapping[str, int]) -> None:
        self.meanings = dict(meanings)

    def vectors(self, texts: Sequence[str], language: str) -> list[list[float]]:
        axes = max(self.meanings.values(), default=0) + 2
        return [self._vector(text, axes) for text in texts]

    def _vector(self, text: str, axes: int) -> list[float]:
        vector = [0.0] * (axes - 1) + [0.1]
        for word, axis in self.meanings.items():
            vector[axis] += text.casefold().count(word)
        return vector


class FakeDrafter:
    """A `Drafter` that answers a text in the same way every time: the language before it, the terms behind it.

    `asked` lists every request in order. `put` gives another answer for one source text.
    """

    engine = "fake"
    model = "echo"
    prompt_version = "1"
    together = 16

    def __init__(self) -> None:
        self.asked: list[DraftRequest] = []
        self._answers: dict[str, str] = {}

    def put(self, source: str, text: str) -> None:
        self._answers[source] = text

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        self.asked += requests
        return [self._answer(request) for request in requests]

    def _answer(self, request: DraftRequest) -> Answer:
        text = self._answers.get(request.source, "")
        if not text:
            wanted = "".join(f" {rendering}" for _, rendering in request.terms)
            text = f"[{request.target_language}] {request.source}{wanted}"
        return Answer(raw=json.dumps({"fake": text}, ensure_ascii=False), text=text)


class FakeArchive:
    """An `Archive` of the editions that it was given, in the order of their publication, without what is taken down.

    An article is named by the origin of its editions.
    """

    def __init__(self) -> None:
        self.published: list[Edition] = []
        self.taken_down: set[str] = set()

    def articles(self) -> Sequence[str]:
        return sorted({one.origin for one in self._standing()})

    def _standing(self) -> list[Edition]:
        return [one for one in self.published if one.manifest.translation not in self.taken_down]

    def translations(self, article: str) -> Sequence[str]:
        return sorted({one.manifest.translation for one in self.published if one.origin == article})

    def since(self, mark: str) -> Sequence[str]:
        return sorted({one.origin for one in self.published[int(mark or 0) :]})

    def mark(self) -> str:
        return str(len(self.published))

    def editions(self, article: str) -> Sequence[StoredEdition]:
        return [_stored(one) for one in self._standing() if one.origin == article]

    def editions_of(self, articles: Sequence[str]) -> Sequence[Sequence[StoredEdition]]:
        return [self.editions(article) for article in articles]

    def article_of(self, translation: str) -> str:
        return next(one.origin for one in self.published if one.manifest.translation == translation)


def _stored(edition: Edition) -> StoredEdition:
    return StoredEdition(
        number=edition.number,
        manifest=manifest_bytes(edition.manifest),
        envelopes=b"\n".join(edition.envelopes),
        article=article_json(edition.article),
        section=edition.section,
        tags=edition.tags,
        pictures=edition.pictures,
    )


class FakeTarget:
    """A `TargetClient` that remembers. `articles` are what stands there, by key; `fail` makes the next puts refuse."""

    def __init__(self) -> None:
        self.articles: dict[str, Standing] = {}
        self._failures: list[TargetError] = []

    def fail(self, *failures: TargetError) -> None:
        self._failures += failures

    def put(self, standing: Standing, desk: DeskPage) -> Placed:
        if self._failures:
            raise self._failures.pop(0)
        self.articles[standing.key] = standing
        return Placed(address=f"https://target.example/{standing.slug}/")

    def remove(self, standing: Standing) -> None:
        self.articles.pop(standing.key, None)

    def try_it(self) -> str:
        return "It is in memory."
