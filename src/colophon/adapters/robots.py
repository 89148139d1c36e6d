"""Whether a server lets us look: its robots.txt, read once a run. A server that has none lets everybody look."""

from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from colophon.errors import ColophonError
from colophon.intake.fetching import Fetcher

NAME = "Colophon"
_LONGEST = 500_000


class Robots:
    """Answers for every address; asks each server once."""

    def __init__(self, web: Fetcher) -> None:
        self._web = web
        self._known: dict[str, RobotFileParser | None] = {}

    def permit(self, address: str) -> bool:
        """Whether we may look. Where robots.txt cannot be had, the page itself will say what it says."""
        host = urlsplit(address).netloc
        if host not in self._known:
            self._known[host] = self._rules(address)
        rules = self._known[host]
        return rules is None or rules.can_fetch(NAME, address)

    def _rules(self, address: str) -> RobotFileParser | None:
        try:
            text = self._web.fetch(urljoin(address, "/robots.txt")).body[:_LONGEST].decode("utf-8", "replace")
        except ColophonError:
            return None
        rules = RobotFileParser()
        rules.parse(text.splitlines())
        return rules
