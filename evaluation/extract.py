"""How much of an article intake keeps, and how much of what surrounds it, beside trafilatura and readability.

Pages are halved by a digest of their address: rules and trees are made on the first half, the second is only read.
Body: snippets that must and must not be there, as trafilatura scores itself: precision is hits by hits and false ones,
recall hits by all that must be there, F1 their harmonic mean over all pages at once.
"""

import gzip
import hashlib
import json
import logging
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from lxml import html
from readability import Document
from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article, Image
from colophon.errors import ColophonError
from colophon.intake.completeness import block_texts
from colophon.intake.encoding import decode
from colophon.intake.page import Intake, read_page
from colophon.intake.tree import page_tree

COMMAND = "make figures ONLY=extract"
EVERY = 6
MODES: dict[str, dict[str, bool]] = {"default": {}, "fast": {"fast": True}, "recall": {"favor_recall": True}}
_ASIDE = re.compile(r"related|teaser|recommend|author|sidebar|promo|card", re.IGNORECASE)
_CREDIT = re.compile(r"credit|copyright|photographer", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    address: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    title: str
    author: str
    date: str

    @property
    def kept_apart(self) -> bool:
        return kept_apart(self.address)


def kept_apart(address: str) -> bool:
    return int(hashlib.sha256(address.encode()).hexdigest(), 16) % 2 == 1


def pages() -> tuple[list[Page], str]:
    path = folder() / "extract" / "snippets.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Page(
            row["url"],
            row["html_latin1"].encode("latin-1"),
            tuple(row["with"]),
            tuple(row["without"]),
            *(", ".join(v) if isinstance(v, list) else v or "" for v in (row["title"], row["author"], row["date"])),
        )
        for row in rows
    ], digest(path)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def taken(page: Page) -> Intake | None:
    try:
        return read_page(page.data, address=page.address)
    except ColophonError:
        return None


def text_of(article: Article) -> str:
    """The text of the blocks; what stands under pictures is theirs and is scored on its own."""
    return "\n".join(text for block in article.blocks if not isinstance(block, Image) for text in block_texts(block))


def f1(texts: list[str], chosen: list[Page]) -> float:
    """Of snippets that must and must not be there; how a text is broken into lines does not count, for anybody."""
    hits = false = 0
    for text, page in zip(texts, chosen, strict=True):
        line = one_line(text)
        hits += sum(one_line(snippet) in line for snippet in page.wanted)
        false += sum(one_line(snippet) in line for snippet in page.unwanted)
    wanted = sum(len(page.wanted) for page in chosen)
    return round(2 * hits / (hits + false + wanted), 4) if hits else 0.0


def one_line(text: str) -> str:
    return " ".join(text.split())


def by_trafilatura(mode: str) -> Callable[[Page], str]:
    return lambda page: trafilatura.extract(page.data, include_comments=False, **MODES[mode]) or ""


def whole_by_trafilatura(page: Page) -> object:
    """What intake gives too: the text and what the page says of itself."""
    return trafilatura.bare_extraction(page.data, include_comments=False, with_metadata=True)


def by_readability(page: Page) -> str:
    try:
        return str(html.fromstring(Document(page.data.decode("utf-8", "replace")).summary()).text_content())
    except Exception:  # a peer that fails on a page has read nothing there
        return ""


def squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def agrees(found: str, wanted: str) -> bool:
    one, other = squeezed(found), squeezed(wanted)
    return bool(one) and (one == other or (min(len(one), len(other)) > 5 and (one in other or other in one)))


def captions(page: Page, article: Article) -> Iterator[tuple[bool, bool]]:
    """For each figcaption of the page's main part: (is it a credit, was it kept).

    The main part is what stands in an article or main element, outside links, asides, navigation, inner articles, and
    elements named after related pieces, teasers or people.
    """
    told = squeezed(" ".join(text for block in article.blocks for text in block_texts(block)))
    tree = page_tree(decode(page.data).text)
    for caption in tree.xpath("//article//figure//figcaption | //main//figure//figcaption"):
        text = squeezed(caption.text_content())
        if not 12 < len(text) < 600 or not caption.getparent().xpath(".//img") or is_aside(caption):
            continue
        marked = [e for e in caption.xpath(".//*[@class]") if _CREDIT.search(e.get("class"))]
        yield False, text[:40] in told or text[-40:] in told
        yield from ((True, credit in told) for e in marked if len(credit := squeezed(e.text_content())) > 4)


def is_aside(caption: html.HtmlElement) -> bool:
    around = list(caption.iterancestors())
    if sum(e.tag == "article" for e in around) > 1:
        return True
    return any(e.tag in ("a", "aside", "nav", "footer") or _ASIDE.search(e.get("class") or "") for e in around[:-2])


def body_figures(all_pages: list[Page], data: str, ours: dict[str, Intake | None]) -> Iterator[Figure]:
    texts = {address: text_of(found.article) if found else "" for address, found in ours.items()}
    peers = {mode: {p.address: by_trafilatura(mode)(p) for p in all_pages} for mode in MODES}
    by_other = dict(zip((p.address for p in all_pages), (by_readability(p) for p in all_pages), strict=True))
    for name, half in (("made on", False), ("kept apart", True)):
        chosen = [page for page in all_pages if page.kept_apart is half]
        value = f1([texts[p.address] for p in chosen], chosen)
        best, mode = max((f1([peers[m][p.address] for p in chosen], chosen), m) for m in MODES)
        yield scored(
            f"extract body F1, {name}", value, data, want="above trafilatura", peer=f"trafilatura {mode}", at=best
        )
        other = f1([by_other[p.address] for p in chosen], chosen)
        yield scored(f"extract body F1, {name}, readability", value, data, peer="readability-lxml", at=other)


def time_figures(all_pages: list[Page]) -> Iterator[Figure]:
    """Processor time a page, turn by turn with trafilatura on the same pages, so that a busy machine slows both."""
    sample = all_pages[::EVERY]
    for read in (taken, by_trafilatura("default"), whole_by_trafilatura):
        read(sample[0])
    spent = [0.0, 0.0, 0.0]
    for page in sample:
        for at, read in enumerate((taken, whole_by_trafilatura, by_trafilatura("default"))):
            begun = time.process_time()
            read(page)
            spent[at] += time.process_time() - begun
    for name, seconds, want in (("text and metadata", spent[1], "≤ 2"), ("text only", spent[2], "")):
        ratio = round(spent[0] / seconds, 2)
        yield Figure(
            figure=f"extract time by trafilatura's, {name}", value=ratio, unit="times", want=want,
            met=ratio <= 2 if want else None, command=COMMAND, higher_is_better=False,
            peer=f"trafilatura, {name}, ms a page", peer_value=round(1000 * seconds / len(sample), 1),
        )  # fmt: skip


def scored(
    figure: str, value: float, data: str, *, want: str = "", peer: str = "", at: float | None = None, least: float = 0.0
) -> Figure:
    met = value >= least if least else (value > at if at is not None and want else None)
    return Figure(
        figure=figure, value=value, unit="", want=want, met=met, peer=peer, peer_value=at, command=COMMAND, data=data
    )


def picture_figures(all_pages: list[Page], data: str, ours: dict[str, Intake | None]) -> Iterator[Figure]:
    for credit, name in ((False, "captions"), (True, "image credits")):
        kept = [
            all(ok for ok in found)
            for page in all_pages
            if (intake := ours[page.address]) is not None
            and (found := [ok for is_credit, ok in captions(page, intake.article) if is_credit is credit])
        ]
        yield scored(
            f"extract pages with all {name} kept", round(sum(kept) / len(kept), 4), data, want="≥ .95", least=0.95
        )


def metadata_figures(all_pages: list[Page], data: str, ours: dict[str, Intake | None]) -> Iterator[Figure]:
    def told(page: Page) -> tuple[str, str, str]:
        found = ours[page.address]
        if found is None:
            return "", "", ""
        article = found.article
        return article.title, ", ".join(credit.name for credit in article.credits), article.published[:10]

    def peer(page: Page) -> tuple[str, str, str]:
        found = trafilatura.extract_metadata(page.data, default_url=page.address)
        return found.title or "", found.author or "", found.date or ""

    mine, theirs = [told(page) for page in all_pages], [peer(page) for page in all_pages]
    for at, name in enumerate(("title", "author", "date")):
        rows = [(a[at], b[at], getattr(p, name)) for a, b, p in zip(mine, theirs, all_pages, strict=True)]
        rows = [row for row in rows if row[2]]
        right, peers = (sum(agrees(row[side], row[2]) for row in rows) / len(rows) for side in (0, 1))
        yield scored(
            f"extract {name} accuracy",
            round(right, 4),
            data,
            want="above trafilatura",
            peer="trafilatura",
            at=round(peers, 4),
        )


def readability_path() -> Path:
    return folder() / "extract" / "readability.jsonl.gz"


def readability_cases() -> list[dict[str, str]]:
    with gzip.open(readability_path(), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def readability_figures() -> Iterator[Figure]:
    """Words in common with the expected text of a library's own cases."""
    rows = readability_cases()
    mine, theirs = [], []
    for row in rows:
        wanted = words(html.fromstring(row["expected_html"]).text_content())
        page = Page(row["id"], row["html"].encode("utf-8"), (), (), "", "", "")
        found = taken(page)
        mine.append(overlap(words(text_of(found.article)) if found else [], wanted))
        theirs.append(overlap(words(by_trafilatura("default")(page)), wanted))
    value, peer = (round(sum(side) / len(side), 4) for side in (mine, theirs))
    yield scored(
        "extract words F1, readability cases", value, digest(readability_path()), peer="trafilatura default", at=peer
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def overlap(found: list[str], wanted: list[str]) -> float:
    counts: dict[str, int] = {}
    for word in wanted:
        counts[word] = counts.get(word, 0) + 1
    common = 0
    for word in found:
        if counts.get(word, 0) > 0:
            counts[word] -= 1
            common += 1
    return 2 * common / (len(found) + len(wanted)) if found or wanted else 1.0


def figures() -> Iterator[Figure]:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    all_pages, data = pages()
    ours = {page.address: taken(page) for page in all_pages}
    print(f"{sum(i is None for i in ours.values())} pages were refused", file=sys.stderr)
    yield from body_figures(all_pages, data, ours)
    yield from time_figures(all_pages)
    yield from picture_figures(all_pages, data, ours)
    yield from metadata_figures(all_pages, data, ours)
    yield from readability_figures()
