"""Forms of programs' ways into the desk: tokens and webhooks."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.desk.models import Deed
from colophon.desk.scopes import Scope
from colophon.desk.words import WORDS

_ABOUT = (Deed.PUBLISHED, Deed.SIGNED_OFF, Deed.HANDED_BACK, Deed.CLAIMED, Deed.CLAIM_ENDED, Deed.SOURCE_TAKEN_IN)


class TokenForm(forms.Form):
    """What a program may do, and for how long."""

    label = forms.CharField(
        label=_("What it is for"),
        help_text=_("So that you know later which program uses it."),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=lambda: [(one.value, WORDS["scope"][one]) for one in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself."),
    )
    days = forms.TypedChoiceField(
        label=_("It works for"),
        choices=[("7", _("a week")), ("30", _("a month")), ("90", _("three months")), ("365", _("a year"))],
        initial="90",
        coerce=int,
    )

    @property
    def chosen(self) -> list[Scope]:
        return [Scope(one) for one in self.cleaned_data["scopes"]]


class WebhookForm(forms.Form):
    """An address, and what it is told of."""

    address = forms.CharField(
        label=_("Address"), max_length=2000, widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    deeds = forms.MultipleChoiceField(
        label=_("Tell it when"),
        choices=lambda: [(one.value, WORDS["deed"][one]) for one in _ABOUT],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing chosen: everything that the audit log holds of this desk."),
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if not address.startswith(("https://", "http://")):
            raise ValidationError(_("Write the whole address, beginning with https://"))
        return address

    @property
    def chosen(self) -> list[Deed]:
        return [Deed(one) for one in self.cleaned_data["deeds"]]
