"""Readers are told how fresh each article is, as often as somebody has looked at its source."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.tell_readers import tell_readers
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    return {"told": tell_readers(home=bench.home, keys=bench.keys, now=bench.now)}


CHORE = Chore(slug="tell-readers", title=_("Tell readers how fresh articles are"), do=_do, every=timedelta(minutes=10))
