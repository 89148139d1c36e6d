"""What several questions about one translation share: each part asked of the store once, when it is needed."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from django.db.models import QuerySet

from colophon.article.credit import Credit, RightsRecord
from colophon.article.pair import Pair
from colophon.article.without_pictures import places_without
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Claim, DismissalRecord, Edition, SignOffRecord, TranslationRecord, WaiverRecord
from colophon.desk.queries.credits import Work, credits_of, worked
from colophon.desk.queries.editions import editions_told
from colophon.desk.queries.hands import hands_of
from colophon.desk.queries.pictures import PictureSeen, pictures_of
from colophon.desk.queries.progress import Progress, progress_of
from colophon.desk.queries.rights import rights_of
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import numbered_pairs
from colophon.signoff.manifest import Hand


class AtHand:
    """One translation as it stands while a page is made. Whoever writes in between takes a new one afterwards."""

    def __init__(self, translation: TranslationRecord) -> None:
        self.translation = translation

    @cached_property
    def numbered_pairs(self) -> Mapping[int, Pair]:
        """The pairs with their current texts, by their records' numbers, in order."""
        return numbered_pairs(self.translation)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return tuple(self.numbered_pairs.values())

    @cached_property
    def worked(self) -> Work:
        return worked(self.translation)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        return credits_of(self.translation, self.worked)

    @cached_property
    def rights(self) -> RightsRecord | None:
        return rights_of(self.translation)

    @cached_property
    def pictures(self) -> tuple[PictureSeen, ...]:
        return pictures_of(self.translation)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The addresses of pictures that the edition does without."""
        return frozenset(one.image.url for one in self.pictures if one.left_out)

    @cached_property
    def left_out_pairs(self) -> frozenset[str]:
        """The keys of pairs that stand in those pictures: nobody has to translate or read them."""
        if not self.left_out:
            return frozenset()
        place_of = places_without(source_article(self.translation.snapshot), self.left_out)
        return frozenset(pair.id for pair in self.pairs if place_of(pair.place) is None)

    @cached_property
    def hands(self) -> Mapping[int, Set[Hand]]:
        """Whose hands each pair has been in, by its record's number."""
        return hands_of(self.translation)

    @cached_property
    def dismissals(self) -> Sequence[DismissalRecord]:
        return _dismissals(self.translation.pk)

    @property
    def dismissed(self) -> Set[tuple[str, str, str]]:
        """The pair, check and fingerprint of every finding that somebody dismissed."""
        return {(one.pair, one.check_slug, one.fingerprint) for one in self.dismissals}

    @cached_property
    def signoffs(self) -> Sequence[SignOffRecord]:
        """All that was ever signed, the oldest first."""
        return _signoffs(self.translation.pk)

    @property
    def envelopes(self) -> tuple[bytes, ...]:
        return tuple(bytes(one.envelope) for one in self.signoffs)

    @cached_property
    def editions(self) -> Sequence[Edition]:
        """The newest first, without what was signed. Publishing signs: where nothing is signed, there are none."""
        return editions_told(self.translation) if self.signoffs else ()

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """Whoever holds or held a stage, the last one first."""
        return _claims(self.translation.pk)

    @cached_property
    def progress(self) -> Progress:
        return progress_of(self.translation)

    @cached_property
    def waivers(self) -> Sequence[WaiverRecord]:
        return _waivers(self.translation.pk)


@asked_often
def _signoffs(translation: int) -> QuerySet[SignOffRecord]:
    return SignOffRecord.objects.filter(translation=translation).select_related("person").order_by("pk")


@asked_often
def _claims(translation: int) -> QuerySet[Claim]:
    return Claim.objects.filter(translation=translation).select_related("person").order_by("-taken", "-pk")


@asked_often
def _dismissals(translation: int) -> QuerySet[DismissalRecord]:
    return DismissalRecord.objects.filter(translation=translation).select_related("person").order_by("pk")


@asked_often
def _waivers(translation: int) -> QuerySet[WaiverRecord]:
    return WaiverRecord.objects.filter(translation=translation).select_related("person").order_by("pk")
