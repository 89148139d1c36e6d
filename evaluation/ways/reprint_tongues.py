"""What sites do to a reprint in languages other than Chinese: their words for it, and the frame of such a site."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from colophon.article.article import Article, Block, Paragraph
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline
from colophon.watch.reprints.verdict import Done
from evaluation.ways.reprinting import Chance, Skin, Way, digit, dropped, in_one, in_other_words, moved, places

_BETWEEN = re.compile(r"(?<=\w{3})[.!?؟] (?=[^\W\d_a-zа-яіїєґ]\w)")
_QUOTED = re.compile('[«»“”"]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language: how it denies (a pattern and what it becomes), a sentence that nobody wrote, a headline that screams,
    words that say the same, and how a site of it looks. `signs` are set otherwise by some, and mean the same."""

    code: str
    denial: tuple[str, str]
    added: str
    headline: str
    same: str
    skin: Skin
    signs: Mapping[str, str]

    @property
    def words(self) -> Mapping[str, str]:
        return dict(one.split(" ", 1) for one in self.same.split("|"))


def tongues() -> tuple[Tongue, ...]:
    """Those of reprint_tongues.toml."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return tuple(_tongue(code, one) for code, one in told.items())


def _tongue(code: str, told: dict[str, Any]) -> Tongue:
    skin = Skin(**{**told["skin"], "teasers": tuple(told["skin"]["teasers"])})
    rest = {name: told[name] for name in ("added", "headline", "same")}
    return Tongue(code=code, denial=tuple(told["denial"]), skin=skin, signs=dict(told["signs"]), **rest)


def ways_of(tongue: Tongue) -> tuple[Way, ...]:
    """Everything that is done to a text of this language."""
    whole = frozenset({"credits", "licence", "link", "source"})
    pattern, put = tongue.denial
    return (
        Way(name="a digit", told=Done.ALTERED, change=digit),
        Way(name="a denial", told=Done.ALTERED, change=in_one(pattern, lambda found: found.expand(put))),
        Way(name="a paragraph dropped", told=Done.DROPPED, change=dropped),
        Way(name="a sentence put in", told=Done.ADDED, change=_added(tongue.added)),
        Way(name="a sentence put into a paragraph", told=Done.ADDED, change=_put_inside(tongue.added)),
        Way(name="another order", told=Done.MOVED, change=moved),
        Way(name="another headline", told=Done.HEADLINE, change=lambda one, _: replace(one, title=tongue.headline)),
        Way(name="a credit removed", told=Done.CREDIT_REMOVED, around=whole - {"credits"}),
        Way(name="the licence removed", told=Done.LICENCE_REMOVED, around=whole - {"licence"}),
        Way(name="the link removed", told=Done.LINK_REMOVED, around=whole - {"link"}),
        Way(name="set anew", told=None),
        Way(name="set anew, cut otherwise", told=None, change=_recut),
        Way(name="set anew, other marks", told=None, finish=_other_signs(tongue.signs)),
        Way(name="set anew, one paragraph a sentence", told=None, change=_by_sentence),
        Way(
            name="paraphrased by machine",
            told=Done.ALTERED,
            change=in_other_words(_said_otherwise(tongue.words)),
            reworded=True,
        ),
    )


def _added(text: str) -> Callable[[Article, Chance], Article | None]:
    def change(article: Article, chance: Chance) -> Article | None:
        among = places(article)[:-1]
        if not among:
            return None
        at = chance.choice(among)
        blocks = (*article.blocks[: at + 1], Paragraph(escape_inline(text)), *article.blocks[at + 1 :])
        return replace(article, blocks=blocks)

    return change


def _put_inside(text: str) -> Callable[[Article, Chance], Article | None]:
    """Between two sentences of one paragraph."""

    def change(article: Article, chance: Chance) -> Article | None:
        among = [(at, plain(article.blocks[at].text)) for at in places(article)]  # type: ignore[union-attr]
        fit = [
            (at, found.end(), said)
            for at, said in among
            if (found := _BETWEEN.search(said)) and not _QUOTED.search(said)
        ]
        if not fit:
            return None
        at, cut, said = chance.choice(fit)
        block = Paragraph(escape_inline(f"{said[:cut]}{text} {said[cut:]}"))
        return replace(article, blocks=(*article.blocks[:at], block, *article.blocks[at + 1 :]))

    return change


def _recut(article: Article, chance: Chance) -> Article:
    """Every long paragraph becomes two, between two sentences."""

    def cut() -> Iterator[Block]:
        for block in article.blocks:
            text = plain(block.text) if isinstance(block, Paragraph) else ""
            found = re.search(r"[.!?؟] ", text[len(text) // 2 :])
            middle = len(text) // 2 + found.end() if found else 0
            if text and 0 < middle < len(text):
                yield from (Paragraph(escape_inline(text[:middle])), Paragraph(escape_inline(text[middle:])))
            else:
                yield block

    return replace(article, blocks=tuple(cut()))


def _by_sentence(article: Article, chance: Chance) -> Article:
    def cut() -> Iterator[Block]:
        for block in article.blocks:
            if isinstance(block, Paragraph):
                parts = re.split(r"(?<=[.!?؟]) ", plain(block.text))
                yield from (Paragraph(escape_inline(part)) for part in parts if part.strip())
            else:
                yield block

    return replace(article, blocks=tuple(cut()))


def _other_signs(signs: Mapping[str, str]) -> Callable[[str], str]:
    """Other quotation marks, apostrophes and dashes, in the text alone: the tags have quotation marks of their own."""

    def finish(page: str) -> str:
        parts = re.split(r"(<[^>]*>)", page)
        return "".join(part if part.startswith("<") else _put(part, signs) for part in parts)

    return finish


def _put(text: str, signs: Mapping[str, str]) -> str:
    for old, new in signs.items():
        text = text.replace(old, new)
    return text


def _said_otherwise(words: Mapping[str, str]) -> Callable[[str], str]:
    """Common words are exchanged in every sentence, and the parts beside its first comma change places."""
    known = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")

    def said(text: str) -> str:
        text = known.sub(lambda found: words[found[0]], plain(text))
        return re.sub(r"([^,،.!?؟]{8,})([,،]) ([^,،.!?؟]{8,})(?=[.!?؟])", r"\3\2 \1", text)

    return said
