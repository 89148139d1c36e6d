"""Why a translation may be published: the record with its letter, and the rights in each image apart."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.article.credit import RightsBasis, RightsRecord
from colophon.desk.actions.rights import leave_image_out, record_image_rights, record_with_letter
from colophon.desk.forms.publishing import ImageRightsForm, RightsForm
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import PermissionLetter, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.pictures import pictures_of


@require_http_methods(["GET", "HEAD", "POST"])
@on_article(Action.SEE)
def rights(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Everybody of the desk reads it; who may, adds to it. Entries stay, the newest counts."""
    form = RightsForm(request.POST, request.FILES) if request.method == "POST" else RightsForm()
    if request.method == "POST":
        visit.require(Action.RECORD_RIGHTS)
        if form.is_valid():
            return _recorded(request, visit, translation, form)
    words = {
        "translation": translation,
        "entries": translation.rights.select_related("person", "letter").order_by("-pk"),
        "form": form,
        "images": [
            (one.image, one.record, _image_form(one.image.url, number), one.left_out)
            for number, one in enumerate(pictures_of(translation))
        ],
    }
    return render(request, "desk/rights.html", words, status=422 if form.errors else 200)


def _image_form(url: str, number: int) -> ImageRightsForm:
    return ImageRightsForm(initial={"url": url}, auto_id=f"image-{number}-%s")


def _recorded(request: HttpRequest, visit: Visit, translation: TranslationRecord, form: RightsForm) -> HttpResponse:
    said, moment = form.cleaned_data, now()
    file = said["letter"]
    record_with_letter(
        translation,
        RightsRecord(
            basis=RightsBasis(said["basis"]),
            terms=said["terms"],
            scope=said["scope"],
            holder=said["holder"],
            asked_by=said["asked_by"],
            recorded=moment.date().isoformat(),
            note=said["note"],
        ),
        person=visit.person,
        now=moment,
        letter=(file.name, file.read()) if file else None,
    )
    messages.success(request, _("Recorded."))
    return redirect("rights", visit.desk.slug, translation.key)


@require_POST
@on_article(Action.RECORD_RIGHTS)
def image_rights(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """The terms of one image, or that it is left out of the edition."""
    form, urls = ImageRightsForm(request.POST), {one.image.url for one in pictures_of(translation)}
    if request.POST.get("leave_out") and request.POST.get("url") in urls:
        leave_image_out(translation, request.POST["url"], person=visit.person, now=now())
        messages.success(request, _("The edition does without it. Its caption needs no translation."))
        return redirect("rights", visit.desk.slug, translation.key)
    if not form.is_valid() or form.cleaned_data["url"] not in urls:
        messages.error(request, _("Say under which terms the image may be shown. Nothing was changed."))
        return redirect("rights", visit.desk.slug, translation.key)
    said = form.cleaned_data
    record_image_rights(
        translation,
        said["url"],
        basis=RightsBasis(said["basis"]),
        terms=said["terms"],
        holder=said["holder"],
        person=visit.person,
        now=now(),
    )
    messages.success(request, _("Recorded."))
    return redirect("rights", visit.desk.slug, translation.key)


@require_safe
@on_article(Action.SEE)
def letter(request: HttpRequest, visit: Visit, translation: TranslationRecord, number: int) -> HttpResponse:
    """The letter as it came: always as a download, so that nothing in it runs here."""
    found = get_object_or_404(PermissionLetter, pk=number, entry__translation=translation)
    if not found.body:
        raise Http404
    answer = HttpResponse(bytes(found.body), content_type="application/octet-stream")
    plain = "".join(one if one.isascii() and (one.isalnum() or one in ".-_ ") else "_" for one in found.name)
    answer["Content-Disposition"] = f'attachment; filename="{plain}"'
    return answer
