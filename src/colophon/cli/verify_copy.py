"""What `colophon verify` says of somebody's copy."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from colophon.adapters.edition_folder import EditionFolder
from colophon.adapters.input import read_bytes
from colophon.adapters.network.web import Web
from colophon.adapters.settings import Settings
from colophon.cli import desk
from colophon.errors import TooLargeCopyError, TooLargeFileError, TooLargePageError
from colophon.memory.changes import Change, changes
from colophon.watch.reprints.copy import LARGEST, Copy, read_copy
from colophon.watch.reprints.recognise import recognise
from colophon.watch.reprints.verdict import Alteration, Done, Extent, Verdict
from colophon.watch.reprints.verdict_form import verdict_form

_LONGEST = 400
_NAMES = {
    Done.ALTERED: "ALTERED ",
    Done.DROPPED: "DROPPED ",
    Done.ADDED: "ADDED   ",
    Done.MOVED: "MOVED   ",
    Done.HEADLINE: "HEADLINE",
    Done.CREDIT_REMOVED: "CREDIT  ",
    Done.LICENCE_REMOVED: "LICENCE ",
    Done.LICENCE_CHANGED: "LICENCE ",
    Done.LINK_REMOVED: "LINK    ",
    Done.SOURCE_REMOVED: "LINK    ",
}


def told(what: str, shelf: Path | None, *, address: str, form: str) -> int:
    """Read, look up, compare, print; the exit code."""
    copy = _read(what, address)
    verdict = _verdict(copy, shelf)
    if form == "json":
        click.echo(json.dumps(verdict_form(verdict), ensure_ascii=False))
    else:
        for line in _lines(verdict):
            click.echo(line)
    return 0 if verdict is not None and verdict.faithful else 1


def _read(what: str, address: str) -> Copy:
    try:
        if what.startswith(("http://", "https://")):
            page = Web.of_desk(Settings()).fetch(what)
            return read_copy(page.body, address=page.final_address or what, declared=page.header("content-type"))
        return read_copy(read_bytes(what, LARGEST), name="" if what == "-" else what, address=address)
    except (TooLargeFileError, TooLargePageError) as error:
        raise TooLargeCopyError(error.message) from error


def _verdict(copy: Copy, shelf: Path | None) -> Verdict | None:
    if shelf is not None:
        folder = EditionFolder(shelf)
        return recognise(copy, folder.index(), folder)
    home = desk.opened()
    from colophon.desk.queries.reprints import DeskShelf

    editions = DeskShelf(home)
    return recognise(copy, editions.index(), editions)


def _lines(verdict: Verdict | None) -> Iterator[str]:
    if verdict is None:
        yield "This is of nothing that was published here."
        return
    yield f"Edition {verdict.number} of “{verdict.title}” ({verdict.translation}), published {verdict.published[:10]}."
    yield f"{verdict.intact} of {verdict.sentences} sentences are there to the letter.{_EXTENTS[verdict.extent]}"
    for one in verdict.alterations:
        yield f"{_NAMES[one.done]}  {_sentence(one)}"
    for since in verdict.since:
        what = "WITHDRAWN" if since.withdrawn else "CORRECTED"
        yield f"{what}  Edition {since.number} of {since.published[:10]} came out since: {since.note}"
    if verdict.faithful:
        yield "Nothing was done to it: text, credits, licence and links are as published, and no correction came since."


_EXTENTS = {
    Extent.WHOLE: "",
    Extent.EXCERPT: " It is an excerpt.",
    Extent.REWORDED: " The rest says the same in other words, as a paraphrasing machine does.",
}


_SENTENCES = {
    Done.ALTERED: "{where}{why}: {difference}",
    Done.HEADLINE: "{where}{why}: {difference}",
    Done.DROPPED: "{where} is missing: {before}",
    Done.ADDED: "This was put in: {after}",
    Done.MOVED: "{where} stands elsewhere: {before}",
    Done.CREDIT_REMOVED: "The {detail} {before} is not named.",
    Done.LICENCE_REMOVED: "The licence {before} is not named.",
    Done.LICENCE_CHANGED: "The licence is {before}; the copy says {after}.",
    Done.LINK_REMOVED: "There is no link to the edition: {detail}",
    Done.SOURCE_REMOVED: "There is no link to the source: {detail}",
}


def _sentence(one: Alteration) -> str:
    return _SENTENCES[one.done].format(
        where=_where(one.place),
        why=f" ({', '.join(sorted(one.reasons))})" if one.reasons else "",
        difference=_difference(one.before, one.after),
        before=_short(one.before),
        after=_short(one.after),
        detail=one.detail,
    )


def _where(place: str) -> str:
    number = place.partition(".")[0]
    return f"Block {int(number) + 1}" if number.isdigit() else place.capitalize()


def _difference(before: str, after: str) -> str:
    marks = {Change.SAME: ("", ""), Change.GONE: ("[-", "-]"), Change.NEW: ("{+", "+}")}
    return _short("".join(f"{marks[p.change][0]}{p.text}{marks[p.change][1]}" for p in changes(before, after)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
