"""What the desk's rules, or its people, do not let happen."""

from colophon.errors.refusal import ColophonError, InputError


class NoSuchRecordError(ColophonError):
    """The desk has no such record."""

    hint = "Nothing was changed. Look at the board for what there is."


class SegmentGoneError(NoSuchRecordError):
    """This segment no longer stands in the text; it was joined with its neighbour."""


class DeskRuleError(ColophonError):
    """The desk's rules do not allow this."""

    hint = "Nothing was changed. Look at the board for what is free, or ask a manager of the desk."


class ReasonMissingError(ColophonError):
    """This needs a reason in words."""

    hint = "Nothing was changed. Say why; readers and colleagues will see it."


class NotAcceptableError(ColophonError):
    """This cannot be accepted for good: it needs words on both sides, not bare numbers or an empty side."""

    hint = "Nothing was changed. Dismiss it here only: the same command without --for-good."


class OutdatedTextError(ColophonError):
    """Somebody has changed this segment since you read it."""

    hint = "Nothing was confirmed. Read the text as it now stands, then confirm it."


class OwnWorkError(ColophonError):
    """You translated this segment yourself, so another person has to read it."""

    hint = "Nothing was confirmed. Ask a colleague, or have the rule of four eyes waived with a reason that is printed."


class NotSplittableError(ColophonError):
    """A segment can only be cut between two parts of its source."""

    hint = "Nothing was changed. Put the cursor in the source where the second part begins."


class PassageGoneError(ColophonError):
    """The passage that this suggestion is about no longer stands in the text."""

    hint = "Nothing was changed. Look at the suggestion, write what you want of it yourself, and settle the remark."


class TooLongTextError(InputError):
    """This text is too long for one segment."""

    hint = "Nothing was saved, and the text is still in your browser. Cut it into several segments."


class TooOftenError(ColophonError):
    """This was asked too often in this minute."""

    hint = "Nothing was changed. Wait a minute, and ask less often."


class UnreadableRequestError(InputError):
    """The page sent something that the desk does not understand."""

    hint = "Nothing was changed. Read the page again: its script may be older than the desk."
