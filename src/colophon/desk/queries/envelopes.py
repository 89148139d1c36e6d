"""What was signed of a translation."""

from colophon.desk.models import TranslationRecord


def envelopes_of(translation: TranslationRecord) -> tuple[bytes, ...]:
    """All that was ever signed, the oldest first."""
    return tuple(bytes(one) for one in translation.signoffs.values_list("envelope", flat=True))
