"""What people said of texts that stand in a translation: that they are done, remarks that wait, and disputes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from django.db.models import QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Confirmation, PairRecord, Remark, Revision


@dataclass(frozen=True, slots=True)
class Around:
    """What people said of the texts: roles by confirmed revision, open remarks by pair, and pairs in dispute."""

    confirmed: Mapping[int, set[str]]
    remarks: Mapping[int, list[Remark]]
    disputed: Set[int]

    @classmethod
    def of(
        cls, confirmations: Iterable[tuple[int, str]], remarks: Iterable[Remark], unsettled: Iterable[tuple[int]]
    ) -> "Around":
        confirmed: defaultdict[int, set[str]] = defaultdict(set)
        for revision, role in confirmations:
            confirmed[revision].add(role)
        waiting: defaultdict[int, list[Remark]] = defaultdict(list)
        for one in remarks:
            waiting[one.pair_id].append(one)
        return cls(confirmed, waiting, {pair for (pair,) in unsettled})


@asked_often
def _confirmed(translation: int) -> QuerySet[Confirmation, tuple[int, str]]:
    current = PairRecord.objects.filter(translation=translation).order_by().values("current")
    return Confirmation.objects.filter(revision__in=current).values_list("revision", "role")


@asked_often
def _waiting(translation: int) -> QuerySet[Remark]:
    return Remark.objects.filter(pair__translation=translation, outcome="").select_related("person")


@asked_often
def _unsettled(translation: int) -> QuerySet[Revision, tuple[int]]:
    unsettled = Revision.objects.filter(pair__translation=translation, conflicting=True, resolution=None)
    return unsettled.order_by().values_list("pair")


def around_all(translation: int) -> Around:
    """Around all pairs of the translation with this number."""
    return Around.of(_confirmed(translation), _waiting(translation), _unsettled(translation))


def around_these(pairs: Sequence[int], revisions: Sequence[int]) -> Around:
    """Around the pairs with these numbers, whose current revisions are these."""
    return Around.of(_confirmed_these(revisions), _waiting_at_these(pairs), _unsettled_at_these(pairs))


@asked_often
def _confirmed_these(revisions: Sequence[int]) -> QuerySet[Confirmation, tuple[int, str]]:
    return Confirmation.objects.filter(revision__in=revisions).values_list("revision", "role")


@asked_often
def _waiting_at_these(pairs: Sequence[int]) -> QuerySet[Remark]:
    return Remark.objects.filter(pair__in=pairs, outcome="").select_related("person")


@asked_often
def _unsettled_at_these(pairs: Sequence[int]) -> QuerySet[Revision, tuple[int]]:
    unsettled = Revision.objects.filter(pair__in=pairs, conflicting=True, resolution=None)
    return unsettled.order_by().values_list("pair")
