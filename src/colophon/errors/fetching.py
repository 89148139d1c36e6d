"""Why a page or a feed could not be fetched from the web."""

from colophon.errors.refusal import ColophonError, InputError


class FetchError(ColophonError):
    """The page could not be fetched."""

    hint = "Nothing was taken in. Try again later, or save the page in a browser and give its file."


class UnsafeAddressError(FetchError):
    """Colophon does not fetch from this address."""

    hint = "Nothing was asked for. Give the article's public http or https address, or save the page and give its file."


class UnresolvedAddressError(FetchError):
    """No server of this name is known."""

    hint = "Nothing was asked for. Look for a typing error in the address, and whether this machine is online."


class NoConnectionError(FetchError):
    """The server does not accept a connection."""


class UntrustedServerError(FetchError):
    """The server cannot prove that it is who it says (its TLS certificate is not valid)."""

    hint = "Nothing was taken in. Look at the address for a typing error; if it is right, tell the publisher."


class FetchTimeoutError(FetchError):
    """The server took too long to answer."""


class TooLargePageError(FetchError):
    """The page is larger than the limit."""

    hint = "Nothing was kept of it. Save the article alone and give its file, or raise the limit in colophon.toml."


class TooManyRedirectsError(FetchError):
    """The address leads from one address to the next without an end."""

    hint = "Nothing was taken in. Open the article in a browser and give the address that it ends at."


class PageStatusError(FetchError):
    """The server answered with an error instead of the page."""

    def __init__(self, message: str = "", *, hint: str = "", status: int = 0, retry_after: int = 0) -> None:
        """`status` is its HTTP status, `retry_after` for how many seconds it asks not to be asked again."""
        super().__init__(message, hint=hint)
        self.status = status
        self.retry_after = retry_after


class BrokenResponseError(FetchError):
    """The server's answer breaks off or breaks the rules of HTTP."""


class NotAFeedError(InputError):
    """This is no feed: neither RSS nor Atom, JSON Feed or a sitemap. `feeds` are those that the page names."""

    hint = "Nothing was added. Give the address of the feed itself; many sites name it at the foot of their pages."

    def __init__(self, message: str = "", *, hint: str = "", feeds: tuple[str, ...] = ()) -> None:
        super().__init__(message or "This is no feed: neither RSS nor Atom, JSON Feed or a sitemap.", hint=hint)
        self.feeds = feeds


class UnwelcomeDomainError(ColophonError):
    """This desk takes no articles from there."""

    hint = "Nothing was taken in. Whoever keeps the wire can change the list of domains."
