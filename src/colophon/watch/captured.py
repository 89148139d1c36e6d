"""What came back from a source's address, read: the article in it, or the wall that stands in its place."""

import re

from colophon.article.article import Article
from colophon.errors import ColophonError, LoginPageError, PageStatusError
from colophon.intake.clean_addresses import with_clean_addresses
from colophon.intake.read import read
from colophon.intake.snapshot import Snapshot
from colophon.watch.look import Fetched

_NOINDEX = re.compile(rb"""(?i)<meta[^>]{1,200}name=["']?(?:robots|googlebot)["']?[^>]{0,200}noindex""")
_HEAD = 100_000


def fetched(captured: Snapshot, *, language: str) -> Fetched:
    """The page as `look` wants it."""
    article, refused = _read(captured, language)
    return Fetched(
        status=captured.status or 200,
        address=article.url if article and article.url else captured.final_address,
        article=article,
        refused=refused,
        noindex=asks_not_to_be_found(captured),
    )


def not_fetched(error: ColophonError, address: str) -> Fetched:
    """The refusal in place of a page."""
    return Fetched(status=error.status if isinstance(error, PageStatusError) else 0, address=address)


def asks_not_to_be_found(captured: Snapshot) -> bool:
    """Whether a page, or its server, asks search engines to forget it."""
    head = captured.body[:_HEAD]
    return (b"noindex" in head.lower() and _NOINDEX.search(head) is not None) or (
        "noindex" in captured.header("x-robots-tag").lower()
    )


def _read(captured: Snapshot, language: str) -> tuple[Article | None, bool]:
    """The article, and whether a login or consent page stood in its place."""
    try:
        intake = read(
            captured.body,
            address=captured.final_address or captured.address,
            declared=captured.header("content-type"),
            language=language,
        )
    except LoginPageError:
        return None, True
    except ColophonError:
        return None, False
    return with_clean_addresses(intake.article)[0], False
