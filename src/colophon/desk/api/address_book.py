"""All calls together, with their description in OpenAPI 3.1 at /api/v1/openapi.json."""

from ninja import NinjaAPI

from colophon.desk.api import claims, desks, segments, sources, translations, webhooks, words
from colophon.desk.api.caller import TokenAuth
from colophon.desk.api.problem import install

DESCRIPTION = """Everything that the pages do, through the same rules. A token of your account page goes into
`Authorization: Bearer TOKEN`. Refusals are `application/problem+json` with a `hint` that says what to do next."""

api = NinjaAPI(
    title="Colophon",
    version="1",
    description=DESCRIPTION,
    auth=TokenAuth(),
    docs_url=None,
    urls_namespace="api",
)
for part in (desks, sources, translations, segments, claims, words, webhooks):
    api.add_router("", part.router)
install(api)
