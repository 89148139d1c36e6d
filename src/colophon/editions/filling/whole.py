"""A page's template with what it extends and includes put in place, so that a page is filled in one go.

Jinja hands every piece of a page through one function for each template above it, and looks each name up anew in each
block. A template that does what cannot be put in place is refused, to be filled as Jinja does it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Read = Callable[[str], nodes.Template | None]
"""The template of this name, as a tree of its own; none where there is none."""
Placed = nodes.Node | list[nodes.Node]
_DEEPEST = 20
_FIRST = (nodes.Import, nodes.FromImport, nodes.Assign, nodes.AssignBlock, nodes.Macro)
"""What is done in a template that extends another, before the other one is begun."""
_OWN_NAMES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With, nodes.FilterBlock, nodes.AssignBlock)
"""A block inside one of these would see names that are none of its business."""
One = TypeVar("One")


class NotInPlaceError(Exception):
    """The template does something that would mean something else in place."""


def whole(page: nodes.Template, read: Read) -> nodes.Template:
    """The page in one piece, or NotInPlaceError. Nobody can extend it any more."""
    row = tuple(_row(page, read))
    first = [_copied(node) for one in row[:-1] for node in one.body if isinstance(node, _FIRST)]
    placing = _Placing(_blocks(row), read)
    body = _flat(placing.visit(_copied(node)) for node in row[-1].body)
    found = nodes.Template([*first, *body], lineno=1, environment=page.environment)
    if any(one.name in ("self", "super") for one in found.find_all(nodes.Name)):
        raise NotInPlaceError
    return found


def _row(page: nodes.Template, read: Read) -> Iterator[nodes.Template]:
    """The page, what it extends, what that extends, up to one that stands alone."""
    for _ in range(_DEEPEST):
        yield page
        if page.find(nodes.Extends) is None:
            return
        above = read(_extended(page))
        if above is None:
            raise NotInPlaceError
        page = above
    raise NotInPlaceError


def _extended(page: nodes.Template) -> str:
    extends = list(page.find_all(nodes.Extends))
    silent = all(isinstance(node, (nodes.Extends, nodes.Block, *_FIRST)) or _is_blank(node) for node in page.body)
    if not silent or len(extends) != 1 or extends[0] not in page.body:
        raise NotInPlaceError
    return _name(extends[0].template)


def _is_blank(node: nodes.Node) -> bool:
    """White space between blocks. Words there would be seen, if they stand before what is extended."""
    return isinstance(node, nodes.Output) and all(
        isinstance(one, nodes.TemplateData) and not one.data.strip() for one in node.nodes
    )


def _name(template: nodes.Expr) -> str:
    if isinstance(template, nodes.Const) and isinstance(template.value, str):
        return template.value
    raise NotInPlaceError


def _blocks(row: Sequence[nodes.Template]) -> dict[str, list[nodes.Block]]:
    """Each block, as the page has it first, then as those above it have it."""
    found: dict[str, list[nodes.Block]] = {}
    for level, one in enumerate(row, 1):
        for block in one.find_all(nodes.Block):
            its = found.setdefault(block.name, [])
            its.append(block)
            if block.required or block.scoped or len(its) > level:
                raise NotInPlaceError
        for own in one.find_all(_OWN_NAMES):
            if own.find(nodes.Block):
                raise NotInPlaceError
    for block in (block for its in found.values() for block in its):
        if block.find(nodes.Block) and any(block.find_all(_FIRST)):
            raise NotInPlaceError
    return found


class _Placing(NodeTransformer):
    """Puts blocks and what is included where they are shown. `where` are the blocks that are being put in place."""

    def __init__(self, blocks: dict[str, list[nodes.Block]], read: Read) -> None:
        self._blocks, self._read = blocks, read
        self._where: list[tuple[str, int]] = []
        self._included = 0

    def visit_Block(self, node: nodes.Block) -> Placed:
        return self._placed(node.name, 0)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:
        placed = ((one, self._asked(one)) for one in node.nodes)
        return _flat(
            nodes.Output([one], lineno=node.lineno, environment=node.environment) if asked is None else asked
            for one, asked in placed
        )

    def visit_Include(self, node: nodes.Include) -> Placed:
        """Left where it is if it is not there, or builds on others itself."""
        if not node.with_context:  # Jinja would write it ahead of what is gathered before it
            raise NotInPlaceError
        included = self._read(_name(node.template))
        if included is None or any(included.find_all((nodes.Extends, nodes.Block))) or self._included > _DEEPEST:
            return node
        self._included += 1
        body = _flat(map(self.visit, included.body))
        self._included -= 1
        return _scope(body, included)

    def _asked(self, one: nodes.Expr) -> Placed | None:
        """The block that a page repeats with `self.title()`, or a theme with `super()`."""
        if not isinstance(one, nodes.Call) or one.args or one.kwargs or one.dyn_args or one.dyn_kwargs:
            return None
        named = one.node
        if isinstance(named, nodes.Name) and named.name == "super" and self._where:
            name, level = self._where[-1]
            return self._placed(name, level + 1)
        own = isinstance(named, nodes.Getattr) and isinstance(named.node, nodes.Name) and named.node.name == "self"
        return self._placed(named.attr, 0) if own and isinstance(named, nodes.Getattr) else None

    def _placed(self, name: str, level: int) -> Placed:
        its = self._blocks.get(name, [])
        if level >= len(its) or len(self._where) > _DEEPEST:
            raise NotInPlaceError
        self._where.append((name, level))
        body = _flat(self.visit(_copied(node)) for node in its[level].body)
        self._where.pop()
        return _scope(body, its[level])


def _scope(body: list[nodes.Node], shown: nodes.Node) -> Placed:
    """What a block or an included template sets is known to nobody else; most set nothing."""
    if any(shown.find_all(_FIRST)):
        return nodes.Scope(body, lineno=shown.lineno, environment=shown.environment)
    return body


def _flat(found: Iterable[Placed]) -> list[nodes.Node]:
    return [node for one in found for node in ((one,) if isinstance(one, nodes.Node) else one)]


def _copied(value: One) -> One:
    """A tree of its own: one block may be shown twice."""
    if isinstance(value, nodes.Node):
        made = copy(value)
        for name, inner in value.iter_fields():
            setattr(made, name, _copied(inner))
        return made
    return type(value)(map(_copied, value)) if isinstance(value, list | tuple) else value
