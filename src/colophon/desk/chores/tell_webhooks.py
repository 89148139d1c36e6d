"""Webhooks are told what happened, until they say that they have it."""

from django.utils.translation import gettext_lazy as _

from colophon.adapters.network.webhook_post import WebhookPost
from colophon.desk.actions.webhooks import deliver_due
from colophon.desk.chores.chore import Bench, Chore, Did


def _do(bench: Bench, subject: str) -> Did:
    done, failed = deliver_due(WebhookPost(), now=bench.now)
    return {"told": done, "failed": failed}


CHORE = Chore(slug="tell-webhooks", title=_("Tell webhooks what happened"), do=_do)
