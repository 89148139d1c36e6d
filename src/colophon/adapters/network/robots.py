"""Whether a server lets us look: its robots.txt, read once as long as it is remembered. None there: everybody may."""

from typing import Protocol
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from colophon.errors import ColophonError
from colophon.intake.fetching import Fetcher

NAME = "Colophon"
_LONGEST = 100_000


class Remembered(Protocol):
    """Where the texts of robots.txt are kept by host; "" for a server that has none."""

    def get(self, host: str, /) -> str | None: ...

    def __setitem__(self, host: str, text: str, /) -> None: ...


class Robots:
    """Answers for every address; asks each server once as long as `known` remembers what it said."""

    def __init__(self, web: Fetcher, known: Remembered | None = None) -> None:
        self._web = web
        self._known: Remembered = {} if known is None else known
        self._rules: dict[str, RobotFileParser] = {}

    def permit(self, address: str) -> bool:
        """Whether we may look. Where robots.txt cannot be had, the page itself will say what it says."""
        host = urlsplit(address).netloc
        if host not in self._rules:
            rules = RobotFileParser()
            rules.parse(self._text(host, address).splitlines())
            self._rules[host] = rules
        return self._rules[host].can_fetch(NAME, address)

    def _text(self, host: str, address: str) -> str:
        text = self._known.get(host)
        if text is None:
            text = self._asked(address)
            self._known[host] = text
        return text

    def _asked(self, address: str) -> str:
        try:
            return self._web.fetch(urljoin(address, "/robots.txt")).body[:_LONGEST].decode("utf-8", "replace")
        except ColophonError:
            return ""
