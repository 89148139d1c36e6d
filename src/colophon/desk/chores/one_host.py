"""Politeness towards a host: one chore at a time asks it, with a pause between two requests."""

from colophon.desk.models import Job

BETWEEN = 2.0
"""Seconds between two requests to one host."""
ASKING = ("read-feeds", "weigh-wire", "propose-wire")
"""The chores whose jobs are named by the host that they ask."""


def is_busy(host: str, *, but: str) -> bool:
    """Whether another of these chores is asking this host just now. Whoever is told so comes back later."""
    others = Job.objects.filter(subject=host, chore__in=[one for one in ASKING if one != but])
    return others.exclude(holder="").exists()
