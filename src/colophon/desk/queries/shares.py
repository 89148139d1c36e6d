"""Who does how much on a desk: contributions, review debt, the share of the busiest reviewer, sources to follow."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from colophon.article.credit import Role
from colophon.desk.models import Desk, FollowTask, Membership, Person, SignOffRecord, WorkEvent
from colophon.signoff.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One person's texts by what they did, and how many more reviews they were given than they gave."""

    person: Person
    translated: int
    reviewed: int
    proofread: int
    debt: int
    here: bool

    @property
    def total(self) -> int:
        return self.translated + self.reviewed + self.proofread


@dataclass(frozen=True, slots=True)
class Reviewing:
    """How many reviews were signed, and whose share of them is largest."""

    reviews: int
    busiest: Person | None
    share: float


@dataclass(frozen=True, slots=True)
class ToFollow:
    """Translations whose source has changed and that nobody has looked at, and how long the oldest waits, in days."""

    count: int
    oldest: float


def contributions(desk: Desk, *, since: datetime) -> list[Contribution]:
    """Everybody who did something since then, the busiest first."""
    texts = _texts(desk, since)
    debts = _debts(desk)
    here = set(Membership.objects.filter(desk=desk, ended=None).values_list("person", flat=True))
    people = Person.objects.in_bulk({person for person, _ in texts})
    found = [
        Contribution(
            person=person,
            translated=texts[pk, Role.TRANSLATOR],
            reviewed=texts[pk, Role.REVIEWER],
            proofread=texts[pk, Role.PROOFREADER],
            debt=debts[pk],
            here=pk in here,
        )
        for pk, person in people.items()
    ]
    return sorted((one for one in found if one.total), key=lambda one: (-one.total, one.person.name))


def reviewing(desk: Desk, *, since: datetime) -> Reviewing:
    """Counted over signed reviews."""
    signed = SignOffRecord.objects.filter(
        stage=Stage.REVIEW, moment__gte=since, translation__snapshot__source__desk=desk
    )
    counted = Counter(signed.values_list("person", flat=True))
    if not counted:
        return Reviewing(0, None, 0.0)
    ((busiest, most),) = counted.most_common(1)
    return Reviewing(counted.total(), Person.objects.get(pk=busiest), most / counted.total())


def to_follow(desk: Desk, *, now: datetime) -> ToFollow:
    """The freshness debt of a desk."""
    opened = FollowTask.objects.filter(settled=None, translation__snapshot__source__desk=desk)
    oldest = opened.order_by("opened").values_list("opened", flat=True).first()
    count = opened.values("translation").distinct().count()
    return ToFollow(count, (now - oldest).total_seconds() / 86400 if oldest else 0.0)


def _texts(desk: Desk, since: datetime) -> Counter[tuple[int, str]]:
    """How many different texts each person worked on in each role."""
    events = WorkEvent.objects.filter(translation__snapshot__source__desk=desk, moment__gte=since)
    return Counter(
        (person, role) for person, role, _ in events.values_list("person", "role", "translation").distinct().order_by()
    )


def _debts(desk: Desk) -> Counter[int]:
    """Reviews given to each person's texts by others, less the reviews that the person gave. Over all time."""
    signed = SignOffRecord.objects.filter(stage=Stage.REVIEW, translation__snapshot__source__desk=desk)
    reviews: Sequence[tuple[int, int]] = list(signed.values_list("translation", "person").distinct().order_by())
    work = WorkEvent.objects.filter(role=Role.TRANSLATOR, translation__snapshot__source__desk=desk)
    translators: dict[int, set[int]] = {}
    for text, person in work.values_list("translation", "person").distinct().order_by():
        translators.setdefault(text, set()).add(person)
    debts: Counter[int] = Counter()
    given: set[tuple[int, int]] = set()
    for text, reviewer in reviews:
        debts[reviewer] -= 1
        given |= {(text, one) for one in translators.get(text, ()) if one != reviewer}
    for _, person in given:
        debts[person] += 1
    return Counter({person: debt for person, debt in debts.items() if debt > 0})
