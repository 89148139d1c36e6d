"""Which pictures a page shows, with the caption and the credit that stand at each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from colophon.article.article import Image
from colophon.intake.runs import Run, squeezed, tokens, words

CAPTION = words("caption figcaption legend legende dida bildunterschrift unterschrift bu bildtext captiontext")
CREDIT = words(
    "credit credits copyright photographer fotograf photocredit imagecredit bildnachweis quelle source attribution "
    "creditline fotocredit crédito credito urheber"
)
_MARKER = (
    r"(?:photos?|fotos?|fotografía|fotografia|images?|imágenes|imagem|bild(?:er|quelle)?|illustration|credits?|courtesy|"
    r"crédits?(?: photo)?|quelle|source|copyright|фото|зображення|ілюстрація|источник|джерело|صورة|الصورة|تصوير|"
    r"摄影|攝影|图源|圖源|图片来源|圖片來源|图片|圖片|图|圖|写真|画像|撮影|출처|사진)"
)
_CREDIT_TAIL = re.compile(
    rf"(?i)(?:[\s(\[|–—-]|^)"
    rf"((?:{_MARKER}\s*(?:by|von|de|par)?\s*[:：/©|]|©|\(c\)|photograph by|photo by|image by|foto von)"
    rf"\s?[^()\[\]]{{2,120}})[)\]]?\s*$"
)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-full-src", "data-url", "src")
_LONGEST_CAPTION = 1200
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the page, the element that holds it with its caption, and the runs that belong to it."""

    image: Image
    holder: HtmlElement
    place: int
    runs: frozenset[int]
    decorative: bool = False


def pictures_of(found: Sequence[tuple[HtmlElement, int]], runs: Sequence[Run], address: str) -> list[Picture]:
    """The pictures among the page's `img` elements (element, place before run) in reading order."""
    captions = _caption_runs(runs)
    pictures: list[Picture] = []
    taken: set[int] = set()
    for element, place in found:
        url = _url(element, address)
        if not url:
            continue
        holder = _holder(element, captions)
        under = [] if holder is None else [r for r in captions.get(holder, ()) if r.place not in taken]
        taken |= {run.place for run in under}
        caption, credit = _split(under)
        image = Image(url=url, alt=" ".join((element.get("alt") or "").split()), caption=caption, credit=credit)
        decorative = _is_decorative(element) and not caption
        at = min([place, *(run.place for run in under)])
        pictures.append(
            Picture(image, element if holder is None else holder, at, frozenset(r.place for r in under), decorative)
        )
    return pictures


def is_caption(run: Run) -> bool:
    """Whether the run stands in an element marked as a picture's caption or credit."""
    return len(run.text) < _LONGEST_CAPTION and any(
        e.tag == "figcaption" or tokens(e) & (CAPTION | CREDIT) for e in _up(run.block, _CLIMB)
    )


def split_credit(text: str) -> tuple[str, str]:
    """A caption's own words and the credit at its end ("… (Photo: A. Name)"), either empty."""
    found = _CREDIT_TAIL.search(text[-400:])
    if not found:
        return text.strip(), ""
    start = max(len(text) - 400, 0) + found.start(1)
    return text[:start].rstrip(" ([|–—-\n"), found.group(1).strip(" .)]")


def _up(element: HtmlElement | None, steps: int) -> Iterator[HtmlElement]:
    while element is not None and steps:
        yield element
        element, steps = element.getparent(), steps - 1


def _caption_runs(runs: Sequence[Run]) -> dict[HtmlElement, list[Run]]:
    """Caption runs by every element they might share with their picture."""
    found: dict[HtmlElement, list[Run]] = {}
    for run in runs:
        if is_caption(run):
            for element in _up(run.block, 7):
                found.setdefault(element, []).append(run)
    return found


def _holder(element: HtmlElement, captions: dict[HtmlElement, list[Run]]) -> HtmlElement | None:
    """The nearest element that holds this image and a caption; never past its figure."""
    for above in _up(element.getparent(), 7):
        if above in captions or above.tag == "figure":
            return above
        if above.tag in ("body", "article", "main") or len(above) > 12:
            return None
    return None


def _split(runs: list[Run]) -> tuple[str, str]:
    captions: list[str] = []
    credits: list[str] = []
    for run in runs:
        spoken, credited = _parts(run)
        if credited:
            credits.append(credited)
        if spoken and spoken not in captions:
            captions.append(spoken)
    caption = " ".join(captions)
    if not credits:
        caption, credit = split_credit(caption)
        credits = [credit] if credit else []
    return caption, " ".join(dict.fromkeys(credits))


def _parts(run: Run) -> tuple[str, str]:
    """The run's caption and credit, told apart by the elements it was read from."""
    spoken: list[str] = []
    credited: list[str] = []
    for (element, tail), piece in zip(run.slots, run.pieces, strict=True):
        owner = element.getparent() if tail else element
        marked = any(tokens(e) & CREDIT and not tokens(e) & CAPTION for e in _up(owner, 3) if e.tag != "figure")
        (credited if marked else spoken).append(piece)
    return " ".join("".join(spoken).split()), " ".join("".join(credited).split())


def _url(element: HtmlElement, address: str) -> str:
    for name in _SOURCES:
        value = (element.get(name) or "").strip()
        if value and not value.startswith(("data:", "javascript:", "about:")):
            return _joined(address, value)
    listed = (element.get("srcset") or element.get("data-srcset") or "").split(",")[-1].split()
    return _joined(address, listed[0]) if listed and not listed[0].startswith("data:") else ""


def _joined(address: str, url: str) -> str:
    try:
        return urljoin(address, url)
    except ValueError:
        return ""


def _is_decorative(element: HtmlElement) -> bool:
    """A tracking pixel, an icon, a portrait the size of a thumb."""
    for side in ("width", "height"):
        value = (element.get(side) or "").removesuffix("px")
        if value.isdigit() and int(value) < 60:
            return True
    named = squeezed(f"{element.get('class') or ''} {element.get('src') or ''}"[:300])
    return any(
        word in named for word in ("avatar", "icon", "logo", "pixel", "spacer", "blank.gif", "gravatar", "emoji")
    )
