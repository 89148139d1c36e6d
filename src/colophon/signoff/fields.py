"""Reading a JSON object strictly: every field is there, of its type, and no other is."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from colophon.errors import ColophonError
from colophon.signoff.canonical import Json

T = TypeVar("T")


@cache
def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


class Fields:
    """The fields of one object. A refusal is of type `refusal` and names the place."""

    def __init__(self, value: Json, place: str, *, names: str, refusal: type[ColophonError]) -> None:
        """`names` are the field names with spaces between them."""
        self._place, self._refusal = place, refusal
        if not isinstance(value, dict) or value.keys() != _set(names):
            raise refusal(f"{place} should have exactly the fields {names.replace(' ', ', ')}.")
        self._fields = value

    def text(self, name: str) -> str:
        value = self._fields[name]
        if not isinstance(value, str):
            raise self._wrong(name, "text")
        return value

    def whole(self, name: str) -> int:
        value = self._fields[name]
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(name, "a whole number")
        return value

    def truth(self, name: str) -> bool:
        value = self._fields[name]
        if not isinstance(value, bool):
            raise self._wrong(name, "true or false")
        return value

    def one_of(self, name: str, kind: Callable[[str], T]) -> T:
        """A member of an enum by its value."""
        try:
            return kind(self.text(name))
        except ValueError as error:
            raise self._wrong(name, "a known word") from error

    def each(self, name: str, read: Callable[[Json, str], T]) -> tuple[T, ...]:
        """A list, each item read by `read(item, place)`."""
        value = self._fields[name]
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        return tuple(read(item, f"{self._place}.{name}[{number}]") for number, item in enumerate(value, 1))

    def value(self, name: str) -> Json:
        """What stands in a field, not looked at."""
        found: Json = self._fields[name]
        return found

    def inside(self, name: str, read: Callable[[Json, str], T]) -> T:
        """An object in a field."""
        return read(self._fields[name], f"{self._place}.{name}")

    def maybe(self, name: str, read: Callable[[Json, str], T]) -> T | None:
        """An object in a field, or null."""
        return None if self._fields[name] is None else self.inside(name, read)

    def _wrong(self, name: str, wanted: str) -> ColophonError:
        return self._refusal(f"{self._place}.{name} should be {wanted}.")
