"""A bucket of an S3-compatible service: files are put, deleted and listed by signed requests."""

import hashlib
import hmac
import mimetypes
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote_plus, urlencode

from lxml import etree

from colophon.adapters.clock import now as the_present
from colophon.adapters.targets.asking import Server, Told
from colophon.adapters.targets.carrying import Change, inside
from colophon.errors import TargetError

_KINDS = {".md": "text/markdown; charset=utf-8", ".atom": "application/atom+xml", ".epub": "application/epub+zip"}
_PAUSES = (0.2, 0.8)
"""Seconds before a request is made again."""
_PAGES = 10_000
"""Of at most a thousand names each: who goes on beyond that goes round in circles."""
_NO_SUCH_THING = 501
_LONGEST = 200
_MEANINGS = {403: "it does not accept the key, or the key may not write there", 404: "there is no such bucket"}


class S3Carrier:
    """The address is `https://server/bucket` with an optional folder behind it; `key` is the public half of the key."""

    whole = False

    def __init__(
        self,
        server: Server,
        tree: Path,
        *,
        key: str,
        secret: str,
        region: str = "us-east-1",
        now: Callable[[], datetime] = the_present,
    ) -> None:
        self._server, self._tree, self._now = server, tree, now
        self._key, self._secret, self._region = key, secret, region or "us-east-1"
        self._answered = False
        self._start = server.url.path.rstrip("/")
        _, self._bucket, *below = self._start.split("/") if self._start else ("", "")
        self._prefix = "".join(f"{part}/" for part in below)
        if not self._start.strip("/"):
            raise TargetError("The address of a bucket is https://server/bucket.")

    def prepare(self) -> Path:
        self._tree.mkdir(parents=True, exist_ok=True)
        return self._tree

    def beyond(self, folder: str) -> Iterable[str] | None:
        """What the bucket lists. A key may write without being allowed to look, and not every service can tell."""
        found: list[str] = []
        query = {"encoding-type": "url", "list-type": "2", "prefix": f"{self._prefix}{folder}"}
        for _ in range(_PAGES):
            answer = self._persist("GET", "", query=query)
            if answer.status >= 500 and answer.status != _NO_SUCH_THING:
                _checked(answer, folder)
            listed = _listed(answer) if answer.good else None
            if listed is None:
                return None
            names, more = listed
            found += [name.removeprefix(self._prefix) for name in names if name.startswith(query["prefix"])]
            if not more:
                return found
            query["continuation-token"] = more
        raise TargetError("The bucket does not come to an end with telling what it holds.")

    def carry(self, change: Change, *, what: str) -> None:
        """A request broken off in the middle is made again: putting the same file twice changes nothing."""
        for name in change.written:
            _checked(self._persist("PUT", name, inside(self._tree, name).read_bytes()), name)
        for name in change.removed:
            answer = self._persist("DELETE", name)
            if answer.status != 404:
                _checked(answer, name)

    def try_it(self) -> str:
        """A small file is put and taken away again."""
        _checked(self._ask("PUT", ".colophon-try", b"try"), ".colophon-try")
        told = self.beyond(".colophon-try") is not None
        _checked(self._ask("DELETE", ".colophon-try"), ".colophon-try")
        also = "tells what it holds" if told else "does not tell what it holds (the key may not list it)"
        return f"The bucket takes files, lets them go, and {also}."

    def _persist(self, method: str, name: str, body: bytes = b"", *, query: Mapping[str, str] | None = None) -> Told:
        """One stumble among thousands of files does not begin all of them anew; who never answered is asked once."""
        for pause in _PAUSES:
            try:
                answer = self._ask(method, name, body, query)
            except TargetError:
                if not self._answered:
                    raise
            else:
                self._answered = True
                if answer.status < 500:
                    return answer
            time.sleep(pause)
        return self._ask(method, name, body, query)

    def _ask(self, method: str, name: str, body: bytes = b"", query: Mapping[str, str] | None = None) -> Told:
        """What is asked with a query is asked of the bucket, anything else of one of its files."""
        path = quote(f"/{self._bucket}" if query else f"{self._start}/{name}", safe="/-_.~")
        asked = urlencode(sorted(query.items()), quote_via=quote, safe="-_.~") if query else ""
        headers = {"Host": self._server.url.netloc.decode("ascii")}
        if method == "PUT":
            kind = _KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
            headers["Content-Type"] = "text/html; charset=utf-8" if kind == "text/html" else kind
        signed = signed_headers(
            method,
            path,
            headers,
            body,
            query=asked,
            key=self._key,
            secret=self._secret,
            region=self._region,
            now=self._now(),
        )
        target = f"{path}?{asked}" if asked else path
        return self._server.ask(method, target.encode("ascii"), headers=signed, body=body)


def signed_headers(
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    query: str = "",
    key: str,
    secret: str,
    region: str,
    now: datetime,
) -> dict[str, str]:
    """The headers with a signature of the fourth version, as AWS describes it.

    `path` and `query` are encoded, the parts of `query` in order.
    """
    moment = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    digest = hashlib.sha256(body).hexdigest()
    sent = {**headers, "x-amz-content-sha256": digest, "x-amz-date": moment}
    low = dict(sorted((name.lower(), " ".join(value.split())) for name, value in sent.items()))
    names = ";".join(low)
    lines = "".join(f"{name}:{value}\n" for name, value in low.items())
    request = f"{method}\n{path}\n{query}\n{lines}\n{names}\n{digest}"
    scope = f"{moment[:8]}/{region}/s3/aws4_request"
    said = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(_signing_key(secret, moment[:8], region), said.encode(), hashlib.sha256).hexdigest()
    credential = f"AWS4-HMAC-SHA256 Credential={key}/{scope},SignedHeaders={names},Signature={signature}"
    return {**sent, "Authorization": credential}


def _signing_key(secret: str, day: str, region: str) -> bytes:
    made = f"AWS4{secret}".encode()
    for part in (day, region, "s3", "aws4_request"):
        made = hmac.new(made, part.encode(), hashlib.sha256).digest()
    return made


def _read(body: bytes) -> etree._Element | None:
    """The root of an answer in XML; None for anything else."""
    try:
        return etree.fromstring(
            body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        )
    except etree.XMLSyntaxError:
        return None


def _listed(answer: Told) -> tuple[list[str], str] | None:
    """The names on one page of a list and what the next is asked for with; None for anything else than such a page."""
    root = _read(answer.body)
    if root is None or etree.QName(root).localname != "ListBucketResult":
        return None
    names = [unquote_plus(key.text or "") for key in root.iterfind("{*}Contents/{*}Key")]
    whole = root.findtext("{*}IsTruncated", "").strip() != "true"
    return names, "" if whole else root.findtext("{*}NextContinuationToken", "")


def _checked(answer: Told, name: str) -> None:
    """TargetError with what the service itself says: a clock that is wrong is answered 403, as a wrong key is."""
    if answer.good:
        return
    meaning = _MEANINGS.get(answer.status, "it could not take it" if answer.status >= 500 else "it refuses")
    root = _read(answer.body)
    told = [root.findtext(f"{{*}}{part}", "") for part in ("Code", "Message")] if root is not None else []
    words = "".join(filter(str.isprintable, ": ".join(filter(None, told))))[:_LONGEST]
    region = answer.headers.get("x-amz-bucket-region", "")
    where = (
        f" It lies in the region “{region[:40]}”: --option region=…" if region and answer.status in (301, 400) else ""
    )
    raise TargetError(
        f"The bucket answered {answer.status} to “{name}”: {meaning}{f' ({words})' if words else ''}.{where}"
    )
