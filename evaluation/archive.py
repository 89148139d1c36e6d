"""How well the credits of an archive of published translations are read, and whether any text is lost.

The wanted names are those of the articles' own header fields, and those fields are among the lines that are read: the
figures "named" and "exact" say that nothing else was made of them. Where header and footer print one person under two
names, or the footer prints a placeholder, the header's name is kept and intake reports the other. "in footers alone" is
the harder question: the header is taken away, and the footer must credit the same people. What is missing from 1 there
are mostly footers that print a placeholder where the header names a person.
"""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.credit import Role
from colophon.article.placeholder import is_placeholder
from colophon.intake.published import Published, read_published

COMMAND = "make figures ONLY=archive"
HEADER_FIELDS = {"translator": Role.TRANSLATOR, "reviewer": Role.REVIEWER}


def _same_text(text: str, read: Published) -> bool:
    """Text out is text in: every line, whitespace aside, stands in the body or among the lines read.

    What is left in the text of a line that was read in part stands in both.
    """
    lines = _squeezed(text.lstrip("\ufeff").split("\n"))
    return lines == _squeezed([*read.body.split("\n"), *read.lines_read]) - _squeezed(read.left)


def _squeezed(lines: Iterable[str]) -> Counter[str]:
    return Counter("".join(line.split()) for line in lines if line.strip())


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


def _footer_agrees(record: dict[str, str]) -> tuple[int, int]:
    """Fields whose person the footer alone credits too, by name or by the handle in the address, and all fields."""
    text = "\n".join(line for line in record["final"].split("\n") if not line.startswith(("[#]", "[^#]")))
    credits = read_published(text, language="zh").article.credits
    present = [(record[field].casefold(), role) for field, role in HEADER_FIELDS.items() if record.get(field)]
    printed = {(c.role, known.casefold()) for c in credits for known in (c.name, c.url.rstrip("/").rpartition("/")[2])}
    return sum((role, name) in printed for name, role in present), len(present)


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
    agreed, present = (sum(column) for column in zip(*map(_footer_agrees, records), strict=True))
    yield _figure("archive credits in footers alone", round(agreed / present, 4), digest, want=">= 0.99", floor=0.99)
    yield _figure("archive texts whole", round(whole / len(texts), 4), digest, want="= 1", floor=1.0)
    yield _figure("archive articles with a placeholder credit", vague, "")
