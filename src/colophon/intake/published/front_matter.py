"""The few fields of YAML front matter that a published translation carries: flat `key: value` lines."""

import re
from dataclasses import replace

from colophon.article.credit import Credit, SourceReference
from colophon.intake.published.found import Convention, Found
from colophon.intake.published.names import names_in
from colophon.intake.published.role_words import LABEL_WORDS, Place

_FIELD = re.compile(r"([\w-]{1,40})\s*:\s*(.*?)\s*$")


def front_matter(lines: tuple[str, ...]) -> dict[int, Found]:
    """What the lines between two `---` on top say, the rules included; empty when there are none."""
    if not lines or lines[0].strip() != "---":
        return {}
    end = next((i for i, line in enumerate(lines[1:60], 1) if line.strip() == "---"), 0)
    inside = lines[1:end]
    if not end or not any(_FIELD.match(line) for line in inside):
        return {}
    empty = Found(convention=Convention.MIRROR)
    read = {index: _field(line) for index, line in enumerate(inside, 1)}
    return {0: empty, **read, end: empty}


def _field(line: str) -> Found:
    found = Found(convention=Convention.MIRROR)
    match = _FIELD.match(line)
    if not match:
        return replace(found, unread=(line.strip(),)) if line.strip() else found
    key, value = match[1].casefold(), match[2].strip("\"'")
    if key == "title":
        return replace(found, title=value)
    if key == "language":
        return found
    if key == "url":
        return replace(found, url=value)
    meaning = LABEL_WORDS.get(key)
    if meaning is Place.SOURCE:
        return replace(found, source=SourceReference(url=value))
    names = names_in(value.strip("[]"), {})
    if meaning is None or isinstance(meaning, Place) or not names:
        return replace(found, unread=(f"{match[1]}: {value}",))
    return replace(found, credits=tuple(Credit(meaning, name, url) for name, url in names))
