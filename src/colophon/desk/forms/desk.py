"""Forms of managers: inviting, roles, the desk itself; and how a person is named."""

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.desk.forms.people import name_for_readers
from colophon.desk.languages import choices
from colophon.desk.models import Desk, Person
from colophon.desk.roles import DeskRole
from colophon.desk.words import WORDS

if TYPE_CHECKING:
    OfPerson = forms.ModelForm[Person]
    OfDesk = forms.ModelForm[Desk]
else:  # Django's own class cannot be subscripted
    OfPerson = OfDesk = forms.ModelForm


def role_choices() -> list[tuple[str, str]]:
    """Each role with what it does."""
    return [(role.value, f"{WORDS['role'][role]}: {WORDS['what-a-role-does'][role]}") for role in DeskRole]


class RolesForm(forms.Form):
    """The roles of one person."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=role_choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    @property
    def chosen(self) -> list[DeskRole]:
        return [DeskRole(role) for role in self.cleaned_data["roles"]]


class InvitationForm(RolesForm):
    """A link for one person."""

    label = forms.CharField(
        label=_("For whom"),
        help_text=_("Only managers see this. It helps you to know which link is whose."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=_("The link works for"),
        choices=[("1", _("one day")), ("7", _("a week")), ("30", _("a month"))],
        initial="7",
        coerce=int,
    )

    def clean_roles(self) -> list[str]:
        roles: list[str] = self.cleaned_data["roles"]
        if not roles:
            raise ValidationError(_("Choose at least one role."))
        return roles


class NamesForm(OfPerson):
    """How I am named in credits."""

    class Meta:
        model = Person
        fields = ("name", "url", "unnamed")
        labels = {  # noqa: RUF012
            "name": _("Your name in credits"),
            "url": _("Your own page"),
            "unnamed": _("Do not name me"),
        }
        help_texts = {  # noqa: RUF012
            "name": _("A pen name will do. Editions that are out already keep the name they were signed with."),
            "url": _("Linked from your credit."),
            "unnamed": _("Editions credit the desk instead of you. Colleagues on the desk still see your name."),
        }
        widgets = {"name": forms.TextInput(attrs={"dir": "auto"}), "url": forms.URLInput()}  # noqa: RUF012

    def clean_name(self) -> str:
        return name_for_readers(str(self.cleaned_data["name"]))

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        if url and not url.startswith(("https://", "http://")):
            raise ValidationError(_("Write the whole address, beginning with https://"))
        return url


class DeskForm(OfDesk):
    """The desk's own name, languages and openness."""

    languages = forms.MultipleChoiceField(
        label=_("You translate into"), choices=choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Desk
        fields = ("name", "languages", "open_to_requests")
        labels = {"name": _("Name of the desk"), "open_to_requests": _("Anybody may ask to join")}  # noqa: RUF012
        help_texts = {  # noqa: RUF012
            "name": _("As editions print it."),
            "open_to_requests": _("The desk is listed on the front page. A manager decides on every request."),
        }
        widgets = {"name": forms.TextInput(attrs={"dir": "auto"})}  # noqa: RUF012


class NewDeskForm(forms.Form):
    """Another desk on this server."""

    name = forms.CharField(label=_("Name of the desk"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    languages = forms.MultipleChoiceField(
        label=_("It translates into"), choices=choices, widget=forms.CheckboxSelectMultiple
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if Desk.objects.filter(name=name).exists():
            raise ValidationError(_("There is a desk of this name already."))
        return name
