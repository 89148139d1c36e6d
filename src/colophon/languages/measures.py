"""Units of measure and spans of time, whatever they are called: what they measure and how they convert.

Factors: NIST Special Publication 811, appendix B. Spans: the civil calendar, months as a twelfth of a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
WEEK, YEAR = 7 * DAY, 365.25 * DAY


_DEGREES = frozenset({"celsius", "fahrenheit", "degree"})
# Half the larger unit is lost in rounding to whole ones, but never more than a tenth of the amount.
_ROUNDING, _COARSEST = 0.6, 0.1


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a dimension; a value in it is `value * factor` in the dimension's first unit."""

    dimension: str
    factor: float


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "metre": Unit("length", 1.0),
        "kilometre": Unit("length", 1000.0),
        "centimetre": Unit("length", 0.01),
        "millimetre": Unit("length", 0.001),
        "mile": Unit("length", 1609.344),
        "yard": Unit("length", 0.9144),
        "foot": Unit("length", 0.3048),
        "inch": Unit("length", 0.0254),
        "kilometre_per_hour": Unit("speed", 1.0),
        "mile_per_hour": Unit("speed", 1.609344),
        "square_metre": Unit("area", 1.0),
        "square_kilometre": Unit("area", 1_000_000.0),
        "hectare": Unit("area", 10_000.0),
        "acre": Unit("area", 4046.8564224),
        "square_mile": Unit("area", 2_589_988.110336),
        "square_foot": Unit("area", 0.09290304),
        "gram": Unit("mass", 0.001),
        "kilogram": Unit("mass", 1.0),
        "tonne": Unit("mass", 1000.0),
        "ton": Unit("mass", 907.18474),
        "pound": Unit("mass", 0.45359237),
        "ounce": Unit("mass", 0.028349523125),
        "stone": Unit("mass", 6.35029318),
        "litre": Unit("volume", 1.0),
        "gallon": Unit("volume", 3.785411784),
        "pint": Unit("volume", 0.473176473),
        "celsius": Unit("temperature", 1.0),
        "fahrenheit": Unit("temperature", 5 / 9),
        "degree": Unit("temperature", 1.0),
    }
)

PERIODS: Mapping[str, float] = MappingProxyType(
    {
        "second": 1.0,
        "minute": MINUTE,
        "hour": HOUR,
        "day": DAY,
        "week": WEEK,
        "fortnight": 2 * WEEK,
        "month": YEAR / 12,
        "quarter": YEAR / 4,
        "year": YEAR,
        "decade": 10 * YEAR,
        "century": 100 * YEAR,
        "dozen": 12.0,
        "score": 20.0,
    }
)


def converts(value: float, unit: str, other_value: float, *, other_unit: str, tolerance: float = 0.035) -> bool:
    """Whether two values in different units of one dimension are the same amount, rounded as newsrooms round."""
    if unit in _DEGREES and other_unit in _DEGREES:
        return _same_warmth(value, other_value) or _same_warmth(other_value, value)
    here, there = UNITS[unit], UNITS[other_unit]
    if unit == other_unit or here.dimension != there.dimension:
        return False
    first, second = value * here.factor, other_value * there.factor
    slack = max(tolerance * max(first, second), _ROUNDING * max(here.factor, there.factor))
    return abs(first - second) <= min(slack, _COARSEST * max(first, second))


def _same_warmth(fahrenheit: float, celsius: float) -> bool:
    return abs((fahrenheit - 32) * 5 / 9 - celsius) <= 1
