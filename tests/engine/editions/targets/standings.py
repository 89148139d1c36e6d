"""Articles as they stand, for the tests of targets: a first edition, its correction, a withdrawal, and a picture."""

from io import BytesIO

from PIL import Image as Drawing
from tests.engine.editions.samples import ARABIC, CORRECTION, FIRST, WITHDRAWN, edition

from colophon.editions.edition import Edition
from colophon.editions.targets.target import Picture, Standing

PICTURE_URL = "https://news.example/pier.jpg"
SINCE = FIRST.published


def drawn(colour: str = "navy") -> Picture:
    out = BytesIO()
    Drawing.new("RGB", (40, 30), colour).save(out, "JPEG")
    return Picture(data=out.getvalue(), kind="image/jpeg")


def standing(one: Edition, *, picture: Picture | None = None, address: str = "https://desk.example/pier/") -> Standing:
    pictures = {PICTURE_URL: picture} if picture else {}
    return Standing(edition=one, since=SINCE, first_title=FIRST.article.title, address=address, pictures=pictures)


PUBLISHED, CORRECTED, GONE = standing(FIRST), standing(CORRECTION), standing(WITHDRAWN)
IN_ARABIC = standing(edition(ARABIC, "t9"))
