"""Credits as other desks write them into their Markdown: what `intake/published/` reads, written."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline, write_target
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage
from colophon.editions.targets.credit_note import by_role, correction_line, named_markdown, site_of
from colophon.editions.targets.target import Standing
from colophon.editions.words import Words, words_for


class Convention(StrEnum):
    """`plain` is our own: front matter that says everything, and nothing around the text."""

    PLAIN = "plain"
    MIRROR = "mirror"
    LCTT = "lctt"
    GOLD_MINER = "gold-miner"


_LCTT_FIELDS: Mapping[str, Role] = {
    "author": Role.AUTHOR,
    "collector": Role.SELECTOR,
    "translator": Role.TRANSLATOR,
    "reviewer": Role.REVIEWER,
    "publisher": Role.PUBLISHER,
}
_LCTT_ROLES = {Role.AUTHOR: "作者", Role.SELECTOR: "选题", Role.TRANSLATOR: "译者", Role.REVIEWER: "校对"}
_DISCLAIMER = {
    "ar": "إخلاء مسؤولية",
    "en": "Disclaimer",
    "es": "Aviso legal",
    "fr": "Avertissement",
    "uk": "Відмова від відповідальності",
    "zh-Hans": "免责声明",
    "zh-Hant": "免責聲明",
}
_RULE = "-" * 80
_ODD = re.compile(r"[\s<>()\\]")


def above(standing: Standing, desk: DeskPage, convention: Convention) -> str:
    """The lines before the text."""
    return _written(_ABOVE[convention](standing, desk))


def below(standing: Standing, desk: DeskPage, convention: Convention) -> str:
    """The lines behind the text."""
    return _written(_BELOW[convention](standing, desk))


def _written(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _mirror_above(standing: Standing, desk: DeskPage) -> Iterator[str]:
    words = words_for(standing.edition.article.language)
    yield f"`{desk.name.replace('`', '’')}`"
    yield ""
    people = [
        f"{words[f'role_{role}']}{_colon(words)}{_between(words).join(escape_inline(one.name) for one in names)}"
        for role, names in by_role(standing.edition.manifest.credits)
        if role is not Role.PUBLISHER
    ]
    if people:
        yield f"**{' | '.join(people)}**"
        yield ""
    yield from _note(standing)


def _mirror_below(standing: Standing, desk: DeskPage) -> Iterator[str]:
    words, source = words_for(standing.edition.article.language), standing.edition.manifest.source
    yield ""
    title = escape_inline(" ".join(source.title.split()) or source.address)
    if web_address(source.address):
        site = site_of(source.address)
        yield f"**{words['source']}**{_colon(words)}[{site}][{title}]({_target(source.address)})"
        yield ""
    if standing.address:
        yield f"{words['published']}{_colon(words)}[{escape_inline(desk.name)}]({_target(standing.address)})"
    disclaimer = desk.disclaimer or plain(standing.edition.article.disclaimer)
    if disclaimer:
        yield ""
        label = _DISCLAIMER.get(words.tag, _DISCLAIMER["en"])
        yield f"{label}{_colon(words)}{escape_inline(' '.join(disclaimer.split()))}"


def _lctt_above(standing: Standing, desk: DeskPage) -> Iterator[str]:
    manifest = standing.edition.manifest
    named = dict(by_role(manifest.credits))
    yield f'[#]: subject: "{_quoted(manifest.source.title)}"'
    yield f'[#]: via: "{_quoted(manifest.source.address)}"'
    for field, role in _LCTT_FIELDS.items():
        yield f'[#]: {field}: "{_quoted("、".join(one.name for one in named.get(role, [])))}"'
    yield f'[#]: url: "{_quoted(standing.address)}"'
    yield ""
    yield from _note(standing)


def _lctt_below(standing: Standing, desk: DeskPage) -> Iterator[str]:
    manifest = standing.edition.manifest
    named = dict(by_role(manifest.credits))
    yield ""
    yield _RULE
    yield ""
    yield f"via: {manifest.source.address}"
    for role, label in _LCTT_ROLES.items():
        if role in named:
            people = "、".join(_linked(one.name, one.url) for one in named[role])
            yield ""
            yield f"{label}：{people}"


def _gold_miner_above(standing: Standing, desk: DeskPage) -> Iterator[str]:
    manifest = standing.edition.manifest
    named = dict(by_role(manifest.credits))
    title = " ".join(manifest.source.title.split()) or manifest.source.address
    yield f"> * 原文地址：{_linked(title, manifest.source.address)}"
    for label, role in (("原文作者", Role.AUTHOR), ("译者", Role.TRANSLATOR), ("校对者", Role.REVIEWER)):
        also = named.get(Role.PROOFREADER, []) if role is Role.REVIEWER else []
        people = {one.name: one.url for one in (*named.get(role, []), *also)}
        if people:
            yield f"> * {label}：{'，'.join(_linked(name, url) for name, url in people.items())}"
        if role is Role.AUTHOR:
            yield f"> * 译文出自：{_linked(desk.name, desk.url(''))}"
            if standing.address:
                yield f"> * 本文永久链接：{_linked(standing.address, standing.address)}"
    yield ""
    yield from _note(standing)


def _note(standing: Standing) -> Iterator[str]:
    """A correction or a withdrawal stands before the text, so that nobody reads past it."""
    line = correction_line(standing)
    if line:
        colon = _colon(words_for(standing.edition.article.language))
        yield f"> **{line.label}**{colon}{' · '.join(named_markdown(value) for value in line.values if value.text)}"
        yield ""


def _only_note(standing: Standing, desk: DeskPage) -> Iterator[str]:
    yield from _note(standing)


def _nothing(standing: Standing, desk: DeskPage) -> Iterator[str]:
    yield from ()


def _colon(words: Words) -> str:
    """As the language sets it."""
    return "：" if words.tag.startswith("zh") else ": "


def _between(words: Words) -> str:
    """What stands between two names."""
    return "、" if words.tag.startswith("zh") else ", "


def _quoted(text: str) -> str:
    """A value of one line between double quotes."""
    return " ".join(text.split()).replace('"', "”")


def _linked(name: str, url: str) -> str:
    shown = escape_inline(name)
    return f"[{shown}]({_target(url)})" if web_address(url) else shown


def _target(url: str) -> str:
    """Bare where it can be: older readers of these conventions know no brackets around an address."""
    return write_target(url, "") if _ODD.search(url) else url


_Writer = Callable[[Standing, DeskPage], Iterator[str]]
_ABOVE: Mapping[Convention, _Writer] = {
    Convention.PLAIN: _only_note,
    Convention.MIRROR: _mirror_above,
    Convention.LCTT: _lctt_above,
    Convention.GOLD_MINER: _gold_miner_above,
}
_BELOW: Mapping[Convention, _Writer] = {
    Convention.PLAIN: _nothing,
    Convention.MIRROR: _mirror_below,
    Convention.LCTT: _lctt_below,
    Convention.GOLD_MINER: _nothing,
}
