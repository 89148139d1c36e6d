"""A desk's own pairs teach which words go together."""

from tests.desk.conftest import START, Team, at

from colophon.article.credit import Role
from colophon.article.pair import Pair
from colophon.desk.actions.translate import save_segment, start_translation
from colophon.desk.models import Desk
from colophon.desk.queries.lexicon import lexicon_of


def test_words_that_keep_meeting_are_learned(team: Team) -> None:
    texts = [
        (f"The fox saw hen {n}.", f"狐狸看见母鸡{n}。") if n % 2 else (f"Rain {n} fell.", f"下雨{n}。")
        for n in range(24)
    ]
    pairs = tuple(Pair(str(n), source, "", "0") for n, (source, _) in enumerate(texts))
    translation = start_translation(team.translation.snapshot, pairs, key="t2", language="zh-Hant", now=START)
    assert lexicon_of(Desk.objects.get(), "zh-Hant").links == {}
    for record, (_, target) in zip(translation.pairs.all(), texts, strict=True):
        save_segment(record, target, base=None, person=team.anna, role=Role.TRANSLATOR, now=at(1))
    known = lexicon_of(Desk.objects.get(), "zh-Hant").links
    assert "狐狸" in known["fox"]
    assert "fox" not in lexicon_of(Desk.objects.get(), "uk").links
