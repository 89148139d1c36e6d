"""The shipped stand-ins behave as the real things do."""

import pytest
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, PUBLISHED

from colophon.editions.targets.target import TargetClient
from colophon.errors import FetchTimeoutError, PageStatusError, TargetError
from colophon.intake.fetching import Fetcher
from colophon.testing import FakeTarget, FakeWeb


def ask(fetcher: Fetcher, address: str) -> bytes:
    return fetcher.fetch(address).body


def test_a_fake_web_answers_like_a_web() -> None:
    web = FakeWeb()
    web.publish("https://example.org/a", "<p>Ein Damm für den Fluss</p>", final_address="https://example.org/b")
    assert ask(web, "https://example.org/a") == "<p>Ein Damm für den Fluss</p>".encode()
    known = web.fetch("https://example.org/a")
    assert (known.final_address, known.status, known.retrieved) == (
        "https://example.org/b",
        200,
        "2026-03-01T09:30:00Z",
    )
    assert web.fetch_if_changed("https://example.org/a", known) is None
    web.publish("https://example.org/a", "<p>Zwei</p>")
    changed = web.fetch_if_changed("https://example.org/a", known)
    assert changed is not None
    assert changed.body == b"<p>Zwei</p>"
    assert web.asked == ["https://example.org/a"] * 4


def test_a_fake_web_refuses_like_a_web() -> None:
    web = FakeWeb()
    with pytest.raises(PageStatusError) as missing:
        web.fetch("https://example.org/none")
    assert missing.value.status == 404
    web.fail("https://example.org/a", FetchTimeoutError())
    with pytest.raises(FetchTimeoutError):
        web.fetch("https://example.org/a")


def test_a_fake_target_takes_articles_as_a_real_one_does() -> None:
    target: TargetClient = FakeTarget()
    assert isinstance(target, FakeTarget)
    target.fail(TargetError("Not now."))
    with pytest.raises(TargetError, match="Not now"):
        target.put(PUBLISHED, DESK)
    first = target.put(PUBLISHED, DESK)
    assert target.put(CORRECTED, DESK).address == first.address
    assert target.articles[PUBLISHED.key] is CORRECTED
    target.remove(PUBLISHED)
    target.remove(PUBLISHED)
    assert target.articles == {}
