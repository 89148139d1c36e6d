"""How well the credits of an archive of published translations are read, and whether any text is lost."""

import gzip
import hashlib
import json
from collections.abc import Iterator

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.credit import Role
from colophon.article.placeholder import is_placeholder
from colophon.intake.published import Published, read_published

COMMAND = "make figures ONLY=archive"
HEADER_FIELDS = {"translator": Role.TRANSLATOR, "reviewer": Role.REVIEWER}


def _same_text(text: str, read: Published) -> bool:
    """Text out is text in: every line, whitespace aside, stands in the body or among the lines read."""
    lines = sorted("".join(line.split()) for line in text.lstrip("\ufeff").split("\n") if line.strip())
    out = sorted("".join(line.split()) for line in [*read.body.split("\n"), *read.lines_read] if line.strip())
    return lines == out


def _names(read: Published, role: Role) -> set[str]:
    return {credit.name.casefold() for credit in read.article.credits if credit.role is role}


def _right(record: dict[str, str], read: Published) -> tuple[int, int, int]:
    """Fields of the record, those named among the credits, and those that are the only name of their role."""
    named = alone = 0
    present = [(field, role) for field, role in HEADER_FIELDS.items() if record.get(field)]
    for field, role in present:
        names = _names(read, role)
        named += record[field].casefold() in names
        alone += names == {record[field].casefold()}
    return len(present), named, alone


def _figure(name: str, value: float, digest: str, *, want: str = "", floor: float | None = None) -> Figure:
    met = None if floor is None else value >= floor
    unit = "articles" if want == "" else "share"
    return Figure(figure=name, value=value, unit=unit, want=want, met=met, command=COMMAND, data=digest)


def figures() -> Iterator[Figure]:
    path = folder() / "archive" / "lctt_articles.jsonl.gz"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records: list[dict[str, str]] = [json.loads(line) for line in lines]
    finals = [read_published(record["final"], language="zh") for record in records]
    scores = [_right(record, read) for record, read in zip(records, finals, strict=True)]
    total, named, alone = (sum(column) for column in zip(*scores, strict=True))
    texts = [record[key] for record in records for key in ("source", "draft", "final")]
    whole = sum(_same_text(text, read_published(text)) for text in texts)
    vague = sum(any(is_placeholder(c.name) for c in read.article.credits) for read in finals)
    yield _figure("archive credits named", round(named / total, 4), digest, want=">= 0.99", floor=0.99)
    yield _figure("archive credits exact", round(alone / total, 4), digest, want=">= 0.99", floor=0.99)
    yield _figure("archive texts whole", round(whole / len(texts), 4), digest, want="= 1", floor=1.0)
    yield _figure("archive articles with a placeholder credit", vague, "")
