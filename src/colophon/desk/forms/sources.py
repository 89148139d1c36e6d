"""Forms for what comes in: a source by its address, its file or its text."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.desk.languages import choices
from colophon.intake.page import LARGEST

LONGEST_TEXT = 1_000_000


class ProposeForm(forms.Form):
    """Exactly one of the three; the address may stand beside a file or a text, to say where it was published."""

    address = forms.URLField(
        label=_("Address of the article"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off", "dir": "ltr"}),
    )
    file = forms.FileField(
        label=_("Or its file"),
        help_text=_("A saved web page, Markdown or plain text."),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=_("Or its text"),
        help_text=_("Plain text or Markdown, with the title in the first line."),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    language = forms.ChoiceField(
        label=_("Its language"),
        choices=lambda: [("", _("find it out")), *choices()],
        required=False,
    )
    why = forms.CharField(
        label=_("Why should we translate it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    ours = forms.BooleanField(
        label=_("It is not published yet, and ours to change"),
        help_text=_("Translators can then propose changes of it, and its author decides."),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        data = super().clean() or self.cleaned_data
        if data.get("ours") and data.get("address"):
            raise ValidationError(_("What stands at an address is published. Give the file or the text alone."))
        if data.get("file") and str(data.get("text") or "").strip():
            raise ValidationError(_("Give a file or a text, not both."))
        if not any((data.get("address"), data.get("file"), str(data.get("text") or "").strip(), self.errors)):
            raise ValidationError(_("Give the address, the file or the text of an article."))
        return data

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(_("This file is larger than any article. Give the article alone."))
        return file


class BeginForm(forms.Form):
    """The languages to translate a source into."""

    languages = forms.MultipleChoiceField(
        label=_("Translate it into"), choices=choices, widget=forms.CheckboxSelectMultiple
    )


class OriginalForm(forms.Form):
    """The text of an original as Markdown, and the version that its editor had before their eyes."""

    text = forms.CharField(
        label=_("The original"),
        help_text=_("Markdown, with what is known of the article in its head."),
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto"}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("What has changed, and why?"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class SentenceField(forms.CharField):
    """What stands in it is meant, also when nothing does: the label does not call it optional."""

    empty_is_meant = True


class AmendForm(forms.Form):
    """The sentence of the original as it should read, and why."""

    after = SentenceField(
        label=_("It should read"),
        help_text=_("Empty, to leave the sentence out. More sentences may be added."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    note = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    reason = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


class PublishedForm(forms.Form):
    """Where an original was published, if it has an address."""

    address = forms.URLField(
        label=_("Its address, if it has one"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off", "dir": "ltr"}),
    )
