"""An exported desk is the same desk, field by field, for every kind of record that there is."""

from django.apps import apps
from django.db import connection, transaction
from tests.desk.every_record import make_all

from colophon.desk.actions.restore import restore
from colophon.desk.queries.whole import CARRIED, STAYS, carried, record_files


def names() -> set[str]:
    return {str(model._meta.model_name) for model in apps.get_app_config("desk").get_models()}


def contents() -> dict[str, list[dict[str, object]]]:
    """Every field of every record, bytes as bytes."""
    return {
        str(model._meta.model_name): [_plain(row) for row in model._default_manager.order_by("pk").values()]
        for model in carried()
    }


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def test_it_is_decided_of_every_kind_whether_it_leaves() -> None:
    """A new model? Put its name into CARRIED or, if it lets somebody in or is only of this moment, into STAYS."""
    assert names() - CARRIED - STAYS == set()
    assert not CARRIED & STAYS
    assert (CARRIED | STAYS) - names() == set()


def test_nothing_that_lets_somebody_in_leaves() -> None:
    fields = {f"{model._meta.model_name}.{field.name}" for model in carried() for field in model._meta.concrete_fields}
    assert [name for name in fields if any(word in name for word in ("password", "secret", "salt"))] == []


def test_every_field_of_every_record_comes_back(db: None) -> None:
    with transaction.atomic():
        make_all(carried())
        before, files = contents(), [data for _, data in record_files()]
        transaction.set_rollback(True)
    assert {name: len(rows) for name, rows in before.items()} == dict.fromkeys(CARRIED, 2)
    assert not any(contents().values())
    assert restore(files) == 2 * len(CARRIED)
    connection.check_constraints()
    after = contents()
    for name, rows in before.items():
        assert after[name] == rows, name
    assert [data for _, data in record_files()] == files
