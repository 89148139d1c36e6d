"""The short notation in which language files list written forms: `день, дн(я|ю|ём)` stands for four of them."""

import re

from colophon.errors import LanguageDataError

_GROUP = re.compile(r"\(([^()]*)\)")
_COMMA = re.compile(r",\s*(?![^()]*\))")


def listed(text: str) -> tuple[str, ...]:
    """The forms of a list separated by commas, with every choice in parentheses spelled out, in order."""
    return tuple(form for item in _COMMA.split(text) for form in _spelled_out(item.strip()) if form)


def _spelled_out(form: str) -> list[str]:
    group = _GROUP.search(form)
    if group is None:
        if "(" in form or ")" in form:
            raise LanguageDataError(f"Unbalanced parentheses in the form {form!r}.")
        return [form]
    endings = group.group(1).split("|")
    return [
        start + rest
        for start in (form[: group.start()] + ending for ending in endings)
        for rest in _spelled_out(form[group.end() :])
    ]
