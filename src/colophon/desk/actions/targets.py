"""Adding a target, pausing it, ending it. A target that ended keeps its record of what was put there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from colophon.adapters.home import Home
from colophon.desk.actions.audit import audit
from colophon.desk.models import Deed, Desk, Person, Target
from colophon.desk.targets.clients import carrier_of, form_of, secret_name, secrets_of, wordpress_of
from colophon.editions.slug import is_slug
from colophon.editions.targets.target import Form, Way, ways_of
from colophon.errors import DeskRuleError

OPTIONS = ("branch", "convention", "email", "region", "status", "user")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """What somebody says of a target. `trusted`: they sit at the server's own terminal."""

    name: str
    form: Form
    way: Way
    address: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    secret: str = field(default="", repr=False)
    trusted: bool = False


@transaction.atomic
def add_target(desk: Desk, new: NewTarget, *, home: Home, by: Person | None, now: datetime) -> Target:
    """A target that is given everything published from now on. Refuses what could never work."""
    _check(new)
    try:
        with transaction.atomic():
            target = Target.objects.create(
                desk=desk,
                name=new.name,
                form=new.form,
                way=new.way,
                address=new.address,
                options={name: value for name, value in new.options.items() if value},
                trusted=new.trusted,
                added=now,
                added_by=by,
                since=now,
            )
    except IntegrityError as error:
        raise DeskRuleError(
            "There is a target of this name already.", hint="Choose another name, or end that one."
        ) from error
    secrets_of(home).put(secret_name(target), new.secret)
    try:
        _built(target, home)
    except Exception:
        secrets_of(home).put(secret_name(target), "")
        raise
    said = {"form": new.form.value, "way": new.way.value, "address": new.address}
    audit(Deed.TARGET_ADDED, desk=desk, person=by, about=target.name, detail=said, now=now)
    return target


def _check(new: NewTarget) -> None:
    if not is_slug(new.name) or len(new.name) > 60:
        hint = "Nothing was added. Use small Latin letters, digits and single hyphens."
        raise DeskRuleError(f"“{new.name[:80]}” cannot name a target.", hint=hint)
    if new.way not in ways_of(new.form):
        known = ", ".join(ways_of(new.form))
        raise DeskRuleError(f"“{new.form}” does not go by {new.way}.", hint=f"Nothing was added. It goes by: {known}.")
    if new.way is not Way.FOLDER and not new.address:
        raise DeskRuleError("Where is it? The address is missing.", hint="Nothing was added.")
    if new.way is Way.FOLDER and new.address and not Path(new.address).is_absolute():
        raise DeskRuleError("A folder is named by its whole path.", hint="Nothing was added.")
    unknown = set(new.options) - set(OPTIONS)
    if unknown:
        hint = f"Nothing was added. There are: {', '.join(OPTIONS)}."
        raise DeskRuleError(f"There is no option “{min(unknown)}”.", hint=hint)


def _built(target: Target, home: Home) -> None:
    """Its client can be made; nobody is asked yet."""
    if target.form == Form.POST:
        wordpress_of(target, home)
        return
    carrier_of(target, home)
    if target.form != Form.SITE:
        form_of(target)


@transaction.atomic
def give_secret(target: Target, secret: str, *, home: Home, by: Person | None, now: datetime) -> None:
    """From now on it is asked with this secret: the old one was revoked, or stayed in the home that a desk left."""
    if not secret:
        raise DeskRuleError("The secret is empty.", hint="Nothing was changed.")
    secrets_of(home).put(secret_name(target), secret)
    _note(target, Deed.TARGET_CHANGED, by, now, {"secret": "new"})


@transaction.atomic
def pause(target: Target, *, by: Person | None, now: datetime) -> None:
    """Nothing is put there until it goes on; what comes out meanwhile waits."""
    Target.objects.filter(pk=target.pk, paused=None).update(paused=now)
    _note(target, Deed.TARGET_CHANGED, by, now, {"paused": "yes"})


@transaction.atomic
def go_on(target: Target, *, by: Person | None, now: datetime) -> None:
    """What waited is put there now."""
    Target.objects.filter(pk=target.pk).update(paused=None)
    _note(target, Deed.TARGET_CHANGED, by, now, {"paused": "no"})


@transaction.atomic
def end_target(target: Target, *, home: Home, by: Person | None, now: datetime) -> None:
    """Nothing is put there any more, and the desk forgets how to come in. What stands there stays there."""
    Target.objects.filter(pk=target.pk).update(ended=now)
    secrets_of(home).put(secret_name(target), "")
    _note(target, Deed.TARGET_ENDED, by, now, {})


def _note(target: Target, deed: Deed, by: Person | None, now: datetime, said: Mapping[str, str]) -> None:
    audit(deed, desk=target.desk, person=by, about=target.name, detail=said, now=now)
