"""An existing translation laid beside its source: blocks first, then the sentences inside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from colophon.article.article import Article, Heading, ListItem, Quotation
from colophon.article.pair import Pair
from colophon.article.places import texts
from colophon.segments.align import align_and_learn, texts_belong
from colophon.segments.bead import Bead
from colophon.segments.belief import Belief, first_belief
from colophon.segments.belonging import belonging_of, doubted
from colophon.segments.features import Features, features, merged
from colophon.segments.inside import Window, align_inside
from colophon.segments.lexicon import EMPTY, Lexicon
from colophon.segments.manner import Manner
from colophon.segments.running import joined
from colophon.segments.shapes import SHARES, Size
from colophon.segments.split import sentences

# Paragraphs are joined and cut more rarely than sentences.
_BLOCKS: dict[Size, float] = {(1, 1): 0.0, (1, 2): -2.5, (2, 1): -2.5, (1, 3): -4.0, (3, 1): -4.0, (2, 2): -5.0}
# In blocks that face each other a sentence was rather put into its neighbour than left out.
_INSIDE = Manner(uneven=1.0, gap=-0.2)


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A pair and how sure the alignment is of it, 0 to 1; below .5 a person should look."""

    pair: Pair
    confidence: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; `place` is that of its block."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """An article as alignment sees it: its sentences with what tells of each, and which of them are in which block."""

    language: str
    said: tuple[Sentence, ...]
    seen: tuple[Features, ...]
    spans: tuple[range, ...]
    blocks: tuple[Features, ...]

    def of(self, blocks: Sequence[int]) -> range:
        """The sentences of neighbouring blocks."""
        return range(self.spans[blocks[0]].start, self.spans[blocks[-1]].stop) if blocks else range(0)


def pair_articles(source: Article, target: Article, *, lexicon: Lexicon = EMPTY) -> tuple[AlignedPair, ...]:
    """Every sentence of both articles in exactly one pair, in the source's order. Places are the source's.

    Sentences that only the translation has stand with the place before them, as pairs without a source.
    """
    ours, theirs = side_of(source), side_of(target)
    belief = first_belief(ours.blocks, theirs.blocks, lexicon, shares=_BLOCKS)
    beads, taught = align_and_learn(ours.blocks, theirs.blocks, belief)
    beads = doubted(beads, belonging_of(ours.blocks, theirs.blocks, beads, belief.known))
    pairs: list[AlignedPair] = []
    place = "title"
    for outer, found in zip(beads, _inside(beads, ours, theirs, taught), strict=True):
        for bead in found:
            place = ours.said[bead.source[0]].place if bead.source else place
            pair = Pair(str(len(pairs) + 1), *_texts(bead, ours, theirs), place)
            pairs.append(AlignedPair(pair, min(outer.confidence, bead.confidence)))
    return tuple(pairs)


def _inside(beads: Sequence[Bead], ours: Side, theirs: Side, taught: Belief) -> list[tuple[Bead, ...]]:
    """The beads of sentences inside each bead of blocks."""
    windows = [Window(ours.of(bead.source), theirs.of(bead.target)) for bead in beads]
    return align_inside(windows, ours.seen, theirs.seen, replace(taught, shares=SHARES, manner=_INSIDE))


def _texts(bead: Bead, ours: Side, theirs: Side) -> tuple[str, str]:
    source = " ".join(ours.said[at].text for at in bead.source)
    return source, joined([theirs.said[at].text for at in bead.target], theirs.language)


def side_of(article: Article) -> Side:
    """What kind of text a block is counts like a name that both sides mention."""
    said: list[Sentence] = []
    seen: list[Features] = []
    spans: list[range] = []
    blocks: list[Features] = []
    for place, whole in texts(article):
        found = sentences(whole, article.language)
        span = range(len(said), len(said) + len(found))
        said.extend(Sentence(place, text) for text in found)
        seen.extend(features(text, article.language) for text in found)
        block, kind = merged(seen, span) if span else Features(0.0, frozenset()), _kind(article, place)
        spans.append(span)
        blocks.append(replace(block, tokens=block.tokens | {f"|{kind}"}) if kind else block)
    return Side(article.language, tuple(said), tuple(seen), tuple(spans), tuple(blocks))


def articles_belong(source: Article, target: Article, *, lexicon: Lexicon = EMPTY) -> float:
    """How likely `target` translates `source`, 0 to 1; below `ASK_BELOW` a person should be asked."""
    return texts_belong(
        [one.text for one in _sentences(source)],
        [one.text for one in _sentences(target)],
        source_language=source.language,
        target_language=target.language,
        lexicon=lexicon,
    )


def split_article(source: Article) -> tuple[Pair, ...]:
    """The pairs of a translation that has not begun: every sentence of the source with an empty target."""
    return tuple(Pair(str(number), one.text, "", one.place) for number, one in enumerate(_sentences(source), 1))


def _kind(article: Article, place: str) -> str:
    """What kind of text stands at a place; "" for running text."""
    number, _, part = place.partition(".")
    if part:
        return part.partition(".")[0]
    if not number.isdigit():
        return place
    block = article.blocks[int(number)]
    return type(block).__name__ if isinstance(block, Heading | ListItem | Quotation) else ""


def _sentences(article: Article) -> list[Sentence]:
    return [Sentence(place, text) for place, whole in texts(article) for text in sentences(whole, article.language)]
