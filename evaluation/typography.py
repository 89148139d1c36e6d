"""How often the certain fixes of Chinese typography give exactly what another project's test cases expect."""

import hashlib
import json
from collections.abc import Iterator

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.checks.fix import fix

COMMAND = "make figures ONLY=typography"


def figures() -> Iterator[Figure]:
    """Its house rules are not ours everywhere, so no share is wanted; what is right already must stay."""
    path = folder() / "typography" / "autocorrect.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    data = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    alike = sum(fix(row["input"], "zh-Hans").text == row["expected"] for row in rows)
    kept = sum(fix(row["expected"], "zh-Hans").text == row["expected"] for row in rows)
    for name, count in (("typography alike", alike), ("typography left alone where right", kept)):
        yield Figure(figure=name, value=round(count / len(rows), 4), unit="share", command=COMMAND, data=data)
