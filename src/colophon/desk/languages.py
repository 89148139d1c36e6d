"""The languages that a person can choose from: those that Colophon knows, by the name they call themselves."""

from collections.abc import Sequence

from babel import Locale

from colophon.languages.library import known_languages


def choices() -> Sequence[tuple[str, str]]:
    """Tag and own name, in the order of the names."""
    named = ((tag, own_name(tag)) for tag in known_languages())
    return sorted(named, key=lambda one: one[1].casefold())


def own_name(tag: str) -> str:
    """What a language calls itself: `uk` is "Українська"."""
    name = Locale.parse(tag.replace("-", "_")).get_display_name() or tag
    return name[:1].upper() + name[1:]
