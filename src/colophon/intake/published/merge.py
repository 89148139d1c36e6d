"""One list of credits out of what several lines print, and what they say against each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from colophon.article.credit import Credit
from colophon.article.placeholder import is_placeholder


def merged(credits: Iterable[Credit]) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    """Each person once in a role, and every other way in which they are printed.

    Two credits of a role are one person when their names are equal, or when the one's name is the handle at the end of
    the other's address: the name that came first is kept. A placeholder stands only where nobody is named.
    """
    kept: list[Credit] = []
    said: list[str] = []
    for credit in credits:
        place = next((index for index, one in enumerate(kept) if _is_same(one, credit)), None)
        if place is None:
            kept.append(credit)
            continue
        first = kept[place]
        kept[place] = replace(first, url=first.url or credit.url)
        if first.name.casefold() != credit.name.casefold():
            said.append(f"{credit.role}: {credit.name} is also printed for {first.name}")
    empty = tuple(_gaps(kept))
    said += [f"{gap.role}: “{gap.name}” is printed where others are named" for gap in empty if gap.name]
    return tuple(credit for credit in kept if credit not in empty), tuple(said)


def contradictions(above: Sequence[Credit], below: Sequence[Credit]) -> Iterator[str]:
    """The roles for which the lines before the text name other people than the lines behind it."""
    for role in dict.fromkeys(credit.role for credit in above):
        first = [one for one in above if one.role is role and not is_placeholder(one.name)]
        second = [one for one in below if one.role is role and not is_placeholder(one.name)]
        if first and second and not any(_is_same(_bare(one), _bare(other)) for one in first for other in second):
            yield f"{role}: {_listed(first)} before the text, {_listed(second)} behind it"


def _bare(credit: Credit) -> Credit:
    """Without a remark in brackets behind the name."""
    return replace(credit, name=re.sub(r"\s*[(（].*", "", credit.name) or credit.name)


def _listed(credits: Sequence[Credit]) -> str:
    return ", ".join(credit.name for credit in credits)


def _is_same(one: Credit, other: Credit) -> bool:
    if one.role is not other.role:
        return False
    names = {one.name.casefold(), other.name.casefold()}
    return len(names) == 1 or _handle(one.url) == other.name.casefold() or _handle(other.url) == one.name.casefold()


def _handle(url: str) -> str:
    """The end of an address' path, as somebody's page on a code host or a blog has it; "\\0" where there is none."""
    try:
        return unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2].lstrip("@~").casefold() or "\0"
    except ValueError:
        return "\0"


def _gaps(credits: Sequence[Credit]) -> Iterator[Credit]:
    """Placeholders where somebody is named, and empty ones where anything is printed."""
    named = {credit.role for credit in credits if not is_placeholder(credit.name)}
    printed = {credit.role for credit in credits if credit.name}
    for credit in credits:
        if is_placeholder(credit.name) and credit.role in (named if credit.name else printed):
            yield credit
