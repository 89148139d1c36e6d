"""Reading Markdown, ours and anybody's, into an article: nothing that can be read is lost.

markdown-it finds the blocks; `inline_reader` reads the text in them. Bare HTML is read as HTML, never passed through.
"""

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote import footnote_plugin

from colophon.article.article import Article, Block, Heading, Link
from colophon.article.block_collector import BlockCollector
from colophon.article.links import LinkTable
from colophon.article.normal import normal_with
from colophon.article.read_front_matter import split_front_matter

_DEEPEST_LEVEL = 44


def read_markdown(text: str, *, language: str = "") -> Article:
    """An article in normal form. A first heading of level 1 is the title where no front matter gives one.

    Raises FrontMatterError where front matter cannot be read.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    front, body = split_front_matter(text)
    article = front.article if front else Article(title="", language="")
    references: dict[str, Link] = {}
    blocks = read_blocks(body, references)
    if not (front and front.titled) and blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        article = replace(article, title=blocks[0].text)
        blocks = blocks[1:]
    footer = read_blocks(front.footer, references) if front else ()
    article = replace(article, blocks=blocks, footer=footer, language=article.language or language)
    return normal_with(article, LinkTable(labels=references), shortcuts=True)


def read_blocks(text: str, references: dict[str, Link]) -> tuple[Block, ...]:
    """The blocks of Markdown without front matter, their texts as written; adds the links it defines."""
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _PARSER.parse(text, environment)
    for label, found in environment.get("references", {}).items():
        references.setdefault(label, Link(found["href"], found["title"]))
    collector = BlockCollector(text.split("\n"), references)
    for token in tokens:
        collector.take(token)
    return tuple(collector.blocks)


class _Blocks(MarkdownIt):
    """Finds blocks only, and keeps addresses as they are written: what may be followed is the renderer's question."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": 10_000})
        self.enable("table")
        self.use(footnote_plugin, inline=False, move_to_end=False)
        self.core.ruler.enableOnly(["normalize", "block"])
        self.block.ruler.before("table", "too_deep", _too_deep)

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Below the deepest level everything is the text of one paragraph, so that no nesting exhausts the stack."""
    if silent or state.level < _DEEPEST_LEVEL:
        return False
    stop = start + 1
    while stop < end and not state.isEmpty(stop):
        stop += 1
    state.line = stop
    state.push("paragraph_open", "p", 1)
    state.push("inline", "", 0).content = state.getLines(start, stop, state.blkIndent, False).strip()
    state.push("paragraph_close", "p", -1)
    return True


_PARSER = _Blocks()
