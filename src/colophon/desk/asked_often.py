"""Questions to the database that are asked all day: their words are made once, and each time only filled in.

Django makes the words of a query anew each time, which takes several times as long as asking it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
Row = TypeVar("Row")
Value = int | str | datetime
_A_NUMBER = 1_900_000_000
_A_MOMENT = datetime(1902, 1, 1, tzinfo=UTC)
_MOST_SHAPES = 300
"""Lists of another length are another question."""


class _Words:
    """One question in words. `places` are those of its parameters that are the caller's values, by their order."""

    def __init__(self, made: Any, marks: Sequence[Value], connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._compiler: SQLCompiler = made.query.get_compiler(connection=connection)
        self._sql, fixed = self._compiler.as_sql()
        order = {_adapted(mark, connection): number for number, mark in enumerate(marks)}
        self._places = [(at, order[one]) for at, one in enumerate(fixed) if isinstance(one, Value) and one in order]
        self._filled = list(fixed)
        if {number for _, number in self._places} != set(range(len(marks))):
            raise TypeError("A value of this question is changed on its way: ask it without @asked_often.")
        self._made = made
        self._made._query = self  # its rows are made by Django as ever, of what `get_compiler` asks
        self._compiler.as_sql = lambda: (self._sql, tuple(self._filled))

    def get_compiler(self, *_: object, **__: object) -> SQLCompiler:
        return self._compiler

    def ask(self, values: Sequence[Value]) -> list[Any]:
        for at, number in self._places:
            self._filled[at] = _adapted(values[number], self._connection)
        rows: list[Any] = list(self._made._iterable_class(self._made))
        return rows


def asked_often(make: Callable[P, QuerySet[M, Row]]) -> Callable[P, list[Row]]:
    """The rows of a query, whose function must make the same one whatever its values are.

    The values are numbers, texts, moments and lists of them, by their places; none is None. The function sees marks
    that stand for them. Each thread has a connection of its own, which keeps the words.
    """

    @wraps(make)
    def ask(*asked: P.args, **_: P.kwargs) -> list[Row]:
        connection = connections["default"]
        known: dict[object, _Words] = vars(connection).setdefault("asked_often", {})
        question = (make, *(len(one) if isinstance(one, list | tuple) else type(one) for one in asked))
        values = list(_flat(asked))
        words = known.get(question)
        if words is None:
            marks = [_mark(one, number) for number, one in enumerate(values)]
            try:
                words = _Words(make(*_in_shape_of(asked, iter(marks))), marks, connection)  # type: ignore[call-arg]
            except EmptyResultSet:  # one of the lists is empty
                return []
            if len(known) >= _MOST_SHAPES:
                known.clear()
            known[question] = words
        return words.ask(values)

    return ask


def _flat(asked: Sequence[Any]) -> Iterator[Value]:
    for one in asked:
        if isinstance(one, list | tuple):
            yield from one
        else:
            yield one


def _in_shape_of(asked: Sequence[Any], marks: Iterator[Value]) -> Iterator[Any]:
    for one in asked:
        yield [next(marks) for _ in one] if isinstance(one, list | tuple) else next(marks)


def _mark(value: object, number: int) -> Value:
    """Something of the same kind that nobody asks for."""
    if isinstance(value, datetime):
        return _A_MOMENT.replace(microsecond=number)
    if isinstance(value, str):
        return f"\ue000{number}"
    if type(value) is int:
        return _A_NUMBER + number
    raise TypeError(f"A question that is asked often takes no {type(value).__name__}.")


def _adapted(value: Value, connection: BaseDatabaseWrapper) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return str(value) if isinstance(value, str) else value
