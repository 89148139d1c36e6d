"""What becomes of a statement in its translation."""

import pytest

from colophon.article.pair import Pair
from colophon.statements.ledger import Status, ledger


@pytest.mark.parametrize(
    ("source", "target", "to", "status"),
    [
        ("Ann said the boat sank.", "安说船沉了。", "zh-Hans", Status.KEPT),
        ("Ann said the boat sank.", "船沉了。", "zh-Hans", Status.LOST),
        ("Ann said the boat sank.", "安承认船沉了。", "zh-Hans", Status.STRENGTHENED),
        ("Ann admitted the boat sank.", "Ann afirmó que el barco se hundió.", "es", Status.WEAKENED),
        ("The boat sank, Ann said. It was old.", "El barco se hundió. Era viejo, dijo Ann.", "es", Status.MOVED),
    ],
)
def test_a_fate_is_told(source: str, target: str, to: str, status: Status) -> None:
    (row,) = ledger(Pair("1", source, target), "en", to)
    assert row.status is status


def test_where_a_language_has_no_cues_nothing_is_told() -> None:
    assert ledger(Pair("1", "Ann said the boat sank.", "Zil bora."), "en", "xx") == ()
