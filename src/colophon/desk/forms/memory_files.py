"""A form for files of pairs or terms."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from colophon.desk.models import FileKind
from colophon.desk.templatetags.desk import language_name

LARGEST = 1024 * 1024 * 1024
"""Bytes of a file as it is sent, packed or not: about three million pairs."""


class MemoryFileForm(forms.Form):
    """The file, what it brings, and its languages where it does not say them itself."""

    kind = forms.ChoiceField(
        label=_("It brings"),
        choices=[
            (FileKind.MEMORY.value, _("pairs for the memory (TMX, XLIFF, PO, CSV)")),
            (FileKind.TERMS.value, _("terms (TBX, CSV)")),
        ],
        widget=forms.RadioSelect,
        initial=FileKind.MEMORY.value,
    )
    file = forms.FileField(label=_("File"), help_text=_("Plain, or packed with gzip."))
    source_language = forms.ChoiceField(label=_("From"), required=False)
    target_language = forms.ChoiceField(label=_("Into"), required=False)

    def __init__(self, *args: object, languages: Sequence[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = [("", _("as the file says")), *((one, language_name(one)) for one in languages)]
        for name in ("source_language", "target_language"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("This file is larger than a browser should send. Use colophon import memory."))
        return file
