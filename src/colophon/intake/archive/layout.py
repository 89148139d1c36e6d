"""How communities arrange their archives: what a file's path says of it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from colophon.intake.language import plain


class Layout(StrEnum):
    """A community's way of arranging files. `MARKDOWN` is any folder whose paths name the languages."""

    LCTT = "lctt"
    GOLD_MINER = "gold-miner"
    MIRROR = "mirror"
    MARKDOWN = "markdown"


class Standing(StrEnum):
    """What a file's place says of its text: an original, a translation at work, one in print, or nothing."""

    SOURCE = "source"
    DRAFT = "draft"
    PRINTED = "printed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Placed:
    """`key` is the same for all versions of one article. `language` and `date` (ISO, as far as known) may be empty."""

    key: str
    standing: Standing
    language: str = ""
    date: str = ""


_LCTT = {
    "sources": Standing.SOURCE,
    "source": Standing.SOURCE,
    "translated": Standing.DRAFT,
    "published": Standing.PRINTED,
}
_MONTH = re.compile(r"(20[0-9]{2})(0[1-9]|1[0-2])")
_YEAR = re.compile(r"20[0-9]{2}")
_GOLD_MINER = re.compile(r"(?:TODO[0-9]*|articles?)", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"(?:readme|contributing|changelog|licen[sc]e|index|summary|code[_-]of[_-]conduct)(?:[._-].*)?",
    re.IGNORECASE,
)
_ENDINGS = (".md", ".markdown", ".mdown", ".txt")
_TAGGED = re.compile(r"(.+)[._]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)")
_FOLDER = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def placed(path: str, layout: Layout, *, languages: tuple[str, str]) -> Placed | None:
    """What the path (with `/`) of an archive's file says; None where it is no article. `languages`: source, target."""
    *folders, name = path.split("/")
    stem, ending = _parted(name)
    hidden = any(part.startswith((".", "_")) for part in (*folders, name))
    if ending not in _ENDINGS or hidden or _NO_ARTICLE.fullmatch(stem):
        return None
    match layout:
        case Layout.LCTT:
            return _lctt(folders, stem)
        case Layout.GOLD_MINER:
            return _gold_miner(folders, stem)
        case Layout.MIRROR:
            return Placed(path, Standing.PRINTED, languages[1], _date_in(folders))
    return _markdown(folders, stem, languages)


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending.lower()}") if dot else (name, "")


def _lctt(folders: list[str], stem: str) -> Placed | None:
    standing = next((_LCTT[part] for part in folders if part in _LCTT), None)
    if standing is None:
        return None
    return Placed(stem.casefold(), standing, date=_date_in(folders))


def _gold_miner(folders: list[str], stem: str) -> Placed | None:
    """The source stands in the place of its translation until that replaces it."""
    if folders and not any(_GOLD_MINER.fullmatch(part) for part in folders):
        return None
    return Placed(stem.casefold(), Standing.OPEN, date=_date_in(folders))


def _markdown(folders: list[str], stem: str, languages: tuple[str, str]) -> Placed:
    """The language stands in the name (`pier.fr.md`) or is a folder (`fr/pier.md`); else nothing is known of it."""
    named = _TAGGED.fullmatch(stem)
    if named and (language := _one_of(named[2], languages)):
        return _of_language("/".join((*folders, named[1])), language, languages)
    for at, part in enumerate(folders):
        language = _one_of(part, languages) if _FOLDER.fullmatch(part) else ""
        if language:
            return _of_language("/".join((*folders[:at], *folders[at + 1 :], stem)), language, languages)
    return Placed("/".join((*folders, stem)), Standing.OPEN)


def _of_language(key: str, language: str, languages: tuple[str, str]) -> Placed:
    return Placed(key, Standing.SOURCE if language == languages[0] else Standing.PRINTED, language)


def _one_of(tag: str, languages: tuple[str, str]) -> str:
    """Which of the two languages a tag in a path means; empty for neither."""
    return next((one for one in languages if plain(tag) and plain(tag) == plain(one)), "")


def _date_in(folders: list[str]) -> str:
    """The month or year that a folder is called."""
    for part in reversed(folders):
        if month := _MONTH.fullmatch(part):
            return f"{month[1]}-{month[2]}"
        if _YEAR.fullmatch(part):
            return part
    return ""
