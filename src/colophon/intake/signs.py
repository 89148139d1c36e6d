"""What tells a run of an article from what surrounds it: who else read it, where it stands, how it reads."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from colophon.intake.furniture import is_furniture, leads_on
from colophon.intake.images import is_caption
from colophon.intake.reading import Reading
from colophon.intake.runs import Run
from colophon.intake.tree import above

NAMES = (
    "read", "told", "read_2_before", "read_1_before", "read_1_after", "read_2_after", "before_all", "after_all",
    "from_first", "to_last", "length", "linked", "ended", "colon", "paragraph", "heading", "item", "cell", "box",
    "alike", "inside", "depth", "furniture", "leads_on", "caption", "title", "solid_before", "solid_after", "solid_all",
    "solid_sister", "solid_sister_before", "solid_sister_after", "solid_alike", "picture_before", "picture_after",
    "picture_in",
)  # fmt: skip
READ_FROM = 0.6
_ENDED = re.compile(r"[.!?…。！？؟۔।\"”»›’)\]]\s*$")
_SOLID = 80
_FAR = 30
_KINDS = (
    ("p",),
    ("h1", "h2", "h3", "h4", "h5", "h6"),
    ("li",),
    ("td", "th"),
    ("div", "section", "article", "main", "header"),
)
_PICTURE_LEVELS = 4


class Signs:
    """The signs of every run of a page. `read` holds each run's share in the other reader's text."""

    def __init__(self, runs: Sequence[Run], read: Sequence[float], told: Reading | None, *, title: str) -> None:
        self.runs, self.read, self.told, self.title = runs, read, told, title
        self.seeds = [run for run, share in zip(runs, read, strict=True) if share >= READ_FROM]
        self.weight, total = weights(self.seeds), sum(len(run.key) for run in self.seeds)
        self.total = max(total, 1)
        self.solid = [run.place for run in self.seeds if _is_solid(run)]
        self.forms = [_form(run.block) for run in runs]
        self.form_weight: Counter[tuple[str, ...]] = Counter()
        for run in self.seeds:
            self.form_weight[self.forms[run.place]] += len(run.key)
        self.above: dict[HtmlElement, tuple[bool, int, bool]] = {}
        self.pictured: set[HtmlElement] = set()
        self.pictures_at: set[int] = set()
        self.root = runs[0].block if runs else None
        self.first = self.last = 0

    def stand_in(self, root: HtmlElement, images: Sequence[tuple[HtmlElement, int]]) -> None:
        """Settle the element that the article stands in, and where its pictures are."""
        self.root = root
        self.above = {root: (True, 0, False)}
        for element, place in images:
            self.pictures_at.add(place)
            self.pictured.update(e for e, _ in zip(above(element.getparent()), range(_PICTURE_LEVELS), strict=False))
        inside = [run.place for run in self.seeds if self.around(run.block)[0]]
        self.first, self.last = inside[0], inside[-1]

    def around(self, element: HtmlElement) -> tuple[bool, int, bool]:
        """Whether an element stands in the root, how deep, and whether what is around it there is furniture."""
        chain = []
        at: HtmlElement | None = element
        while at is not None and at not in self.above:
            chain.append(at)
            at = at.getparent()
        inside, depth, furniture = self.above[at] if at is not None else (False, 0, False)
        for each in reversed(chain):
            furniture = furniture or (is_furniture(each) and self.weight[each] < 0.3 * self.total)
            depth += 1
            self.above[each] = (inside, depth, furniture)
        return self.above[element]

    def of(self, run: Run) -> tuple[float, ...]:
        """The signs in the order of NAMES."""
        return (*self._readings(run), *self._words(run), *self._elements(run), *self._solids(run), *self._pictures(run))

    def _readings(self, run: Run) -> tuple[float, ...]:
        at = run.place
        near = [self.read[i] if 0 <= i < len(self.read) else 0.0 for i in (at - 2, at - 1, at + 1, at + 2)]
        distances = (self.first - at, at - self.last, at - self.first, self.last - at)
        told = self.told.share(run.key) - 0.5 if self.told else 0.0
        return (self.read[at], told, *near, *(math.log1p(max(0, distance)) for distance in distances))

    def _words(self, run: Run) -> tuple[float, ...]:
        size = len(run.key)
        return (math.log(size), run.linked / size, bool(_ENDED.search(run.text[-4:])), run.text.endswith((":", "：")))

    def _elements(self, run: Run) -> tuple[float, ...]:
        inside, depth, furniture = self.around(run.block)
        tag = run.block.tag
        return (
            *(tag in kind for kind in _KINDS),
            self.form_weight[self.forms[run.place]] / self.total,
            inside,
            min(depth, 8),
            furniture,
            leads_on(run.text),
            len(run.key) < 600 and is_caption(run),
            self._is_title(run.key),
        )

    def _is_title(self, key: str) -> bool:
        if not self.title or len(key) <= 15:
            return bool(self.title) and key == self.title
        return key in self.title or (self.title in key and len(key) < 1.5 * len(self.title))

    def _solids(self, run: Run) -> tuple[float, ...]:
        """How far the nearest whole paragraphs are, and whether this run stands beside them in one element."""
        at = run.place
        before, after = bisect_left(self.solid, at) - 1, bisect_right(self.solid, at)
        one = self.solid[before] if before >= 0 else None
        other = self.solid[after] if after < len(self.solid) else None
        parent = run.block.getparent()
        sisters = [p is not None and self.runs[p].block.getparent() is parent for p in (one, other)]
        alike = any(p is not None and self.forms[p] == self.forms[at] for p in (one, other))
        return (
            40 if one is None else min(at - one, _FAR),
            40 if other is None else min(other - at, _FAR),
            len(self.solid),
            any(sisters),
            *sisters,
            alike,
        )

    def _pictures(self, run: Run) -> tuple[float, ...]:
        return (run.place in self.pictures_at, run.place + 1 in self.pictures_at, run.block in self.pictured)


def weights(runs: Sequence[Run]) -> Counter[HtmlElement]:
    """How many characters of these runs stand in each element."""
    weight: Counter[HtmlElement] = Counter()
    for run in runs:
        for element in above(run.block):
            weight[element] += len(run.key)
    return weight


def _is_solid(run: Run) -> bool:
    """Whether a run is a whole paragraph: long, closed like a sentence, hardly linked."""
    size = len(run.key)
    return size >= _SOLID and run.linked < 0.3 * size and bool(_ENDED.search(run.text[-4:]))


def _form(block: HtmlElement) -> tuple[str, ...]:
    """What elements of one kind have in common: their tags and classes, and their parents'."""
    parent = block.getparent()
    named = (str(block.tag), block.get("class") or "")
    return named if parent is None else (*named, str(parent.tag), parent.get("class") or "")
