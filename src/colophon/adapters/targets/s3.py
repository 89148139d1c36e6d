"""A bucket of an S3-compatible service: files are put and deleted one by one, by signed requests."""

import hashlib
import hmac
import mimetypes
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from colophon.adapters.clock import now as the_present
from colophon.adapters.targets.asking import Server, Told
from colophon.adapters.targets.carrying import Change, inside
from colophon.errors import TargetError

_KINDS = {".md": "text/markdown; charset=utf-8", ".atom": "application/atom+xml", ".epub": "application/epub+zip"}
_PAUSES = (0.2, 0.8)
"""Seconds before a request is made again."""
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
        if not self._start.strip("/"):
            raise TargetError("The address of a bucket is https://server/bucket.")

    def prepare(self) -> Path:
        self._tree.mkdir(parents=True, exist_ok=True)
        return self._tree

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
        _checked(self._ask("DELETE", ".colophon-try"), ".colophon-try")
        return "The bucket takes files and lets them go."

    def _persist(self, method: str, name: str, body: bytes = b"") -> Told:
        """One stumble among thousands of files does not begin all of them anew; who never answered is asked once."""
        for pause in _PAUSES:
            try:
                answer = self._ask(method, name, body)
            except TargetError:
                if not self._answered:
                    raise
            else:
                self._answered = True
                if answer.status < 500:
                    return answer
            time.sleep(pause)
        return self._ask(method, name, body)

    def _ask(self, method: str, name: str, body: bytes = b"") -> Told:
        path = quote(f"{self._start}/{name}", safe="/-_.~")
        headers = {"Host": self._server.url.netloc.decode("ascii")}
        if method == "PUT":
            kind = _KINDS.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
            headers["Content-Type"] = "text/html; charset=utf-8" if kind == "text/html" else kind
        signed = signed_headers(
            method, path, headers, body, key=self._key, secret=self._secret, region=self._region, now=self._now()
        )
        return self._server.ask(method, path.encode("ascii"), headers=signed, body=body)


def signed_headers(
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    key: str,
    secret: str,
    region: str,
    now: datetime,
) -> dict[str, str]:
    """The headers with a signature of the fourth version, as AWS describes it. `path` is encoded and has no query."""
    moment = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    digest = hashlib.sha256(body).hexdigest()
    sent = {**headers, "x-amz-content-sha256": digest, "x-amz-date": moment}
    low = dict(sorted((name.lower(), " ".join(value.split())) for name, value in sent.items()))
    names = ";".join(low)
    lines = "".join(f"{name}:{value}\n" for name, value in low.items())
    request = f"{method}\n{path}\n\n{lines}\n{names}\n{digest}"
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


def _checked(answer: Told, name: str) -> None:
    if not answer.good:
        meaning = _MEANINGS.get(answer.status, "it could not take it" if answer.status >= 500 else "it refuses")
        raise TargetError(f"The bucket answered {answer.status} to “{name}”: {meaning}.")
