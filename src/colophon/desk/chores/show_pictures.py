"""Pictures of published articles are fetched, drawn and shown as soon as somebody has recorded why they may be."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.pictures import show_pictures
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    done, missing = show_pictures(
        home=bench.home, keys=bench.keys, fetcher=bench.web, now=bench.now, until=bench.stopping.is_set
    )
    return {"shown": done, "failed": len(missing)}


CHORE = Chore(
    slug="show-pictures", title=_("Show pictures whose rights are recorded"), do=_do, every=timedelta(minutes=1)
)
