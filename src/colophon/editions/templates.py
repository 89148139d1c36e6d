"""Filling templates: ours, or a theme's in place of ours. A mistake in a theme is named by file and line."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
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
    Template,
    TemplateError,
    nodes,
)
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.kept_templates import KeptTemplates
from colophon.editions.slug import name_of
from colophon.editions.theme import Theme
from colophon.editions.whole_template import NotInPlaceError
from colophon.editions.worded import WordedEnvironment
from colophon.editions.words import Words, words_for
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
        place = _place(error, theme)
        if not place:
            raise
        raise ThemeError(f"{place}: {_told(error)}.") from error


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
            _require_shown(name, environment)
        except TemplateSyntaxError as error:
            raise ThemeError(f"{error.name or name}, line {error.lineno}: {_told(error)}.") from error


def _require_shown(name: str, environment: Environment) -> None:
    """Raise ThemeError for a block that nobody shows: Jinja would leave it out without a word; and for a circle."""
    page = _parsed(name, environment)
    above = _extended(page)
    if not above:
        return
    known: dict[str, None] = {}
    passed = {name}
    while above and (tree := _parsed(above, environment)):
        if above in passed:
            line = next(page.find_all(nodes.Extends)).lineno
            hint = f"The one that comes with us is called “colophon/{name}”."
            raise ThemeError(f"{name}, line {line}: it extends itself.", hint=hint)
        passed.add(above)
        known |= {block.name: None for block in tree.find_all(nodes.Block)}
        above = _extended(tree)
    for block in page.body:
        if isinstance(block, nodes.Block) and block.name not in known and known:
            has = ", ".join(known)
            raise ThemeError(f"{name}, line {block.lineno}: there is no block “{block.name}” to fill in, only {has}.")


def _parsed(name: str, environment: Environment) -> nodes.Template:
    """The template's tree; an empty one where there is no such template, which is told when it is filled."""
    assert environment.loader is not None
    with suppress(TemplateNotFound):
        return environment.parse(environment.loader.get_source(environment, name)[0], name)
    return nodes.Template([])


def _extended(page: nodes.Template) -> str:
    """What a template extends, where that is a name."""
    found = page.find(nodes.Extends)
    named = found.template if found else None
    return str(named.value) if isinstance(named, nodes.Const) else ""


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
    if isinstance(error, RecursionError):
        return "it shows itself in itself, without end"
    return str(error).rstrip(".") or type(error).__name__


@lru_cache(maxsize=64)
def _in_code(slugs: tuple[str, ...]) -> Markup:
    """Slugs as a row of code; most editions were asked the same checks."""
    return Markup(" ").join(Markup("<code>{}</code>").format(slug) for slug in slugs)


def _linked(address: str, text: str) -> str:
    """A text that leads to an address, where that is one."""
    url = web_address(address)
    return Markup(f'<a href="{escape(url)}">{escape(text)}</a>') if url else text  # noqa: S704 - both are escaped


def _in_textarea(text: str) -> Markup:
    """A text as the content of a `textarea`, where quotation marks and ">" mean nothing."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;"))  # noqa: S704 - nothing in it can end the element


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
    environment.filters.update(
        plain=plain,
        direction=direction,
        web_address=web_address,
        name_of=name_of,
        in_code=_in_code,
        in_textarea=_in_textarea,
        linked=_linked,
    )
    environment.globals.update(
        words_for=words_for, language_name=_language_name, own_name=_own_name, has_extra=theme.has_extra
    )
    return environment
