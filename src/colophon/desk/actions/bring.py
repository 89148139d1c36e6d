"""Bringing a text made elsewhere: a translation that exists already, or one that was edited outside the desk."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from colophon.article.article import Article, Image
from colophon.article.credit import Credit, Role
from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.article.places import texts
from colophon.article.renumber import with_links_of
from colophon.desk.actions.translate import import_translation, refuse_too_many, save_segment, set_title
from colophon.desk.models import Person, Snapshot, TranslationRecord
from colophon.desk.queries.credits import counted_credits
from colophon.desk.queries.lexicon import lexicon_of
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.errors import DoubtfulTranslationError, DuplicateTranslationError
from colophon.intake.language import language_of, same_language
from colophon.segments.bead import ASK_BELOW
from colophon.segments.pair_articles import articles_belong, pair_articles
from colophon.segments.revise import revised
from colophon.signoff.manifest import SignedImage


@transaction.atomic
def bring_translation(
    snapshot: Snapshot, target: Article, *, key: str, translator: Person, now: datetime, anyway: bool = False
) -> TranslationRecord:
    """A translation that exists already, laid beside its source. `translator` answers for its text.

    A text that does not look like one of this source is refused, unless somebody has looked and wants it `anyway`.
    """
    if TranslationRecord.objects.filter(key=key).exists():
        raise DuplicateTranslationError(f"There is a translation {key} already.")
    source = source_article(snapshot)
    refuse_too_many(max(len(list(texts(source))), len(list(texts(target)))))
    reasons = () if anyway else tuple(_doubts(source, target))
    if reasons:
        raise DoubtfulTranslationError(" ".join(reasons))
    learned = lexicon_of(snapshot.source.desk, target.language)
    aligned = pair_articles(source, with_links_of(source, target), lexicon=learned)
    pairs = tuple(one.pair for one in aligned)
    return import_translation(
        snapshot,
        pairs,
        key=key,
        language=target.language,
        translator=translator,
        now=now,
        title=_title(pairs, target.title),
        credits=target.credits,
        images=tuple(SignedImage(url=one.url, credit=one.credit) for one in source.blocks if isinstance(one, Image)),
    )


def _doubts(source: Article, target: Article) -> Iterator[str]:
    """Why this may be no translation of that, in plain words."""
    if articles_belong(source, target) < ASK_BELOW:
        yield (
            f"This does not look like a translation of “{plain(source.title)}”: numbers, names and words that both "
            "languages share do not meet where they should."
        )
    written = language_of("\n".join(plain(text) for _, text in texts(target)), declared=target.language)
    if not same_language(written, target.language):
        yield f"Its text looks as if it were in another language ({written}) than {target.language}."


@transaction.atomic
def bring_edit(translation: TranslationRecord, edited: Article, *, person: Person, role: Role, now: datetime) -> int:
    """The same translation, edited outside the desk: a new revision of every pair that changed, and how many did.

    Credits that the edited file prints replace those that were printed before.
    """
    printed = _printed(translation, edited.credits)
    source = source_article(translation.snapshot)
    before = pairs_of(translation)
    after = revised(before, with_links_of(source, edited))
    records = {record.key: record for record in translation.pairs.select_related("current")}
    changed = [new for old, new in zip(before, after, strict=True) if old.target != new.target]
    for pair in changed:
        record = records[pair.id]
        save_segment(record, pair.target, base=record.current, person=person, role=role, now=now)
    set_title(translation, _title(after, edited.title))
    translation.credits = [{"role": one.role.value, "name": one.name, "url": one.url} for one in printed]
    translation.save(update_fields=["credits"])
    return len(changed)


def _printed(translation: TranslationRecord, credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """The credits that only the file knows. Those that the desk counts itself would outlive what they are counted from:
    a name that somebody takes back, the share of a machine's text that people changed.
    """
    counted = counted_credits(translation)
    by_machine = any(one.role is Role.MACHINE for one in counted)
    return tuple(one for one in credits if one not in counted and not (by_machine and one.role is Role.MACHINE))


def _title(pairs: tuple[Pair, ...], title: str) -> str:
    """The title stands in the pairs too; the pairs win."""
    return " ".join(pair.target for pair in pairs if pair.place == "title") or title
