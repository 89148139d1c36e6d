"""Keys that people hold themselves: the page where one is made in this browser, and what it is asked to sign."""

import base64
import binascii

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.desk.actions.own_keys import give_up_own_key, register_own_key, sign_with_own_key, statement_to_sign
from colophon.desk.gate import Visit, on_article
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Account, TranslationRecord
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.own_keys import own_keys_of
from colophon.errors import UnreadableRequestError
from colophon.signoff.envelope import Envelope
from colophon.signoff.own_key import proof_message
from colophon.signoff.stages import Stage

SIGNED_STAGES = {Stage.TRANSLATE, Stage.REVIEW, Stage.PROOFREAD}
"""Publishing is signed with the desk's key: it is the desk that publishes."""


@never_cache
@login_required
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]  # allauth carries no types
@require_http_methods(["GET", "HEAD", "POST"])
def own_keys(request: HttpRequest) -> HttpResponse:
    """My keys; a new one comes with the proof that this browser holds it."""
    assert isinstance(request.user, Account)
    person, keys = request.user.person, key_folder()
    if request.method == "POST":
        proof = _bytes(request.POST.get("proof", ""))
        register_own_key(request.POST.get("public", "")[:64], proof, person=person, keys=keys, now=now())
        messages.success(request, _("From now on you can sign with your own key in this browser."))
        return redirect("own_keys")
    mine = own_keys_of(person, keys.ring())
    words = {"keys": mine, "proof": proof_message("", person.key).decode(), "person": person}
    return render(request, "desk/own_keys.html", words)


@login_required
@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """A key that is lost or no longer wanted. What it signed stands."""
    assert isinstance(request.user, Account)
    give_up_own_key(request.POST.get("key", ""), person=request.user.person, keys=key_folder(), now=now())
    messages.success(request, _("This key signs nothing more. What it signed stands."))
    return redirect("own_keys")


@require_POST
@on_article(Action.SEE)
def statement(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> JsonResponse:
    """Exactly what the person's own key is to sign for the text as it stands."""
    stage = stage_named(request.POST.get("stage", ""))
    visit.require(ACTION_OF_STAGE[stage])
    payload = statement_to_sign(translation, stage, person=visit.person, keys=key_folder(), now=now())
    return JsonResponse({"payload": base64.b64encode(payload).decode("ascii")})


def sign_as_sent(request: HttpRequest, visit: Visit, translation: TranslationRecord, stage: Stage) -> None:
    """Keep what the person's own key signed."""
    said = request.POST
    envelope = Envelope(_bytes(said.get("payload", "")), said.get("key", ""), _bytes(said.get("signature", "")))
    sign_with_own_key(translation, stage, envelope, person=visit.person, keys=key_folder(), now=now())


def stage_named(name: str) -> Stage:
    """One of the stages that people sign one by one; 404 for anything else."""
    if name not in SIGNED_STAGES:
        raise Http404
    return Stage(name)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnreadableRequestError from error
