"""The published site, as readers see it, with the strict headers that a web server should send with it."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

from colophon.desk.gate import Visit, on_article, on_desk
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.article import newest_page
from colophon.desk.queries.find import the_desk

_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SEARCHING = _POLICY.replace("img-src", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src")
"""Only the page to search from runs a script, and the site's own at that; its worker is asked for its own policy."""
_KINDS = {".atom": "application/atom+xml", ".md": "text/markdown; charset=utf-8", ".json": "application/json"}
_KINDS |= {".js": "text/javascript", ".wasm": "application/wasm", ".jpg": "image/jpeg"}


@login_not_required
@require_safe
def site(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file of the first desk's site."""
    return _file(request, Path(settings.HOME) / "site", path)


@login_not_required
@require_safe
def other_site(request: HttpRequest, slug: str, path: str) -> HttpResponseBase:
    """One file of another desk's site."""
    return _file(request, Path(settings.HOME) / "sites" / slug, path)


@require_safe
@on_desk(Action.SEE)
def of_desk(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """Leads to the desk's own site, wherever that stands."""
    return redirect("site") if visit.desk == the_desk() else redirect("other_site", slug=visit.desk.slug)


@require_safe
@on_article(Action.SEE)
def of_article(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponseBase:
    """Leads to the page of its newest edition, or to the site while there is none."""
    page = newest_page(translation)
    if visit.desk == the_desk():
        return redirect("site_page", path=f"{page}/") if page else redirect("site")
    slug = visit.desk.slug
    return redirect("other_site_page", slug=slug, path=f"{page}/") if page else redirect("other_site", slug=slug)


def _file(request: HttpRequest, folder: Path, path: str) -> HttpResponseBase:
    """A folder is its index.html; nothing outside `folder` is found."""
    try:
        file = Path(safe_join(folder, path))
    except (SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    if file.is_dir():
        if path and not path.endswith("/"):
            return redirect(f"{request.path}/")
        file /= "index.html"
    if not file.is_file() or file.is_symlink():
        raise Http404
    kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    answer = FileResponse(file.open("rb"), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/h") else kind)
    answer["Content-Security-Policy"] = _SEARCHING if path.startswith(("search/", "pagefind/")) else _POLICY
    answer["Referrer-Policy"] = "no-referrer"
    return answer
