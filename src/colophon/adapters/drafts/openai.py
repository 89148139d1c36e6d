"""Drafts by a language model behind any endpoint that speaks OpenAI's chat form, vendors' and local servers alike."""

import json
from collections.abc import Sequence

from colophon.adapters.drafts.endpoint import Endpoint, not_understood
from colophon.drafts.draft import Answer, DraftRequest
from colophon.drafts.prompt import PROMPT_VERSION, answered, messages


class OpenAIDrafter:
    """One question a text, at temperature 0."""

    engine = "openai"
    prompt_version = PROMPT_VERSION
    together = 1

    def __init__(self, address: str, *, model: str, key: str = "", seconds: float = 60) -> None:
        self.model = model
        self._endpoint = Endpoint(address, headers={"Authorization": f"Bearer {key}"} if key else {}, seconds=seconds)

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        return [self._one(request) for request in requests]

    def _one(self, request: DraftRequest) -> Answer:
        body = {"model": self.model, "temperature": 0, "messages": messages(request)}
        found = self._endpoint.post("/chat/completions", body)
        return Answer(raw=json.dumps(found, ensure_ascii=False), text=answered(_content(found.get("choices"))))


def _content(choices: object) -> str:
    match choices:
        case [{"message": {"content": str(content)}}, *_]:
            return content
    raise not_understood("The model's answer has no text in it.")
