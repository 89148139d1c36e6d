"""An existing translation laid beside its source: blocks first, then the sentences inside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from colophon.article.article import Article, Heading, ListItem, Quotation
from colophon.article.pair import Pair
from colophon.article.places import texts
from colophon.segments.align import align_features, first_belief, texts_belong
from colophon.segments.belong import belonging_of, doubted
from colophon.segments.features import Features, features
from colophon.segments.lexicon import EMPTY, Lexicon
from colophon.segments.shapes import Size
from colophon.segments.split import sentences

# Paragraphs are joined and cut more rarely than sentences.
_BLOCKS: dict[Size, float] = {(1, 1): 0.0, (1, 2): -2.5, (2, 1): -2.5, (1, 3): -4.0, (3, 1): -4.0, (2, 2): -5.0}


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A pair and how sure the alignment is of it, 0 to 1; below .5 a person should look."""

    pair: Pair
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A text at its place in an article, and what kind of text it is ("" for running text)."""

    place: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    place: str
    text: str


def pair_articles(source: Article, target: Article, *, lexicon: Lexicon = EMPTY) -> tuple[AlignedPair, ...]:
    """Every sentence of both articles in exactly one pair, in the source's order. Places are the source's.

    Sentences that only the translation has stand with the place before them, as pairs without a source.
    """
    ours, theirs = units(source), units(target)
    left, right = _seen_all(ours, source.language), _seen_all(theirs, target.language)
    beads = align_features(left, right, lexicon, shares=_BLOCKS)
    beads = doubted(beads, belonging_of(left, right, beads, first_belief(left, right, lexicon).known))
    pairs: list[AlignedPair] = []
    place = "title"
    for bead in beads:
        said = _sentences([ours[at] for at in bead.source], source.language)
        spoken = [one.text for one in _sentences([theirs[at] for at in bead.target], target.language)]
        place = said[0].place if said else place
        languages = (source.language, target.language)
        for pair in _inside(said, spoken, place, languages=languages, lexicon=lexicon):
            sure = min(pair.confidence, bead.confidence)
            pairs.append(AlignedPair(replace(pair.pair, id=str(len(pairs) + 1)), sure))
            place = pair.pair.place
    return tuple(pairs)


def articles_belong(source: Article, target: Article, *, lexicon: Lexicon = EMPTY) -> float:
    """How likely `target` translates `source`, 0 to 1; below `ASK_BELOW` a person should be asked."""
    return texts_belong(
        [one.text for one in _sentences(units(source), source.language)],
        [one.text for one in _sentences(units(target), target.language)],
        source_language=source.language,
        target_language=target.language,
        lexicon=lexicon,
    )


def split_article(source: Article) -> tuple[Pair, ...]:
    """The pairs of a translation that has not begun: every sentence of the source with an empty target."""
    found = _sentences(units(source), source.language)
    return tuple(Pair(str(number), one.text, "", one.place) for number, one in enumerate(found, 1))


def units(article: Article) -> list[Unit]:
    return [Unit(place, _kind(article, place), text) for place, text in texts(article)]


def _kind(article: Article, place: str) -> str:
    number, _, part = place.partition(".")
    if part:
        return part.partition(".")[0]
    if not number.isdigit():
        return place
    block = article.blocks[int(number)]
    return type(block).__name__ if isinstance(block, Heading | ListItem | Quotation) else ""


def _seen_all(of: Sequence[Unit], language: str) -> list[Features]:
    return [_seen(unit, language) for unit in of]


def _seen(unit: Unit, language: str) -> Features:
    """What kind of text it is counts like a name that both sides mention."""
    seen = features(unit.text, language)
    return replace(seen, tokens=seen.tokens | {f"|{unit.kind}"}) if unit.kind else seen


def _sentences(of: Sequence[Unit], language: str) -> list[Sentence]:
    return [Sentence(unit.place, text) for unit in of for text in sentences(unit.text, language)]


def _inside(
    left: Sequence[Sentence],
    right: Sequence[str],
    place: str,
    *,
    languages: tuple[str, str],
    lexicon: Lexicon,
) -> Iterator[AlignedPair]:
    """The sentences of one bead of blocks, aligned."""
    source_language, target_language = languages
    beads = align_features(
        [features(one.text, source_language) for one in left],
        [features(one, target_language) for one in right],
        lexicon,
    )
    for bead in beads:
        place = left[bead.source[0]].place if bead.source else place
        source = " ".join(left[at].text for at in bead.source)
        target = joined([right[at] for at in bead.target], target_language)
        yield AlignedPair(Pair("", source, target, place), bead.confidence)


def joined(parts: Sequence[str], language: str) -> str:
    """Sentences as running text: with a space between them where the language writes one."""
    without = language.partition("-")[0].lower() in {"zh", "ja", "th", "lo", "km", "my"}
    return ("" if without else " ").join(part for part in parts if part)


def texts_of(pairs: Sequence[Pair], language: str) -> dict[str, str]:
    """What the translation says at each place of its source; nothing where it leaves the place out."""
    at: dict[str, list[str]] = {}
    for pair in pairs:
        at.setdefault(pair.place, []).append(pair.target)
    return {place: joined(parts, language) for place, parts in at.items()}
