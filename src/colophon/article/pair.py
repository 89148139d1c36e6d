"""Source segments with their target segments: what translators write, checks question and memory remembers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """`source` and `target` are inline Markdown of one or more sentences; either may be empty (missing, extra).

    `id` is unique in its translation. `place` says where the pair stands in the article (see `article/places.py`),
    empty for pairs of a corpus.
    """

    id: str
    source: str
    target: str
    place: str = ""
