"""Why the memory cannot be asked or built."""

from colophon.errors.refusal import ColophonError


class IndexDamagedError(ColophonError):
    """The index of the memory cannot be used."""

    hint = "No unit is lost. Make the index anew from the desk's database: colophon memory rebuild"


class IndexBusyError(ColophonError):
    """Another process is writing the indexes of the memory."""

    hint = "Nothing was changed, and lookups go on. Wait for the other process to end, and try again."
