"""Forms of the wire: a feed, a rule, a domain."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.desk.languages import choices
from colophon.desk.models import Desk, Feed
from colophon.watch.wire.rules import Verdict

_MOST_WORDS = 50


class FeedForm(forms.Form):
    """A feed by its address, or by that of a page that names it."""

    address = forms.URLField(
        label=_("Address of the feed"),
        help_text=_("RSS, Atom, JSON Feed or a sitemap. The address of a site will do if its pages name their feed."),
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off", "dir": "ltr"}),
    )
    only_rules = forms.BooleanField(
        label=_("Show only what a rule wants"),
        help_text=_("For feeds of which most is not for you."),
        required=False,
    )


class RuleForm(forms.Form):
    """The first rule that fits an item decides."""

    words = forms.CharField(
        label=_("One of these words stands in title or summary"),
        help_text=_("Parted by commas. A star at the end leaves the end open: migra*"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    without = forms.CharField(
        label=_("None of these words does"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    section = forms.CharField(
        label=_("Section"), required=False, max_length=100, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    author = forms.CharField(
        label=_("Author"), required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    licence = forms.CharField(
        label=_("Licence"), help_text=_("Such as CC BY."), required=False, max_length=100, widget=forms.TextInput()
    )
    feed = forms.TypedChoiceField(label=_("Only from"), required=False, coerce=int, empty_value=None)
    verdict = forms.ChoiceField(
        label=_("Then"),
        choices=[
            (Verdict.SHOW.value, _("show it on the wire")),
            (Verdict.PROPOSE.value, _("propose it, in my name")),
            (Verdict.LEAVE_OUT.value, _("leave it out")),
        ],
        widget=forms.RadioSelect,
        initial=Verdict.SHOW.value,
    )
    into = forms.MultipleChoiceField(
        label=_("If it is proposed, begin a translation into"),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, desk: Desk, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        feeds = [(one.pk, str(one)) for one in Feed.objects.filter(desk=desk)]
        self.fields["feed"].choices = [("", _("any feed")), *feeds]  # type: ignore[attr-defined]
        offered = [one for one in choices() if one[0] in desk.languages]
        self.fields["into"].choices = offered  # type: ignore[attr-defined]

    def clean_words(self) -> list[str]:
        return _listed(self.cleaned_data["words"])

    def clean_without(self) -> list[str]:
        return _listed(self.cleaned_data["without"])

    def clean(self) -> dict[str, object]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(
            data.get(name) for name in ("words", "without", "section", "author", "licence", "feed")
        ):
            raise ValidationError(_("Say at least one thing that an item must have."))
        return data


class DomainForm(forms.Form):
    """A domain with all its parts."""

    name = forms.CharField(
        label=_("Domain"),
        help_text=_("Such as news.example.org. Its parts are meant too."),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    blocked = forms.TypedChoiceField(
        label=_("We"),
        choices=[("no", _("take articles from there")), ("yes", _("take nothing from there"))],
        widget=forms.RadioSelect,
        initial="yes",
        coerce=lambda said: said == "yes",
    )
    note = forms.CharField(
        label=_("Why"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )


def _listed(text: str) -> list[str]:
    """Words between commas of any script."""
    for comma in "،，、;；\n":
        text = text.replace(comma, ",")
    words = [" ".join(one.split()) for one in text.split(",")]
    return [one[:100] for one in words if one.strip("* ")][:_MOST_WORDS]
