"""What another reader took for an article, to ask how much of a stretch of text it holds."""

from colophon.intake.runs import squeezed

_GRAM = 14
_STEP = 5


class Reading:
    """The text as sets: every stretch of some characters, and every line and part of a line."""

    def __init__(self, text: str) -> None:
        self.whole = whole = squeezed(text)
        self.grams = {whole[i : i + _GRAM] for i in range(len(whole) - _GRAM + 1)}
        self.lines = {
            squeezed(part) for line in text.splitlines() for part in (line, line.lstrip("-*# "), *line.split("|"))
        }

    def share(self, key: str) -> float:
        """How much of a run's key was read, 0 to 1."""
        if key in self.lines:
            return 1.0
        if len(key) < _GRAM:
            return 0.0
        spots = range(0, len(key) - _GRAM + 1, _STEP)
        return sum(key[i : i + _GRAM] in self.grams for i in spots) / len(spots)
