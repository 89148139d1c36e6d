"""The table of the cache, which every process of the server shares."""

from typing import ClassVar

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import StateApps


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", verbosity=0, database=editor.connection.alias)


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE desk_cache")


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0003_review")]
    operations: ClassVar[list[Operation]] = [migrations.RunPython(make, drop)]
