"""What a desk's own pairs have taught: which words go together, for aligning other translations."""

from colophon.desk.models import Desk, PairRecord
from colophon.segments.lexicon import EMPTY, Lexicon, learn

_PAIRS = 1000
_ENOUGH = 20


def lexicon_of(desk: Desk, target_language: str) -> Lexicon:
    """Learned from the newest thousand pairs of this desk into this language; nothing from fewer than twenty."""
    own = PairRecord.objects.filter(
        translation__snapshot__source__desk=desk, translation__language=target_language, current__isnull=False
    ).exclude(current__target="")
    newest = own.exclude(source="").order_by("-pk").values_list("source", "current__target")[:_PAIRS]
    pairs = list(newest)
    return learn(pairs) if len(pairs) >= _ENOUGH else EMPTY
