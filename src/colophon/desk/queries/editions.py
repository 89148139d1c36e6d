"""What a desk has published."""

from collections.abc import Iterable

from colophon.desk.models import Desk, Edition


def all_editions(desk: Desk) -> Iterable[Edition]:
    """Every edition, the oldest first."""
    published = Edition.objects.filter(translation__snapshot__source__desk=desk)
    return published.select_related("translation__snapshot__source__desk").order_by("published", "pk")
