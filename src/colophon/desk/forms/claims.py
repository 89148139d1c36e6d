"""Forms about who does what: handing over, and taking an article off the board."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NoteForm(forms.Form):
    """A note that the next person will read."""

    note = forms.CharField(
        label=_("A note for the next person"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class HandOverForm(NoteForm):
    """To whom, and a note."""

    to = forms.CharField(max_length=64)


class CloseForm(forms.Form):
    """Why an article leaves the board."""

    because = forms.CharField(label=_("Why?"), max_length=2000, widget=forms.TextInput(attrs={"dir": "auto"}))
