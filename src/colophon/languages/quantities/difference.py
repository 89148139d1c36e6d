"""Where the quantities of a source text and its translation part: changed, missing, added, or of something else."""

from functools import lru_cache
from typing import NamedTuple

from colophon.languages.quantities.judging import is_mere_word, of_kind, of_labels, of_noughts, of_pairs
from colophon.languages.quantities.leftovers import Leftovers, leftovers, nearby
from colophon.languages.quantities.match import matched
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.parting import Difference, Parting, Text, Weight
from colophon.languages.quantities.reading import may_speak, quantities
from colophon.languages.quantities.redating import redated, relative, relative_year

_MOST = 400  # Matching asks every mention of every other; no paragraph of prose holds as many.


class Sides(NamedTuple):
    """Both texts with their languages, the texts of the neighbouring pairs, and the article's date (ISO 8601)."""

    source: str
    target: str
    source_language: str
    target_language: str
    source_around: tuple[str, ...] = ()
    target_around: tuple[str, ...] = ()
    published: str = ""


def differences(sides: Sides) -> tuple[Difference, ...]:
    """Every parting between the two texts, in no promised order."""
    source_speaks = may_speak(sides.source, sides.source_language)
    if not (source_speaks or may_speak(sides.target, sides.target_language)):
        return ()
    return judged(sides, source_speaks)


@lru_cache(maxsize=2048)
def judged(sides: Sides, source_speaks: bool) -> tuple[Difference, ...]:
    """The same, where one side may need a counterpart."""
    target = quantities(sides.target, sides.target_language)[:_MOST]
    if not source_speaks and all(map(_says_nothing, target)):
        return ()
    source = quantities(sides.source, sides.source_language)[:_MOST]
    if all(map(_says_nothing, source)) and all(map(_says_nothing, target)):
        return ()
    matching = matched(source, target)
    texts = Text(sides.source, sides.source_language), Text(sides.target, sides.target_language)
    if not (matching.source_left or matching.target_left):
        return tuple(of_pairs(matching, texts))
    if all(map(is_mere_word, matching.source_left)) and all(map(is_mere_word, matching.target_left)):
        return tuple(of_pairs(matching, texts))
    left = leftovers(matching.source_left, source, target, text=sides.target, of_source=True)
    right = leftovers(matching.target_left, target, source, text=sides.source, of_source=False)
    near = nearby(left, sides.target_around, language=sides.target_language, of_source=True)
    left = left.without(near, target)
    near = nearby(right, sides.source_around, language=sides.source_language, of_source=False)
    right = right.without(near, source)
    found = [*of_pairs(matching, texts), *of_labels(left, right, text=sides.target)]
    swapped = of_noughts(left, right)
    found += swapped
    left = left.less({difference.source for difference in swapped})
    left, right, contradicted = _without_redated(left, right, sides.published)
    found += contradicted
    left, right, contradicted = _without_relative(left, right, sides)
    found += contradicted
    left, right, told = _without_relative_years(left, right, sides)
    found += told
    for kind in (Kind.WEEKDAY, Kind.MONTH, Kind.NUMBER):
        found += of_kind(kind, left.of(kind), right.of(kind), texts=texts)
    return tuple(found)


def _says_nothing(mention: Mention) -> bool:
    """Words such as "one" and "both": they explain a number of the other side, and need no explanation."""
    return mention.quiet and not mention.money and not mention.certain


def _without_redated(
    left: Leftovers, right: Leftovers, published: str
) -> tuple[Leftovers, Leftovers, list[Difference]]:
    """Less weekdays that the other side gives as dates. Those that cannot be the same day are differences."""
    there, back = redated(left.alone, right.alone), redated(right.alone, left.alone)
    said = {m for swap in (there, back) if swap for m in (swap.weekday, swap.month, swap.day)}
    found = []
    if there is not None and there.contradicts(published):
        found.append(Difference(Parting.CHANGED, Kind.WEEKDAY, there.weekday, there.month, Weight.DOUBTFUL))
    if back is not None and back.contradicts(published):
        found.append(Difference(Parting.CHANGED, Kind.WEEKDAY, back.month, back.weekday, Weight.DOUBTFUL))
    return left.less(said), right.less(said), found


def _without_relative(left: Leftovers, right: Leftovers, sides: Sides) -> tuple[Leftovers, Leftovers, list[Difference]]:
    """Less days that the other side counts from today, "yesterday". Those that cannot be the same are differences."""
    there = relative(left.alone, right.alone, text=sides.target, tag=sides.target_language)
    back = relative(right.alone, left.alone, text=sides.source, tag=sides.source_language)
    found = []
    if there is not None and there.contradicts(sides.published):
        found.append(Difference(Parting.CHANGED, there.named.kind, there.named, None, Weight.DOUBTFUL))
    if back is not None and back.contradicts(sides.published):
        found.append(Difference(Parting.CHANGED, back.named.kind, None, back.named, Weight.DOUBTFUL))
    said = {m for swap in (there, back) if swap for m in (swap.named, swap.day)}
    return left.less(said), right.less(said), found


def _without_relative_years(
    left: Leftovers, right: Leftovers, sides: Sides
) -> tuple[Leftovers, Leftovers, list[Difference]]:
    """Less years that the other side counts from this one: noted, and doubted where they cannot be the same."""
    source, target = (sides.source, sides.source_language), (sides.target, sides.target_language)
    there = relative_year(left.alone, right.alone, own=source, other=target)
    back = relative_year(right.alone, left.alone, own=target, other=source)
    found = []
    if there is not None:
        weight = Weight.DOUBTFUL if there.contradicts(sides.published) else Weight.FAINT
        found.append(Difference(Parting.MISSING, Kind.NUMBER, there.year, None, weight))
    if back is not None:
        weight = Weight.DOUBTFUL if back.contradicts(sides.published) else Weight.FAINT
        found.append(Difference(Parting.ADDED, Kind.NUMBER, None, back.year, weight))
    said = {swap.year for swap in (there, back) if swap}
    return left.less(said), right.less(said), found
