"""Drafts by LibreTranslate, on its own server or one of yours. Marks travel as HTML."""

import json
from collections.abc import Sequence
from itertools import groupby

from colophon.adapters.drafts.endpoint import Endpoint, texts_in
from colophon.drafts.draft import Answer, DraftRequest
from colophon.drafts.tagged import tagged, untagged


class LibreTranslateDrafter:
    """Texts of the same languages are asked for together."""

    engine = "libretranslate"
    prompt_version = "html-1"
    together = 16

    def __init__(self, address: str, *, model: str = "", key: str = "", seconds: float = 60) -> None:
        self.model = model
        self._key = key
        self._endpoint = Endpoint(address, headers={}, seconds=seconds)
        if key:
            Endpoint(address, headers={"Authorization": key}, seconds=seconds)  # refuses to send it unencrypted

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        together = groupby(requests, key=lambda one: (one.source_language, one.target_language))
        return [answer for (source, target), group in together for answer in self._some(list(group), source, target)]

    def _some(self, requests: Sequence[DraftRequest], source: str, target: str) -> list[Answer]:
        sent = [tagged(request.source) for request in requests]
        body: dict[str, object] = {
            "q": [one.text for one in sent],
            "source": language_code(source),
            "target": language_code(target),
            "format": "html",
        }
        if self._key:
            body["api_key"] = self._key
        found = self._endpoint.post("/translate", body).get("translatedText")
        texts = texts_in([found] if isinstance(found, str) else found, len(sent), of="LibreTranslate")
        return [
            Answer(raw=json.dumps({"translatedText": text}, ensure_ascii=False), text=untagged(text, one.codes))
            for text, one in zip(texts, sent, strict=True)
        ]


def language_code(tag: str) -> str:
    """LibreTranslate's name of a language: `zh-Hant` stays, `zh-Hans` is zh-Hans, all others lose their region."""
    low = tag.lower()
    if low.startswith("zh"):
        return "zh-Hant" if any(part in low for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"
    return low.split("-")[0]
