"""The rules of the wire: added, put first, taken out. Whatever nobody has decided on is sorted anew each time."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from colophon.desk.actions.audit import audit
from colophon.desk.actions.wire import sort_again
from colophon.desk.models import Deed, Desk, Feed, Person, WireRule


@transaction.atomic
def add_rule(
    desk: Desk, said: Mapping[str, object], *, feed: Feed | None, person: Person, now: datetime
) -> tuple[WireRule, int]:
    """A rule that is asked last; how many items it sorted anew. `said` are the fields of a rule."""
    last = WireRule.objects.filter(desk=desk).order_by("-place").first()
    place = last.place + 1 if last else 1
    rule = WireRule.objects.create(desk=desk, place=place, feed=feed, added_by=person, added=now, **said)
    return rule, _sorted(desk, person, "added", now=now)


@transaction.atomic
def ask_first(rule: WireRule, *, by: Person, now: datetime) -> int:
    """The rule is asked before all others; how many items that sorted anew."""
    others = WireRule.objects.filter(desk=rule.desk).exclude(pk=rule.pk).order_by("place", "pk")
    for place, one in enumerate([rule, *others], 1):
        WireRule.objects.filter(pk=one.pk).update(place=place)
    return _sorted(rule.desk, by, "put first", now=now)


@transaction.atomic
def remove_rule(rule: WireRule, *, by: Person, now: datetime) -> int:
    """The rule is asked no more; how many items that sorted anew."""
    desk = rule.desk
    rule.delete()
    return _sorted(desk, by, "taken out", now=now)


def _sorted(desk: Desk, person: Person, what: str, *, now: datetime) -> int:
    changed = sort_again(desk)
    audit(Deed.WIRE_RULES_SET, desk=desk, person=person, about=what, now=now)
    return changed
