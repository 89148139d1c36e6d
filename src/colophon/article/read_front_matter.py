"""Reading the YAML at the top of an article's file; what cannot be read is refused with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from colophon.article.article import Article, Image
from colophon.article.credit import Credit, Role, SourceReference
from colophon.errors import FrontMatterError

_LARGEST = 1_000_000
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ALSO_CALLED = {
    "lang": "language",
    "date": "published",
    "updated": "modified",
    "license": "licence",
    "description": "summary",
    "canonical_url": "url",
}
_TEXTS = (
    "title",
    "language",
    "url",
    "publisher",
    "published",
    "modified",
    "licence",
    "summary",
    "notice",
    "disclaimer",
)

_FIELD = re.compile(r"^(\w+):(?=\s|$)", re.MULTILINE)
_KNOWN, _ENOUGH = {*_TEXTS, *_ALSO_CALLED, "credits", "source"}, 2

Nodes = Mapping[str, yaml.Node]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says: an article without blocks, its texts as written, and the footer's Markdown.

    `titled` tells an empty title from none.
    """

    article: Article
    footer: str
    titled: bool


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """The front matter, if there is one, and the text below it. Raises FrontMatterError naming the line."""
    if not re.match(r"---[ \t]*\n", text):
        return None, text
    end = _END.search(text, 4)
    if end is None:
        if _is_begun(text):
            raise FrontMatterError("Line 1: the front matter has no end. Write a line of three hyphens below it.")
        return None, text
    written = text[4 : end.start()]
    if len(written) > _LARGEST:
        raise FrontMatterError(f"The front matter is longer than {_LARGEST} characters.")
    node = _composed(written)
    if node is None and not written.strip():
        return None, text
    if not isinstance(node, yaml.MappingNode):
        return None, text
    return _read(_mapping(node)), text[end.end() :]


def _is_begun(text: str) -> bool:
    """Whether what stands under a rule at the top is fields of ours, not a text that begins with a rule."""
    top = re.split(r"\n[ \t]*\n", text, maxsplit=1)[0]
    return len(_KNOWN & set(_FIELD.findall(top))) >= _ENOUGH


_PLAINLY = {
    "mapping values are not allowed here": "there is one colon too many; put a text with a colon into quotation marks",
    "could not find expected ':'": "the line above it has no colon behind the field's name",
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "found character '\\t' that cannot start any token": "it begins with a tab; write spaces",
}
"""What YAML says of the commonest slips, in words that whoever wrote the article understands."""


def _composed(written: str) -> yaml.Node | None:
    try:
        return yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        opened = error.context == "while scanning a quoted scalar"
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        said = _PLAINLY.get(error.problem or "", error.problem)
        raise FrontMatterError(f"Line {line} of the front matter cannot be read: {said}.") from error
    except yaml.reader.ReaderError as error:
        line = written.count("\n", 0, error.position) + 2
        raise FrontMatterError(
            f"Line {line} of the front matter holds a character that may not stand there."
        ) from error
    except (RecursionError, ValueError) as error:
        raise FrontMatterError("The front matter is nested too deeply to be read.") from error


def _read(nodes: Nodes) -> FrontMatter:
    values = {key: _scalar(nodes[key], key) for key in _TEXTS if key in nodes}
    for other, key in _ALSO_CALLED.items():
        if other in nodes and key not in values:
            values[key] = _scalar(nodes[other], other)
    source, lead = nodes.get("source"), nodes.get("lead_image")
    article = Article(
        title=values.get("title", ""),
        language=values.get("language", ""),
        url=values.get("url", ""),
        publisher=values.get("publisher", ""),
        published=values.get("published", ""),
        modified=values.get("modified", ""),
        licence=values.get("licence", ""),
        summary=values.get("summary", ""),
        notice=values.get("notice", ""),
        disclaimer=values.get("disclaimer", ""),
        credits=tuple(_credits(nodes)),
        source=_source(source) if source else None,
        lead_image=_image(lead) if lead else None,
    )
    footer = _scalar(nodes["footer"], "footer") if "footer" in nodes else ""
    return FrontMatter(article, footer, "title" in nodes)


def _source(node: yaml.Node) -> SourceReference:
    if isinstance(node, yaml.ScalarNode):
        return SourceReference(url=node.value)
    return SourceReference(**_record(node, "source", set(SourceReference.__struct_fields__)))


def _image(node: yaml.Node) -> Image:
    if isinstance(node, yaml.ScalarNode):
        return Image(url=node.value)
    values = _record(node, "lead_image", {"url", "alt", "caption", "credit"})
    return Image(url=values.pop("url", ""), **values)


def _credits(nodes: Nodes) -> Iterator[Credit]:
    """The list under "credits", and names that stand under a role's own key ("translator: …")."""
    for node in _items(nodes.get("credits")):
        values = _record(node, "credits", {"role", "name", "url"})
        try:
            yield Credit(Role(values.get("role", "")), values.get("name", ""), values.get("url", ""))
        except ValueError:
            raise FrontMatterError(f"{_line(node)}: {values.get('role', '')!r} is not a role.") from None
    for role in Role:
        if role is not Role.PUBLISHER:
            yield from (Credit(role, _scalar(node, role.value)) for node in _items(nodes.get(role.value)))


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if node is None:
        return []
    return node.value if isinstance(node, yaml.SequenceNode) else [node]


def _record(node: yaml.Node, name: str, known: set[str]) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError(f'{_line(node)}: "{name}" needs keys and values.')
    return {key: _scalar(value, key) for key, value in _mapping(node).items() if key in known}


def _mapping(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _scalar(node: yaml.Node, key: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise FrontMatterError(f'{_line(node)}: "{key}" needs a text.')
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _line(node: yaml.Node) -> str:
    return f"Line {node.start_mark.line + 2} of the front matter"
