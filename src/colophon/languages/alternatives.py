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
    body, behind = _pattern(root)
    return body + behind if root.after else "(?!)"


def _pattern(node: _Node) -> tuple[str, str]:
    """The pattern of what follows, and apart from it what must hold behind all of it.

    What holds behind many forms is written once behind all of them: compiling a set of characters is dear. Branches
    begin with different letters, so their order is free; but where a form ends here, that comes last.
    """
    by_edge: dict[str, list[str]] = {}
    for letter, after in node.after.items():
        body, behind = _pattern(after)
        by_edge.setdefault(behind, []).append(re.escape(letter) + body)
    if node.end is not None:
        by_edge[node.end] = [*by_edge.pop(node.end, []), ""]
    if len(by_edge) == 1:
        ((behind, bodies),) = by_edge.items()
        return _one_of(bodies), behind
    return _one_of([_one_of(bodies) + behind for behind, bodies in by_edge.items()]), ""


def _one_of(bodies: list[str]) -> str:
    return bodies[0] if len(bodies) == 1 else f"(?:{'|'.join(bodies)})"
