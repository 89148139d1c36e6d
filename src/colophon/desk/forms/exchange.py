"""Forms for files that come from other tools."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LARGEST_WORK = 30 * 1024 * 1024
"""Bytes of one article as XLIFF."""


class WorkForm(forms.Form):
    """A translation that comes back, and what was done to it there."""

    file = forms.FileField(label=_("The file, as the other tool saved it"))
    screen = forms.ChoiceField(label=_("What did you do there?"))

    def __init__(self, *args: object, screens: Sequence[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        words = {"edit": _("I translated"), "review": _("I reviewed"), "proofread": _("I proofread")}
        choice = self.fields["screen"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(one, words[one]) for one in screens]

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_WORK:
            raise ValidationError(_("This file is larger than any article."))
        return file
