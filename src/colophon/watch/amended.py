"""An original with one sentence changed, put in or left out, as somebody proposed it from a translation."""

import re
from dataclasses import replace

from colophon.article.article import Article, Footnote, Heading, ListItem, Paragraph, Quotation
from colophon.article.places import texts, with_texts
from colophon.errors import EmptyInputError, PassageGoneError

_SPACES = re.compile(r"\s+")
_WHOLE = Paragraph | Heading | ListItem | Quotation | Footnote


def amended(article: Article, place: str, before: str, after: str) -> Article:
    """`article` with `after` in the place of `before` (inline Markdown); an empty `after` leaves the sentence out.

    The sentence is looked for at its place, then in the whole article, where it has to stand once: others may have
    changed the original meanwhile. PassageGoneError where it is not found. A block that is left empty goes.
    """
    at = _found(article, place, before)
    whole = texts_of(article)[at]
    spot = _spot(before).search(whole)
    assert spot is not None
    text = (whole[: spot.start()] + after + whole[spot.end() :]).strip()
    text = text if after else _SPACES.sub(" ", text)
    if text:
        return with_texts(article, {at: text})
    if not at.isdigit() or not isinstance(article.blocks[int(at)], _WHOLE):
        raise EmptyInputError("Nothing would be left of this heading, caption or cell.", hint="Nothing was changed.")
    number = int(at)
    return replace(article, blocks=(*article.blocks[:number], *article.blocks[number + 1 :]))


def stands_in(article: Article, place: str, before: str) -> bool:
    """Whether a proposal still has a sentence to change."""
    try:
        return bool(_found(article, place, before))
    except PassageGoneError:
        return False


def texts_of(article: Article) -> dict[str, str]:
    return dict(texts(article))


def _spot(before: str) -> re.Pattern[str]:
    """The sentence, or several that were joined in one pair, whatever spaces and ends of lines part its words."""
    return re.compile(r"\s+".join(map(re.escape, before.split())))


def _found(article: Article, place: str, before: str) -> str:
    known = texts_of(article)
    if before and _spot(before).search(known.get(place, "")):
        return place
    elsewhere = [at for at, text in known.items() if before and _spot(before).search(text)]
    if len(elsewhere) != 1:
        raise PassageGoneError("The sentence that this proposal is about no longer stands in the original.")
    return elsewhere[0]
