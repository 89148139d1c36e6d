"""A termbase for one pair of languages: what it asks of a translation."""

from collections.abc import Iterable, Sequence

from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.recognise import Entry, Recognised, Recogniser
from colophon.memory.term_use import Rendering, TermUse

_GOOD = (TermStatus.PREFERRED, TermStatus.ALLOWED)


class ConceptTermbase:
    """The concepts of a desk, asked about texts of two languages. Texts are plain; answers stand in text order."""

    def __init__(self, concepts: Iterable[Concept], *, source_language: str, target_language: str) -> None:
        known = tuple(concepts)
        self._from = source_language
        self._to = target_language
        self._source = Recogniser(known, source_language)
        self._target = Recogniser(known, target_language)

    def found(self, source: str) -> tuple[Recognised, ...]:
        """Every term of the source, for showing beside the text."""
        return self._source.find(source)

    def kept(self, source: str) -> Sequence[TermUse]:
        """Words of the source that are not translated: `wanted` is how the target must write them."""
        return tuple(
            TermUse(at.start, at.end, source[at.start : at.end], wanted.text)
            for at in self._source.find(source)
            if not at.compound and (wanted := self._wanted(at)) and wanted.text in {e.term.text for e in at.entries}
        )

    def forbidden(self, source: str, target: str) -> Sequence[TermUse]:
        """Forbidden renderings in the target; where the concept has source terms, only beside one of them."""
        meant = {entry.concept.key for at in self._source.find(source) for entry in at.entries}
        return tuple(
            TermUse(at.start, at.end, target[at.start : at.end], self._instead(at), as_listed=_as_listed(at, target))
            for at in self._target.find(target)
            if self._is_forbidden(at, meant)
        )

    def missing(self, source: str, target: str) -> Sequence[TermUse]:
        """Terms of the source of which the target has no rendering: a forbidden one is there, and asked about."""
        there, written = self._source.find(source), self._target.find(target)
        meant = {entry.concept.key for at in there for entry in at.entries}
        rendered = {entry.concept.key for at in written for entry in self._renderings(at, meant)}
        return tuple(
            TermUse(at.start, at.end, source[at.start : at.end], wanted.text)
            for at in there
            if not at.compound
            and (wanted := self._wanted(at))
            and not any(entry.concept.key in rendered for entry in at.entries)
        )

    def renderings(self, source: str, target: str) -> Sequence[Rendering]:
        """Which of its permitted terms the target has for each term of the source that it renders."""
        there: dict[str, TermUse] = {}
        for at in self._target.find(target):
            for entry in at.entries:
                if entry.term.status in _GOOD:
                    surface = target[at.start : at.end]
                    use = TermUse(at.start, at.end, surface, entry.term.text, as_listed=surface == entry.term.text)
                    there.setdefault(entry.concept.key, use)
        return tuple(
            Rendering(entry.concept.key, TermUse(at.start, at.end, source[at.start : at.end]), there[entry.concept.key])
            for at in self._source.find(source)
            for entry in at.entries[:1]
            if entry.concept.key in there
        )

    def _wanted(self, at: Recognised) -> Term | None:
        """How the target should say it: the preferred term of the first concept that has one."""
        return next((term for entry in at.entries if (term := self._best(entry.concept)) is not None), None)

    def _best(self, concept: Concept) -> Term | None:
        terms = concept.of(self._to)
        return next((term for status in _GOOD for term in terms if term.status is status), None)

    def _renderings(self, at: Recognised, meant: set[str]) -> Sequence[Entry]:
        """The readings of a word of the target that count as renderings of their concepts."""
        return at.entries if self._is_forbidden(at, meant) else [one for one in at.entries if one.term.status in _GOOD]

    def _is_forbidden(self, at: Recognised, meant: set[str]) -> bool:
        """Whether every reading of it is forbidden; a word that is right for one concept here is right."""
        readings = [entry for entry in at.entries if not entry.concept.of(self._from) or entry.concept.key in meant]
        return bool(readings) and all(entry.term.status is TermStatus.FORBIDDEN for entry in readings)

    def _instead(self, at: Recognised) -> str:
        wanted = self._wanted(at)
        return wanted.text if wanted else ""


def _as_listed(at: Recognised, text: str) -> bool:
    """Whether the term stands there as the termbase writes it, alone."""
    return not at.compound and any(entry.term.text == text[at.start : at.end] for entry in at.entries)
