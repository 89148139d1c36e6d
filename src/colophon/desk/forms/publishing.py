"""Forms of the last steps: rights with their evidence, waivers, signing and publishing."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.article.credit import RightsBasis
from colophon.desk.words import WORDS
from colophon.signoff.manifest import EditionKind
from colophon.signoff.waiver import Waivable

LARGEST_LETTER = 5_000_000


def _basis() -> list[tuple[str, str]]:
    return [(one.value, str(WORDS["basis"][one])) for one in RightsBasis]


class ImageRightsForm(forms.Form):
    """Why one image may be shown."""

    url = forms.CharField(max_length=2000, widget=forms.HiddenInput)
    basis = forms.ChoiceField(label=_("Why may we use it?"), choices=_basis)
    terms = forms.CharField(
        label=_("Licence, or what the permission says"), max_length=5000, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    holder = forms.CharField(
        label=_("Who holds the rights"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class RightsForm(forms.Form):
    """Why the text may be published, with the letter that says so."""

    basis = forms.ChoiceField(label=_("Why may we publish it?"), choices=_basis, widget=forms.RadioSelect)
    terms = forms.CharField(
        label=_("The licence, or what the permission says"),
        help_text=_("For example CC BY 4.0, or the sentence of the letter that allows it."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    holder = forms.CharField(
        label=_("Who holds the rights"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    asked_by = forms.CharField(
        label=_("Who asked for it"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    scope = forms.CharField(
        label=_("What it covers"),
        initial="translation and publication",
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    note = forms.CharField(
        label=_("Note for colleagues"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    letter = forms.FileField(
        label=_("The letter"),
        help_text=_("The mail or the scan, as it came. Members of the desk can open it; it is not published."),
        required=False,
    )

    def clean_letter(self) -> object:
        file = self.cleaned_data["letter"]
        if file and file.size > LARGEST_LETTER:
            raise ValidationError(_("A letter may have 5 MB."))
        return file


class WaiverForm(forms.Form):
    """Setting a rule aside, with a reason that readers will see."""

    rule = forms.ChoiceField(
        label=_("Set aside that"),
        choices=lambda: [(one.value, str(WORDS["rule"][one])) for one in Waivable if one is not Waivable.OMISSION],
    )
    reason = forms.CharField(
        label=_("The reason, as readers will see it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class PublishForm(forms.Form):
    """What kind of edition, its public note, and when."""

    kind = forms.ChoiceField(choices=[(one.value, one.value) for one in EditionKind])
    note = forms.CharField(
        label=_("What changed and why, for readers"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    due = forms.DateTimeField(
        label=_("Not before (UTC)"),
        help_text=_("Empty: at once. Otherwise the desk publishes it at that time, if nothing stands against it then."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    @property
    def time(self) -> datetime | None:
        due: datetime | None = self.cleaned_data["due"]
        return due.astimezone(UTC) if due else None
