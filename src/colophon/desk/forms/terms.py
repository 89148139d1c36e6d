"""Forms for one term in two languages, and for one name and its rendering."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from colophon.desk.templatetags.desk import language_name
from colophon.languages.library import known_languages
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.name import Name, NameKind, Rendering

_TEXT = {"dir": "auto", "autocomplete": "off"}


class TermForm(forms.Form):
    """A word of the source, how it is rendered, and whether that is to be, may be, or must not be written."""

    source_language = forms.ChoiceField(label=_("Language of the term"))
    source = forms.CharField(label=_("Term"), max_length=300, widget=forms.TextInput(attrs=_TEXT))
    target_language = forms.ChoiceField(label=_("Language of the rendering"))
    target = forms.CharField(label=_("Rendering"), max_length=300, widget=forms.TextInput(attrs=_TEXT))
    status = forms.ChoiceField(
        label=_("The rendering is"),
        choices=[
            (TermStatus.PREFERRED.value, _("to be written")),
            (TermStatus.ALLOWED.value, _("allowed too")),
            (TermStatus.FORBIDDEN.value, _("never to be written")),
        ],
    )
    note = forms.CharField(
        label=_("Note for whoever translates"), required=False, max_length=1000, widget=forms.TextInput(attrs=_TEXT)
    )
    evidence = forms.CharField(
        label=_("Where was this settled?"), required=False, max_length=1000, widget=forms.TextInput(attrs=_TEXT)
    )

    def __init__(self, *args: object, languages: Sequence[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name in ("source_language", "target_language"):
            _offer(self.fields[name], languages)
        if "en" in languages:  # most sources are; the first of the list is what the desk writes
            self.fields["source_language"].initial = "en"

    @property
    def concept(self) -> Concept:
        said = self.cleaned_data
        return Concept(
            key=said["source"],
            terms=(
                Term(language=said["source_language"], text=said["source"]),
                Term(
                    language=said["target_language"],
                    text=said["target"],
                    status=TermStatus(said["status"]),
                    note=said["note"],
                    evidence=said["evidence"],
                ),
            ),
        )


class NameForm(forms.Form):
    """A person, place or organisation as its own language writes it, and the rendering that the desk agrees on.

    `key` is empty for a new name, or that of the name in the ledger which gets another rendering.
    """

    key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    original = forms.CharField(
        label=_("Name as its own language writes it"), max_length=200, widget=forms.TextInput(attrs=_TEXT)
    )
    language = forms.ChoiceField(label=_("Language of the name"))
    kind = forms.ChoiceField(
        label=_("It is"),
        choices=[
            (NameKind.PERSON.value, _("a person")),
            (NameKind.PLACE.value, _("a place")),
            (NameKind.ORGANISATION.value, _("an organisation")),
        ],
    )
    target_language = forms.ChoiceField(label=_("Language of the rendering"))
    target = forms.CharField(label=_("Rendering"), max_length=200, widget=forms.TextInput(attrs=_TEXT))
    evidence = forms.CharField(
        label=_("Where was this settled?"), required=False, max_length=1000, widget=forms.TextInput(attrs=_TEXT)
    )

    def __init__(self, *args: object, languages: Sequence[str], **more: object) -> None:
        super().__init__(*args, **{"auto_id": "id_name_%s", **more})  # type: ignore[arg-type]
        _offer(self.fields["language"], sorted({*languages, *known_languages()}, key=language_name))
        _offer(self.fields["target_language"], languages)
        if "en" in languages:
            self.fields["language"].initial = "en"

    @property
    def name(self) -> Name:
        said = self.cleaned_data
        rendering = Rendering(language=said["target_language"], text=said["target"], evidence=said["evidence"])
        return Name(
            key=said["key"] or said["original"],
            kind=NameKind(said["kind"]),
            original=said["original"],
            language=said["language"],
            renderings=(rendering,),
        )


def _offer(field: forms.Field, languages: Sequence[str]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(one, language_name(one)) for one in languages]
