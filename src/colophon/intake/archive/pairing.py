"""Which version of an archive's article is the source, which the translation, and which its first draft."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colophon.intake.archive.layout import Placed, Standing
from colophon.intake.language import same_language

_MOST_READ = 24


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article had. `reference` finds its bytes; versions of an article stand in the order of time."""

    path: str
    reference: str
    placed: Placed
    current: bool = True


class Unpaired(StrEnum):
    """Why an article of the archive gave no pairs."""

    NO_SOURCE = "no-source"
    NO_TRANSLATION = "no-translation"
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    DOUBTFUL = "doubtful"


WORDS: dict[Unpaired, str] = {
    Unpaired.NO_SOURCE: "the archive has no text of it in the source's language",
    Unpaired.NO_TRANSLATION: "it is not translated",
    Unpaired.EMPTY: "there is no text in it",
    Unpaired.TOO_LARGE: "a file of it is larger than any article",
    Unpaired.UNREADABLE: "a file of it cannot be read as text",
    Unpaired.DOUBTFUL: "the two texts do not look like a translation of each other",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The versions that count: `draft` is the first text in the target's language where it differs from the last. An
    archive may have no `source` of it.
    """

    source: Version | None
    target: Version
    draft: Version | None = None


def by_article(versions: Iterable[Version]) -> dict[str, list[Version]]:
    """The versions of each article in the order of time, each text once in a standing."""
    articles: dict[str, list[Version]] = {}
    for version in versions:
        row = articles.setdefault(version.placed.key, [])
        known = [one for one in row if one.reference == version.reference and one.path == version.path]
        if known:
            row.remove(known[0])
        row.append(version)
    return articles


def choose(
    versions: Sequence[Version], language_of: Callable[[Version], str], *, languages: tuple[str, str]
) -> Chosen | Unpaired:
    """The translation is the last text in the target's language, printed before drafted; the source is the last text in
    its own language before the first translation. `language_of` reads a version and is asked as seldom as possible.
    """
    spoken = [(one, _spoken(one, language_of, languages)) for one in _bounded(versions)]
    theirs = [one for one, language in spoken if language and same_language(language, languages[1])]
    ours = [one for one, language in spoken if language and same_language(language, languages[0])]
    if not theirs:
        return Unpaired.NO_TRANSLATION if ours else Unpaired.EMPTY
    target = max(enumerate(theirs), key=lambda row: (_rank(row[1]), row[0]))[1]
    first = next((at for at, (one, _) in enumerate(spoken) if one is theirs[0]), 0)
    before = [one for one, _ in spoken[:first] if one in ours] or ours
    draft = next((one for one in sorted(theirs, key=_rank) if one.reference != target.reference), None)
    return Chosen(before[-1] if before else None, target, draft)


def _spoken(version: Version, language_of: Callable[[Version], str], languages: tuple[str, str]) -> str:
    """The language its path names, else the one it is read as, else the one that is to be expected in its place."""
    expected = {Standing.SOURCE: languages[0], Standing.DRAFT: languages[1], Standing.PRINTED: languages[1]}
    return version.placed.language or language_of(version) or expected.get(version.placed.standing, "")


def _rank(version: Version) -> int:
    return {Standing.DRAFT: 0, Standing.OPEN: 1, Standing.SOURCE: 0, Standing.PRINTED: 2}[version.placed.standing]


def _bounded(versions: Sequence[Version]) -> Sequence[Version]:
    """All versions, of very many the first and the last."""
    if len(versions) <= _MOST_READ:
        return versions
    half = _MOST_READ // 2
    return (*versions[:half], *versions[-half:])
