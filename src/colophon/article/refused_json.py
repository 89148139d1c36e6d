"""What a strict reader of JSON refused, in plain words: where it stands, what should be there, what is."""

import re

_PLACE = re.compile(r" - at `\$?(?P<place>[^`]*)`$")
_KINDS = {
    "int": "a whole number",
    "float": "a decimal number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_SAID = (
    (re.compile(r"Object missing required field `([^`]+)`"), "has no “{}”"),
    (re.compile(r"Object contains unknown field `([^`]+)`"), "has “{}”, which is not known there"),
    (re.compile(r"Invalid (?:enum )?value (.+)", re.DOTALL), "cannot be {}"),
)


def refused_json(said: str, whole: str) -> str:
    """A refusal of msgspec's. `whole` names what was read, with which every place begins ("article")."""
    found = _PLACE.search(said)
    place, what = (whole + found["place"], said[: found.start()]) if found else (f"the {whole}", said)
    if match := _EXPECTED.fullmatch(what):
        return f"{place} should be {_kinds(match[1])} and is {_kinds(match[2])}"
    for pattern, told in _SAID:
        if match := pattern.fullmatch(what):
            return f"{place} {told.format(match[1])}"
    return f"{place}: {what}"


def _kinds(names: str) -> str:
    return " or ".join(_KINDS.get(name, name) for name in names.split(" | "))
