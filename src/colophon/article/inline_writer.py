"""Writing spans as inline Markdown: the shortest text that reads back as the same spans.

The normal form of an inline text is what is written from what was read; it is its own normal form.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from msgspec import structs

from colophon.article.inline import spans
from colophon.article.inline_normal import normal_spans
from colophon.article.inline_reader import read_inline
from colophon.article.inline_simple import (
    has_lone_brackets,
    is_bare,
    is_simple,
    links_of_simple,
    plain_of_simple,
    runs_of_simple,
)
from colophon.article.link_targets import Numbers, Targets
from colophon.article.links import LinkTable, clean_address, clean_line
from colophon.article.span import Closed, Format, Kind, Opened, Span, nested

_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n]|$)|`"
    r"|(?<! )\*|\*(?! )|^\*|\*$"
    r"|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|(?<=[^\w\s])_|_(?=[^\w\s])|^_|_$"
    r"|<(?=[A-Za-z/!?])|&(?=[#A-Za-z][0-9A-Za-z]{1,31};)|\[(?=\^|[0-9]+\])|\](?=[\[(])|!(?=\[)"
)
_EVERY_MARK = re.compile(r"[\\`*_\[\]<>&!()^]")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_ENTITY_LIKE = re.compile(r"&(?=[#A-Za-z][0-9A-Za-z]{1,31};)")
_TICKS = re.compile(r"`+")
_NAMED = "970"
_NAMED_NUMBER = re.compile(rf"({_NAMED}[0-9]{{3}})")


def normal_inline(
    text: str, targets: Targets, *, shortcuts: bool = False, without: frozenset[Kind] = frozenset()
) -> str:
    """The normal form of inline Markdown whose links lead where `targets` says.

    What stands in `without` becomes its plain text: a break a space, an image its alternative, a note its label.
    """
    if is_bare(text) and text == text.strip():
        return text
    if is_simple(text) and is_own_form(text) and not (shortcuts and has_lone_brackets(text)):
        own = links_of_simple(text)
        if tuple(map(targets.labelled, own)) == own:
            return text
    if not shortcuts and "](" in text and (standing := _standing(text, without)):
        parts, links = standing
        numbers = {number: targets.addressed(url, title) for number, (url, title) in links}
        return "".join(numbers.get(part, part) for part in parts)
    read = (not shortcuts and _as_numbered(text, targets)) or read_inline(text, targets, shortcuts=shortcuts)
    return write_inline((_as_text(span) if span.kind in without else span for span in read), read_from=text)


def is_own_form(simple: str) -> bool:
    """Whether a simple text is written as it should be: what is escaped without need would lose its backslash."""
    return "\\" not in simple or all(
        _few_escapes(plain_of_simple(run), False, False) == run for run in runs_of_simple(simple)
    )


class _Named:
    """Addresses that a text names itself, under numbers that do not stand in it, in the order in which it names them.

    `asked` says that it also has numbers of its own, or could have.
    """

    def __init__(self) -> None:
        self.links: dict[tuple[str, str], str] = {}
        self.asked = False

    def labelled(self, label: str) -> str:
        self.asked = True
        return ""

    def addressed(self, url: str, title: str) -> str:
        return self.links.setdefault((clean_address(url), clean_line(title)), f"{_NAMED}{len(self.links):03}")


@lru_cache(maxsize=128)
def _standing(
    text: str, without: frozenset[Kind]
) -> tuple[Sequence[str], Sequence[tuple[str, tuple[str, str]]]] | None:
    """The normal form of what a publisher sets below every article, cut at the numbers of its links, and these."""
    named = _Named()
    read = read_inline(text, named)
    said = "".join(span.text if span.kind is Kind.IMAGE else span.text + span.target for span in read)
    if named.asked or _NAMED in said or len(named.links) > 999:
        return None
    written = write_inline(_as_text(span) if span.kind in without else span for span in read)
    links = [(number, link) for link, number in named.links.items()]
    return _NAMED_NUMBER.split(written), links


def _as_numbered(text: str, targets: Targets) -> Sequence[Span]:
    """The spans as everybody else reads them, who sets this text too; none where an article reads its links otherwise.

    Numbers that the article has are read alike, and what is neither number nor address is no link.
    """
    if not isinstance(targets, LinkTable) or not targets.only_numbers:
        return ()
    found = spans(text)
    links = {link for one in found for link in (one.link, one.target if one.kind is Kind.IMAGE else "") if link}
    return found if all(targets.labelled(link) == link for link in links) else ()


def _as_text(span: Span) -> Span:
    text = f"[{span.target}]" if span.kind is Kind.NOTE else span.text
    return structs.replace(span, kind=Kind.TEXT, text=text, target="")


def write_inline(spans: Iterable[Span], *, read_from: str = "") -> str:
    """Inline Markdown that reads back as the normal form of these spans; tags stand only where marks cannot say it.

    `read_from` is the text that they were read from, if there is one: what it said already need not be read again.
    """
    row = normal_spans(spans)
    written = "".join(_set(row, _MARKDOWN, _few_escapes))
    if written == read_from or normal_spans(read_inline(written, Numbers(), shortcuts=True)) == row:
        return written
    return "".join(_set(row, _TAGS, _all_escapes))


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"  # a template is made anew for each text, also where nothing matches


def escape_inline(text: str) -> str:
    """Plain text as inline Markdown, every mark in it escaped."""
    return _EVERY_MARK.sub(_escape, text)


def write_target(url: str, title: str = "") -> str:
    """Where an inline link or image leads, as it stands in round brackets or a definition."""
    escaped = _ENTITY_LIKE.sub("&amp;", clean_address(url)) if "&" in url else clean_address(url)
    if not title:
        return f"<{escaped}>"
    quoted = _ENTITY_LIKE.sub("&amp;", clean_line(title).replace("\\", "\\\\").replace('"', '\\"'))
    return f"<{escaped}>" + (f' "{quoted}"' if quoted else "")


_MARKDOWN = {Format.LINK: ("[", ""), Format.STRONG: ("**", "**"), Format.EMPHASIS: ("*", "*")}
_TAGS = {Format.LINK: ("[", ""), Format.STRONG: ("<strong>", "</strong>"), Format.EMPHASIS: ("<em>", "</em>")}


def _set(
    row: list[Span], marks: Mapping[Format, tuple[str, str]], escaped: Callable[[str, bool, bool], str]
) -> Iterator[str]:
    steps = list(nested(row))
    for step, following in zip_longest(steps, steps[1:]):
        match step:
            case Opened(format=format):
                yield marks[format][0]
            case Closed(format=format, link=link):
                yield marks[format][1] or _link_end(link)
            case Span(kind=Kind.TEXT, text=text, link=link):
                before_link = isinstance(following, Opened) and following.format is Format.LINK
                yield escaped(text, bool(link), before_link)
            case Span():
                yield _leaf(step)


def _few_escapes(text: str, linked: bool, before_link: bool) -> str:
    """Only what would probably be read as a mark: `write_inline` reads the whole again to be sure."""
    escaped = _MARKS.sub(_escape, text) if _EVERY_MARK.search(text) else text
    if linked:
        escaped = _BRACKET.sub(_escape, escaped)
    return f"{escaped[:-1]}\\{escaped[-1]}" if before_link and text[-1] in "!]" else escaped


def _all_escapes(text: str, linked: bool, before_link: bool) -> str:
    return escape_inline(text)


def _link_end(link: str) -> str:
    return f"][{link}]" if link.isdigit() else f"]({write_target(link)})"


def _leaf(span: Span) -> str:
    match span.kind:
        case Kind.CODE:
            return _code(span.text)
        case Kind.NOTE:
            return f"[^{span.target}]"
        case Kind.BREAK:
            return "\\\n"
        case Kind.RUBY:
            return f"<ruby>{_in_tags(span.text)}<rt>{_in_tags(span.target)}</rt></ruby>"
        case _:
            return f"![{escape_inline(span.text)}{_link_end(span.target)}"


def _code(text: str) -> str:
    runs = {len(run) for run in _TICKS.findall(text)}
    size = next(size for size in range(1, len(runs) + 2) if size not in runs)
    padded = f" {text} " if text[0] == "`" or text[-1] == "`" or text[0] == text[-1] == " " else text
    return "`" * size + padded + "`" * size


def _in_tags(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
