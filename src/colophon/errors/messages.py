"""Why a message did not reach a person."""

from colophon.errors.refusal import ColophonError, InputError


class MailServerError(ColophonError):
    """The mail server could not take a mail."""

    hint = "The mail is kept and tried again. Look at the section [mail] of colophon.toml, and at the mail server."


class MailUnsureError(MailServerError):
    """The mail server broke off; nobody knows whether it took the mail."""


class MailAddressError(ColophonError):
    """This address takes no mail."""

    hint = "The messages wait on the desk. Whoever they are for can write another address on the page Messages."


class ChatServerError(ColophonError):
    """The chat's service did not take the message."""

    hint = "The message is kept and tried again. Look whether the chat's address still holds."


class ChatAddressError(InputError):
    """This is no address of a chat."""

    hint = "Nothing was added. Write an Apprise address such as tgram://token/chat: docs/how-to/send-messages.md."
