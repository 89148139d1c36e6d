"""What cannot be signed, and what is not what was signed."""

from colophon.errors.refusal import ColophonError


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

    hint = "Nothing was signed. Whoever runs the server is told by `colophon doctor` how to bring the key back."


class KeyRingError(ColophonError):
    """This is not a ring of public keys."""

    hint = "Nothing was changed. Fetch the desk's public keys again from where it publishes them."


class OwnKeyError(ColophonError):
    """This key is not one of yours that counts now."""

    hint = "Nothing was signed. Sign with the desk's key, or register a key of your own on your account's page."


class MembershipError(ColophonError):
    """This person does not have the role that this needs on this desk."""

    hint = "Nothing was signed. Ask the desk for the role, or let somebody sign who has it."


class StageOrderError(ColophonError):
    """An earlier stage is not signed for the text as it now stands."""

    hint = "Nothing was signed. Let the earlier stage be signed first; what people wrote is kept."


class UnsettledConflictError(ColophonError):
    """Two people saved different texts for the same pair, and nobody has chosen yet."""

    hint = "Nothing was signed, both texts are kept. Look at them side by side and choose or join them."


class NotReadyError(ColophonError):
    """This translation cannot be published yet."""

    hint = "Nothing was published, everything is kept. Mend what is listed, then publish again."

    def __init__(self, *, obstacles: tuple[tuple[str, str], ...] = (), found: tuple[object, ...] = ()) -> None:
        """`obstacles` are every reason and the way to mend it; `found` the same as data, to be worded otherwise."""
        super().__init__()
        self.obstacles, self.found = obstacles, found
