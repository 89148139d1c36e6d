"""Whether the numbers of two languages can be read, so that a coarser question need not be asked."""

from functools import lru_cache

from colophon.languages.library import ANY, resolved


@lru_cache(maxsize=64)
def numbers_are_known(source_language: str, target_language: str) -> bool:
    """Whether both languages have a file in `languages/data`."""
    return ANY not in (resolved(source_language), resolved(target_language))
