"""The form by which managers add a target. What only the server's own terminal may name is not offered."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.targets import NewTarget
from colophon.desk.words import WORDS
from colophon.editions.targets.conventions import Convention
from colophon.editions.targets.target import Form, Way, ways_of

_PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}


def _choices(kind: str) -> list[tuple[str, object]]:
    return list(WORDS[kind].items())


class TargetForm(forms.Form):
    """A place, what it is given, and how to come in. The secret is written once and never shown again."""

    name = forms.SlugField(
        label=_("A short name"),
        help_text=_("Small Latin letters, digits and hyphens, such as blog or mirror."),
        max_length=60,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    form = forms.ChoiceField(label=_("What readers find there"), choices=lambda: _choices("form"), initial=Form.POST)
    way = forms.ChoiceField(label=_("How it gets there"), choices=lambda: _choices("way"), initial=Way.WORDPRESS)
    address = forms.CharField(
        label=_("Address"),
        help_text=_(
            "Where it is, beginning with https:// or ssh://. For your own command its name. For a folder nothing."
        ),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs=_PLAIN | {"inputmode": "url"}),
    )
    user = forms.CharField(
        label=_("User or key ID there"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
    secret = forms.CharField(
        label=_("Password, token or secret key"),
        help_text=_("For WordPress an application password. It is kept on the server and never shown again."),
        max_length=1000,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    status = forms.ChoiceField(
        label=_("WordPress: a new post is"),
        choices=[("publish", _("published at once")), ("draft", _("a draft, for an editor there"))],
        required=False,
    )
    convention = forms.ChoiceField(
        label=_("Text mirror: how credits are written"), choices=lambda: _choices("convention"), required=False
    )
    branch = forms.CharField(
        label=_("Git: the branch"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
    region = forms.CharField(
        label=_("Bucket: the region"), max_length=60, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
    first = ("name", "form", "way", "address", "user", "secret")
    rest = ("status", "convention", "branch", "region")

    def clean(self) -> dict[str, object]:
        data = super().clean() or self.cleaned_data
        form, way = data.get("form"), data.get("way")
        if form and way and Way(str(way)) not in ways_of(Form(str(form))):
            raise ValidationError(_("A post goes to WordPress only, and everything else any other way."))
        return data

    @property
    def new(self) -> NewTarget:
        """What was said, as the action wants it."""
        said: Mapping[str, str] = self.cleaned_data
        form, way = Form(said["form"]), Way(said["way"])
        options = {"user": said["user"]}
        if way is Way.WORDPRESS:
            options["status"] = said["status"]
        if form is Form.MIRROR:
            options["convention"] = said["convention"] or Convention.MIRROR
        if way is Way.GIT:
            options["branch"] = said["branch"]
        if way is Way.S3:
            options["region"] = said["region"]
        return NewTarget(
            name=said["name"], form=form, way=way, address=said["address"], options=options, secret=said["secret"]
        )

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.first]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.rest]
