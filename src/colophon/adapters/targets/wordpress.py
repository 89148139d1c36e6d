"""WordPress by its REST interface: posts and pictures found again by our own keys, so that none is there twice.

Before anything is created it is asked for by its slug, which is our key: a request whose answer was lost is found. One
that arrives after we gave it up becomes a second post under a numbered slug; whoever comes next takes that away.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from colophon.adapters.targets.asking import Server, Told
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage
from colophon.editions.targets.post import META, Post, picture_file, picture_slug, pictures_of, post_of, post_slug
from colophon.editions.targets.target import Picture, Placed, Standing
from colophon.errors import PictureRefusedError, TargetError

_ANY = "publish,future,draft,pending,private"
_LONGEST = 200
_MEANINGS = {
    401: "it does not accept the name or the application password",
    403: "this user may not do that",
    404: "its REST interface is not there, or is switched off",
    413: "it is too large for it",
    429: "it has been asked too often",
}


class WordPress:
    """A `TargetClient`. `status` is what a new post becomes: "publish", or "draft" for an editor there to look at."""

    def __init__(self, server: Server, *, user: str, password: str, status: str = "publish") -> None:
        self._server, self._status = server, status or "publish"
        token = b64encode(f"{user}:{password}".encode()).decode("ascii")
        self._login = {"Authorization": f"Basic {token}", "Accept": "application/json"}
        self._start = server.url.path.rstrip("/")

    def put(self, standing: Standing, desk: DeskPage) -> Placed:
        """Pictures first, so that a post never shows one that is not there. A picture it refuses is linked to; so is
        one that fails, and then the post is there and TargetError says that it is to be put again."""
        there: dict[str, str] = {}
        remarks: list[str] = []
        failed: TargetError | None = None
        for url, picture in pictures_of(standing).items():
            try:
                there[url] = self._picture(picture)
            except PictureRefusedError as refused:
                remarks.append(f"A picture was refused ({url[:200]}): {refused.message}")
            except TargetError as error:
                failed = error
                break
        done = self._put_post(post_of(standing, desk, pictures=there), remarks)
        if failed:
            raise TargetError(f"The post is there, but not all of its pictures: {failed.message}") from failed
        return done

    def _put_post(self, post: Post, remarks: list[str]) -> Placed:
        found = self._find("posts", post.slug)
        for late in found[1:]:
            self._delete(late)
        answer = self._write(f"posts/{found[0]['id']}" if found else "posts", post, new=not found)
        if not _knows(answer, post):
            remarks.append("It does not keep our keys for source and credits: its plug-in for that is missing.")
        return Placed(address=web_address(str(answer.get("link", ""))), remarks=tuple(remarks))

    def remove(self, standing: Standing) -> None:
        """For good, not into the bin. Pictures stay: others may show them."""
        slug = post_slug(standing)
        for found in (*self._find("posts", slug), *self._find("posts", f"{slug}__trashed", status="trash")):
            self._delete(found)

    def try_it(self) -> str:
        """Who we are there, whether that user may publish, and whether our keys are kept."""
        who = self._read("users/me", {"context": "edit"})
        may = who.get("capabilities", {}) if isinstance(who, dict) else {}
        name = str(who.get("name", "")) if isinstance(who, dict) else ""
        needed = [one for one in ("publish_posts", "upload_files") if not (isinstance(may, dict) and may.get(one))]
        if needed:
            raise TargetError(f"“{name}” may not {' or '.join(one.replace('_', ' ') for one in needed)} there.")
        kept = self._keeps_keys()
        told = "Source and credits are kept as keys." if kept else "Source and credits stand in the text only."
        return f"WordPress lets us in as “{name}”, who may publish. {told}"

    def _keeps_keys(self) -> bool:
        answer = self._ask("OPTIONS", "posts", {})
        described = answer.json() if answer.good else {}
        return json.dumps(described).count(f'"{META[0]}"') > 0

    def _picture(self, picture: Picture) -> str:
        """The address that WordPress gave it, now or earlier."""
        known = self._find("media", picture_slug(picture), status="inherit")
        found = known[0] if known else None
        if found is None:
            name = quote(picture_file(picture))
            headers = {"Content-Type": picture.kind, "Content-Disposition": f'attachment; filename="{name}"'}
            answer = self._ask("POST", "media", {}, headers=headers, body=picture.data)
            if answer.status in (400, 403, 413, 415) or b"upload_" in answer.body or b"invalid_image" in answer.body:
                raise PictureRefusedError(_reason(answer))
            found = self._checked(answer, "a picture")
        address = found.get("source_url", "")
        if not isinstance(address, str) or not address:
            raise TargetError("WordPress did not say where it put a picture.")
        return address

    def _find(self, kind: str, slug: str, *, status: str = _ANY) -> list[Mapping[str, object]]:
        """What has this slug or a numbered one after it, the oldest first.

        A plug-in for several languages answers with those of one language only, unless it is asked for all; where there
        is none, nobody heeds that question. What has another slug is somebody else's, whyever it is told of.
        """
        wanted = [slug, *(f"{slug}-{number}" for number in range(2, 5))]
        query = {"slug": ",".join(wanted), "status": status, "context": "edit", "per_page": "10"}
        for asked in (query, query | {"lang": "all"}):
            found = self._read(kind, asked)
            if not isinstance(found, list):
                raise TargetError("WordPress did not answer with a list of what it has.")
            known = [one for one in found if isinstance(one, dict) and isinstance(one.get("id"), int)]
            if ours := [one for one in known if one.get("slug") in wanted]:
                return sorted(ours, key=lambda one: int(str(one["id"])))
        return []

    def _delete(self, post: Mapping[str, object]) -> None:
        answer = self._ask("DELETE", f"posts/{post['id']}", {"force": "true"})
        if answer.status not in (404, 410):
            self._checked(answer, "a post")

    def _write(self, path: str, post: Post, *, new: bool) -> Mapping[str, object]:
        value: dict[str, object] = {
            "slug": post.slug,
            "title": post.title,
            "content": post.content,
            "excerpt": post.excerpt,
            "date_gmt": post.date,
            "meta": dict(post.meta),
        }
        if new:
            value["status"] = self._status
        body = json.dumps(value, ensure_ascii=True).encode("ascii")
        answer = self._ask("POST", path, {"context": "edit"}, headers={"Content-Type": "application/json"}, body=body)
        return self._checked(answer, "a post")

    def _read(self, path: str, query: Mapping[str, str]) -> object:
        answer = self._ask("GET", path, query)
        if not answer.good:
            raise TargetError(_reason(answer))
        return answer.json()

    def _checked(self, answer: Told, what: str) -> Mapping[str, object]:
        if not answer.good:
            raise TargetError(_reason(answer))
        found = answer.json()
        if not isinstance(found, dict):
            raise TargetError(f"WordPress took {what} but did not say which.")
        return found

    def _ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Told:
        """`?rest_route=` works on every WordPress, whatever its addresses look like."""
        asked = urlencode({"rest_route": f"/wp/v2/{path}", **query})
        target = f"{self._start}/?{asked}".encode("ascii")
        return self._server.ask(method, target, headers={**self._login, **(headers or {})}, body=body)


def _knows(answer: Mapping[str, object], post: Post) -> bool:
    meta = answer.get("meta")
    return isinstance(meta, dict) and meta.get(META[0]) == post.meta[META[0]]


def _reason(answer: Told) -> str:
    """What went wrong, with WordPress' own words where it has some."""
    meaning = _MEANINGS.get(answer.status, "it could not do it" if answer.status >= 500 else "it refuses")
    if 300 <= answer.status < 400:
        start = answer.headers.get("location", "").partition("?")[0]
        meaning = f"it leads on to “{start[:_LONGEST]}”. If that is your blog, give this address"
    try:
        said = json.loads(answer.body)["message"]
    except (ValueError, KeyError, TypeError, RecursionError):
        said = ""
    words = "".join(char for char in str(said) if char.isprintable())[:_LONGEST]
    return f"WordPress answered {answer.status}: {meaning}{f' ({words})' if words else ''}."
