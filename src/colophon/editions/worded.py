"""Templates for one language: the words around an article become part of them when they are read, not page by page."""

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from colophon.editions.words import Words

_NAME = "words"


class WordedEnvironment(Environment):
    """Every `words.back` of a template is the word itself. What is asked of words at run time stays as it is."""

    def __init__(self, words: Words | None, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # Jinja's own options, which it checks
        self._spoken = _Spoken(words) if words else None

    def _generate(self, source: nodes.Template, *args: object, **options: object) -> str:
        if self._spoken and not _assigns(source):
            source = self._spoken.visit(source)
        return super()._generate(source, *args, **options)  # type: ignore[arg-type]  # as Jinja calls it


class _Spoken(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        word = self._words.table.get(node.attr)
        if word is None or not isinstance(node.node, nodes.Name) or node.node.name != _NAME:
            return self.generic_visit(node)
        return nodes.Const(word, lineno=node.lineno, environment=node.environment)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        """A macro that is given words speaks those."""
        return node if any(one.name == _NAME for one in node.args) else self.generic_visit(node)


def _assigns(source: nodes.Template) -> bool:
    """Whether a template has words of its own."""
    return any(one.name == _NAME for one in source.find_all(nodes.Name) if one.ctx == "store")
