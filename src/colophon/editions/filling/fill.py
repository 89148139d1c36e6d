"""Filling templates: ours, or a theme's in place of ours. A mistake in a theme is named by file and line."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache

from jinja2 import (
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
)
from jinja2.exceptions import TemplateSyntaxError

from colophon.editions.filling.filters import FILTERS, FUNCTIONS
from colophon.editions.filling.kept import KeptTemplates
from colophon.editions.filling.mistakes import place_of, require_shown, told
from colophon.editions.filling.whole import NotInPlaceError
from colophon.editions.filling.worded import WordedEnvironment
from colophon.editions.theme import Theme
from colophon.editions.words import Words
from colophon.errors import ThemeError

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")
_STANDARD = Theme()
_MISTAKES = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError)


def filled(template: str, theme: Theme = _STANDARD, **values: object) -> bytes:
    """The template with these values, as UTF-8. Raises ThemeError where the theme is to blame."""
    words = values.get("words")
    try:
        text = _template(template, theme, words if isinstance(words, Words) else None).render(**values)
    except _MISTAKES:
        text = _filled_with_care(template, theme, values)
    text = text.rstrip("\n") + "\n"
    return _bytes(text) or _NOT_XML.sub("\ufffd", text).encode("utf-8")


def _filled_with_care(template: str, theme: Theme, values: Mapping[str, object]) -> str:
    """Template by template: what went wrong is said with its place, or was no mistake but in a hurry."""
    try:
        return _environment(theme, None).get_template(template).render(**values)
    except _MISTAKES as error:
        place = place_of(error, theme)
        if not place:
            raise
        raise ThemeError(f"{place}: {told(error)}.") from error


def _bytes(text: str) -> bytes:
    """The text as UTF-8, empty if it holds what no page can: asked in ways that cost a tenth of looking for it."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return b""
    clean = not any(map(data.__contains__, _CONTROLS)) and "\ufffe" not in text and "\uffff" not in text
    return data if clean else b""


def compiled(theme: Theme) -> None:
    """Read every template of a theme, so that a mistake is found before anything is set. Raises ThemeError."""
    environment = _environment(theme, None)
    for name in theme.templates:
        try:
            environment.get_template(name)
            require_shown(name, environment)
        except TemplateSyntaxError as error:
            raise ThemeError(f"{error.name or name}, line {error.lineno}: {told(error)}.") from error


@lru_cache(maxsize=256)
def _template(name: str, theme: Theme, words: Words | None) -> Template:
    with suppress(NotInPlaceError):
        return _environment(theme, words).get_template(name)
    return _environment(theme, None).get_template(name)


@lru_cache(maxsize=32)
def _environment(theme: Theme, words: Words | None) -> Environment:
    ours, own = PackageLoader("colophon.editions", "templates"), theme.templates

    def read(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (own[name], name, lambda: True) if name in own else None

    environment = WordedEnvironment(
        words,
        loader=ChoiceLoader([FunctionLoader(read), ours, PrefixLoader({"colophon": ours})]),
        bytecode_cache=KeptTemplates(f"{theme.digest} {words.tag if words else ''}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(FUNCTIONS, has_extra=theme.has_extra)
    return environment
