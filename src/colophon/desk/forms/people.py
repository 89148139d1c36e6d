"""Forms by which people found a desk and come to one."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from colophon.article.placeholder import is_placeholder
from colophon.article.spoken_name import spoken_name
from colophon.desk.languages import choices
from colophon.desk.models import Account

PASSKEY, PASSWORD = "passkey", "password"  # names of a choice


def name_for_readers(name: str) -> str:
    """The name, or a refusal of one that says nobody."""
    if is_placeholder(spoken_name(name)):
        raise ValidationError(_("Readers would not know anybody by this. Choose a name; a pen name will do."))
    return name


class NewAccount(forms.Form):
    """A person's name as printed, a name to sign in with, and how to prove it is them."""

    name = forms.CharField(
        label=_("Your name in credits"),
        help_text=_("A pen name will do. Nobody needs your real name."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    username = forms.CharField(
        label=_("Name or e-mail to sign in with"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    proof = forms.ChoiceField(
        label=_("Sign in with"),
        choices=[
            (PASSKEY, _("A passkey: your fingerprint, face or screen lock. Nothing to remember.")),
            (PASSWORD, _("A password of at least 12 characters.")),
        ],
        initial=PASSKEY,
        widget=forms.RadioSelect,
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_name(self) -> str:
        """Editions are not published with a credit that names nobody: that is said at the door, not months later."""
        return name_for_readers(str(self.cleaned_data["name"]))

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        taken = Account.objects.filter(username__iexact=username) | Account.objects.filter(email__iexact=username)
        if taken.exists():
            raise ValidationError(_("Somebody signs in with this name already. Choose another one."))
        return username

    def clean(self) -> dict[str, object]:
        data = super().clean() or self.cleaned_data
        if data.get("proof") == PASSWORD:
            self._check(str(data.get("password") or ""))
        return data

    def _check(self, password: str) -> None:
        try:
            validate_password(password, Account(username=str(self.cleaned_data.get("username", ""))))
        except ValidationError as error:
            self.add_error("password", error)

    @property
    def chosen_password(self) -> str | None:
        """The password, or None for a passkey."""
        return str(self.cleaned_data["password"]) if self.cleaned_data["proof"] == PASSWORD else None


class FirstRun(NewAccount):
    """The first desk and its first manager."""

    desk = forms.CharField(
        label=_("Name of your desk"),
        help_text=_("As your published translations will print it. It can be changed later."),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("You translate into"),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose one or more. More can be added later, also for a single article."),
    )
    field_order = ("desk", "languages", "name", "username", "proof", "password")


class JoinForm(NewAccount):
    """Somebody new asks to be let in."""

    message = forms.CharField(
        label=_("What would you like to do here?"),
        help_text=_("Which languages you read and write, and what you would like to translate or review."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class AskForm(forms.Form):
    """Somebody who has an account asks to be let in."""

    message = JoinForm.base_fields["message"]
