"""Templates for one language: the words around an article become part of them when they are read, not page by page."""

from collections.abc import Callable, Iterable, Mapping
from keyword import iskeyword

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateNotFound
from jinja2.nodes import Node, Output
from jinja2.visitor import NodeTransformer

from colophon.editions.filling.whole import whole
from colophon.editions.words import Words

_NAME = "words"
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
_SAID = ("tag", "direction")


class WordedEnvironment(Environment):
    """Every `words.back` of a template is the word itself. What is asked of words at run time stays as it is.

    With words, pages are read in one piece and fields asked for directly, which any mistake ends. Without, templates
    are read one by one and with all that Jinja forgives: so a mistake is found, or shown to be none.
    """

    def __init__(self, words: Words | None, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # Jinja's own options, which it checks
        self._spoken = _Spoken(words) if words else None
        self.escaped = _escaped
        if words:
            self.code_generator_class = _Direct

    def make_globals(self, d: Mapping[str, object] | None) -> dict[str, object]:
        """One table: Jinja's chain of two would be gone through for every page, and ours do not change any more."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *args: object, **options: object) -> str:
        if self._spoken:
            source = whole(source, self._read)
            source = source if _assigns(source) else self._spoken.visit(source)
        return super()._generate(source, *args, **options)  # type: ignore[arg-type]  # as Jinja calls it

    def _read(self, name: str) -> nodes.Template | None:
        try:
            assert self.loader
            source, filename, _ = self.loader.get_source(self, name)
        except TemplateNotFound:
            return None
        return self._parse(source, name, filename)


class _Direct(CodeGenerator):
    """Asks for a field as Python does: in a sixth of the time in which Jinja looks for it in every way there is."""

    def enter_frame(self, frame: Frame) -> None:
        """A page is gathered in a list, a row of pieces at a time, instead of handed out piece by piece."""
        super().enter_frame(frame)
        if frame.rootlevel:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.rootlevel:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """What stands side by side is gathered at once."""
        row: list[Node] = []
        for node in nodes:
            if row and isinstance(node, Output) and isinstance(row[-1], Output):
                row[-1] = Output([*row[-1].nodes, *node.nodes], lineno=row[-1].lineno)
            else:
                row.append(node)
        super().blockvisit(row, frame)

    def visit_Output(self, node: Output, frame: Frame) -> None:
        """What is said on a condition is otherwise nothing: Jinja would make something undefined that says as much."""
        for one in node.nodes:
            if isinstance(one, nodes.CondExpr) and one.expr2 is None:
                one.expr2 = nodes.Const("")
        super().visit_Output(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr) or not isinstance(node.node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Call):
            super().visit_Getattr(node, frame)
            return
        if isinstance(node.node, nodes.Name):  # what nobody gave has no fields, which is a mistake like any other
            self.write(frame.symbols.ref(node.node.name))
        else:
            self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Calls as Python does: nothing that pages call wants to know where it is called from."""
        given = [("", one) for one in node.args] + [(f"{one.key}=", one.value) for one in node.kwargs]
        by_name = (one.key for one in node.kwargs)
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, by_name)) or not _escapes(frame):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        before = "("
        for name, value in given:
            self.write(f"{before}{name}")
            self.visit(value, frame)
            before = ", "
        self.write(")" if given else "()")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """What is markup already is written as it is, and plain text without becoming markup in between."""
        if _escapes(frame):
            self.write("(_said if (_kind := type(_said := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write(")) is Markup else environment.escaped(_said) if _kind is str else escape(_said))")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Whether it is known that a text is escaped here: a theme may say otherwise."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class _Spoken(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        if not _of_words(node):
            return self.generic_visit(node)
        word = getattr(self._words, node.attr) if node.attr in _SAID else self._words.table.get(node.attr)
        return node if word is None else nodes.Const(word, lineno=node.lineno, environment=node.environment)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        """A macro that is given words speaks those."""
        return node if any(one.name == _NAME for one in node.args) else self.generic_visit(node)


def _of_words(node: nodes.Getattr) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == _NAME


def _assigns(source: nodes.Template) -> bool:
    """Whether a template has words of its own."""
    return any(one.name == _NAME for one in source.find_all(nodes.Name) if one.ctx == "store")
