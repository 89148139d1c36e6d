"""A card as JSON, for an index that can be thrown away and made again."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from colophon.article.credit import Role
from colophon.editions.card import Card, Event, Worker
from colophon.editions.edition import Sibling
from colophon.editions.mended import Mended
from colophon.signoff.manifest import EditionKind
from colophon.signoff.manifest_json import json_of

_TEXTS = ["translation", "slug", "title", "summary", "language", "source_language", "published", "section"]


def card_json(card: Card) -> str:
    """One line."""
    return json.dumps(json_of(card), ensure_ascii=False, separators=(",", ":"))


def read_card(text: str) -> Card:
    """The inverse. What is not a card raises KeyError, TypeError or ValueError."""
    found: Mapping[str, Sequence[Mapping[str, str]]] = json.loads(text)
    texts = {name: str(found[name]) for name in _TEXTS}
    return Card(
        **texts,
        events=tuple(_event(one) for one in found["events"]),
        workers=tuple(Worker(name=one["name"], roles=tuple(map(Role, one["roles"]))) for one in found["workers"]),
        tags=tuple(str(one) for one in found["tags"]),
        siblings=tuple(Sibling(**one) for one in found["siblings"]),
    )


def _event(one: Mapping[str, Any]) -> Event:
    return Event(
        slug=one["slug"],
        number=int(one["number"]),
        kind=EditionKind(one["kind"]),
        published=one["published"],
        note=one["note"],
        mended=tuple(Mended(before=each["before"], after=each["after"]) for each in one["mended"]),
    )
