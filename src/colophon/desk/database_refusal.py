"""What a database says when it cannot go on, as refusals that a person can act on."""

from django.db import DatabaseError, OperationalError

from colophon.errors import ColophonError, HomeBusyError, NotWritableError, StorageError, StorageFullError

_SAID: tuple[tuple[tuple[str, ...], type[ColophonError], str], ...] = (
    (("disk i/o", "is full", "no space"), StorageFullError, "There is no room for the desk's database ({error})."),
    (("readonly", "unable to open"), NotWritableError, "The desk's database cannot be written ({error})."),
    (("locked",), HomeBusyError, "Others are writing to this desk and did not finish in time."),
    (("malformed", "not a database"), StorageError, "The desk's database is damaged ({error}). Bring back a backup."),
)


def refusal_of(error: BaseException) -> ColophonError | None:
    """The refusal that this error of a database means; None for a mistake of ours, which nobody should smooth over."""
    if not isinstance(error, DatabaseError):
        return None
    said = str(error).lower()
    for words, refusal, message in _SAID:
        if any(word in said for word in words):
            return refusal(message.format(error=error))
    return (
        StorageError(f"The desk's database does not answer: {error}") if isinstance(error, OperationalError) else None
    )
