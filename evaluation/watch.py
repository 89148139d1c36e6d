"""How a changed source is judged: real articles, each revised by a script in one way, against what that way amounts to.

Ways that no reader could call news are to be cosmetic; ways that change a value, a quotation, a name, a denial, or add
or drop a sentence are to be factual. The same rates by way. Sources are the English articles of the archive.
"""

import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article, Paragraph
from colophon.article.read_markdown import read_markdown
from colophon.watch.change import Drift, drift_of
from colophon.watch.compare import compared

COMMAND = "make figures ONLY=watch"
Way = Callable[[str, random.Random], str]


def _sub(pattern: str, put: Callable[[re.Match[str]], str]) -> Way:
    """Change one match of a pattern, chosen by chance."""

    def change(text: str, chance: random.Random) -> str:
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


WORD = r"(?<=[a-z,] )[a-z]{6,12}(?= [a-z])"
COSMETIC: dict[str, Way] = {
    "typo": _sub(WORD, lambda match: _swapped(match[0])),
    "emphasis": _sub(WORD, lambda match: f"**{match[0]}**"),
    "comma": _sub(r"(?<=[a-z]), (?=and|but|which|so)", lambda match: " "),
    "quotation marks": lambda text, chance: text.replace("“", '"').replace("”", '"').replace(" 'tis ", " "),
    "dashes": _sub(r" - | — | – ", lambda match: " — " if match[0] != " — " else " – "),
    "word twice": _sub(r"(?<= )(?:the|of|to|and) ", lambda match: match[0] * 2),
}
FACTUAL: dict[str, Way] = {
    "number": _sub(r"(?<=[a-z] )[1-9][0-9]{1,3}(?= [a-z])", _other_number),
    "not": _sub(r"(?<=[a-z] )(?:is|are|was|were|can|will|does|do) (?=[a-z])", lambda match: f"{match[0]}not "),
    "month": _sub(
        r"(?<=[a-z,] )(?:January|March|June|July|September|October|December)\b",
        lambda match: "April" if match[0] != "April" else "May",
    ),
    "quotation": _sub(r"(?<=“)([A-Za-z]+ [a-z]+ [a-z]+)", lambda match: "we never planned it"),
}


def figures() -> Iterator[Figure]:
    data = (folder() / "archive" / "lctt_articles.jsonl.gz").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:16]
    articles = [read_markdown(json.loads(line)["source"]) for line in gzip.decompress(data).splitlines()[::2]]
    right: defaultdict[str, list[bool]] = defaultdict(list)
    graver: list[bool] = []
    missed: list[bool] = []
    for number, article in enumerate(articles):
        for way, expected, revised in _revisions(replace(article, language="en"), random.Random(number)):
            drift = drift_of(compared(replace(article, language="en"), revised))
            right[way].append(drift is expected)
            (graver if expected is Drift.COSMETIC else missed).append(
                drift is Drift.FACTUAL if expected is Drift.COSMETIC else drift in (Drift.NONE, Drift.COSMETIC)
            )
    for way, seen in right.items():
        yield _figure(f"drift, {way}: class right (n={len(seen)})", sum(seen) / len(seen), ">= 0.97", digest)
    whole = [one for seen in right.values() for one in seen]
    yield _figure(f"drift: class right (n={len(whole)})", sum(whole) / len(whole), ">= 0.97", digest)
    yield _figure("drift: cosmetic taken for factual", sum(graver) / len(graver), "0", digest, least=False)
    yield _figure("drift: factual taken for cosmetic", sum(missed) / len(missed), "0", digest, least=False)


def _revisions(article: Article, chance: random.Random) -> Iterator[tuple[str, Drift, Article]]:
    """Each way once, where the article offers it."""
    places = [at for at, block in enumerate(article.blocks) if isinstance(block, Paragraph) and len(block.text) > 80]
    for ways, expected in ((COSMETIC, Drift.COSMETIC), (FACTUAL, Drift.FACTUAL)):
        for way, change in ways.items():
            for at in chance.sample(places, len(places)):
                block = article.blocks[at]
                assert isinstance(block, Paragraph)
                text = change(block.text, chance)
                if text != block.text:
                    yield way, expected, _with(article, at, Paragraph(text))
                    break
    if len(places) > 3:
        at = chance.choice(places)
        yield "paragraph dropped", Drift.FACTUAL, _with(article, at)
        put = Paragraph("The company later said that the work had been stopped for good.")
        yield "sentence added", Drift.FACTUAL, _with(article, at, article.blocks[at], put)
        note = Paragraph("Correction: an earlier version of this article gave a wrong name.")
        yield "correction note", Drift.CORRECTION_NOTE, replace(article, blocks=(*article.blocks, note))
        line = Paragraph("Read more: what else happened this week")
        yield "line of the page", Drift.COSMETIC, replace(article, blocks=(*article.blocks, line))


def _with(article: Article, at: int, *blocks: object) -> Article:
    return replace(article, blocks=(*article.blocks[:at], *blocks, *article.blocks[at + 1 :]))  # type: ignore[arg-type]


def _figure(name: str, value: float, want: str, digest: str, *, least: bool = True) -> Figure:
    met = value >= 0.97 if least else value == 0
    return Figure(
        figure=name,
        value=round(value, 4),
        unit="share",
        want=want,
        met=met,
        command=COMMAND,
        data=digest,
        higher_is_better=least,
    )
