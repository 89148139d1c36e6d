"""Drafts by DeepL. Marks travel as XML; what stands around the text, and the terms, as context."""

import json
from collections.abc import Sequence
from itertools import groupby

from colophon.adapters.drafts.endpoint import Endpoint, texts_in
from colophon.drafts.draft import Answer, DraftRequest
from colophon.drafts.tagged import tagged, untagged

ADDRESS = "https://api-free.deepl.com"
_TARGETS = {"en": "EN-US", "en-gb": "EN-GB", "pt": "PT-PT", "pt-br": "PT-BR", "zh": "ZH-HANS", "zh-tw": "ZH-HANT"}


class DeepLDrafter:
    """Texts of the same surroundings are asked for together."""

    engine = "deepl"
    model = ""
    prompt_version = "xml-1"
    together = 1

    def __init__(self, address: str = ADDRESS, *, key: str, seconds: float = 60) -> None:
        headers = {"Authorization": f"DeepL-Auth-Key {key}"} if key else {}
        self._endpoint = Endpoint(address or ADDRESS, headers=headers, seconds=seconds)

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        together = groupby(requests, key=lambda one: (one.source_language, one.target_language, _context(one)))
        return [answer for (_, _, context), group in together for answer in self._some(list(group), context)]

    def _some(self, requests: Sequence[DraftRequest], context: str) -> list[Answer]:
        sent = [tagged(request.source) for request in requests]
        body: dict[str, object] = {
            "text": [one.text for one in sent],
            "source_lang": requests[0].source_language.split("-")[0].upper(),
            "target_lang": target_code(requests[0].target_language),
            "tag_handling": "xml",
        }
        if context:
            body["context"] = context
        found = self._endpoint.post("/v2/translate", body)
        rows = found.get("translations")
        texts = [row.get("text") if isinstance(row, dict) else None for row in rows] if isinstance(rows, list) else None
        return [
            Answer(raw=json.dumps({"text": text}, ensure_ascii=False), text=untagged(text, one.codes))
            for text, one in zip(texts_in(texts, len(sent), of="DeepL"), sent, strict=True)
        ]


def target_code(tag: str) -> str:
    """DeepL's name of a language: `zh-Hans` is ZH-HANS, `en` is EN-US, `de-AT` is DE."""
    low = tag.lower()
    if low in _TARGETS:
        return _TARGETS[low]
    if low.startswith("zh"):
        return "ZH-HANT" if "hant" in low else "ZH-HANS"
    return low.split("-")[0].upper()


def _context(request: DraftRequest) -> str:
    terms = "; ".join(f"{word} = {wanted}" for word, wanted in request.terms)
    return "\n".join(part for part in (request.before, request.after, terms) if part)
