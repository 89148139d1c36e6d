"""Lists in Markdown: markers, indentation, and where one list ends and another begins."""

from typing import NamedTuple

from colophon.article.article import ListItem


class _Level(NamedTuple):
    """An open list: the number of its last item (None in a bulleted one), its delimiter, how wide its marker is."""

    number: int | None
    delimiter: str
    width: int


_BULLET = _Level(None, "-", 2)


class ListWriter:
    """Writes items one after the other. A number that does not follow the last begins a list with another delimiter."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    def item(self, item: ListItem, text: str, *, first: bool) -> str:
        """The lines of an item; `first` where no item stands above it."""
        if first:
            self._levels = []
        if item.continued:
            del self._levels[item.depth :]
            return "\n" + self._indented(text, " " * self._indent(item.depth))
        apart = "\n" if first or not self._joins(item) else ""
        return apart + self._indented(text, self._prefix(item))

    def _joins(self, item: ListItem) -> bool:
        """Whether the item may follow without a blank line: it goes on a list, or begins one with a bullet or 1."""
        if item.depth > len(self._levels):
            return item.number in (None, 1)
        level = self._levels[item.depth - 1]
        return item.number == (None if level.number is None else level.number + 1)

    def _prefix(self, item: ListItem) -> str:
        """Indentation and marker; an item without the items that it should stand in gets empty ones."""
        old = self._levels[item.depth - 1] if item.depth <= len(self._levels) else None
        del self._levels[item.depth - 1 :]
        indent = " " * self._indent(len(self._levels))
        missing = item.depth - 1 - len(self._levels)
        self._levels += [_BULLET] * missing
        level = _level(item, old)
        self._levels.append(level)
        marker = "- " if level.number is None else f"{level.number}{level.delimiter} "
        return indent + "- " * missing + marker

    def _indent(self, depth: int) -> int:
        return sum([level.width for level in self._levels[:depth]])

    def _indented(self, text: str, prefix: str) -> str:
        return prefix + text.replace("\n", "\n" + " " * len(prefix)) + "\n"


def _level(item: ListItem, old: _Level | None) -> _Level:
    if item.number is None:
        return _BULLET
    delimiter = "."
    if old is not None and old.number is not None:
        goes_on = item.number == old.number + 1
        delimiter = old.delimiter if goes_on else ")."[old.delimiter == ")"]
    return _Level(item.number, delimiter, len(str(item.number)) + 2)
