"""Whether one hour stands in the other half of the day: 8 p.m. as eight in the morning, 20:00 as 8 o'clock."""

from colophon.languages.language import DayHalf
from colophon.languages.library import language
from colophon.languages.quantities.match import same
from colophon.languages.quantities.mention import Mention
from colophon.languages.quantities.parting import Text, Weight

_HALF, _NOON, _ONE = 12.0, 12.0, 13.0


def hours_part(source: Mention, target: Mention, *, texts: tuple[Text, Text]) -> Weight | None:
    """How sure it is that two hours that match stand in different halves of the day, None where they need not.

    Twelve is left alone: whether "12 a.m." is midnight is not agreed upon.
    """
    if not same(abs(source.value - target.value), _HALF) or _is_twelve(source) or _is_twelve(target):
        return None
    if _is_decided(source) and _is_decided(target):
        return Weight.SURE
    late, early = (source, target) if source.value > target.value else (target, source)
    if not _is_decided(late) or _is_decided(early):
        return None
    at = texts[early is target]
    if early is source and language(at.tag).calendar.twelve_hours:
        return None
    return None if _tells_evening(at) else Weight.DOUBTFUL


def _is_twelve(mention: Mention) -> bool:
    return mention.value < 1 or _NOON <= mention.value < _ONE


def _is_decided(mention: Mention) -> bool:
    return mention.time is not DayHalf.OPEN or mention.value >= _ONE


def _tells_evening(side: Text) -> bool:
    text = side.text.lower()
    return any(word in text for word in language(side.tag).calendar.evenings)
