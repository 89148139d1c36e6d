"""What editors do to an article after it was published, by script: each way with what it amounts to."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from msgspec import structs

from colophon.article.article import Article, Block, Heading, Paragraph
from colophon.watch.change import Drift

Chance = random.Random
InText = Callable[[str, Chance], str]
Change = Callable[[Article, Chance], Article | None]

LONG = 80
_NAMES = ("Ines Halloway", "Tomas Verrin", "Agata Munk", "Orla Brandt")
_SYNONYMS = {
    "big": "large",
    "small": "little",
    "begin": "start",
    "quickly": "fast",
    "often": "frequently",
    "buy": "purchase",
    "choose": "select",
    "help": "assist",
    "easy": "simple",
    "hard": "difficult",
    "important": "essential",
    "maybe": "perhaps",
    "currently": "at present",
}
_TWO_NUMBERS = "two numbers changed places"
_ENDS = frozenset('.!?:;`*[]()<>|"“”')
_OTHER_UNITS = {"kB": "MB", "MB": "GB", "GB": "MB", "TB": "GB", "kilometers": "miles", "miles": "kilometers"} | {
    "meters": "feet",
    "feet": "meters",
    "kg": "pounds",
    "pounds": "kg",
}
_WORD = r"(?<=[a-z,] )[a-z]{6,12}(?= [a-z])"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of revising, and which drifts may be said of it. None comes back where an article does not offer it."""

    name: str
    drifts: tuple[Drift, ...]
    change: Change


def _sub(pattern: str, put: Callable[[re.Match[str]], str]) -> InText:
    """Change one match of a pattern, chosen by chance."""

    def change(text: str, chance: Chance) -> str:
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        match = chance.choice(found)
        return text[: match.start()] + put(match) + text[match.end() :]

    return change


def _swapped(word: str) -> str:
    at = len(word) // 2
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _other_number(match: re.Match[str]) -> str:
    return str(int(match[0]) + 1 + int(match[0]) % 7)


def _exchanged(pattern: str) -> InText:
    """Two different matches of a pattern within one sentence change places."""

    def change(text: str, chance: Chance) -> str:
        found = list(re.finditer(pattern, text))
        pairs = [(a, b) for a, b in pairwise(found) if a[0] != b[0] and not set(text[a.end() : b.start()]) & _ENDS]
        if not pairs:
            return text
        a, b = chance.choice(pairs)
        return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]

    return change


COSMETIC: dict[str, InText] = {
    "typo": _sub(_WORD, lambda match: _swapped(match[0])),
    "emphasis": _sub(_WORD, lambda match: f"**{match[0]}**"),
    "comma": _sub(r"(?<=[a-z]), (?=and|but|which|so)", lambda match: " "),
    "quotation marks": lambda text, chance: text.replace("“", '"').replace("”", '"').replace(" 'tis ", " "),
    "dashes": _sub(r" - | — | – ", lambda match: " — " if match[0] != " — " else " – "),
    "word twice": _sub(r"(?<= )(?:the|of|to|and) ", lambda match: match[0] * 2),
    "apostrophes": lambda text, chance: text.replace("’", "'") if "’" in text else text.replace("'", "’"),
    "spaces": _sub(r"(?<=[a-z.]) (?=[A-Za-z])", lambda match: "  "),
    "wrapped lines": _sub(r"(?<=[a-z]) (?=[a-z])", lambda match: "\n"),
    "thousands": _sub(r"(?<=[a-z] )[1-9][0-9]?,[0-9]{3}(?= [a-z])", lambda match: match[0].replace(",", "")),
    "a date's order": _sub(
        r"\b(January|February|March|April|May|June|July|August|September|October|November|December) "
        r"([1-9][0-9]?), ((?:19|20)[0-9]{2})\b",
        lambda match: f"{match[2]} {match[1]} {match[3]}",
    ),
    "per cent": _sub(r"(?<= )([1-9][0-9]?)%(?= [a-z])", lambda match: f"{match[1]} percent"),
}
FACTUAL: dict[str, InText] = {
    "number": _sub(r"(?<=[a-z] )[1-9][0-9]{1,3}(?= [a-z])", _other_number),
    "number in words": _sub(
        r"(?<=[a-z] )(?:two|three|four|five|six|ten)(?= [a-z]+s\b)",
        lambda match: "nine" if match[0] != "nine" else "four",
    ),
    "not": _sub(r"(?<=[a-z] )(?:is|are|was|were|can|will|does|do) (?=[a-z])", lambda match: f"{match[0]}not "),
    "not left out": _sub(r"(?<=[a-z] )(is|are|was|were|can|will|does|do) not (?=[a-z])", lambda match: f"{match[1]} "),
    "month": _sub(
        r"(?<=[a-z,] )(?:January|March|June|July|September|October|December)\b",
        lambda match: "April" if match[0] != "April" else "May",
    ),
    "year": _sub(r"(?<= in )(?:19|20)[0-9]{2}\b", lambda match: str(int(match[0]) - 3)),
    "quotation": _sub(r"(?<=“)([A-Za-z]+ [a-z]+ [a-z]+)", lambda match: "we never planned it"),
    "name": _sub(
        r"(?<=[a-z] )[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}(?=[ ,.])",
        lambda match: _NAMES[len(match[0]) % len(_NAMES)],
    ),
    "magnitude": _sub(
        r"(?<=[0-9] )(?:million|billion)\b", lambda match: "billion" if match[0] == "million" else "million"
    ),
    "hedge": _sub(r"(?<=[a-z] )(?:may|might|could) be (?=[a-z])", lambda match: "is "),
    _TWO_NUMBERS: _exchanged(r"(?<=[a-z] )[1-9][0-9]{0,4}(?= [a-z])"),
    "two names changed places": _exchanged(r"(?<=[a-z] )[A-Z][a-z]{3,9}(?: [A-Z][a-z]{3,9})?(?= [a-z]|[,.] )"),
    "unit": _sub(
        r"(?<=[0-9] )(?:[kMGT]B|kilometers|miles|meters|feet|kg|pounds)\b", lambda match: _OTHER_UNITS[match[0]]
    ),
    "speaker": _sub(
        r"(?<=[”\"] said )[A-Z][a-z]+ [A-Z][a-z]+|(?<=[”\"] says )[A-Z][a-z]+ [A-Z][a-z]+",
        lambda match: _NAMES[len(match[0]) % len(_NAMES)],
    ),
}


def anywhere(change: InText) -> Change:
    """The way in one paragraph, chosen by chance, in which it finds something."""

    def changed(article: Article, chance: Chance) -> Article | None:
        for at in chance.sample(places(article), len(places(article))):
            block = article.blocks[at]
            assert isinstance(block, Paragraph)
            text = change(block.text, chance)
            if text != block.text:
                return put(article, at, Paragraph(text))
        return None

    return changed


def places(article: Article) -> list[int]:
    """Paragraphs that are worth revising."""
    return [at for at, block in enumerate(article.blocks) if isinstance(block, Paragraph) and len(block.text) > LONG]


def put(article: Article, at: int, *blocks: Block) -> Article:
    return replace(article, blocks=(*article.blocks[:at], *blocks, *article.blocks[at + 1 :]))


def _linked(article: Article, chance: Chance) -> Article | None:
    """An address behind a word that had none."""
    put_in = _sub(_WORD, lambda match: f"[{match[0]}](https://news.example/{match[0]})")
    return anywhere(lambda text, chance: text if "[" in text else put_in(text, chance))(article, chance)


def _swapped_paragraphs(article: Article, chance: Chance) -> Article | None:
    there = [at for at in places(article) if at + 1 in places(article)]
    if not there:
        return None
    at = chance.choice(there)
    first, second = article.blocks[at], article.blocks[at + 1]
    return replace(article, blocks=(*article.blocks[:at], second, first, *article.blocks[at + 2 :]))


def _cut(article: Article, chance: Chance) -> Article | None:
    """A paragraph of several sentences becomes two."""
    for at in chance.sample(places(article), len(places(article))):
        text = str(getattr(article.blocks[at], "text", ""))
        found = re.search(r"(?<=[a-z]\.) (?=[A-Z][a-z])", text)
        if found and "*" not in text:  # a cut through emphasis leaves bare stars
            return put(article, at, Paragraph(text[: found.start()]), Paragraph(text[found.end() :]))
    return None


def _heading(article: Article, chance: Chance) -> Article | None:
    found = [(at, one) for at, one in enumerate(article.blocks) if isinstance(one, Heading) and one.level < 4]
    if not found:
        return None
    at, one = chance.choice(found)
    return put(article, at, structs.replace(one, level=one.level + 1))


def _last(text: str) -> Change:
    return lambda article, chance: replace(article, blocks=(*article.blocks, Paragraph(text)))


def _first(text: str) -> Change:
    return lambda article, chance: replace(article, blocks=(Paragraph(text), *article.blocks))


def _dropped(article: Article, chance: Chance) -> Article | None:
    return put(article, chance.choice(places(article))) if len(places(article)) > 3 else None


def _sentence_dropped(article: Article, chance: Chance) -> Article | None:
    for at in chance.sample(places(article), len(places(article))):
        text = str(getattr(article.blocks[at], "text", ""))
        found = re.search(r"(?<=[a-z]\. )[A-Z][^.“”\[\]*`]{30,}\.(?= [A-Z]|$)", text)
        if found:
            return put(article, at, Paragraph((text[: found.start()] + text[found.end() :].lstrip()).strip()))
    return None


def _added(article: Article, chance: Chance) -> Article | None:
    if len(places(article)) < 4:
        return None
    at = chance.choice(places(article))
    new = Paragraph("The company later said that the work had been stopped for good.")
    return put(article, at, article.blocks[at], new)


def _headline(article: Article, chance: Chance) -> Article | None:
    return replace(article, title="Why everything that we were told about this turned out to be otherwise")


def _worded(article: Article, chance: Chance) -> Article | None:
    """Outside of quotations: other words of somebody else are another quotation."""
    said = _sub(rf"(?<=[a-z] )(?:{'|'.join(_SYNONYMS)})(?= [a-z])", lambda match: _SYNONYMS[match[0]])
    return anywhere(lambda text, chance: text if set(text) & set("\"“'‘") else said(text, chance))(article, chance)


_LOOKS, _FACTS, _NOTE = (Drift.NONE, Drift.COSMETIC), (Drift.FACTUAL,), (Drift.CORRECTION_NOTE,)
WAYS: tuple[Way, ...] = (
    *(Way(name, _LOOKS, anywhere(change)) for name, change in COSMETIC.items()),
    Way("a link", _LOOKS, _linked),
    Way("paragraphs changed places", _LOOKS, _swapped_paragraphs),
    Way("a paragraph cut in two", _LOOKS, _cut),
    Way("a heading's level", _LOOKS, _heading),
    Way("line of the page", _LOOKS, _last("Read more: what else happened this week")),
    Way("a time of update", _LOOKS, _first("Updated 3 May 2026, 10:15")),
    Way("other words", (Drift.WORDING,), _worded),
    *(Way(name, _FACTS, anywhere(change)) for name, change in FACTUAL.items()),
    Way("paragraph dropped", _FACTS, _dropped),
    Way("sentence dropped", _FACTS, _sentence_dropped),
    Way("sentence added", _FACTS, _added),
    Way("headline", _FACTS, _headline),
    Way("correction note", _NOTE, _last("Correction: an earlier version of this article gave a wrong name.")),
    Way("editor's note", _NOTE, _first("Editor's note: this article has been corrected to give the right amount.")),
)
VALUES = frozenset({"number", "number in words", "month", "year", "magnitude", "quotation", "unit", _TWO_NUMBERS})
"""Those that touch a value or a quotation: none of them may be missed."""
