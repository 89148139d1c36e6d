"""An example of everything that calls are given and answer, in the words of one small desk."""

from collections.abc import Mapping
from typing import Any

_MOMENT = "2026-03-02T09:30:00Z"
_WORDS: Mapping[str, Any] = {
    "added_by": "k-lin-mei",
    "address": "https://news.example/ferry",
    "after": "The ferry sails again from Tuesday.",
    "answer": "accept",
    "answered_by": "k-he-xue",
    "article": "1-de",
    "asked_by": "k-lin-mei",
    "author": "Ina Holm",
    "base": 812,
    "basis": "licence",
    "because": "The paper has withdrawn it.",
    "before": "The ferry sails again from Monday.",
    "body": "PD94bWwgdmVyc2lvbj0iMS4wIj8+",
    "busiest": "k-he-xue",
    "by": "k-lin-mei",
    "caption": "The ferry at the pier",
    "category": "accuracy",
    "check": "number-changed",
    "chore": "read-feeds",
    "cleared": True,
    "contact": "desk@example.org",
    "counted": {"accuracy": 2, "style": 1},
    "counts": {"de": 4, "zh-Hans": 3},
    "credit": "Photo: Ina Holm",
    "current_text": "Die Fähre ist zurück.",
    "date": "2026-03-02",
    "deeds": ["published", "signed-off"],
    "definition": "A boat that carries people and cars.",
    "desk": "harbour-desk",
    "detail": {"edition": "1", "kind": "first"},
    "did": "Feeds read: 3; new articles: 2",
    "domain": "harbour",
    "drift": "factual",
    "edition": 1,
    "email": "lin@example.org",
    "end": 9,
    "ending": "handed-over",
    "engine": "openai",
    "evidence": "Style guide of the harbour board, page 4",
    "extent": "whole",
    "failures": 0,
    "fingerprint": "5a0c1e7d2b9f4c36",
    "flaws": [],
    "form": "xliff2",
    "found_by": "k-lin-mei",
    "given_by": "k-lin-mei",
    "hash": "9f2c0f5a7f1f6b3e",
    "hint": "Nothing was changed.",
    "holder": "The Harbour News",
    "image": "https://news.example/ferry.jpg",
    "into": ["de"],
    "key": "1-de",
    "kind": "first",
    "kinds": ["to-review", "published"],
    "label": "Nightly script",
    "language": "de",
    "languages": ["de", "zh-Hans"],
    "licence": "CC BY 4.0",
    "lifted_by": "k-he-xue",
    "likeness": 0.92,
    "link": "https://desk.example.org/join/M1pXc0Zl/",
    "made_by": "k-he-xue",
    "mend": "Have somebody else review it.",
    "message": "I translate from Arabic and live by the harbour.",
    "model": "a-model",
    "name": "Lin Mei",
    "note": "Its number was wrong on Monday.",
    "now": "Die Fähre ist wieder da.",
    "options": {"branch": "main"},
    "origin": "desk",
    "original": "Ina Holm",
    "other_text": "Die Fähre fährt wieder.",
    "outcome": "accepted",
    "page": "https://desk.example.org/harbour-desk/1-de/",
    "pair": "p4",
    "pairs": ["p4", "p5"],
    "payload": "eyJfdHlwZSI6ICJodHRwcyJ9",
    "percent": 92,
    "person": "k-lin-mei",
    "printed": "Lin Mei",
    "proposal": "Die Fähre fährt wieder.",
    "proposed_by": "k-lin-mei",
    "public": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "reason": "“Fähre” is what the harbour board says.",
    "reasons": [],
    "recorded": _MOMENT,
    "refusal": "",
    "refused": "",
    "remarks": ["Say it as the harbour board does."],
    "renderings": [{"language": "de", "text": "Ina Holm", "evidence": ""}],
    "reply": "Taken over.",
    "role": "translator",
    "roles": ["translator", "reviewer"],
    "said": "answered 503",
    "says": "The ferry is back.",
    "scope": "text and pictures",
    "scopes": ["read", "write"],
    "secret": "whsec_c2VjcmV0",
    "section": "Harbour",
    "sections": ["Harbour"],
    "severity": "warning",
    "sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "share": 0.38,
    "shown": "5 days",
    "side": "target",
    "sight": "seen",
    "signature": "5bkVcG1u",
    "signed": {"translate": "k-lin-mei"},
    "since": _MOMENT,
    "slug": "harbour-desk",
    "source": "The ferry is back.",
    "source_language": "en",
    "stage": "translate",
    "standing": {"translate": 3, "review": 2},
    "start": 4,
    "state": "translated",
    "station": "review",
    "status": 409,
    "step": "review",
    "stopped_by": "k-he-xue",
    "subject": "news.example",
    "suggestion": "Die Fähre ist zurück.",
    "summary": "After three weeks the ferry sails again.",
    "target": "Die Fähre ist zurück.",
    "target_language": "de",
    "terms": "CC BY 4.0",
    "text": "Die Fähre ist zurück.",
    "then": "Die Fähre fährt wieder.",
    "title": "The ferry is back",
    "to": "editor@elsewhere.example",
    "token": "5e3c9c1e-4a52-4c8e-9d1c-2f6b6a1e7d10",
    "topics": ["ferries", "harbour"],
    "translation": "1-de",
    "type": "urn:colophon:error:desk-rule",
    "url": "https://lin.example",
    "verb": "put",
    "verdict": "propose",
    "way": "git",
    "weight": "minor",
    "what": "The review is not signed.",
    "where": "https://desk.example.org/harbour-desk/1-de/review/",
    "why": "Everybody at the pier asks for it.",
    "without": ["weather"],
    "words": ["ferr*", "harbour"],
}
"""By the name of a field, wherever it stands."""
_OF_ITS_OWN: Mapping[str, Any] = {
    "CandidateShown.met": 9,
    "CandidateShown.source": "ferry",
    "CandidateShown.target": "Fähre",
    "ChatSaid.address": "tgram://123456:secret/-100200",
    "ChatSaid.label": "Harbour team",
    "ChatShown.label": "Harbour team",
    "Checklist.ready": False,
    "ConceptShown.key": "ferry",
    "Credit.role": "translator",
    "DeliveryShown.state": "done",
    "DeliveryShown.target": "our-blog",
    "DeskShown.name": "Harbour desk",
    "DomainSaid.blocked": False,
    "DomainSaid.name": "news.example",
    "DomainSaid.note": "Its articles are under an open licence.",
    "DomainShown.blocked": False,
    "DomainShown.name": "news.example",
    "DomainShown.note": "Its articles are under an open licence.",
    "EditionShown.number": 1,
    "FeedSaid.address": "https://news.example/feed.xml",
    "FeedShown.address": "https://news.example/feed.xml",
    "FileSaid.name": "memory.tmx",
    "FileShown.form": "tmx",
    "FileShown.kind": "memory",
    "FileShown.name": "memory.tmx",
    "FileShown.state": "read",
    "FindingShown.evidence": {"source": "4.2 million", "target": "42 million"},
    "HandOver.note": "The quotations are still open.",
    "HandOver.to": "k-he-xue",
    "ImageRightsSaid.url": "https://news.example/ferry.jpg",
    "ImageShown.url": "https://news.example/ferry.jpg",
    "InvitationShown.for_return": "k-lin-mei",
    "InvitationShown.label": "Ruth",
    "InvitationShown.roles": ["reviewer"],
    "Invite.label": "Ruth",
    "Invite.roles": ["reviewer"],
    "ItemShown.language": "en",
    "ItemShown.state": "waiting",
    "JobShown.did": {"new": 2},
    "KeyShown.key": "9f2c0f5a7f1f6b3e",
    "Leave.reason": "Only a comma was changed.",
    "Letter.name": "permission.pdf",
    "LetterSaid.subject": "A correction of your reprint",
    "LetterShown.name": "permission.pdf",
    "Lookup.text": "The ferry is back.",
    "Make.address": "https://bot.example/in",
    "Make.deeds": ["published", "signed-off"],
    "MatchShown.likeness": "exact",
    "MessageShown.detail": "",
    "MessageShown.kind": "to-review",
    "MessageShown.text": "“The ferry is back” is ready for review.",
    "NameShown.key": "ina-holm",
    "NameShown.language": "en",
    "NewDesk.language": "en",
    "NewDesk.name": "Mountain desk",
    "PersonShown.key": "k-lin-mei",
    "Phrase.language": "en",
    "Phrase.text": "ferry",
    "Problem.title": "This cannot be published yet.",
    "Proposal.text": "",
    "Publish.note": "",
    "Published.ordered": None,
    "RemarkShown.text": "Say it as the harbour board does.",
    "Remarked.text": "Say it as the harbour board does.",
    "RenderingShown.text": "Ina Holm",
    "ReprintLetterShown.subject": "A correction of your reprint",
    "Seen.reason": "Only a comma was changed.",
    "Settings.name": "Harbour desk",
    "SignedByKey.key": "9f2c0f5a7f1f6b3e",
    "SourceShown.language": "en",
    "TakeDown.reason": "The paper asked for it.",
    "TakeTerm.target": "Fähre",
    "TakedownShown.reason": "The paper asked for it.",
    "SecretSaid.secret": "a-token",
    "TargetSaid.address": "https://git.example/blog.git",
    "TargetSaid.form": "site",
    "TargetSaid.name": "our-blog",
    "TargetSaid.secret": "a-token",
    "TargetSaid.way": "git",
    "TargetShown.address": "https://git.example/blog.git",
    "TargetShown.form": "site",
    "TargetShown.name": "our-blog",
    "TargetShown.said": "",
    "TermShown.text": "Fähre",
    "TranslationShown.closed": None,
    "Tried.said": "",
    "VersionShown.role": "translator",
    "Waive.reason": "We are two on this desk.",
    "WebhookShown.address": "https://bot.example/in",
    "WebhookShown.deeds": ["published", "signed-off"],
    "WorkFile.name": "1-de.xlf",
}
"""By shape and field, where the same name holds something else."""
_PATHS: Mapping[str, Any] = {"desk": "harbour-desk", "key": "1-de", "number": 17, "pair": "p4", "form": "xliff2"}


def with_examples(described: dict[str, Any]) -> dict[str, Any]:
    """The same description, with an example of each shape and of each part of an address."""
    shapes: dict[str, Any] = described["components"]["schemas"]
    for name, shape in shapes.items():
        if "properties" in shape:
            shape["examples"] = [_of_shape(name, shapes)]
    for methods in described["paths"].values():
        for call in methods.values():
            for one in call.get("parameters", ()):
                if one["in"] == "path" and one["name"] in _PATHS:
                    one["example"] = _PATHS[one["name"]]
    return described


def _of_shape(name: str, shapes: Mapping[str, Any]) -> dict[str, Any]:
    fields = shapes[name]["properties"].items()
    return {field: _of_field(f"{name}.{field}", said, shapes) for field, said in fields}


def _of_field(place: str, said: Mapping[str, Any], shapes: Mapping[str, Any]) -> Any:
    if place in _OF_ITS_OWN:
        return _OF_ITS_OWN[place]
    if "$ref" in said:
        return _of_named(said["$ref"].rpartition("/")[2], shapes)
    if said.get("type") == "array":
        known = _word(place)
        return known if isinstance(known, list) else [_of_field(place, said["items"], shapes)]
    for choice in ("anyOf", "allOf"):
        if choice in said:
            return _of_field(place, said[choice][0], shapes)
    return _of_value(place, said)


def _of_named(name: str, shapes: Mapping[str, Any]) -> Any:
    return shapes[name]["enum"][0] if "enum" in shapes[name] else _of_shape(name, shapes)


def _word(place: str) -> Any:
    """What stands there in that shape, else what a field of this name holds anywhere; nothing if neither is told."""
    return _OF_ITS_OWN[place] if place in _OF_ITS_OWN else _WORDS.get(place.partition(".")[2])


def _of_value(place: str, said: Mapping[str, Any]) -> Any:
    if said.get("format") == "date-time":
        return _MOMENT
    kinds = {"integer": 17, "number": 2.5, "boolean": True, "object": {}}
    known = _word(place)
    if known is not None and not (said.get("type") in kinds and isinstance(known, str | list)):
        return known
    return said.get("default", kinds.get(str(said.get("type")), ""))
