"""Which runs of a page are the article's body: what others read of it, weighed again by where each run stands."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from colophon.intake.images import is_caption
from colophon.intake.likelihood import forest
from colophon.intake.reading import Reading
from colophon.intake.runs import Run, squeezed
from colophon.intake.signs import NAMES, READ_FROM, Signs, weights
from colophon.intake.tree import above
from colophon.intake.wholes import wholes

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LIKELY = 0.5
_LIKELY_READ = 0.25
_DOUBTED = 0.2
_FURNITURE = NAMES.index("furniture")
_LONG = math.log(60)
_ABOVE = 12
_LONGEST_CAPTION = 600


@dataclass(frozen=True, slots=True)
class Body:
    """The runs that are the article's text and the element most of them stand in.

    Places of runs: `first` and `last` kept one, `start` of the text inside the element, `title` of the headline, and
    `doubts`, which were left but might belong.
    """

    runs: tuple[Run, ...]
    root: HtmlElement
    first: int
    last: int
    start: int
    title: int
    doubts: frozenset[int] = frozenset()

    def touches(self, place: int) -> bool:
        """Whether what stands before the run of a place stands beside a kept run, or above them all."""
        at = bisect_left(self.runs, place - 1, key=lambda run: run.place)
        return place <= self.first or (at < len(self.runs) and self.runs[at].place <= place)


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its body is: its tree, runs and images, and what it tells in its marks.

    `elements` keeps every element's Python object alive, which lxml would make anew each time it is asked for.
    """

    tree: HtmlElement
    runs: Sequence[Run]
    images: Sequence[tuple[HtmlElement, int]] = ()
    told: Reading | None = None
    elements: tuple[HtmlElement, ...] = ()


def body_of(page: Page, reading: Reading, *, title: str = "") -> Body | None:
    """The body of a page, None where the other reader found nothing that the page shows."""
    signs = signs_of(page, reading, title=title)
    if signs is None:
        return None
    chosen, doubts = _weighed(page, signs)
    if sum(len(r.key) for r in chosen) < 0.5 * sum(len(r.key) for r in signs.seeds):
        chosen = signs.seeds
    first = min(chosen[0].place, signs.first)
    headline = _headline(page, signs.first)
    return Body(
        runs=tuple(chosen),
        root=signs.root,
        first=first,
        last=max(chosen[-1].place, signs.last),
        start=signs.first,
        title=first if headline is None else min(headline, first),
        doubts=frozenset(doubts),
    )


def _weighed(page: Page, signs: Signs) -> tuple[list[Run], set[int]]:
    """The runs kept, and the places of those left that might have belonged."""
    kept, left, doubts = [], [], set()
    for run in candidates(page, signs):
        said = signs.of(run)
        likelihood = forest().likelihood(said)
        if belongs(said, likelihood):
            kept.append(run)
        elif not said[_FURNITURE]:
            left.append(run)
            if likelihood >= _DOUBTED or is_plain(said):
                doubts.add(run.place)
    whole = wholes(left, kept)
    kept = sorted([*kept, *(run for run in left if run.place in whole)], key=lambda run: run.place)
    return without_tail(kept), doubts - whole


def signs_of(page: Page, reading: Reading, *, title: str = "") -> Signs | None:
    """The signs of the page's runs as this reading has them, None where it read nothing of the page."""
    signs = Signs(page.runs, [reading.share(run.key) for run in page.runs], page.told, title=squeezed(title))
    if not signs.seeds:
        return None
    signs.stand_in(smallest(page.tree, signs.seeds, 0.9), page.images)
    return signs


def candidates(page: Page, signs: Signs) -> Iterator[Run]:
    """The runs that may belong: read by the other, in its element, or shortly above; captions go with pictures."""
    for run in page.runs:
        near = signs.first - _ABOVE <= run.place < signs.first
        stands = signs.read[run.place] or near or signs.around(run.block)[0]
        if stands and (len(run.key) >= _LONGEST_CAPTION or not is_caption(run)):
            yield run


def belongs(signs: Sequence[float], likelihood: float) -> bool:
    """Whether a run with these signs is kept: losing a paragraph is worse than keeping a line too much.

    A plain long paragraph is kept between two whole ones in one element, and sooner where the other reader took it.
    """
    if likelihood >= _LIKELY:
        return True
    if not is_plain(signs):
        return False
    said = dict(zip(NAMES, signs, strict=True))
    between = said["solid_sister_before"] and said["solid_sister_after"]
    return bool(between) or (said["read"] >= READ_FROM and likelihood >= _LIKELY_READ)


def is_plain(signs: Sequence[float]) -> bool:
    """Whether a run is long, hardly linked, in the article's element, and says nothing of being something else."""
    said = dict(zip(NAMES, signs, strict=True))
    surrounds = said["furniture"] or said["leads_on"]
    return bool(said["length"] >= _LONG and said["linked"] < 0.5 and said["inside"] and not surrounds)


def without_tail(chosen: list[Run]) -> list[Run]:
    """Without what only leads on at the end: headings over nothing and lists of links."""
    end = len(chosen)
    while end and (chosen[end - 1].block.tag in _HEADINGS or chosen[end - 1].linked > 0.8 * len(chosen[end - 1].key)):
        end -= 1
    return chosen[:end]


def smallest(root: HtmlElement, runs: Sequence[Run], share: float) -> HtmlElement:
    """The smallest element under `root` that holds at least `share` of the runs' characters."""
    weight = weights(runs)
    found = root
    while True:
        deeper = next((c for c in found if weight.get(c, 0) >= share * weight[root] > 0), None)
        if deeper is None:
            return found
        found = deeper


def _headline(page: Page, first: int) -> int | None:
    """The place of the last headline above the text or in its first lines."""
    for run in reversed(page.runs[: first + 4]):
        if any(element.tag == "h1" for element in above(run.block)):
            return run.place
    return None
