"""Pieces of pages that are drawn once and kept: the name of a piece is all that it shows."""

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_MOST_KEPT = 8_192
"""Most are segments of less than two kilobytes."""


def drawn(template: str, **shown: Hashable) -> SafeString:
    """The template with these values and nothing else, in the reader's language."""
    return _drawn(template, get_language(), tuple(shown.items()))


@lru_cache(maxsize=_MOST_KEPT)
def _drawn(template: str, language: str | None, shown: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return mark_safe(render_to_string(template, dict(shown)).strip())  # noqa: S308  (the template escapes)
