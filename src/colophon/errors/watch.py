"""Why nothing was compared, followed or proposed after publishing."""

from colophon.errors.refusal import ColophonError, InputError


class NothingToFollowError(ColophonError):
    """The source has not changed since it was translated, as far as anybody has looked."""

    hint = "Nothing was changed. Look at the source again: colophon watch --now."


class NotAnOriginalError(ColophonError):
    """This source is not an unpublished original of the desk: nobody here may change it."""

    hint = "Nothing was changed. Write to its publisher; the desk keeps watch over what is published."


class NothingToProposeError(ColophonError):
    """This proposal would change nothing in the original."""

    hint = "Nothing was proposed. Change the sentence of the original, or leave it as it is."


class OriginalMovedError(ColophonError):
    """Somebody has changed the original since you opened it."""

    hint = "Nothing was changed, and your text is still on the page. Bring it together with what stands there now."


class NoTextCopyError(InputError):
    """There is no text in this copy that could be compared."""

    hint = "Nothing was compared. Save the page whole, or copy its text into a file, and give that."


class FramedCopyError(NoTextCopyError):
    """This page only shows another page in a frame."""

    hint = "Nothing was compared. Verify the address that stands in the frame."


class TooLargeCopyError(InputError):
    """This copy is larger than any article."""

    hint = "Nothing was compared. Save the article alone, without what stands around it (20 MB at most), and give that."
