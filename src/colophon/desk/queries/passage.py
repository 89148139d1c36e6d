"""Where a passage that was quoted stands in a text that has changed since."""


def found_again(text: str, quoted: str, start: int) -> tuple[int, int] | None:
    """The code points of `quoted` in `text`: where it was, else the nearest place; None where it is gone.

    An empty passage means the whole text.
    """
    if not quoted:
        return 0, len(text)
    if text.startswith(quoted, start):
        return start, start + len(quoted)
    before, behind = text.rfind(quoted, 0, start + len(quoted)), text.find(quoted, start)
    places = [at for at in (before, behind) if at >= 0]
    if not places:
        return None
    nearest = min(places, key=lambda at: abs(at - start))
    return nearest, nearest + len(quoted)
