"""XML from outside, read element by element: no entities, no network, no document in memory, and bounded depth."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import BinaryIO, Protocol

from lxml import etree

from colophon.memory.exchange.unread import Unread

XML = "http://www.w3.org/XML/1998/namespace"
LANGUAGE = f"{{{XML}}}lang"
SPACE = f"{{{XML}}}space"
_LONGEST_REASON = 120
_MOST_UNUSED = 64 * 1024 * 1024


class _Events(Protocol):
    """What is asked of lxml's iterparse."""

    error_log: Sequence[etree._LogEntry]

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]: ...


def elements(
    stream: BinaryIO, *, whole: tuple[str, ...], opened: tuple[str, ...] = ()
) -> Iterator[etree._Element | Unread]:
    """The elements with the local names `whole` as they end, each gone when the next is asked for.

    Those of `opened` come as they begin, with their attributes only. What cannot be read is named with its line, and
    reading goes on behind it where XML allows. Entities of the file's own are refused before the first element: they
    are how a small file becomes a huge one or reads others. Text of more than 10 MB in one piece, nesting deeper than
    256 and 64 MB without any of these elements end the reading.
    """
    bounded = _Bounded(stream)
    parser: _Events = etree.iterparse(
        bounded,
        events=("start", "end"),
        tag=["{*}" + tag for tag in (*whole, *opened)],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    complaints = _Complaints(parser)
    try:
        yield from _as_they_come(parser, complaints, bounded, whole)
    except etree.XMLSyntaxError as error:
        yield Unread(error.lineno or 0, _plain(str(error.msg)))
    except _EntitiesError as error:
        yield Unread(error.before, _plain(str(_EntitiesError.__doc__)))
    except (UnicodeError, LookupError, _TooLongError) as error:
        yield Unread(0, _plain(str(error)))
    else:
        yield from complaints.new()


def _as_they_come(
    parser: _Events, complaints: "_Complaints", bounded: "_Bounded", whole: tuple[str, ...]
) -> Iterator[etree._Element | Unread]:
    checked = False
    for event, element in parser:
        if not checked:
            _refuse_entities(element)
            checked = True
        is_whole = local(element) in whole
        if is_whole == (event == "start"):
            continue
        if is_whole:
            bounded.unused = 0
            yield from complaints.new()
            if not complaints.about(element):
                yield element
            _forget(element)
        else:
            yield element


class _EntitiesError(Exception):
    """It declares entities of its own before this line, which Colophon does not read."""

    def __init__(self, before: int) -> None:
        super().__init__()
        self.before = before


class _TooLongError(Exception):
    """Too much of a file went by without anything in it."""


class _Bounded:
    """A stream that ends when too much of it was read in vain; `unused` counts bytes since the last element."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.unused = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.unused += len(data)
        if self.unused > _MOST_UNUSED:
            raise _TooLongError(f"{_MOST_UNUSED // 1024 // 1024} MB went by without an entry")
        return data


class _Complaints:
    """What the parser had to say. It reads ahead: a complaint may come before the element that it is about."""

    def __init__(self, parser: _Events) -> None:
        self._parser = parser
        self._known = 0
        self._lines: set[int] = set()

    def new(self) -> Iterator[Unread]:
        """Those since it was last asked, one a line."""
        log = self._parser.error_log
        if len(log) == self._known:
            return
        fresh = [entry for entry in list(log)[self._known :] if entry.level_name != "WARNING"]
        self._known = len(log)
        for entry in fresh:
            if entry.line not in self._lines:
                self._lines.add(entry.line)
                yield Unread(entry.line, _plain(entry.message))

    def about(self, element: etree._Element) -> bool:
        """Whether one of them stands within the lines of the element, which then is not whole."""
        if not self._lines:
            return False
        first = line_of(element)
        last = first + sum(str(text).count("\n") for text in element.itertext())
        return any(first <= line <= last for line in self._lines)


def _refuse_entities(element: etree._Element) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):  # type: ignore[attr-defined]
        raise _EntitiesError(line_of(element))


def _forget(element: etree._Element) -> None:
    """Let go of an element and of what came before it, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while element.getprevious() is not None and parent is not None:
        del parent[0]


def _plain(message: str) -> str:
    return message.split("\n")[0][:_LONGEST_REASON]


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return _local(element.tag)


@lru_cache(maxsize=512)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(str(part) for part in element.itertext())


def line_of(element: etree._Element) -> int:
    """Where an element begins in its file; 0 where that is not known."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def made(tag: str, attributes: Mapping[str, str] = MappingProxyType({}), *, namespace: str = "") -> etree._Element:
    """An element in this namespace, which needs no prefix."""
    if not namespace:
        return etree.Element(tag, dict(attributes))
    nsmap: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{tag}", dict(attributes), nsmap=nsmap)  # type: ignore[arg-type]
