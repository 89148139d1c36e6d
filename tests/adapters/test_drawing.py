"""Pictures drawn for pages: upright, in the web's colours, silent about the camera; or refused in plain words."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from colophon.adapters.drawing import WIDEST, Drawing, draw_picture
from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.adapters.pictures import PictureFolder
from colophon.errors import InputError

URL = "https://news.example/pier.jpg"


def photo(width: int = 1600, height: int = 900, mode: str = "RGB") -> Image.Image:
    """Something with as many colours as a photograph."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 40 + 20 * n) for n in range(3)]).convert(mode)


def saved(image: Image.Image, form: str = "JPEG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)  # type: ignore[arg-type]
    return out.getvalue()


def shown(drawing: Drawing) -> Image.Image:
    return Image.open(BytesIO(drawing.files[drawing.picture.file]))


def test_a_photograph_comes_in_the_widths_of_screens_and_for_every_browser() -> None:
    drawing = draw_picture(URL, saved(photo(3000, 2000), quality=95))
    picture = drawing.picture
    assert (picture.width, picture.height) == (WIDEST, 1280)
    assert [one.width for one in picture.smaller] == [480, 960, 1440]
    for one in picture.smaller:
        found = Image.open(BytesIO(drawing.files[one.file]))
        assert (found.format, found.width) == ("WEBP", one.width)
        assert found.height == pytest.approx(one.width * 2 / 3, abs=1)
    assert shown(drawing).format == "JPEG"
    assert set(drawing.files) == set(picture.files)


def test_a_small_one_is_not_made_larger() -> None:
    picture = draw_picture(URL, saved(photo(300, 200))).picture
    assert (picture.width, picture.height) == (300, 200)
    assert [one.width for one in picture.smaller] in ([300], [])


@pytest.mark.parametrize(("orientation", "size"), [(1, (640, 480)), (3, (640, 480)), (6, (480, 640)), (8, (480, 640))])
def test_it_stands_upright_and_says_nothing_of_where_it_was_taken(orientation: int, size: tuple[int, int]) -> None:
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = orientation, "A camera"
    notes.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    data = saved(photo(640, 480), exif=notes, comment=b"taken at home", icc_profile=srgb())
    assert b"A camera" in data
    drawing = draw_picture(URL, data)
    assert (drawing.picture.width, drawing.picture.height) == size
    for name, made in drawing.files.items():
        assert not any(word in made for word in (b"Exif", b"EXIF", b"A camera", b"taken at home", b"ICC")), name


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def lab_like() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()


@pytest.mark.parametrize("profile", [srgb(), b"no profile at all", lab_like(), b""])
def test_a_profile_that_does_not_fit_is_worth_nothing(profile: bytes) -> None:
    plain = Image.new("RGB", (60, 40), (200, 30, 30))
    drawing = draw_picture(URL, saved(plain, "PNG", icc_profile=profile) if profile else saved(plain, "PNG"))
    red, green, blue = shown(drawing).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert abs(red - 200) < 6
    assert abs(green - 30) < 6
    assert abs(blue - 30) < 6


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "RGBA", "LA", "I;16"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_kind_of_pixel_is_shown(mode: str, form: str) -> None:
    image = (
        Image.new("L", (50, 40), 120).convert("I;16") if mode == "I;16" else Image.new("RGB", (50, 40)).convert(mode)
    )
    try:
        data = saved(image, form)
    except (OSError, ValueError):
        return  # there is no such file
    drawing = draw_picture(URL, data)
    assert shown(drawing).size == (50, 40)
    assert shown(drawing).mode in {"RGB", "L", "RGBA", "P", "1"}


def test_clear_parts_stay_clear() -> None:
    image = Image.new("RGBA", (80, 60), (10, 20, 30, 0))
    image.paste((200, 10, 10, 255), (0, 0, 40, 60))
    drawing = draw_picture(URL, saved(image, "PNG"))
    assert shown(drawing).convert("RGBA").getpixel((70, 10))[3] == 0  # type: ignore[index]
    assert drawing.picture.file.endswith(".png")


def test_a_chart_of_few_colours_stays_sharp() -> None:
    chart = Image.new("RGB", (900, 500), "white")
    chart.paste((20, 90, 160), (100, 100, 300, 500))
    drawing = draw_picture(URL, saved(chart, "PNG"))
    found = shown(drawing).convert("RGB")
    assert found.getcolors() == chart.getcolors()


def test_a_moving_one_stays_as_it_is() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    drawing = draw_picture(URL, data)
    assert list(drawing.files.values()) == [data]
    assert drawing.picture.smaller == ()
    noted = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=b"Exif\0\0somewhere")
    with pytest.raises(InputError, match="notes of a camera"):
        draw_picture(URL, noted)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


WHOLE = saved(photo(400, 300))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(60_000, 60_000), "million pixels"),
        (bomb(9_000, 9_000), "million pixels"),
        (bomb(2_000, 2_000), "cut off"),
        (WHOLE[: len(WHOLE) // 2], "cut off"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "no picture"),
        (b"", "no picture"),
        (b"\xff\xd8\xff", "no picture"),
        (b"GIF89a\xff\xff\xff\xff", "no picture|cut off|million"),
    ],
    ids=["enormous", "large", "short", "half", "svg", "nothing", "a-head", "a-gif-head"],
)
def test_what_cannot_be_shown_is_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        draw_picture(URL, data)


def test_half_a_picture_is_refused_also_where_a_pdf_was_set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(InputError, match="cut off"):
        draw_picture(URL, WHOLE[: len(WHOLE) // 2])


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_damaged_bytes_are_a_picture_or_a_refusal(at: int, noise: bytes) -> None:
    try:
        drawing = draw_picture(URL, WHOLE[:at] + noise + WHOLE[at + len(noise) :])
    except InputError:
        return
    assert drawing.picture.width > 0


def test_the_same_picture_is_drawn_once_whatever_its_address(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "pictures")
    drawn = DrawnPictures(tmp_path / "drawn", folder)
    assert drawn.of(URL) is None
    made: dict[str, int] = {}
    for url in (URL, f"{URL}?again"):
        folder.keep(url, WHOLE)
        found = drawn.of(url)
        assert found is not None
        assert found.url == url
        assert drawn.of(url) == found
        files = {path.name: path.stat().st_ino for path in drawn.folder.iterdir() if path.suffix in {".jpg", ".json"}}
        assert files == (made := made or files)
    assert drawn.file(found.file).read_bytes()
    drawn.file(found.file).unlink()
    assert drawn.of(URL), "a cache can lose files"
    assert drawn.file(found.file).is_file()


def test_one_that_is_cut_off_is_looked_at_once(tmp_path: Path) -> None:
    folder = PictureFolder(tmp_path / "pictures")
    drawn = DrawnPictures(tmp_path / "drawn", folder)
    folder.keep(URL, WHOLE[: len(WHOLE) // 2])
    for _ in range(2):
        assert drawn.of(URL) is None
        with pytest.raises(InputError, match="cut off"):
            drawn.drawn(URL)
