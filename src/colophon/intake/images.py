"""Which pictures a page shows, with the caption and the credit that stand at each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from colophon.article.article import Image
from colophon.article.html_media import picture_address
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
_LONGEST_CAPTION = 1200
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARKS = CAPTION | CREDIT
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
    """The pictures of a page in reading order: its `img` elements (each with its place) and what figures hide.

    A caption belongs to the picture of its own figure, else to the nearest one in the smallest element that holds both.
    """
    shown = _Shown(found)
    under: dict[HtmlElement, list[Run]] = {}
    holders: dict[HtmlElement, HtmlElement] = {}
    for run in runs:
        if is_caption(run):
            element, holder = shown.nearest(run)
            if element is not None and holder is not None:
                under.setdefault(element, []).append(run)
                holders.setdefault(element, holder)
    pictures = [
        picture
        for element, place in shown.places.items()
        if (picture := _picture(element, place, holders.get(element), under.get(element, []), address)) is not None
    ]
    return sorted(pictures, key=lambda picture: picture.place)


class _Shown:
    """Which image elements stand where, and under which elements."""

    def __init__(self, found: Sequence[tuple[HtmlElement, int]]) -> None:
        self.places = dict(found)
        self.within: dict[HtmlElement, list[HtmlElement]] = {}
        for element, _ in found:
            for above in _up(element.getparent(), 8):
                self.within.setdefault(above, []).append(element)

    def nearest(self, run: Run) -> tuple[HtmlElement | None, HtmlElement | None]:
        """The image a caption stands at and the element that holds both."""
        for holder in _up(run.block, 8):
            if holder.tag == "figure":
                inside = self.within.get(holder) or self._hidden(holder, run)
            else:
                inside = self.within.get(holder, [])
            if inside:
                return min(inside, key=lambda image: abs(self.places[image] - run.place)), holder
            if holder.tag in ("figure", "article", "main", "body"):
                break
        return None, None

    def _hidden(self, figure: HtmlElement, run: Run) -> list[HtmlElement]:
        """The figure's image where only pages without scripts, or other kinds of pages, show it."""
        for element in figure.iter("img", "amp-img", "source"):
            if _url(element, ""):
                self.places[element] = run.place
                self.within.setdefault(figure, []).append(element)
                return [element]
        return []


def _picture(
    element: HtmlElement, place: int, holder: HtmlElement | None, under: list[Run], address: str
) -> Picture | None:
    figure = next((above for above in _up(element.getparent(), 4) if above.tag == "figure"), None)
    url = _url(element, address) or _url_near(figure, address)
    if not url:
        return None
    caption, credit = _split(under)
    return Picture(
        image=Image(url=url, alt=" ".join((element.get("alt") or "").split()), caption=caption, credit=credit),
        holder=next(e for e in (holder, figure, element) if e is not None),
        place=min([place, *(run.place for run in under)]),
        runs=frozenset(run.place for run in under),
        decorative=_is_decorative(element) and not caption and not credit,
    )


def _url_near(figure: HtmlElement | None, address: str) -> str:
    """The address that a placeholder's figure holds elsewhere: in a source, or in what pages without scripts show."""
    if figure is None:
        return ""
    return next((url for e in figure.iter("source", "img", "amp-img") if (url := _url(e, address))), "")


def is_caption(run: Run) -> bool:
    """Whether the run stands in an element marked as a picture's caption or credit; a heading only in a figcaption."""
    if len(run.text) >= _LONGEST_CAPTION:
        return False
    named = run.block.tag not in _HEADINGS
    return any(e.tag == "figcaption" or (named and tokens(e) & _MARKS) for e in _up(run.block, _CLIMB))


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
    url = picture_address(element)
    return _joined(address, url) if url else ""


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
