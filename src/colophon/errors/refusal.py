"""What every refusal is, and the two that any station may answer with."""

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
