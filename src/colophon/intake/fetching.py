"""The port to the web: how intake and watch ask for a page."""

from typing import Protocol

from colophon.intake.snapshot import Snapshot


class Fetcher(Protocol):
    """Fetches one page; every failure is a `FetchError` in plain words. Nothing is tried twice."""

    def fetch(self, address: str) -> Snapshot:
        """The page behind `address`, with a status from 200 to 299."""
        ...

    def fetch_if_changed(self, address: str, known: Snapshot) -> Snapshot | None:
        """The page behind `address`, or None when the server says that `known` is still what it has."""
        ...
