"""By which rules a desk sorts what comes over the wire: the first rule that fits an entry decides."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colophon.watch.wire.entry import Entry

_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\U00020000-\U0003ffff]")


class Verdict(StrEnum):
    """What becomes of an entry: shown to people, proposed by itself, or left out."""

    SHOW = "show"
    PROPOSE = "propose"
    LEAVE_OUT = "leave-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Fits an entry if all that it asks for is there; what is empty is not asked.

    `words`: one of them stands in title or summary. `without`: none of them does. `section`, `author`, `licence`:
    stand in the entry's own, in any case. `feed` is the feed's address, empty for every feed.
    """

    verdict: Verdict
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    section: str = ""
    author: str = ""
    licence: str = ""
    feed: str = ""

    @property
    def asks(self) -> bool:
        return any((self.words, self.without, self.section, self.author, self.licence, self.feed))


def deciding_rule(entry: Entry, rules: Sequence[Rule], *, feed: str) -> int | None:
    """The place of the first rule that fits, None where none does. A rule that asks nothing fits nothing."""
    return next((at for at, rule in enumerate(rules) if rule.asks and fits(entry, rule, feed=feed)), None)


def fits(entry: Entry, rule: Rule, *, feed: str) -> bool:
    """Whether all that this rule asks for is there."""
    text = f"{entry.title}\n{entry.summary}"
    return (
        (not rule.feed or rule.feed == feed)
        and (not rule.words or any(has_word(text, one) for one in rule.words))
        and not any(has_word(text, one) for one in rule.without)
        and _in_any(rule.section, entry.sections)
        and _in_any(rule.author, (entry.author,))
        and _in_any(rule.licence, (entry.licence,))
    )


def has_word(text: str, word: str) -> bool:
    """Whether the word or phrase stands in the text, in any case: whole, where the script parts words.

    A star at its end leaves the end open: `migra*` is in "migration".
    """
    wanted = word.strip().removesuffix("*")
    if not wanted:
        return False
    if _WITHOUT_BLANKS.search(wanted):
        return wanted.casefold() in text.casefold()
    end = "" if word.strip().endswith("*") else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(wanted.casefold())}{end}", text.casefold()) is not None


def _in_any(wanted: str, there: Iterable[str]) -> bool:
    asked = wanted.strip().casefold()
    return not asked or any(asked in one.casefold() for one in there)
