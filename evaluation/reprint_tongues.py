"""The same as `reprints` in English, Spanish, French, Ukrainian and Arabic.

English articles are the sources of the archive, Spanish and French ones the documents of the news set. Ukrainian and
Arabic ones are put together from the phrases of the desk's own catalogues, so that many articles share sentences.
"""

import ast
import gc
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

import colophon.desk
from colophon.article.article import Article, Paragraph
from colophon.article.inline_writer import escape_inline
from colophon.article.read_markdown import read_markdown
from colophon.watch.reprints.index import ReprintIndex, index_of
from evaluation.reprints import SOURCE, Seen, archive, ask, text_of_article, told
from evaluation.ways.reprint_tongues import Tongue, tongues, ways_of
from evaluation.ways.reprinting import LICENCE, page

COMMAND = "make figures ONLY=reprint_tongues"
COPIES, MADE = 150, 60
CATALOGUES = Path(colophon.desk.__file__).parent / "locale"
_PHRASE = re.compile(r'^msgstr ("(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)', re.MULTILINE)


def figures() -> Iterator[Figure]:
    texts, digest = _articles()
    everything = [text_of_article(one) for each in texts.values() for one in each]
    chinese, english = _other_finals()
    stock = archive([*everything, *chinese], english)
    index = index_of((str(number), text) for number, text in enumerate(stock))
    gc.freeze()
    begun = 0
    for tongue in tongues():
        articles, seen = texts[tongue.code], Seen()
        for turn in range(len(ways_of(tongue))):  # not timed: the language's own data are read, once a process
            _one(Seen(), turn, tongue, articles, begun, index)
        for turn in range(COPIES):
            _one(seen, turn, tongue, articles, begun, index)
        yield from told(seen, digest, ways_of(tongue), name=f"reprints in {tongue.code}", command=COMMAND)
        begun += len(articles)


def _one(seen: Seen, turn: int, tongue: Tongue, articles: Sequence[Article], begun: int, index: ReprintIndex) -> None:
    ways = ways_of(tongue)
    way, number, chance = ways[turn % len(ways)], (turn * 37) % len(articles), random.Random(turn)
    changed = way.change(articles[number], chance)
    if changed is None:
        return
    credits = ("Olha Koval", "Ada Quill")
    copy = page(changed, way, credits=credits, source=SOURCE, chance=chance, skin=tongue.skin)
    ask(seen, way, begun + number, articles[number], copy, index, credits=credits)


def _articles() -> tuple[Mapping[str, Sequence[Article]], str]:
    news, whole = (folder() / part for part in ("fidelity/ntrex.jsonl.gz", "archive/lctt_articles.jsonl.gz"))
    rows = [json.loads(line) for line in gzip.decompress(news.read_bytes()).splitlines()]
    records = [json.loads(line) for line in gzip.decompress(whole.read_bytes()).splitlines()]
    digest = hashlib.sha256(news.read_bytes() + whole.read_bytes()).hexdigest()[:16]
    english = [one for one in map(_english, records) if len(text_of_article(one)) > 1500]
    found: dict[str, Sequence[Article]] = {"en": english[:200]}
    for code in ("es", "fr"):
        found[code] = [_put_together([row[code] for row in group], code) for _, group in groupby(rows, _document)]
    for code in ("uk", "ar"):
        chance, phrases = random.Random(code), _phrases(code)
        found[code] = [_put_together(chance.sample(phrases, 26), code) for _ in range(MADE)]
    return found, digest


def _other_finals() -> tuple[list[str], list[str]]:
    data = (folder() / "archive" / "lctt_articles.jsonl.gz").read_bytes()
    records = [json.loads(line) for line in gzip.decompress(data).splitlines()]
    return [one["final"] for one in records], [one["source"] for one in records[200:]]


def _document(row: Mapping[str, str]) -> str:
    return row["doc"]


def _english(record: Mapping[str, str]) -> Article:
    article = read_markdown(record["source"])
    return Article(title=article.title or "Untitled", language="en", blocks=article.blocks, licence=LICENCE)


def _put_together(sentences: Sequence[str], code: str) -> Article:
    """The first sentence is the title; two make a paragraph."""
    title, *rest = sentences
    pairs = [" ".join(rest[at : at + 2]) for at in range(0, len(rest), 2)]
    blocks = tuple(Paragraph(escape_inline(text)) for text in pairs)
    return Article(title=escape_inline(title), language=code, blocks=blocks, licence=LICENCE)


def _phrases(code: str) -> list[str]:
    """The whole sentences of a catalogue, without those that something is put into; some get a number."""
    written = (CATALOGUES / code / "LC_MESSAGES" / "django.po").read_text("utf-8")
    found = ("".join(ast.literal_eval(line) for line in one.split("\n")) for one in _PHRASE.findall(written))
    whole = [one for one in found if len(one) > 45 and not re.search(r"[%{}<>]", one) and one[-1] in ".!?؟"]
    return [f"{one[:-1]} {number % 900 + 7}." if number % 5 == 0 else one for number, one in enumerate(whole)]
