"""Finding people and sources by what a person calls them."""

from colophon.desk.models import Desk, Person, Snapshot, Source
from colophon.errors import NoSuchRecordError


def has_desk() -> bool:
    """Whether somebody has founded a desk here."""
    return Desk.objects.exists()


def the_desk() -> Desk:
    """The desk of this home."""
    desk = Desk.objects.order_by("pk").first()
    if desk is None:
        raise NoSuchRecordError("There is no desk here yet.", hint="Found one: colophon init --name NAME")
    return desk


def person_named(name: str) -> Person:
    """The person with this key or name. A name that two people have is not enough."""
    found = list(Person.objects.filter(key=name)) or list(Person.objects.filter(name=name)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchRecordError(f"Two people are called {name}.", hint="Give the person's key instead of the name.")
    raise NoSuchRecordError(
        f"Nobody here is called {name}.", hint=f'Let them in: colophon person "{name}" --role translator'
    )


def newest_snapshot(source: str) -> Snapshot:
    """The newest snapshot of the source with this number or address."""
    chosen = Source.objects.filter(pk=int(source)) if source.isdecimal() else Source.objects.filter(identity=source)
    snapshot = Snapshot.objects.filter(source__in=chosen).order_by("-captured", "-pk").first()
    if snapshot is None:
        raise NoSuchRecordError(f"There is no source {source}.", hint="Take one in: colophon intake FILE-OR-ADDRESS")
    return snapshot
