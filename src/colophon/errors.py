"""Every refusal Colophon can answer with: what happened, what was kept, what to do next.

A failed check is data (a finding); a refusal is one of these exceptions.
The docstring of a class is its default message.
"""

from typing import ClassVar


class ColophonError(Exception):
    """Colophon cannot do this."""

    hint: ClassVar[str] = "Run the command with --help, or see docs/reference/errors.md."
    exit_code: ClassVar[int] = 3

    def __init__(self, message: str = "", *, hint: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())
        self.advice = hint or self.hint

    @property
    def message(self) -> str:
        return str(self.args[0])


class UsageError(ColophonError):
    """The command was called in a way that it does not understand."""

    exit_code = 2


class InputError(ColophonError):
    """The input cannot be read."""

    hint = "Nothing was changed. Look at the named place in the input, mend it and try again."


# The desk and its store.


class DatabaseAddressError(ColophonError):
    """DATABASE_URL does not name a PostgreSQL database."""

    hint = "Nothing was opened. Write postgres://user:password@host:port/name, or leave it out to use a file."


# Sign-off.


class UnsignableTextError(ColophonError):
    """The text holds half a character (a lone surrogate), which has no bytes that could be signed."""

    hint = "Nothing was signed. Find the broken character in the text, type it again and sign then."


class NotCanonicalError(ColophonError):
    """These bytes are not what was signed: they are not canonical JSON."""

    hint = "Nothing was changed. Fetch the file again from where it was published."


class ManifestError(ColophonError):
    """This is not a manifest of a translation."""

    hint = "Nothing was changed. Fetch the edition's manifest again from where it was published."


class EnvelopeError(ColophonError):
    """This is not a signed envelope."""

    hint = "Nothing was changed. Fetch the edition's sign-offs again from where they were published."


class KeyFileError(ColophonError):
    """A private key cannot be opened."""

    hint = "Nothing was signed. Look into the desk's keys folder, and give the passphrase the key was made with."


class KeyRingError(ColophonError):
    """This is not a ring of public keys."""

    hint = "Nothing was changed. Fetch the desk's public keys again from where it publishes them."


# What is known of languages.


class LanguageDataError(ColophonError):
    """A language file does not have the shape that docs/reference/languages.md describes."""

    hint = "Nothing was checked. Mend the named place in the language file; `docs/how-to/teach-a-language.md` shows how."
