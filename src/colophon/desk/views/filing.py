"""Where the published site files an article: its section and its topics."""

import re

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colophon.adapters.home import Home
from colophon.desk.actions.file_under import file_under
from colophon.desk.gate import Visit, on_article
from colophon.desk.key_folder import key_folder
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action

_BETWEEN = re.compile(r"[,，、،;\n]")


@require_POST
@on_article(Action.PUBLISH)
def filing(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """Topics are written one after the other, with commas of any script between them."""
    file_under(
        translation,
        section=request.POST.get("section", ""),
        tags=_BETWEEN.split(request.POST.get("tags", "")),
        home=Home(settings.HOME),
        keys=key_folder(),
    )
    messages.success(request, _("Filed."))
    return redirect("checklist", visit.desk.slug, translation.key)
