"""A form for one term in two languages."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from colophon.desk.templatetags.desk import language_name
from colophon.memory.concept import Concept, Term, TermStatus

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
    evidence = forms.CharField(
        label=_("Where was this settled?"), required=False, max_length=1000, widget=forms.TextInput(attrs=_TEXT)
    )

    def __init__(self, *args: object, languages: Sequence[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        choices = [(one, language_name(one)) for one in languages]
        for name in ("source_language", "target_language"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
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
                    evidence=said["evidence"],
                ),
            ),
        )
