"""What a server loads before its first visitor comes, so that nobody waits for it and its processes share it."""

import gc
from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.run import run_pairs
from colophon.desk.models import Desk, TranslationRecord

_PAGES = ("board", "article", "text/screen", "text/read")
_MOST_PAIRS = 12
_PAIR = Pair("1", "On 3 May Ana Reyl allegedly said: “Not 1,250 boats, 40 km away.”", "7 99 km 5 % (Ana Reil) 12 30")
"""The sides differ, so that every check looks."""


def warm() -> None:
    """Load addresses, pages, words and what is known of the desks' languages. Asks the database twice."""
    _ = get_resolver().url_patterns
    for page in _PAGES:
        get_template(f"desk/{page}.html")
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            translation.gettext("Board")
    for source, target in islice(_pairs_of_languages(), _MOST_PAIRS):
        list(run_pairs([_PAIR], Brief(source_language=source, target_language=target)))
    gc.collect()
    gc.freeze()  # what was loaded stays for good: its processes share it, and need not search it for rubbish
    gc.set_threshold(20_000, 20, 20)


def _pairs_of_languages() -> Iterator[tuple[str, str]]:
    """From each desk's own language and from English into what it translates into and has translated into."""
    into = list(TranslationRecord.objects.order_by("language").values_list("language", flat=True).distinct())
    desks = Desk.objects.all()
    pairs = [(a, b) for desk in desks for b in (*into, *desk.languages) for a in ("en", desk.language)]
    return (pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1])
