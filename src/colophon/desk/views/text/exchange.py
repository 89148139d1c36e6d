"""What a page and the server say to each other while somebody types: one JSON object there, one back."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import unquote

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from colophon.desk.gate import Visit, on_article
from colophon.desk.models import PairRecord, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.refusals import in_json
from colophon.desk.views.text.screens import Screen
from colophon.errors import ColophonError, SegmentGoneError, TooLongTextError, UnreadableRequestError

LONGEST = 200_000
"""Characters of one segment: more than the longest article has in one sentence, and little enough for a request."""

Rest = ParamSpec("Rest")
Answer = Mapping[str, object]


class Asked:
    """The object that the page sent. What is missing is empty; what is of another type is refused."""

    def __init__(self, body: bytes) -> None:
        try:
            said = json.loads(body or b"{}")
        except (ValueError, RecursionError) as error:
            raise UnreadableRequestError from error
        if not isinstance(said, dict):
            raise UnreadableRequestError
        self._said = said

    def text(self, name: str, *, longest: int = LONGEST) -> str:
        value = self._said.get(name, "")
        if not isinstance(value, str):
            raise UnreadableRequestError
        if len(value) > longest:
            raise TooLongTextError(f"This text has {len(value):,} characters; a segment holds {longest:,}.")
        return value

    def number(self, name: str) -> int:
        value = self._said.get(name, 0)
        if not isinstance(value, int) or not 0 <= value < 2**62:
            raise UnreadableRequestError
        return value

    def has(self, name: str) -> bool:
        return self._said.get(name) is not None


Question = Callable[Concatenate[Visit, TranslationRecord, Screen, Asked, Rest], Answer]


def question(action: Action | None = None) -> Callable[[Question[Rest]], Callable[..., HttpResponseBase]]:
    """A view that is asked by JSON and answers so, refusals too. It takes `action`, else what the screen takes."""

    def asking(view: Question[Rest]) -> Callable[..., HttpResponseBase]:
        @require_POST
        @on_article(Action.SEE)
        @wraps(view)
        def page(
            request: HttpRequest,
            visit: Visit,
            translation: TranslationRecord,
            screen: Screen,
            *args: Rest.args,
            **rest: Rest.kwargs,
        ) -> HttpResponseBase:
            if unquote(request.headers.get("X-Person", "")) not in {"", visit.person.key}:
                return JsonResponse({}, status=401)  # the page is another person's, who signed out in another tab
            try:
                visit.require(action or screen.action)
                return JsonResponse(dict(view(visit, translation, screen, Asked(request.body), *args, **rest)))
            except ColophonError as error:
                return in_json(error)

        return page

    return asking


def pair_named(translation: TranslationRecord, key: str) -> PairRecord:
    """The pair with this key as it stands in the text."""
    found = translation.pairs.select_related("current__person").filter(key=key).first()
    if found is None:
        raise SegmentGoneError
    return found
