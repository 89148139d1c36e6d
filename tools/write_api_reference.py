"""Write docs/reference/api.md from the description of the API: python tools/write_api_reference.py"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "api.md"

_HEAD = """\
# The API

Written by `tools/write_api_reference.py` from the code. The same in OpenAPI 3.1: `/api/v1/openapi.json` of any desk.
How to use it stands in [work on a desk by program](../how-to/work-by-program.md).

Every call takes `Authorization: Bearer TOKEN` and speaks JSON. A refusal is `application/problem+json`: `title` says
what happened, `hint` what was kept and what to do next, `reasons` all of them where there are several.
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_parts()) + "\n"


def _described() -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colophon.desk.settings")
    import django

    django.setup()
    from colophon.desk.api.address_book import api

    return dict(api.get_openapi_schema())


def _parts() -> Iterator[str]:
    described = _described()
    groups: dict[str, list[str]] = {}
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            line = f"| `{method.upper()} {path}` | {call['summary']} | {_asks(call)} |\n"
            groups.setdefault(call["tags"][0], []).append(line)
    for name, lines in groups.items():
        yield f"\n## {name.capitalize()}\n\n| call | what it does | what it is given |\n|---|---|---|\n" + "".join(
            lines
        )
    yield "\n## What is given\n"
    for name in sorted(
        {name for methods in described["paths"].values() for call in methods.values() for name in _bodies(call)}
    ):
        yield _shape(name, described["components"]["schemas"])


def _bodies(call: dict[str, Any]) -> list[str]:
    content = call.get("requestBody", {}).get("content", {})
    return [one["schema"]["$ref"].rpartition("/")[2] for one in content.values() if "$ref" in one["schema"]]


def _asks(call: dict[str, Any]) -> str:
    asked = [f"`{one['name']}`" for one in call.get("parameters", []) if one["in"] == "query"]
    asked += [f"[{name}](#{name.lower()})" for name in _bodies(call)]
    return ", ".join(asked)


def _shape(name: str, shapes: dict[str, Any]) -> str:
    schema = shapes[name]
    needed = set(schema.get("required", []))
    rows = [
        f"| `{field}` | {_kind(said, shapes)} | {'needed' if field in needed else ''} |\n"
        for field, said in schema["properties"].items()
    ]
    told = " ".join(schema.get("description", "").split())
    example = json.dumps(schema["examples"][0], ensure_ascii=False)
    head = f"\n### {name}\n\n{told + chr(10) + chr(10) if told else ''}| name | kind | |\n|---|---|---|\n"
    return f"{head}{''.join(rows)}\n`{example}`\n"


def _kind(said: dict[str, Any], shapes: dict[str, Any]) -> str:
    if "$ref" in said:
        return _named(str(said["$ref"].rpartition("/")[2]), shapes)
    if "anyOf" in said:
        return " or ".join(_kind(one, shapes) for one in said["anyOf"])
    if "allOf" in said:
        return _kind(said["allOf"][0], shapes)
    if said.get("type") == "array":
        return f"list of {_kind(said['items'], shapes)}"
    most = f", at most {said['maxLength']:,}" if "maxLength" in said else ""
    return f"{said.get('type', 'anything')}{most}"


def _named(name: str, shapes: dict[str, Any]) -> str:
    """A choice by the words that it is made of; another shape by its name."""
    return ", ".join(f"`{one}`" for one in shapes[name]["enum"]) if "enum" in shapes[name] else name


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"Wrote {PAGE.relative_to(ROOT)}\n")
