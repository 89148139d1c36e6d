"""Snapshots, revisions, sign-offs, editions and the work log cannot be changed behind the desk's back."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

from colophon.desk.written_once import protect, release


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0001_the_store")]
    operations: ClassVar[list[Operation]] = [migrations.RunPython(protect, release)]
