"""Where the links of inline text lead: what becomes of the labels and addresses that stand in it."""

import re
from typing import Protocol

_NUMBER = re.compile(r"[0-9]{1,6}")


class Targets(Protocol):
    """Where links lead: a reference's label or an address becomes what `Span.link` says ("" for no such reference)."""

    def labelled(self, label: str) -> str: ...

    def addressed(self, url: str, title: str) -> str: ...


class Numbers:
    """How links read in an article: labels are numbers (`[text][3]`), and addresses stand for themselves."""

    def labelled(self, label: str) -> str:
        return label if _NUMBER.fullmatch(label) else ""

    def addressed(self, url: str, title: str) -> str:
        return url
