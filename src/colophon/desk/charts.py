"""Small charts as shapes to be drawn: bars in order, and bars in layers over time. Templates draw them as SVG."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT = 640, 220, 22
_GAP = 0.25
_LAYERS = 7
_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle of a chart, with the layer whose colour it has (from 1) and what it says."""

    x: float
    y: float
    width: float
    height: float
    layer: int
    said: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of thing over time."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart of bars. `value` is drawn, `shown` is written."""

    name: str
    value: float
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """Counts of several kinds at several moments, one bar a moment, one layer a kind."""

    labels: tuple[str, ...]
    layers: tuple[Layer, ...]

    @property
    def top(self) -> int:
        """A round number that every bar fits under."""
        return _round_up(max(map(sum, zip(*(one.values for one in self.layers), strict=True)), default=0))

    @property
    def shapes(self) -> Iterator[Shape]:
        step = WIDTH / max(1, len(self.labels))
        scale = (HEIGHT - FOOT) / self.top
        for at, label in enumerate(self.labels):
            y = float(HEIGHT - FOOT)
            for number, layer in enumerate(self.layers):
                height = layer.values[at] * scale
                y -= height
                if height:
                    said = f"{label}: {layer.name} {layer.values[at]}"
                    yield _shape(at * step + step * _GAP / 2, y, step * (1 - _GAP), height, number % _LAYERS + 1, said)

    @property
    def marks(self) -> Iterator[tuple[float, str]]:
        """Where labels begin on the foot: at most four of them, so that they can be read on a phone."""
        step, every = WIDTH / max(1, len(self.labels)), -(-len(self.labels) // 4)
        for at, label in enumerate(self.labels):
            if at % every == 0:
                yield round(at * step + step * _GAP / 2, 1), label

    @property
    def lines(self) -> Iterator[tuple[float, int]]:
        """Heights of the half and of the whole, with their numbers."""
        for part in (self.top // 2, self.top) if self.top > 1 else (self.top,):
            yield round(HEIGHT - FOOT - part * (HEIGHT - FOOT) / self.top, 1), part

    @property
    def legend(self) -> Sequence[tuple[int, str]]:
        return [(number % _LAYERS + 1, layer.name) for number, layer in enumerate(self.layers)]

    @property
    def rows(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The table: a label with its numbers."""
        for at, label in enumerate(self.labels):
            yield label, tuple(layer.values[at] for layer in self.layers)


def shares(bars: Sequence[Bar]) -> list[tuple[Bar, float]]:
    """Each bar with its length in per cent of the longest."""
    longest = max((one.value for one in bars), default=0) or 1
    return [(one, round(100 * one.value / longest, 1)) for one in bars]


def _shape(x: float, y: float, width: float, height: float, layer: int, said: str) -> Shape:
    return Shape(round(x, 1), round(y, 1), round(width, 1), round(height, 1), layer, said)


def _round_up(number: int) -> int:
    """The next of 1, 2, 5, 10, 20, 50, ... that is not smaller."""
    ten = 1
    while True:
        for one in _ROUND:
            if one * ten >= number:
                return one * ten
        ten *= 10
