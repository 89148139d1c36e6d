"""Prints every field of every record of a store, a record a line: fields.py HOME."""

import sys
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.desk.operations.rows import line_of, read_rows, tables  # noqa: E402

for model in tables():
    for row in read_rows(model):
        sys.stdout.write(f"{model._meta.label_lower} {line_of(row).decode()}")
