"""The form with which somebody tells the desk of a reprint."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReprintForm(forms.Form):
    """Where it stands, and whom to write to about it."""

    address = forms.URLField(
        label=_("Address of the reprint"),
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off", "dir": "ltr"}),
    )
    contact = forms.CharField(
        label=_("Whom to write to"),
        help_text=_("A mail address, or who told you. Only colleagues see it."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
