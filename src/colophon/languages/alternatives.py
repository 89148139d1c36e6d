"""Many written forms as one regular expression that reads each letter once, the longest form first."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Node:
    """What may follow the letters read so far; `end` is the pattern that must hold where a form ends here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    end: str | None = None


def alternatives(forms: Iterable[str], edge: Callable[[str], str] = lambda form: "") -> str:
    """A pattern for any of the forms, as an alternation of them by falling length would match; `(?!)` for none.

    `edge` gives what must hold right behind a form, as a pattern.
    """
    root = _Node()
    for form in sorted({form for form in forms if form}):
        node = root
        for letter in form:
            node = node.after.setdefault(letter, _Node())
        node.end = edge(form)
    return _pattern(root) or "(?!)"


def _pattern(node: _Node) -> str:
    branches = [re.escape(letter) + _pattern(after) for letter, after in node.after.items()]
    if node.end is not None:
        branches.append(node.end)
    if len(branches) == 1 and (node.end is None or not node.after):
        return branches[0]
    return f"(?:{'|'.join(branches)})" if branches else ""
