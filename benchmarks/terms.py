"""How long 50,000 terms take to be recognised in an article of 1,000 words, beside one regular expression a term.

Every round reads another article, so that its words are new for the most part.
"""

import random
import re
import time
from collections.abc import Callable, Iterator

from tools.figures import Figure

from colophon.memory.concept import Concept, Term
from colophon.memory.recognise import Recogniser

COMMAND = "make figures ONLY=terms"
PEER = "a compiled regular expression a term"
TERMS = 50_000
WORDS = 1_000
ROUNDS = 20
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "po", "re", "si", "tu", "vor", "han", "gel", "mar", "ten")
CHARACTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))


def figures() -> Iterator[Figure]:
    for tag in ("en", "de", "zh-Hans"):
        chance = random.Random(7)
        terms = sorted({_term(chance, tag) for _ in range(TERMS * 2)})[:TERMS]
        articles = [_article(chance, terms, tag) for _ in range(ROUNDS)]
        recogniser = Recogniser([Concept(key=t, terms=(Term(language=tag, text=t),)) for t in terms], tag)
        took = sorted(_seconds(lambda a=article, r=recogniser: r.find(a)) for article in articles)
        naive = [re.compile(rf"\b{re.escape(term)}\w{{0,2}}\b", re.IGNORECASE) for term in terms]
        theirs = _seconds(lambda rows=naive, a=articles[0]: [row.search(a) for row in rows])
        yield Figure(
            figure=f"recognise {len(terms):,} terms, {tag}",
            value=round(took[ROUNDS // 2] * 1000, 2),
            unit="ms of CPU, median",
            want="<= 5",
            met=took[ROUNDS // 2] <= 0.005,
            peer=PEER,
            peer_value=round(theirs * 1000),
            command=COMMAND,
            higher_is_better=False,
        )


def _seconds(work: Callable[[], object]) -> float:
    """Of this process alone: what else the machine does is not counted."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def _term(chance: random.Random, tag: str) -> str:
    if tag == "zh-Hans":
        return "".join(chance.choice(CHARACTERS) for _ in range(chance.randint(2, 5)))
    return " ".join(_word(chance) for _ in range(chance.randint(1, 3)))


def _article(chance: random.Random, terms: list[str], tag: str) -> str:
    """A thousand words (1,700 characters of Chinese), a tenth of them from terms."""
    if tag == "zh-Hans":
        parts = [chance.choice(terms) if chance.random() < 0.1 else chance.choice(CHARACTERS) for _ in range(1_700)]
        return "".join(parts)[:1_700]
    return " ".join(chance.choice(terms) if chance.random() < 0.1 else _word(chance) for _ in range(WORDS))


if __name__ == "__main__":
    for figure in figures():
        print(figure.printed())
