"""What calls may carry: texts and numbers that any database keeps, each with its limit."""

import base64
import binascii
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from colophon.errors import InputError
from colophon.signoff.stages import Stage

_LARGEST = 12_000_000


def _storable(text: str) -> str:
    if "\0" in text:
        raise ValueError("no text holds a zero byte")
    return text


def _by_people(stage: Stage) -> Stage:
    if stage is Stage.PUBLISH:
        raise ValueError("publishing has a call of its own")
    return stage


Word = Annotated[str, StringConstraints(max_length=200), AfterValidator(_storable)]
Note = Annotated[str, StringConstraints(max_length=10_000), AfterValidator(_storable)]
Text = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(_storable)]
Address = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_storable)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,6}$", max_length=35)]
WorkStage = Annotated[Stage, AfterValidator(_by_people)]
"""A stage that people work at and sign one by one."""
Number = Annotated[int, Field(ge=0, lt=2**53)]
Base64 = Annotated[str, StringConstraints(max_length=_LARGEST)]
"""Bytes as text; about nine million of them."""


class Problem(Schema):
    """RFC 9457. `hint` says what was kept and what to do next; `reasons` are all of them where there are several."""

    type: str
    title: str
    status: int
    hint: str = ""
    reasons: list[dict[str, Any]] = Field(default_factory=list)


class Done(Schema):
    """It is done, and there is nothing more to say."""

    done: bool = True


def decoded(text: str) -> bytes:
    """The bytes. InputError if it is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise InputError("These bytes are not in base64.", hint="Nothing was changed.") from error


def answers(kind: Any) -> dict[Any, Any]:
    """What a call answers. Refusals are raised, and described for all calls at once (`desk/api/problem.py`)."""
    return {200: kind}
