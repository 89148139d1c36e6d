"""Which runs of a page are the article's body: another reader's choice, mended by where each run stands."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from colophon.intake.images import is_caption
from colophon.intake.runs import Run, squeezed, tokens, words
from colophon.intake.tree import above

FURNITURE = words(
    "share sharing shares social sociable related newsletter comment comments kommentar kommentare disqus sidebar "
    "footer nav navigation navbar breadcrumb breadcrumbs menu cookie consent advert advertisement ads anzeige promo "
    "recommend recommended recommendations recommendation popular outbrain taboola subscribe subscription signup login "
    "pagination pager toolbar tags taglist byline copyright authorbox bio saboxplugin nextstory prevnext popup modal "
    "sponsor reply respond disclosure cta teasers linklist flyout author autor authors appstores"
)
_LEAD = words(
    "lead lede teaser intro introduction standfirst excerpt summary subtitle subline subheadline dek deck chapo hero "
    "abstract preface description einleitung vorspann ingress kicker entradilla bajada sapo anleser"
)
_FURNITURE_TAGS = ("nav", "footer", "form", "aside")
_NEVER_FURNITURE = ("html", "body", "main")
_LISTED = ("li", "td", "th", "dd", "dt", "h2", "h3", "h4", "blockquote", "p", "pre")
_PROMOTION = re.compile(
    r"(?i)(?:mehr zum thema|auch interessant|lesen sie auch|das könnte (?:sie|dich|euch) auch|schon gelesen|"
    r"weitere (?:informationen|artikel|meldungen)|read (?:more|also|next)|related|see also|more on |more from|"
    r"you may also|recommended|(?:à )?lire aussi|vous aimerez|lea también|te puede interesar|leia também|leggi anche|"
    r"auch (?:lesen|auf )|(?:zum )?weiterlesen\b|weitere beiträge|mehr zu |explore further|follow us|síguenos|siga-nos|"
    r"(?:le |te )?puede[ns]? (?:interesar|ver)|suivez-nous|seguici|читайте ещ[её]|"
    r"подпи(?:сы|ши)|підпи(?:су|ши)|关注我们|"
    r"lees ook|läs även|les også|læs også|czytaj (?:też|także|również)|читайте (?:также|також)|相关阅读|相關閱讀|"
    r"延伸阅读|延伸閱讀|推荐阅读|関連記事|あわせて読みたい|관련 ?기사|اقرأ أيضا|sign up|subscribe|"
    r"zum newsletter|newsletter|teilen|share this|"
    r"(?:quelle|foto|photo|bild|titelbild|image|credit|kontakt|contact)s?\s*:|©|\(c\)|aktualisiert am|"
    r"view comments|advertisement|anzeige$)"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_GRAM = 14


class Reading:
    """What another reader took for the body, to ask how much of a run it holds."""

    def __init__(self, text: str) -> None:
        whole = squeezed(text)
        self.grams = {whole[i : i + _GRAM] for i in range(len(whole) - _GRAM + 1)}
        self.lines = {
            squeezed(part) for line in text.splitlines() for part in (line, line.lstrip("-*# "), *line.split("|"))
        }

    def share(self, key: str) -> float:
        """How much of a run's key was read, 0 to 1."""
        if key in self.lines:
            return 1.0
        if len(key) < _GRAM:
            return 0.0
        spots = range(0, len(key) - _GRAM + 1, 5)
        return sum(key[i : i + _GRAM] in self.grams for i in spots) / len(spots)


@dataclass(frozen=True, slots=True)
class Body:
    """The runs that are the article's text and the element most of them stand in.

    Places of runs: `first` and `last` kept one, `start` of the text inside the element, `title` of the headline.
    """

    runs: tuple[Run, ...]
    root: HtmlElement
    first: int
    last: int
    start: int
    title: int


def body_of(page: HtmlElement, runs: list[Run], reading: Reading) -> Body | None:
    """The body of a page, None where the other reader found nothing that the page shows."""
    seeds = [run for run in runs if reading.share(run.key) >= 0.6]
    if not seeds:
        return None
    root = smallest(page, seeds, 0.9)
    choice = _Choice(root, seeds, runs)
    chosen = [run for run in runs if choice.takes(run)]
    chosen = _without_tail(chosen)
    if sum(len(r.key) for r in chosen) < 0.5 * sum(len(r.key) for r in seeds):
        chosen = seeds
    first = min(chosen[0].place, choice.first)
    title = first if choice.title is None else min(choice.title, first)
    return Body(tuple(chosen), root, first, max(chosen[-1].place, choice.last), choice.first, title)


def _without_tail(chosen: list[Run]) -> list[Run]:
    """Without what only leads on at the end: headings over nothing and lists of links."""
    end = len(chosen)
    while end and (chosen[end - 1].block.tag in _HEADINGS or chosen[end - 1].linked > 0.8 * len(chosen[end - 1].key)):
        end -= 1
    return chosen[:end]


def smallest(root: HtmlElement, runs: Iterable[Run], share: float) -> HtmlElement:
    """The smallest element under `root` that holds at least `share` of the runs' characters."""
    weight = _weights(root, runs)
    found = root
    while True:
        deeper = next((c for c in found if weight.get(c, 0) >= share * weight[root] > 0), None)
        if deeper is None:
            return found
        found = deeper


def _weights(root: HtmlElement, runs: Iterable[Run]) -> Counter[HtmlElement]:
    weight: Counter[HtmlElement] = Counter()
    for run in runs:
        for element in above(run.block, root.getparent()):
            weight[element] += len(run.key)
    return weight


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element says by its name that it holds what surrounds articles, not an article."""
    if element.tag in _NEVER_FURNITURE:
        return False
    return element.tag in _FURNITURE_TAGS or bool(tokens(element) & FURNITURE)


class _Choice:
    """Which runs belong: seeds in the root, what stands between them, and the standfirst above."""

    def __init__(self, root: HtmlElement, seeds: list[Run], runs: list[Run]) -> None:
        self.root = root
        self.weight = _weights(root, seeds)
        self.total = sum(len(run.key) for run in seeds)
        self.seeds = {run.place for run in seeds}
        inside = [run for run in seeds if self._inside(run)]
        self.first, self.last = inside[0].place, inside[-1].place
        titles = [r.place for r in runs if r.place <= self.first + 3 and any(a.tag == "h1" for a in above(r.block))]
        self.title = titles[-1] if titles else None
        self.furniture: dict[HtmlElement, bool] = {}

    def takes(self, run: Run) -> bool:
        size = len(run.key)
        share = run.linked / max(size, 1)
        if size < 120 and _PROMOTION.match(run.text):
            return False
        if size < 150 and share > 0.9 and run.block.tag == "p":
            return False
        return self._stands(run, size, share) and not (size < 600 and is_caption(run))

    def _stands(self, run: Run, size: int, share: float) -> bool:
        if self._inside(run) and not any(self._is_furniture(a) for a in above(run.block, self.root)):
            if run.place in self.seeds:
                return True
            if self.first < run.place < self.last and share < 0.5:
                return size >= 60 or (size >= 5 and run.block.tag in _LISTED)
        return self._is_standfirst(run, size, share)

    def _is_standfirst(self, run: Run, size: int, share: float) -> bool:
        if self.title is None or not self.title < run.place < self.first or share >= 0.4:
            return False
        near = [element for element, _ in zip(above(run.block), range(4), strict=False)]
        if any(is_furniture(element) for element in near):
            return False
        return size >= 70 or (size >= 30 and any(tokens(element) & _LEAD for element in near[:3]))

    def _inside(self, run: Run) -> bool:
        return any(element is self.root for element in above(run.block))

    def _is_furniture(self, element: HtmlElement) -> bool:
        if element not in self.furniture:
            self.furniture[element] = is_furniture(element) and self.weight[element] < 0.3 * self.total
        return self.furniture[element]
