"""Filling templates: ours, or a theme's in place of ours. A mistake in a theme is named by file and line."""

import re
from collections.abc import Callable
from functools import lru_cache
from types import TracebackType

from babel import Locale, UnknownLocaleError
from jinja2 import (
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.slug import name_of
from colophon.editions.theme import Theme
from colophon.editions.worded import WordedEnvironment
from colophon.editions.words import Words, words_for
from colophon.errors import ThemeError

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")
_STANDARD = Theme()


def filled(template: str, theme: Theme = _STANDARD, **values: object) -> bytes:
    """The template with these values, as UTF-8. Raises ThemeError where the theme is to blame."""
    words = values.get("words")
    try:
        text = _environment(theme, words if isinstance(words, Words) else None).get_template(template).render(**values)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        place = _place(error, theme)
        if not place:
            raise
        raise ThemeError(f"{place}: {_told(error)}.") from error
    text = text.rstrip("\n") + "\n"
    return _bytes(text) or _NOT_XML.sub("\ufffd", text).encode("utf-8")


def _bytes(text: str) -> bytes:
    """The text as UTF-8, empty if it holds what no page can: asked in ways that cost a tenth of looking for it."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return b""
    clean = len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text
    return data if clean else b""


def compiled(theme: Theme) -> None:
    """Read every template of a theme, so that a mistake is found before anything is set. Raises ThemeError."""
    for name in theme.templates:
        try:
            _environment(theme, None).get_template(name)
        except TemplateSyntaxError as error:
            raise ThemeError(f"{error.name or name}, line {error.lineno}: {_told(error)}.") from error


def _place(error: Exception, theme: Theme) -> str:
    """The theme's file and line that a mistake stands in; empty if it is not the theme's."""
    own = theme.templates
    if isinstance(error, TemplateSyntaxError) and error.name in own:
        return f"{error.name}, line {error.lineno}"
    found, trace = "", error.__traceback__
    while isinstance(trace, TracebackType):
        name = trace.tb_frame.f_code.co_filename
        if name in own:
            found = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _told(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    return str(error).rstrip(".") or type(error).__name__


@lru_cache(maxsize=64)
def _in_code(slugs: tuple[str, ...]) -> Markup:
    """Slugs as a row of code; most editions were asked the same checks."""
    return Markup(" ").join(Markup("<code>{}</code>").format(slug) for slug in slugs)


def _language_name(tag: str, words: Words) -> str:
    """A language's name in the language of the page."""
    return _named(tag, words.tag)


def _own_name(tag: str) -> str:
    """A language's name in that language itself."""
    return _named(tag, tag)


@lru_cache(maxsize=4096)
def _named(tag: str, among: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_display_name(among.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


@lru_cache(maxsize=32)
def _environment(theme: Theme, words: Words | None) -> Environment:
    ours, own = PackageLoader("colophon.editions", "templates"), theme.templates

    def read(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (own[name], name, lambda: True) if name in own else None

    environment = WordedEnvironment(
        words,
        loader=ChoiceLoader([FunctionLoader(read), ours, PrefixLoader({"colophon": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        plain=plain, direction=direction, web_address=web_address, name_of=name_of, in_code=_in_code
    )
    environment.globals.update(
        words_for=words_for, language_name=_language_name, own_name=_own_name, has_extra=theme.has_extra
    )
    return environment
