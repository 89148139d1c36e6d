"""Forms of messages: how often to get mail, and a chat of the desk."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from colophon.desk.models import MessageKind, Often

CHAT_KINDS = [
    (MessageKind.TO_REVIEW.value, _("a text is ready for review")),
    (MessageKind.TO_PROOFREAD.value, _("a text is ready to be proofread")),
    (MessageKind.TO_PUBLISH.value, _("a text is ready to be published")),
    (MessageKind.PUBLISHED.value, _("an edition is published")),
    (MessageKind.CLAIM_FREE.value, _("a claim has ended")),
    (MessageKind.SOURCE_CHANGED.value, _("a source has changed")),
]
"""What a chat may hear. What concerns one person only never goes there."""


class MailForm(forms.Form):
    """How often."""

    often = forms.ChoiceField(
        label=_("Mail me"),
        choices=[
            (Often.INSTANT.value, _("at once")),
            (Often.DAILY.value, _("once a day, what I have not read")),
            (Often.WEEKLY.value, _("once a week, what I have not read")),
            (Often.NONE.value, _("never")),
        ],
        widget=forms.RadioSelect,
    )


class AddressForm(forms.Form):
    """Where to."""

    email = forms.EmailField(label=_("My mail address"), required=False, max_length=254)


class ChatForm(forms.Form):
    """A chat by its Apprise address."""

    address = forms.CharField(
        label=_("Apprise address of the chat"),
        help_text=_("Such as tgram://token/chat or matrixs://user:password@server/#room. It is never shown again."),
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(
        label=_("What you call it"), required=False, max_length=100, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    kinds = forms.MultipleChoiceField(
        label=_("It hears when"),
        choices=CHAT_KINDS,
        widget=forms.CheckboxSelectMultiple,
        initial=[MessageKind.TO_REVIEW.value, MessageKind.PUBLISHED.value],
    )
    language = forms.ChoiceField(label=_("In"), choices=settings.LANGUAGES)
