"""A card as JSON, for an index that can be thrown away and made again."""

import msgspec

from colophon.editions.card import Card

_READER = msgspec.json.Decoder(Card)


def card_json(card: Card) -> str:
    """One line."""
    return msgspec.json.encode(card).decode("utf-8")


def read_card(text: str) -> Card:
    """The inverse. What is not a card raises ValueError."""
    return _READER.decode(text)
