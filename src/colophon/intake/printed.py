"""What the short lines around a headline print for readers: the day of publication and the byline."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from colophon.intake import dates
from colophon.intake.runs import Run
from colophon.intake.tree import above
from colophon.languages.cldr import months

_ABOVE, _BELOW = 4, 9
_LONGEST = 90
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_CHANGED = re.compile(
    r"(?i)updated?|modified|aktualisiert|geändert|zuletzt|mis à jour|actualizado|aggiornat|обновл|оновл|更新"
)


def headline_lines(runs: Sequence[Run], *, title: str) -> tuple[str, ...]:
    """The short lines just above and below every place that prints the title."""
    key = "".join(title.split()).casefold()
    places = [run.place for run in runs if (key and run.key == key) or _is_first_heading(run)]
    near = {p for place in places[:5] for p in range(max(place - _ABOVE, 0), place + _BELOW) if p not in places}
    return tuple(runs[place].text for place in sorted(near) if place < len(runs) and len(runs[place].text) <= _LONGEST)


def day(lines: Sequence[str], *, language: str) -> str:
    """The first day that a line prints, as ISO 8601; one said to be that of a change only where there is no other."""
    found = [(bool(_CHANGED.search(line)), written) for line in lines if (written := day_in(line, language=language))]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def day_in(line: str, *, language: str) -> str:
    """A whole day in a line, with the names of months of that language and of English."""
    return dates.iso(line)[:10] or next(_named_days(line, language), "") or _slashed(line, language)


def _is_first_heading(run: Run) -> bool:
    return any(element.tag == "h1" for element, _ in zip(above(run.block), range(3), strict=False))


def _named_days(line: str, language: str) -> Iterator[str]:
    names, day_first, month_first = _patterns(language.split("-")[0].split("_")[0].lower() or "en")
    lowered = line.lower()
    if found := day_first.search(lowered):
        yield dates.day(found[3], str(names[found[2]]), found[1])
    if found := month_first.search(lowered):
        yield dates.day(found[3], str(names[found[1]]), found[2])


def _slashed(line: str, language: str) -> str:
    """03/04/2029 is read where only one order is possible, or where the language leaves no doubt."""
    found = re.search(rf"(?<!\d)(\d{{1,2}})/(\d{{1,2}})/{_YEAR}", line)
    if not found:
        return ""
    one, other, year = int(found[1]), int(found[2]), found[3]
    if one > 12 or not language.startswith("en"):
        return dates.day(year, str(other), str(one))
    return dates.day(year, str(one), str(other)) if other > 12 or language.endswith("US") else ""


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    names = months("en") | months(language)
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    day_first = (
        rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th|\.|º)?\s*(?:de |of |-)?({written})\.?,?[\s-]*(?:de |del )?{_YEAR}"
    )
    month_first = rf"(?<!\w)({written})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}"
    return names, re.compile(day_first), re.compile(month_first)
