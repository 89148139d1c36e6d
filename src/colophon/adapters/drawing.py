"""Drawing a picture for pages: upright, in the web's colours, without a camera's notes, in sizes that screens have.

The bytes come from elsewhere: whatever they hold, the answer is a picture or an InputError in plain words.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from colophon.adapters.pictures import KINDS
from colophon.article.drawn_picture import DrawnPicture, Rendition
from colophon.errors import InputError
from colophon.signoff.canonical import sha256_of

WIDTHS = (480, 960, 1440)
WIDEST, TALLEST = 1920, 8000
MOST_PIXELS = 50_000_000
_TOO_LARGE = f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels."
_MOVING = 8_000_000
_NOTES = (b"EXIF", b"XMP ", b"XMP DataXMP", b"eXIf", b"iTXt", b"tEXt")
"""Where moving pictures keep what cameras and editors wrote."""
_FEW_COLOURS = 256
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with its files, by name."""

    picture: DrawnPicture
    files: Mapping[str, bytes]


def draw_picture(url: str, data: bytes) -> Drawing:
    """The picture that was fetched from `url`. A moving one stays as it is; InputError for what cannot be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = Image.open(BytesIO(data), formats=tuple(KINDS))
        except Image.DecompressionBombError as error:
            raise InputError(_TOO_LARGE) from error
        except Exception as error:  # the decoders raise what they like on broken bytes
            raise InputError("This is no picture that a page can show (JPEG, PNG, GIF or WebP).") from error
        if opened.width * opened.height > MOST_PIXELS:
            raise InputError(_TOO_LARGE)
        if getattr(opened, "is_animated", False):
            return _as_it_is(url, data, opened)
        try:
            shown = _for_the_web(opened)
        except Exception as error:
            raise InputError("The picture is damaged or cut off.") from error
    return _in_sizes(url, data, shown)


def _as_it_is(url: str, data: bytes, opened: Image.Image) -> Drawing:
    if len(data) > _MOVING:
        raise InputError(f"The picture moves and is larger than {_MOVING // 1_000_000} MB.")
    if any(mark in data for mark in _NOTES):
        raise InputError("The picture moves and carries notes of a camera or a program, which cannot be taken out.")
    name = _name(data, KINDS[str(opened.format)][1])
    picture = DrawnPicture(url=url, original=sha256_of(data), file=name, width=opened.width, height=opened.height)
    return Drawing(picture, {name: data})


def _for_the_web(opened: Image.Image) -> Image.Image:
    """Upright, not larger than any screen, in sRGB, with nothing beside its pixels."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint wishes otherwise for the whole process that set a PDF
    opened.draft(None, (WIDEST, WIDEST))  # a JPEG is decoded no larger than is needed
    profile = opened.info.get("icc_profile")
    shown = _in_web_colours(ImageOps.exif_transpose(opened), profile if isinstance(profile, bytes) else b"")
    shown.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    shown.info = {}
    return shown


def _in_web_colours(image: Image.Image, profile: bytes) -> Image.Image:
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    clear = image.has_transparency_data
    mode = {"1": "L", "L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")
    opaque = image.convert("RGBA") if clear else image.convert(mode)
    alpha = opaque.getchannel("A") if clear else None
    colours = _by_profile(opaque.convert("RGB") if clear else opaque, profile)
    if alpha is not None and alpha.getextrema() != (255, 255):
        colours = colours.convert("RGB")
        colours.putalpha(alpha)
    return colours


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """What the profile says its numbers mean, in sRGB. A profile that does not fit is worth nothing."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
            if converted is not None:
                return converted
    return image.convert("L" if image.mode == "L" else "RGB")


def _in_sizes(url: str, data: bytes, shown: Image.Image) -> Drawing:
    drawn_by_hand = shown.mode != "RGBA" and shown.getcolors(_FEW_COLOURS) is not None
    if shown.mode == "RGBA" or drawn_by_hand:
        whole, ending = _saved(shown, "PNG", optimize=True), "png"
    else:
        whole, ending = _saved(shown, "JPEG", quality=82, progressive=True, optimize=True), "jpg"
    files = {_name(whole, ending): whole}
    smaller = []
    for width, bytes_ in _webps(shown, lossless=drawn_by_hand):
        if len(bytes_) < len(whole):
            files[_name(bytes_, "webp")] = bytes_
            smaller.append(Rendition(_name(bytes_, "webp"), width))
    picture = DrawnPicture(
        url=url,
        original=sha256_of(data),
        file=_name(whole, ending),
        width=shown.width,
        height=shown.height,
        smaller=tuple(smaller),
    )
    return Drawing(picture, files)


def _webps(shown: Image.Image, *, lossless: bool) -> Iterator[tuple[int, bytes]]:
    for width in sorted({min(width, shown.width) for width in WIDTHS}):
        height = max(1, round(shown.height * width / shown.width))
        sized = shown if width == shown.width else shown.resize((width, height), Image.Resampling.LANCZOS)
        yield width, _saved(sized, "WEBP", quality=78, method=4, lossless=lossless)


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def _name(data: bytes, ending: str) -> str:
    return f"picture-{sha256_of(data)[:24]}.{ending}"
