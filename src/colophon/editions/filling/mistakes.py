"""Mistakes in a theme's templates: what is wrong, and in which file and line."""

from contextlib import suppress
from types import TracebackType

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from colophon.editions.theme import Theme
from colophon.errors import ThemeError


def require_shown(name: str, environment: Environment) -> None:
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


def place_of(error: Exception, theme: Theme) -> str:
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


def told(error: Exception) -> str:
    """The mistake in a few words, without its place."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    if isinstance(error, RecursionError):
        return "it shows itself in itself, without end"
    return str(error).rstrip(".") or type(error).__name__
