"""A copy against the editions of the translation it is of: which one it is, what was done to it, what came since."""

from collections.abc import Iterator, Sequence

from colophon.editions.edition import Edition
from colophon.signoff.manifest import EditionKind
from colophon.watch.reprints.altered import alterations_of, extent_of
from colophon.watch.reprints.around import around
from colophon.watch.reprints.copy import Copy
from colophon.watch.reprints.laid import Laid, State, lay
from colophon.watch.reprints.letters import Stream, stream
from colophon.watch.reprints.printed import printed
from colophon.watch.reprints.verdict import Since, Verdict

_LEAST_SAME = 2
_LEAST_SHARE = 0.15
_LONG = 12


def seen(copy: Copy) -> Stream:
    """The copy's visible text as one run of letters."""
    return stream(tuple(one.text for one in copy.passages))


def is_of(edition: Edition, run: Stream) -> bool:
    """Whether a copy shares whole sentences with an edition: enough of them that it is no chance quotation."""
    long = [one for one in printed(edition.article) if len(one.letters) >= _LONG]
    same = sum(one.letters in run.letters for one in long)
    return same >= min(len(long), _LEAST_SAME) and same >= _LEAST_SHARE * len(long) if long else False


def verify_copy(copy: Copy, editions: Sequence[Edition], *, site: str = "") -> Verdict:
    """`editions` are all of one translation; `site` is the desk's public address ("" where nobody knows).

    Of several the copy is the one of which most is there to the letter, of equals the newest.
    """
    run = seen(copy)
    ordered = sorted((one for one in editions if one.kind is not EditionKind.WITHDRAWAL), key=lambda one: one.number)
    laid = [(edition, _laid(edition, run)) for edition in ordered or editions]
    edition, found = max(laid, key=lambda pair: (*_same(pair[1]), pair[0].number))
    address = f"{site.rstrip('/')}/{edition.slug}/" if site and edition.slug else ""
    return Verdict(
        translation=edition.manifest.translation,
        number=edition.number,
        title=edition.manifest.title,
        published=edition.published,
        address=address,
        extent=extent_of(found),
        intact=sum(one.state is State.SAME for one in found),
        sentences=len(found),
        alterations=(
            *alterations_of(found, copy, run, language=edition.article.language),
            *around(edition, copy, address=address),
        ),
        since=tuple(_since(edition, editions)),
    )


def _laid(edition: Edition, run: Stream) -> tuple[Laid, ...]:
    chinese = edition.article.language.partition("-")[0].lower() == "zh"
    return lay(printed(edition.article), run, chinese=chinese)


def _same(laid: Sequence[Laid]) -> tuple[float, int]:
    """Which share of an edition is there, and how much that is: what was only taken out is told by the second."""
    same = sum(len(one.sentence.letters) for one in laid if one.state is State.SAME)
    return same / max(1, sum(len(one.sentence.letters) for one in laid)), same


def _since(edition: Edition, editions: Sequence[Edition]) -> Iterator[Since]:
    for one in sorted(editions, key=lambda one: one.number):
        if one.number > edition.number:
            withdrawn = one.kind is EditionKind.WITHDRAWAL
            yield Since(number=one.number, published=one.published, note=one.note, withdrawn=withdrawn)
