"""What is kept or left as a whole, however its parts read alone: the cells of a table of data, the lines of code."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from colophon.intake.runs import Run
from colophon.intake.tree import above

_LEAST = 4
_LEAST_CELLS = 2
_WORDS_OF_A_CELL = 20
_MOSTLY = 0.5


def wholes(left: Iterable[Run], kept: Iterable[Run]) -> set[int]:
    """The places of runs left that belong to a table of data or to code between the first and the last run kept."""
    places = [run.place for run in kept]
    if not places:
        return set()
    between = [run for run in left if places[0] < run.place < places[-1]]
    code = {run.place for run in between if any(element.tag in ("pre", "code") for element in above(run.block))}
    tables: dict[HtmlElement, list[Run]] = {}
    for run in between:
        if (table := table_of(run)) is not None:
            tables.setdefault(table, []).append(run)
    whole = {table for table, cells in tables.items() if is_data(table) and not _is_linked(cells)}
    return code | {run.place for table in whole for run in tables[table]}


def table_of(run: Run) -> HtmlElement | None:
    """The innermost table that a run is a cell of."""
    in_cell = False
    for element in above(run.block):
        in_cell = in_cell or element.tag in ("td", "th")
        if element.tag == "table":
            return element if in_cell else None
    return None


def is_data(table: HtmlElement) -> bool:
    """Whether a table shows data: mostly rows of several short cells, no table inside."""
    rows = [cells for row in table.iter("tr") if (cells := [cell for cell in row if cell.tag in ("td", "th")])]
    several = [cells for cells in rows if len(cells) >= _LEAST_CELLS]
    if sum(map(len, several)) < _LEAST or len(several) < _MOSTLY * len(rows):
        return False
    if any(table is not inner for inner in table.iter("table")):
        return False
    lengths = [len("".join(cell.itertext()).split()) for row in rows for cell in row]
    return sum(lengths) <= _WORDS_OF_A_CELL * len(lengths)


def _is_linked(cells: list[Run]) -> bool:
    """Whether a table is a list of links to elsewhere."""
    return sum(run.linked for run in cells) > _MOSTLY * sum(len(run.key) for run in cells)
