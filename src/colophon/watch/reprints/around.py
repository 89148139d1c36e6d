"""Whether what has to stand around a text is there: credits, licence, the links to the edition and to its source."""

import re
from collections.abc import Iterator

from colophon.article.credit import Credit, Role
from colophon.article.safe_address import web_address
from colophon.editions.edition import Edition
from colophon.intake.address import identity, same_article
from colophon.watch.reprints.copy import Copy
from colophon.watch.reprints.letters import letters
from colophon.watch.reprints.printed import text_of
from colophon.watch.reprints.verdict import Alteration, Done

_OWED = frozenset({Role.AUTHOR, Role.TRANSLATOR, Role.REVIEWER, Role.PROOFREADER, Role.EDITOR, Role.PHOTOGRAPHER})
_DEED = re.compile(r"(?i)creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d(?:\.\d)?)?")
_NAMED = re.compile(r"(?i)\bcc[ -]?(by(?:[ -](?:nc|nd|sa))*|zero|0)(?:[ -]?(\d\.\d))?\b")
_ORDER = ("by", "nc", "nd", "sa")


def around(edition: Edition, copy: Copy, *, address: str) -> Iterator[Alteration]:
    """What is missing around the text. `address` is where the edition stands ("" where nobody knows)."""
    said = letters(copy.said)
    yield from _credits(edition, said)
    yield from _licence(edition, copy, said)
    linked = {identity(one) for one in copy.addresses}
    if address and identity(address) not in linked and not _is_at(copy, address):
        yield Alteration(done=Done.LINK_REMOVED, detail=address)
    source = web_address(edition.manifest.source.address)
    if source and identity(source) not in linked:
        yield Alteration(done=Done.SOURCE_REMOVED, detail=source)


def _is_at(copy: Copy, address: str) -> bool:
    """The edition's own page needs no link to itself."""
    return bool(copy.address) and same_article(copy.address, address)


def _credits(edition: Edition, said: str) -> Iterator[Alteration]:
    for credit in edition.manifest.credits:
        if credit.role in _OWED and letters(credit.name) not in said:
            yield Alteration(done=Done.CREDIT_REMOVED, before=credit.name, detail=_role(credit))


def _role(credit: Credit) -> str:
    return credit.role.value


def _licence(edition: Edition, copy: Copy, said: str) -> Iterator[Alteration]:
    """A licence is known by its deed or its name; one of our own words by those words."""
    wanted = edition.article.licence.strip()
    if not wanted:
        return
    ours = licences(wanted)
    if not ours:
        if letters(wanted) not in said and identity(wanted) not in {identity(one) for one in copy.addresses}:
            yield Alteration(done=Done.LICENCE_REMOVED, before=wanted)
        return
    theirs = licences("\n".join((copy.said, *sorted(copy.addresses))))
    if any(_agrees(one, other) for one in ours for other in theirs):
        return
    theirs -= licences(text_of(edition.article))
    done = Done.LICENCE_CHANGED if theirs else Done.LICENCE_REMOVED
    yield Alteration(done=done, before=wanted, after=", ".join(sorted(_named(one) for one in theirs)))


def licences(text: str) -> frozenset[tuple[str, str]]:
    """The Creative Commons licences that a text names or links to: their parts in one order, and their version."""
    found = [(match[1], match[2]) for match in (*_DEED.finditer(text), *_NAMED.finditer(text))]
    return frozenset((_parts(name), version or "") for name, version in found)


def _parts(name: str) -> str:
    lower = name.lower().replace(" ", "-")
    if lower in ("zero", "0"):
        return "zero"
    return "-".join(sorted(set(lower.split("-")), key=lambda one: _ORDER.index(one) if one in _ORDER else 9))


def _agrees(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """The same licence; a version that one of them does not name is no contradiction."""
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])


def _named(licence: tuple[str, str]) -> str:
    return f"CC {licence[0].upper()} {licence[1]}".strip()
