"""What was published can be searched for: the index follows the pages."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from colophon.desk.actions.search_site import make_site_searchable, search_is_due
from colophon.desk.chores.chore import Bench, Chore, Did
from colophon.desk.models import Desk


def _do(bench: Bench, subject: str) -> Did:
    due = [desk for desk in Desk.objects.order_by("pk") if search_is_due(bench.home, desk)]
    names = [desk.name for desk in due if make_site_searchable(bench.home, desk, now=bench.now)]
    return {"name": ", ".join(names), "sites": len(names)}


CHORE = Chore(slug="search-sites", title=_("Make your site searchable"), do=_do, every=timedelta(minutes=2))
