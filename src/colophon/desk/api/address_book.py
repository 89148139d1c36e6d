"""All calls together, with their description in OpenAPI 3.1 at /api/v1/openapi.json."""

from types import ModuleType
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from colophon.desk.api import (
    account,
    afterwards,
    chats,
    claims,
    desks,
    drafts,
    jobs,
    lexicon,
    memory_files,
    messages,
    originals,
    own_keys,
    people,
    pictures,
    reprint_letters,
    reprints,
    rights,
    segments,
    shaping,
    sources,
    targets,
    translations,
    watching,
    webhooks,
    wire,
    wire_settings,
    words,
    work_files,
)
from colophon.desk.api.caller import TokenAuth
from colophon.desk.api.examples import with_examples
from colophon.desk.api.problem import install, with_refusals

DESCRIPTION = """Everything that the pages do, through the same rules. A token of your account page goes into
`Authorization: Bearer TOKEN`. Refusals are `application/problem+json` with a `hint` that says what to do next."""


class Described(NinjaAPI):
    """With what every call may refuse, and an example of whatever is named."""

    def get_openapi_schema(self, *arguments: Any, **more: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(*arguments, **more)
        with_refusals(described)
        with_examples(described)
        return described


api = Described(
    title="Colophon",
    version="1",
    description=DESCRIPTION,
    auth=TokenAuth(),
    docs_url=None,
    urls_namespace="api",
)
PARTS: tuple[ModuleType, ...] = (
    *(account, desks, people),
    *(sources, wire, wire_settings, watching, originals),
    *(
        translations,
        rights,
        segments,
        shaping,
        drafts,
        work_files,
        claims,
        own_keys,
        afterwards,
        reprints,
        reprint_letters,
    ),
    *(words, lexicon, memory_files),
    *(messages, pictures, targets, chats, webhooks, jobs),
)
for part in PARTS:
    api.add_router("", part.router)
install(api)
