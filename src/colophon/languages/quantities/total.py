"""How spelled numerals add up: units onto tens onto hundreds, then times thousand, million and so on."""


class Total:
    """A number being read from left to right. `add` and `scale` answer whether the next numeral still belongs to it."""

    __slots__ = ("closed", "current", "parts", "vigesimal")

    def __init__(self, *, vigesimal: bool = False) -> None:
        self.current: float | None = None
        self.parts: list[tuple[float, float]] = []
        self.vigesimal = vigesimal
        self.closed = False

    @property
    def value(self) -> float:
        return sum(amount * scale for amount, scale in self.parts) + (self.current or 0.0)

    @property
    def empty(self) -> bool:
        return self.current is None and not self.parts

    def add(self, value: float, *, joined: bool = False) -> bool:
        if not self.takes(value, joined=joined):
            return False
        if self._counts_twenties(value):
            self.current = (self.current or 0.0) + 76
            return True
        self.current = (self.current or 0.0) + value
        return True

    def takes(self, value: float, *, joined: bool = False) -> bool:
        """Whether `value` goes on with the number: 20 takes 3, 100 takes 23, 3 joined by "and" takes 20 (Arabic)."""
        if self.closed:
            return False
        if self.current is None:
            return not self.parts or 0 < value < self.parts[-1][1]
        if (joined and 0 < self.current % 100 < 10 <= value < 100) or self._counts_twenties(value):
            return True
        if self.vigesimal and self.current % 100 in (60, 80) and 10 <= value < 20:
            return True
        return 0 < value < self._place()

    def _counts_twenties(self, value: float) -> bool:
        """Quatre-vingt: four twenties."""
        return self.vigesimal and value == 20 and self.current is not None and self.current % 100 == 4

    def scale(self, by: float) -> bool:
        if self.closed:
            return False
        if by < 1000:
            return self._raise(by)
        if self.current is not None:
            self._fold_smaller(by)
        elif not self.parts:
            self.parts.append((1.0, by))
        elif self.parts[-1][1] < by:
            self._fold_smaller(by)
        else:
            return False
        return True

    def _fold_smaller(self, by: float) -> None:
        """All since the last greater scale is multiplied: mil | millones, two hundred thousand | million."""
        amount = self.current or 0.0
        while self.parts and self.parts[-1][1] < by:
            count, scale = self.parts.pop()
            amount += count * scale
        self.parts.append((amount, by))
        self.current = None

    def _raise(self, by: float) -> bool:
        if self.current is None:
            self.current = by
            return True
        unit = self.current % by if self.current >= by else self.current
        if not 0 < unit < by or unit != self.current % (by * 10):
            return False
        self.current += unit * (by - 1)
        return True

    def _place(self) -> float:
        """The power of ten the last numeral left open: 1 after 7, 10 after 20, 100 after 300."""
        place = 1.0
        while self.current and self.current % (place * 10) == 0 and place < 1e6:
            place *= 10
        return place
