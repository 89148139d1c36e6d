"""Keeping the wire: its feeds, its rules, and the domains that a desk takes from or not."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.domains import list_domain, unlist_domain
from colophon.desk.actions.feeds import add_feed, pause_feed, read_soon, remove_feed
from colophon.desk.actions.wire_rules import add_rule, ask_first, remove_rule
from colophon.desk.forms.wire import DomainForm, FeedForm, RuleForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Domain, Feed, WireRule
from colophon.desk.permissions import Action
from colophon.errors import ColophonError


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_WIRE)
def feeds(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The feeds, how each fares, and a form for another one."""
    form = FeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        web = Web.of_desk(Home(settings.HOME).settings())
        said = form.cleaned_data
        try:
            feed = add_feed(
                visit.desk,
                said["address"],
                web=web,
                person=visit.person,
                only_rules=said["only_rules"],
                now=now(),
            )
        except ColophonError as error:
            form.add_error(None, f"{error.message} {error.advice}")
        else:
            count = feed.items.count()
            messages.success(
                request, ngettext("%(n)d item came with it.", "%(n)d items came with it.", count) % {"n": count}
            )
            return redirect("feeds", desk=visit.desk.slug)
    words = {"form": form, "feeds": Feed.objects.filter(desk=visit.desk).select_related("added_by")}
    return render(request, "desk/wire_feeds.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.SET_WIRE)
def change_feed(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Pause a feed, read it soon, or watch it no longer. What it brought stays."""
    feed = get_object_or_404(Feed, pk=number, desk=visit.desk)
    if "remove" in request.POST:
        remove_feed(feed, by=visit.person, now=now())
        messages.success(request, _("It is not read any more. What it brought stays."))
    elif "pause" in request.POST:
        pause_feed(feed, now=now())
    else:
        read_soon(feed, now=now())
        messages.success(request, _("It is read as soon as a worker is free."))
    return redirect("feeds", desk=visit.desk.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_WIRE)
def rules(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The rules in their order; a new one is asked last."""
    form = RuleForm(visit.desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        feed = Feed.objects.filter(pk=said.pop("feed"), desk=visit.desk).first()
        _, changed = add_rule(visit.desk, said, feed=feed, person=visit.person, now=now())
        return _sorted(request, visit, changed)
    words = {"form": form, "rules": WireRule.objects.filter(desk=visit.desk).select_related("feed", "added_by")}
    return render(request, "desk/wire_rules.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.SET_WIRE)
def change_rule(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Take a rule out, or ask it first."""
    rule = get_object_or_404(WireRule, pk=number, desk=visit.desk)
    change = remove_rule if "remove" in request.POST else ask_first
    return _sorted(request, visit, change(rule, by=visit.person, now=now()))


def _sorted(request: HttpRequest, visit: Visit, changed: int) -> HttpResponse:
    words = ngettext("%(n)d item was sorted anew.", "%(n)d items were sorted anew.", changed)
    messages.success(request, words % {"n": changed})
    return redirect("wire_rules", desk=visit.desk.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_WIRE)
def domains(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The lists, and a form for one more."""
    form = DomainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            list_domain(
                visit.desk, said["name"], blocked=said["blocked"], note=said["note"], person=visit.person, now=now()
            )
        except ColophonError as error:
            form.add_error("name", error.message)
        else:
            return redirect("wire_domains", desk=visit.desk.slug)
    words = {"form": form, "domains": Domain.objects.filter(desk=visit.desk).select_related("added_by")}
    return render(request, "desk/wire_domains.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.SET_WIRE)
def remove_domain(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """The domain is on no list any more."""
    unlist_domain(get_object_or_404(Domain, pk=number, desk=visit.desk), by=visit.person, now=now())
    return redirect("wire_domains", desk=visit.desk.slug)
