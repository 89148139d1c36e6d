"""In-memory stand-ins for every port, for our tests and for those of our users."""

from collections.abc import Iterable
from datetime import UTC, datetime

from colophon.errors import FetchError, PageStatusError
from colophon.intake.snapshot import Snapshot, capture

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
