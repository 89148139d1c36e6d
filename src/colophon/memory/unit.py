"""What the memory remembers: a source text with its translation, where both come from and how far they are trusted."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Who answers for a translation: nobody yet, the person who wrote it, or a second person who read it too."""

    MACHINE = "machine"
    PERSON = "person"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`source` and `target` are inline Markdown, `before` and `after` the source texts around it in its article.

    Languages are BCP 47 tags. `article` is the address where it can be read in its place, `date` the day it was
    written (ISO 8601), `desk` the name of the desk it comes from; each is empty where it is not known. `id` counts
    upwards in the order in which units were kept; 0 before that.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    before: str = ""
    after: str = ""
    origin: Origin = Origin.PERSON
    article: str = ""
    date: str = ""
    desk: str = ""
    id: int = 0
