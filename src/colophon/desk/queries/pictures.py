"""The pictures of a translation: which have a record of why they may be shown, which its edition does without."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.article.article import Article, Image
from colophon.article.drawn_picture import DrawnPicture
from colophon.article.without_pictures import places_without
from colophon.desk.models import ImageRights, TranslationRecord
from colophon.desk.queries.source_article import source_article
from colophon.signoff.manifest import SignedImage


@dataclass(frozen=True, slots=True)
class PictureSeen:
    """A picture of the source, and the newest record about it."""

    image: Image
    record: ImageRights | None

    @property
    def left_out(self) -> bool:
        return self.record is not None and self.record.left_out


def pictures_of(translation: TranslationRecord) -> tuple[PictureSeen, ...]:
    """Every picture once, the lead image first."""
    found = {one.url: one for one in _pictures(source_article(translation.snapshot))}
    records = _newest(translation) if found else {}
    return tuple(PictureSeen(image, records.get(url)) for url, image in found.items())


def left_out_of(translation: TranslationRecord) -> frozenset[str]:
    """The addresses of pictures that the edition does without."""
    return frozenset(one.image.url for one in pictures_of(translation) if one.left_out)


def bare_images_of(translation: TranslationRecord) -> tuple[str, ...]:
    """The addresses of pictures about which nobody has written down why they may be shown."""
    return tuple(one.image.url for one in pictures_of(translation) if one.record is None)


def left_out_pairs(translation: TranslationRecord) -> frozenset[str]:
    """The keys of pairs that stand in pictures which are left out: nobody has to translate or read them."""
    urls = left_out_of(translation)
    if not urls:
        return frozenset()
    place_of = places_without(source_article(translation.snapshot), urls)
    return frozenset(key for key, place in translation.pairs.values_list("key", "place") if place_of(place) is None)


def signed_images(article: Article, translation: TranslationRecord) -> tuple[SignedImage, ...]:
    """The pictures that the edition shows, with the fingerprint of each that is known."""
    known = {one["url"]: one for one in translation.images}
    shown = {one.url: one for one in _pictures(article)}
    return tuple(
        SignedImage(url=url, sha256=known.get(url, {}).get("sha256", ""), credit=image.credit)
        for url, image in shown.items()
    )


def allowed_pictures(translations: QuerySet[TranslationRecord]) -> Mapping[int, Sequence[str]]:
    """For each of these translations, the addresses of the pictures that may be shown: the newest record counts."""
    records = ImageRights.objects.filter(translation__in=translations).order_by("pk")
    newest = {(one, url): out for one, url, out in records.values_list("translation", "url", "left_out")}
    found: dict[int, list[str]] = {}
    for (translation, url), left_out in newest.items():
        if not left_out:
            found.setdefault(translation, []).append(url)
    return found


def pictures_to_show(source: int, drawn: DrawnPictures) -> Mapping[int, tuple[DrawnPicture, ...]]:
    """For each translation of a source the pictures that the desk holds and may show, as they are drawn for pages."""
    allowed = allowed_pictures(TranslationRecord.objects.filter(snapshot__source=source))
    return {
        translation: tuple(found for url in urls if (found := drawn.of(url))) for translation, urls in allowed.items()
    }


def _pictures(article: Article) -> tuple[Image, ...]:
    lead = (article.lead_image,) if article.lead_image else ()
    return (*lead, *(block for block in article.blocks if isinstance(block, Image)))


def _newest(translation: TranslationRecord) -> Mapping[str, ImageRights]:
    records = ImageRights.objects.filter(translation=translation).select_related("person").order_by("pk")
    return {one.url: one for one in records}
