"""Finding people and sources by what a person calls them."""

from difflib import get_close_matches

from colophon.article.spoken_name import spoken_name
from colophon.desk.models import Desk, Person, Snapshot, Source
from colophon.errors import NoSuchRecordError

_FEW = 8


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
    """The person with this key or name, however it is capitalised. A name that two people have is not enough."""
    found = people_named(name)
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(sorted(one.key for one in found))
        raise NoSuchRecordError(f"Two people are called {name}.", hint=f"Give a key instead of the name: {keys}")
    raise NoSuchRecordError(f"Nobody here is called {name}.", hint=_who_else(name))


def people_named(name: str) -> list[Person]:
    """Whoever has this key; or else this name; or else one that sounds the same."""
    return list(Person.objects.filter(key=name)) or list(Person.objects.filter(name=name)) or _as_spoken(name)


def _as_spoken(name: str) -> list[Person]:
    """Whoever's name sounds the same: signs that nobody sees, capitals and widths make no difference."""
    spoken = spoken_name(name)
    return [one for one in Person.objects.all() if spoken and spoken in (spoken_name(one.name), spoken_name(one.key))]


def _who_else(name: str) -> str:
    names = [shown for shown in Person.objects.order_by("name").values_list("name", flat=True) if shown]
    near = get_close_matches(name, names, n=3) or (names if len(names) <= _FEW else [])
    meant = f"Nothing was changed. Here are: {', '.join(near)}. " if near else ""
    return f'{meant}To let somebody in: colophon person "{name}" --role translator'


def newest_snapshot(source: str) -> Snapshot:
    """The newest snapshot of the source with this number or address."""
    chosen = Source.objects.filter(pk=int(source)) if source.isdecimal() else Source.objects.filter(identity=source)
    snapshot = Snapshot.objects.filter(source__in=chosen).order_by("-captured", "-pk").first()
    if snapshot is None:
        raise NoSuchRecordError(f"There is no source {source}.", hint="Take one in: colophon intake FILE-OR-ADDRESS")
    return snapshot
