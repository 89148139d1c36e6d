"""A site that lacks what was published, or shows what was taken down, is set: a kill or a full disk left it so."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.set_site import set_sites_due
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    names = [desk.name for desk in set_sites_due(bench.home, bench.keys)]
    return {"name": ", ".join(names), "sites": len(names)}


CHORE = Chore(slug="set-sites", title=_("Set what your site lacks"), do=_do, every=timedelta(minutes=1))
