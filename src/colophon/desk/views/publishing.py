"""The last steps of a translation: the checklist, signing, waivers, publishing, correcting, withdrawing."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions import publishing
from colophon.desk.actions.consent import confirm
from colophon.desk.actions.judge import waive
from colophon.desk.actions.sign import require_complete, require_order
from colophon.desk.actions.sign import sign as sign_stage
from colophon.desk.actions.stations import freshen
from colophon.desk.forms.publishing import PublishForm, WaiverForm
from colophon.desk.gate import Visit, on_article
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Station, TranslationRecord
from colophon.desk.obstacle_words import told
from colophon.desk.permissions import ACTION_OF_STAGE, Action
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.checklist import checklist_of
from colophon.desk.queries.consent import credits_to_confirm
from colophon.desk.queries.deliveries import deliveries_of
from colophon.desk.queries.orders import orders_of
from colophon.desk.queries.own_keys import own_keys_of
from colophon.desk.queries.site_archive import sections_of
from colophon.desk.queries.takedowns import standing_takedown
from colophon.desk.views.own_keys import sign_as_sent, stage_named
from colophon.editions.targets.target import Delivery
from colophon.signoff.manifest import EditionKind
from colophon.signoff.waiver import Waivable


@require_safe
@on_article(Action.SEE)
def checklist(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Everything that stands against publishing, each with the way to mend it."""
    return _page(request, visit, translation, publish_form=PublishForm(), waiver_form=WaiverForm())


@require_POST
@on_article(Action.SEE)
def sign(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """With the desk's key, which attests who signed; or kept as the person's own key has signed it."""
    stage = stage_named(request.POST.get("stage", ""))
    visit.require(ACTION_OF_STAGE[stage])
    require_complete(translation, stage)
    if request.POST.get("signature"):
        sign_as_sent(request, visit, translation, stage)
    else:
        sign_stage(translation, stage, person=visit.person, keys=key_folder(), now=now())
    messages.success(request, _("Signed. Any later change of the text voids it."))
    then = "article" if request.POST.get("then") == "article" else "checklist"
    return redirect(then, visit.desk.slug, translation.key)


@require_POST
@on_article(Action.WAIVE)
def waive_rule(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    form = WaiverForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, translation, publish_form=PublishForm(), waiver_form=form)
    rule = Waivable(form.cleaned_data["rule"])
    waive(translation, rule, person=visit.person, reason=form.cleaned_data["reason"], now=now())
    messages.success(request, _("Set aside. The edition prints who decided it and why."))
    return redirect("checklist", visit.desk.slug, translation.key)


@require_POST
@on_article(Action.PUBLISH)
def publish(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Now, or at a set time. A second click finds the edition there already and refuses to make another first one."""
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, translation, publish_form=form, waiver_form=WaiverForm())
    kind, note, due = EditionKind(form.cleaned_data["kind"]), form.cleaned_data["note"], form.time
    if kind is EditionKind.WITHDRAWAL:
        visit.require(Action.WITHDRAW)
    require_order(translation, kind)
    if due is not None:
        publishing.order(translation, person=visit.person, kind=kind, note=note, due=due, now=now())
        messages.success(request, _("It will be published at {time} UTC.").format(time=f"{due:%Y-%m-%d %H:%M}"))
        return redirect("checklist", visit.desk.slug, translation.key)
    publishing.publish_now(
        translation, person=visit.person, home=the_home(), keys=key_folder(), kind=kind, note=note, now=now()
    )
    messages.success(request, _("Published. Everybody can verify it."))
    return redirect("checklist", visit.desk.slug, translation.key)


@require_POST
@on_article(Action.PUBLISH)
def cancel_order(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    publishing.cancel(translation, now=now())
    messages.success(request, _("The order is cancelled."))
    return redirect("checklist", visit.desk.slug, translation.key)


@require_POST
@on_article(Action.SEE)
def confirm_credit(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Only one's own credit."""
    confirm(translation, visit.person, role=request.POST.get("role", ""), now=now())
    messages.success(request, _("Thank you. That is how you will be credited."))
    return redirect("my_work", visit.desk.slug)


def _page(
    request: HttpRequest,
    visit: Visit,
    translation: TranslationRecord,
    *,
    publish_form: PublishForm,
    waiver_form: WaiverForm,
) -> HttpResponse:
    hand, ring = AtHand(translation), key_folder().ring()
    freshen(translation, ring, now=now(), hand=hand)
    found = checklist_of(translation, ring, hand)
    deliveries = deliveries_of(translation) if hand.editions else ()
    orders = orders_of(translation)
    publish_form.fields["note"].required = bool(hand.editions)  # readers of a first edition need no account of it
    words = {
        "translation": translation,
        "checklist": found,
        "against": [(one, *told(one)) for one in found.against],
        "may_sign": {one.stage.value for one in found.stages if visit.may(ACTION_OF_STAGE[one.stage])},
        "for_others": {one.stage.value for one in found.stages if visit.person.key in one.by_others_than},
        "own_keys": " ".join(key.id for key in own_keys_of(visit.person, ring)),
        "publish_form": publish_form,
        "waiver_form": waiver_form,
        "waivers": hand.waivers,
        "editions": hand.editions,
        "deliveries": deliveries,
        "any_failed": any(one.state == Delivery.FAILED for one in deliveries),
        "order": next((one for one in orders if one.done is None), None),
        "refused": next((one for one in reversed(orders) if one.refused), None),
        "credits": credits_to_confirm(translation, hand.worked),
        "takedown": standing_takedown(translation) if hand.editions else None,
        "sections": sections_of(visit.desk) if visit.may(Action.PUBLISH) else (),
        "published": translation.station in {Station.PUBLISHED, Station.WITHDRAWN},
    }
    wrong = publish_form.errors or waiver_form.errors
    return render(request, "desk/checklist.html", words, status=422 if wrong else 200)


def the_home() -> Home:
    return Home(settings.HOME)
