"""The blocks that HTML says, of real pages and of what `write_html` writes: no text is lost, nothing else gets in."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from colophon.article.article import Block, Code, Heading, Image, Rule
from colophon.article.containers import Containers, OpenList, OpenNote, OpenQuotation
from colophon.article.html_media import is_tracker, picture_address, player, with_scheme
from colophon.article.html_notes import is_back_link, note_labels, note_mark
from colophon.article.html_open_text import OpenText
from colophon.article.html_parts import OpenFigure, OpenTable
from colophon.article.html_tree import collapsed, parsed, seen_text, walk
from colophon.article.inline_writer import write_inline
from colophon.article.link_targets import Numbers, Targets
from colophon.article.span import Kind, Span
from colophon.article.tags import RAISED

_SKIPPED = frozenset(("script", "style", "template", "head", "select", "input", "textarea", "svg"))
_BLOCKS = frozenset([
    "address", "article", "aside", "body", "button", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html", "legend", "li", "main",
    "menu", "nav", "noscript", "ol", "p", "search", "section", "summary", "ul", "blockquote", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "td", "th",
])  # fmt: skip
_TABLES = frozenset(("table", "tr", "td", "th"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CODES = frozenset(("code", "kbd", "samp", "tt"))
_PLAYERS = frozenset(("iframe", "video", "audio", "embed"))
_CREDIT = re.compile(r"\b(?:photo-?|image-?)?(?:credits?|copyright|photographer)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang)-([\w+#.-]+)")
_EMOJI = re.compile(r"\b(?:emoji|wp-smiley|emoticon)\b", re.IGNORECASE)
_RAISED = re.compile(r"[0-9+−-]{1,8}")


def blocks_of_html(html: str) -> tuple[Block, ...]:
    """The blocks of bare HTML, their links by address."""
    root = parsed(html)
    return collect_blocks(root, Numbers()) if root is not None else ()


def collect_blocks(root: HtmlElement, targets: Targets) -> tuple[Block, ...]:
    """The blocks in an element, their links as `targets` names them."""
    collector = _HtmlCollector(targets, note_labels(root))
    walk(root, enter=collector.enter, leave=collector.leave, text=collector.text)
    collector.flush()
    return tuple(collector.blocks)


class _HtmlCollector:
    """Takes a tree in reading order. `_text` waits for the end of its block; `_late` are the images in it."""

    def __init__(self, targets: Targets, notes: dict[str, str]) -> None:
        self.blocks: list[Block] = []
        self._notes = notes
        self._text = OpenText(targets)
        self._late: list[Image] = []
        self._containers = Containers()
        self._heading = 0
        self._table = OpenTable()
        self._figure = OpenFigure()
        self._leaves: dict[str, Callable[[HtmlElement], None]] = {
            **dict.fromkeys(_CODES, self._code),
            **dict.fromkeys(_PLAYERS, self._player),
            "br": self._break,
            "hr": self._rule,
            "img": self._image,
            "pre": self._code_block,
            "ruby": self._text.say_ruby,
        }

    def enter(self, element: HtmlElement) -> bool:
        tag = str(element.tag)
        if tag in _SKIPPED or element.get("hidden") is not None:
            return False
        if tag in self._leaves:
            self._leaves[tag](element)
            return False
        if self._read_whole(element, tag):
            return False
        if tag in _BLOCKS or tag in _HEADINGS:
            self.flush()
            self._open(element, tag)
        else:
            self._text.enter(element, tag)
        return True

    def leave(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS or tag in _HEADINGS:
            self.flush()
            self._close(element, tag)
        else:
            self._text.leave(tag)

    def text(self, text: str) -> None:
        self._text.say(text)

    def flush(self) -> None:
        """The waiting text is a block, or belongs to one."""
        run = self._text.take()
        if self._table.in_cell:
            self._table.add(run)
            return
        if text := write_inline(run) if run else "":
            self._take(text)
        if not self._table.depth and not self._figure.depth:
            self.blocks += self._late
            self._late = []

    def _take(self, text: str) -> None:
        if self._figure.caption is not None:
            self._figure.caption.append(text)
        elif self._heading:
            self.blocks.append(Heading(text, self._heading))
        else:
            block = self._containers.paragraph(text)
            self.blocks += [block] if block else []

    def _read_whole(self, element: HtmlElement, tag: str) -> bool:
        """Elements whose whole text has one meaning: note marks, ways back, raised figures, credits."""
        mark = note_mark(element, tag, self._notes) if tag in ("a", "sup") else ""
        if mark:
            self._text.add(Span(kind=Kind.NOTE, target=mark))
        elif tag == "sup" and not len(element) and _RAISED.fullmatch((element.text or "").strip()):
            self._text.add(Span(text=(element.text or "").strip().translate(RAISED)))
        elif self._figure.caption is not None and tag != "figcaption" and _CREDIT.search(element.get("class", "")):
            self._figure.credit.append(seen_text(element))
        else:
            return tag == "a" and is_back_link(element)
        return True

    def _open(self, element: HtmlElement, tag: str) -> None:
        label = self._notes.get(element.get("id", ""))
        if label and not isinstance(self._containers.innermost, OpenNote):
            self._containers.open(OpenNote(label))
        elif tag in _LISTS:
            self._containers.open(OpenList((_number(element.get("start")) or 1) if tag == "ol" else None))
        elif tag == "blockquote":
            self._containers.open(OpenQuotation())
        elif tag in _TABLES:
            self._table.enter(tag)
        elif tag == "figure":
            self._figure.depth += 1
        elif tag == "figcaption" and self._figure.depth and not self._table.depth:
            self._figure.caption = []
        elif tag == "li" and isinstance(self._containers.innermost, OpenList):
            self._containers.innermost.begin_item(_number(element.get("value")))
        else:
            self._heading = _HEADINGS.get(tag, self._heading)

    def _close(self, element: HtmlElement, tag: str) -> None:
        innermost = self._containers.innermost
        if isinstance(innermost, OpenNote) and self._notes.get(element.get("id", "")) == innermost.label:
            note = self._containers.close()
            self.blocks += [note] if note and note.text else []
        elif tag in _LISTS or tag == "blockquote":
            self._containers.close()
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag in ("td", "th"):
            self._table.widen(_number(element.get("colspan")) or 1)
        elif tag == "table":
            self._end_table()
        elif tag == "figcaption" and self._figure.caption is not None:
            self._figure.end_caption()
        elif tag == "figure":
            self._end_figure()

    def _end_table(self) -> None:
        self._table.depth -= 1
        if self._table.depth:
            return
        result = self._table.result()
        self._table = OpenTable()
        if isinstance(result, list):
            for text in result:
                self._take(text)
        else:
            self.blocks.append(result)
        self.flush()

    def _end_figure(self) -> None:
        self._figure.depth -= 1
        if self._figure.depth:
            return
        texts = list(self._figure.texts())
        self.blocks += self._figure.images
        self._figure = OpenFigure()
        for text in texts:
            self._take(text)
        self.flush()

    def _break(self, element: HtmlElement) -> None:
        """One break ends a line; two in a row end a paragraph."""
        if self._text.ends_with_break and not self._table.depth and not self._heading:
            self.flush()
        else:
            self._text.add(Span(kind=Kind.BREAK, text="\n"))

    def _rule(self, element: HtmlElement) -> None:
        self.flush()
        if not self._table.depth:
            self.blocks.append(Rule())

    def _code(self, element: HtmlElement) -> None:
        self._text.add(Span(kind=Kind.CODE, text=collapsed("".join(element.itertext()))))

    def _code_block(self, element: HtmlElement) -> None:
        lines = _lines(element)
        if self._table.in_cell:
            self._text.add(Span(kind=Kind.CODE, text=collapsed(lines)))
            return
        self.flush()
        named = " ".join(each.get("class", "") for each in (element, *element.iterchildren("code")))
        language = _LANGUAGE.search(named)
        self.blocks.append(Code(lines, language[1] if language else ""))

    def _image(self, element: HtmlElement) -> None:
        alternative, named = collapsed(element.get("alt", "")).strip(), element.get("class", "")
        url = with_scheme(picture_address(element))
        if is_tracker(element) or not url or _EMOJI.search(named):
            self._text.add(Span(text=alternative))
        elif named == "inline":
            self._text.show(element, alternative, url)
        else:
            self._place(Image(url=url, alt=alternative), fallback=_is_fallback(element))

    def _place(self, image: Image, *, fallback: bool) -> None:
        """An image is a block: in its figure, or after its text. A fallback beside its image is left out."""
        places = self._figure.images if self._figure.depth else self._late
        before = places[-1] if places else self.blocks[-1] if self.blocks else None
        if fallback and isinstance(before, Image) and before.url == image.url:
            return
        places.append(image)
        if self._text.is_empty:
            self.flush()

    def _player(self, element: HtmlElement) -> None:
        name, url = player(element)
        if not url:
            return
        self.flush()
        self._text.link(name, url)
        self.flush()


def _is_fallback(image: HtmlElement) -> bool:
    """Whether an image stands in what is shown only without scripts."""
    return any(element.tag == "noscript" for element, _ in zip(image.iterancestors(), range(5), strict=False))


def _lines(code: HtmlElement) -> str:
    """All text as it stands in the file."""
    lines: list[str] = []

    def enter(part: HtmlElement) -> bool:
        lines.append("\n" if part.tag == "br" else "")
        return True

    walk(code, enter=enter, leave=lambda part: None, text=lines.append)
    return "".join(lines)


def _number(value: str | None) -> int | None:
    """A number that an attribute gives, if it is one that can be printed."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None
