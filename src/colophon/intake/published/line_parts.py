"""What the labelled parts of a credit line mean together: people in roles, the source, where it was published."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from colophon.article.credit import Credit, Role, SourceReference
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.looks import look_like_names
from colophon.intake.published.names import first_address, names_in, without_links
from colophon.intake.published.role_words import BYLINE_WORDS, LABEL_WORDS, WEAK_LABELS, Place

SPLIT_WORDS = re.compile(r"[/／&＆、和+]")


@dataclass(frozen=True, slots=True)
class Part:
    """A label (or a word nobody knows) as printed, what it means, and what is written behind it."""

    words: str
    meanings: tuple[Role | Place, ...]
    value: str


def meanings_of(words: str) -> Iterable[Role | Place]:
    """What each word of a label such as "翻译/校对" means; a word nobody knows means nothing."""
    whole = LABEL_WORDS.get(words.casefold())
    if whole is not None:
        return (whole,)
    known = (LABEL_WORDS.get(word.strip().casefold()) for word in SPLIT_WORDS.split(words))
    return dict.fromkeys(meaning for meaning in known if meaning is not None)


def found_in(parts: Sequence[Part], definitions: Definitions, convention: Convention) -> Found | None:
    """What the parts of one line say; None when what stands behind a role is not a list of names."""
    credits: list[Credit] = []
    left: list[str] = []
    places: dict[Place, Part] = {}
    for part in parts:
        people = names_in(part.value, definitions)
        speaks_of_people = not part.meanings or any(isinstance(meaning, Role) for meaning in part.meanings)
        if speaks_of_people and (people is None or not look_like_names(people)):
            return None
        left += [words] if (words := _not_understood(part, places)) else []
        for meaning in part.meanings:
            if isinstance(meaning, Role):
                credits += [Credit(meaning, name, url) for name, url in people or ()] or [Credit(meaning, "")]
            else:
                places.setdefault(meaning, part)
    if not credits and not any(first_address(part.value, definitions) for part in places.values()):
        return None
    found = Found(
        convention=convention,
        credits=tuple(credits),
        unread=(" | ".join(left),) if left else (),
        left=" | ".join(left),
        sure=_is_sure(parts, credits),
    )
    return _with_places(found, {place: part.value for place, part in places.items()}, definitions)


def source_reference(value: str, definitions: Definitions) -> SourceReference:
    """The source from "[title](url)", "[publisher][title](url)" or a bare address."""
    url = first_address(value, definitions)
    before = re.match(r"\s*\[([^\[\]]+)\](?=\[[^\[\]]*\]\()", value)
    rest = value[before.end() :] if before else value
    title = without_links(rest).replace(url, "").strip(" <>()（）")
    return SourceReference(url=url, title=title, publisher=before[1] if before else "")


def _not_understood(part: Part, places: Mapping[Place, Part]) -> str:
    """The words of a part that nobody knows, or all of it when its place is taken, with what stands behind them."""
    if part.words.casefold() in LABEL_WORDS or part.words.casefold() in BYLINE_WORDS:
        again = any(meaning in places for meaning in part.meanings)
        return f"{part.words}: {part.value}" if again else ""
    words = (word.strip() for word in SPLIT_WORDS.split(part.words))
    unknown = "/".join(word for word in words if word.casefold() not in LABEL_WORDS)
    return f"{unknown}: {part.value}" if unknown else ""


def _is_sure(parts: Sequence[Part], credits: Sequence[Credit]) -> bool:
    """Whether the line is a credit even when it stands alone: "Review: Lorn" may be a headline, "译者：甲" is none."""
    strong = [part for part in parts if part.meanings and part.words.casefold() not in WEAK_LABELS]
    return bool(strong) or len(parts) > 1 or any(credit.url or credit.name.startswith("@") for credit in credits)


def _with_places(found: Found, values: Mapping[Place, str], definitions: Definitions) -> Found:
    source = values.get(Place.SOURCE)
    return replace(
        found,
        source=source_reference(source, definitions) if source is not None else None,
        url=first_address(values.get(Place.PERMALINK, ""), definitions),
        publisher=without_links(values.get(Place.PUBLISHED_BY, "")),
    )
