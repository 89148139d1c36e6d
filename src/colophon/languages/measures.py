"""Units of measure and spans of time, whatever they are called: what they measure and how they convert.

A conversion is right where it is exact to the last place that is written, "5 miles" as 8 or 8.05 kilometres, or where
it was reckoned with the factor that newsrooms keep in their heads ("rough"), 1.6 for 1.609.

Factors: NIST Special Publication 811, appendix B. Spans: the civil calendar, months as a twelfth of a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
WEEK, YEAR = 7 * DAY, 365.25 * DAY


_DEGREES = frozenset({"celsius", "fahrenheit", "degree"})
# What Japanese and Korean leave open.
_EITHER = {"kilo": ("kilometre", "kilogram")}
# However coarse a number is, it may not be farther off than this share of the amount.
_COARSEST = 0.1
_PLACES = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a dimension: `value * factor`, about `value * rough`, is the amount in the dimension's first unit."""

    dimension: str
    factor: float
    rough: float = 0.0


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "metre": Unit("length", 1.0),
        "kilometre": Unit("length", 1000.0),
        "centimetre": Unit("length", 0.01),
        "millimetre": Unit("length", 0.001),
        "mile": Unit("length", 1609.344, 1600.0),
        "scandinavian_mile": Unit("length", 10_000.0),
        "yard": Unit("length", 0.9144, 0.9),
        "foot": Unit("length", 0.3048, 0.3),
        "inch": Unit("length", 0.0254, 0.025),
        "nautical_mile": Unit("length", 1852.0, 1850.0),
        "kilometre_per_hour": Unit("speed", 1.0),
        "mile_per_hour": Unit("speed", 1.609344, 1.6),
        "metre_per_second": Unit("speed", 3.6),
        "knot": Unit("speed", 1.852, 1.85),
        "square_metre": Unit("area", 1.0),
        "square_kilometre": Unit("area", 1_000_000.0),
        "decare": Unit("area", 1000.0),
        "hectare": Unit("area", 10_000.0),
        "acre": Unit("area", 4046.8564224, 4000.0),
        "square_mile": Unit("area", 2_589_988.110336, 2_600_000.0),
        "square_foot": Unit("area", 0.09290304, 0.09),
        "kilo": Unit("kilo", 1.0),
        "milligram": Unit("mass", 1e-6),
        "gram": Unit("mass", 0.001),
        "kilogram": Unit("mass", 1.0),
        "tonne": Unit("mass", 1000.0),
        "ton": Unit("mass", 907.18474),
        "pound": Unit("mass", 0.45359237, 0.45),
        "ounce": Unit("mass", 0.028349523125, 0.028),
        "stone": Unit("mass", 6.35029318, 6.35),
        "millilitre": Unit("volume", 0.001),
        "litre": Unit("volume", 1.0),
        "cubic_metre": Unit("volume", 1000.0),
        "cubic_foot": Unit("volume", 28.316846592, 28.0),
        "barrel": Unit("volume", 158.987294928, 159.0),
        "gallon": Unit("volume", 3.785411784, 3.8),
        "pint": Unit("volume", 0.473176473, 0.5),
        "celsius": Unit("temperature", 1.0),
        "fahrenheit": Unit("temperature", 5 / 9),
        "degree": Unit("temperature", 1.0),
    }
)

# Codes as newspapers write them. CST is left out: it is Chicago's and China's.
ZONES: Mapping[str, str] = MappingProxyType(
    {
        "utc": "GMT UTC",
        "london": "BST",
        "central_europe": "CET CEST MEZ MESZ",
        "moscow": "MSK МСК мск",
        "eastern": "ET EST EDT HNE HAE",
        "central": "CT CDT",
        "mountain": "MT MST MDT",
        "pacific": "PT PST PDT",
        "china": "",
        "japan": "JST",
        "korea": "KST",
        "india": "",
    }
)
"""Time zones with their codes in Latin or Cyrillic letters."""

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


def converts(value: float, unit: str, other_value: float, *, other_unit: str) -> bool:
    """Whether `other_value` is `value` in a different unit of the same dimension, to the last place it is written."""
    if unit in _DEGREES and other_unit in _DEGREES:
        return _same_warmth(value, unit, other_value, other_unit=other_unit)
    if unit in _EITHER or other_unit in _EITHER:
        open_to = [
            (one, other) for one in _EITHER.get(unit, (unit,)) for other in _EITHER.get(other_unit, (other_unit,))
        ]
        return any(converts(value, one, other_value, other_unit=other) for one, other in open_to)
    here, there = _as_length(UNITS[unit]), _as_length(UNITS[other_unit])
    if unit == other_unit or here.dimension != there.dimension or other_value <= 0:
        return False
    exact = value * here.factor / there.factor
    rough = value * (here.rough or here.factor) / (there.rough or there.factor)
    slack = _last_place(other_value)
    return any(abs(amount - other_value) <= min(slack, _COARSEST * amount) for amount in (exact, rough))


def _as_length(unit: Unit) -> Unit:
    """A speed as the length of an hour: in 每小时85英里 the hour stands before the number."""
    return Unit("length", unit.factor * 1000, unit.rough * 1000) if unit.dimension == "speed" else unit


def _last_place(value: float) -> float:
    """How far off a value may be as it is written: a whole place of 321 and 1.3, where what follows is often cut off;
    half a place of the round 320; and of what is rounded to fives, 115, half a five."""
    place = 10.0 ** (_PLACES // 2)
    while place > 10.0**-_PLACES and abs(value / place - round(value / place)) > 1e-6:
        place /= 10
    if round(value / place) % 10 == 5:
        return 2.5 * place
    return place if place <= 1 else 0.51 * place


def _same_warmth(value: float, unit: str, other_value: float, *, other_unit: str) -> bool:
    """Whether one is the other in the other scale; "degrees" alone may be of either."""
    there = unit != "celsius" and other_unit != "fahrenheit" and _is_celsius_of(value, other_value)
    back = unit != "fahrenheit" and other_unit != "celsius" and _is_celsius_of(other_value, value)
    return there or back


def _is_celsius_of(fahrenheit: float, celsius: float) -> bool:
    return abs((fahrenheit - 32) * 5 / 9 - celsius) <= 1
