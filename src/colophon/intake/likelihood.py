"""How likely a run belongs to the article, by small decision trees that were learnt from labelled pages.

`tools/learn_body.py` writes the trees; the decision record on the body says why they are there.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Tree = tuple[tuple[int, float, int, int], ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """Each tree is its nodes: (sign, limit, node up to the limit, node above it), or (-1, vote, 0, 0) for a leaf."""

    start: float
    trees: tuple[Tree, ...]

    def likelihood(self, signs: Sequence[float]) -> float:
        """Between 0 and 1."""
        votes = self.start
        for tree in self.trees:
            sign, limit, below, over = tree[0]
            while sign >= 0:
                sign, limit, below, over = tree[below if signs[sign] <= limit else over]
            votes += limit
        return 1 / (1 + math.exp(-max(min(votes, 30.0), -30.0)))


@cache
def forest() -> Forest:
    """The shipped trees."""
    told = json.loads(files("colophon.intake").joinpath("body_trees.json").read_text(encoding="utf-8"))
    trees = tuple(tuple((int(s), float(v), int(b), int(o)) for s, v, b, o in tree) for tree in told["trees"])
    return Forest(float(told["start"]), trees)
