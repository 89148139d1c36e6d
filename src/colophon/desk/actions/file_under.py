"""Saying where the published site files a translation: one section, a few topics."""

from collections.abc import Iterable

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.set_site import alone, set_site
from colophon.desk.models import TranslationRecord
from colophon.errors import DeskRuleError

MOST_TAGS, LONGEST = 12, 80


def file_under(
    translation: TranslationRecord, *, section: str, tags: Iterable[str], home: Home, keys: KeyFolder
) -> None:
    """What is published already moves to its new lists at once. Nothing that was signed changes."""
    section, named = _tidy(section), list(dict.fromkeys(filter(None, map(_tidy, tags))))
    if len(named) > MOST_TAGS or any(len(one) > LONGEST for one in (section, *named)):
        raise DeskRuleError(
            f"An article has at most {MOST_TAGS} topics, each of at most {LONGEST} characters.",
            hint="Nothing was changed. Choose fewer or shorter ones.",
        )
    if (translation.section, translation.tags) == (section, named):
        return
    TranslationRecord.objects.filter(pk=translation.pk).update(section=section, tags=named)
    translation.section, translation.tags = section, named
    if translation.editions.exists():
        source = translation.snapshot.source
        with alone(home):
            set_site(home, source.desk, keys, also=[str(source.pk)])


def _tidy(text: str) -> str:
    return " ".join(text.split())
