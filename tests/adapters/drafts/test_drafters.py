"""Drafters over real HTTP and with a real model: what is sent, what is made of the answer, what is refused."""

import json
from pathlib import Path

import pytest
import sentencepiece
from json_server import json_server
from tiny_model import make_model

from colophon.adapters.drafts.chosen import chosen_drafter
from colophon.adapters.drafts.deepl import DeepLDrafter, target_code
from colophon.adapters.drafts.endpoint import LARGEST_ANSWER, Endpoint
from colophon.adapters.drafts.libretranslate import LibreTranslateDrafter
from colophon.adapters.drafts.local import LocalDrafter
from colophon.adapters.drafts.openai import OpenAIDrafter
from colophon.adapters.settings import DraftSettings
from colophon.drafts.draft import DraftRequest, Flaw
from colophon.drafts.verify import flaws
from colophon.errors import (
    BrokenResponseError,
    DraftError,
    FetchTimeoutError,
    NoConnectionError,
    SettingsError,
    UnsafeAddressError,
)

ASKED = DraftRequest(
    source="The **pier** cost [4.2 million][1].",
    source_language="en",
    target_language="zh-Hans",
    before="It is new.",
    matches=(("The bridge cost 3 million.", "大桥耗资300万。"),),
    terms=(("pier", "码头"),),
)
GOOD = "**码头**耗资[420万][1]。"


def chat(text: str) -> dict[str, object]:
    return {"choices": [{"message": {"role": "assistant", "content": json.dumps({"translation": text})}}]}


def test_a_language_model_is_told_everything_and_its_answer_kept_raw() -> None:
    with json_server(lambda body: chat(GOOD)) as server:
        drafter = OpenAIDrafter(f"{server.address}/v1/", model="m-1", key="secret")
        [answer] = drafter.draft([ASKED])
    [(path, headers, body)] = server.asked
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer secret"
    assert body["model"] == "m-1"
    told = json.loads(body["messages"][1]["content"])
    assert (told["terms"], told["earlier"][0]["translation"]) == ({"pier": "码头"}, "大桥耗资300万。")
    assert answer.text == GOOD
    assert json.loads(answer.raw) == chat(GOOD)
    assert flaws(ASKED, answer.text) == ()


def test_deepl_gets_marks_as_tags() -> None:
    answer = {"translations": [{"text": '<x id="1">码头</x>耗资<x id="2">420万</x>。'}]}
    with json_server(lambda body: answer) as server:
        [found] = DeepLDrafter(server.address, key="secret").draft([ASKED])
    [(path, headers, body)] = server.asked
    assert path == "/v2/translate"
    assert headers["authorization"] == "DeepL-Auth-Key secret"
    assert body["text"] == ['The <x id="1">pier</x> cost <x id="2">4.2 million</x>.']
    assert (body["source_lang"], body["target_lang"], body["tag_handling"]) == ("EN", "ZH-HANS", "xml")
    assert "pier = 码头" in body["context"]
    assert found.text == GOOD


@pytest.mark.parametrize(
    ("tag", "code"),
    [("zh-Hans", "ZH-HANS"), ("zh-TW", "ZH-HANT"), ("en", "EN-US"), ("pt-BR", "PT-BR"), ("de-AT", "DE"), ("uk", "UK")],
)
def test_deepls_names_of_languages(tag: str, code: str) -> None:
    assert target_code(tag) == code


def test_libretranslate_gets_several_texts_at_once() -> None:
    with json_server(lambda body: {"translatedText": ["一", '<x id="1">二</x>']}) as server:
        drafter = LibreTranslateDrafter(server.address, key="secret")
        plain = DraftRequest(source="One.", source_language="en", target_language="zh-Hans")
        bold = DraftRequest(source="**Two.**", source_language="en", target_language="zh-Hans")
        found = drafter.draft([plain, bold])
    [(path, _, body)] = server.asked
    assert path == "/translate"
    assert body == {
        "q": ["One.", '<x id="1">Two.</x>'],
        "source": "en",
        "target": "zh-Hans",
        "format": "html",
        "api_key": "secret",
    }
    assert [answer.text for answer in found] == ["一", "**二**"]


@pytest.mark.parametrize(
    "reply", [b"no json", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"\xff"]
)
def test_an_answer_that_is_none_is_refused(reply: bytes) -> None:
    with json_server(reply) as server, pytest.raises(BrokenResponseError) as refused:
        OpenAIDrafter(server.address, model="m").draft([ASKED])
    assert "[drafts]" in refused.value.advice


def test_fewer_answers_than_questions_are_refused() -> None:
    with json_server(lambda body: {"translations": []}) as server, pytest.raises(BrokenResponseError):
        DeepLDrafter(server.address, key="k").draft([ASKED])


def test_a_refusal_is_told_in_words() -> None:
    with (
        json_server(lambda body: {"message": "Quota exceeded"}, status=456) as server,
        pytest.raises(DraftError, match=r"456.*quota.*Quota exceeded"),
    ):
        DeepLDrafter(server.address, key="k").draft([ASKED])


def test_a_service_that_leads_elsewhere_is_not_followed() -> None:
    headers = (("Location", "http://127.0.0.1:9/"),)
    with json_server(b"{}", status=307, headers=headers) as server, pytest.raises(DraftError, match="307"):
        OpenAIDrafter(server.address, model="m").draft([ASKED])
    assert len(server.asked) == 1


def test_an_endless_answer_ends() -> None:
    with json_server(b" " * (LARGEST_ANSWER + 10)) as server, pytest.raises(DraftError, match="larger than 5 MB"):
        OpenAIDrafter(server.address, model="m").draft([ASKED])


def test_nobody_there() -> None:
    with json_server(b"{}") as server:
        address = server.address
    with pytest.raises((NoConnectionError, FetchTimeoutError)) as refused:
        OpenAIDrafter(address, model="m", seconds=2).draft([ASKED])
    assert "[drafts]" in refused.value.advice


@pytest.mark.parametrize("address", ["", "ftp://x.example", "file:///etc/passwd", "http://", "no address"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UnsafeAddressError):
        Endpoint(address, headers={}, seconds=1)


def test_a_key_is_never_sent_unencrypted() -> None:
    for drafter in (OpenAIDrafter, LibreTranslateDrafter):
        with pytest.raises(UnsafeAddressError):
            drafter("http://models.example/v1", model="m", key="secret")
    OpenAIDrafter("http://models.example/v1", model="m")


def test_a_local_model_drafts(tmp_path: Path) -> None:
    make_model(tmp_path / "tiny", ["码头", "开放", "了"], known=["The", "pier", "opened"])
    drafter = LocalDrafter(tmp_path / "tiny")
    found = drafter.draft([DraftRequest(source="The **pier** opened", source_language="en", target_language="zh")] * 2)
    assert [answer.text for answer in found] == ["码头 开放 了"] * 2
    assert json.loads(found[0].raw) == ["码头", "开放", "了"]
    assert (drafter.engine, drafter.model) == ("ctranslate2", "tiny")


def test_a_local_model_with_sentence_pieces(tmp_path: Path) -> None:
    words = ["the pier opened today", "the old pier closed", "a new pier opened"] * 20
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(words),
        model_prefix=str(tmp_path / "spm"),
        vocab_size=24,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "spm.model"))
    said = list(pieces.encode("pier", out_type=str))
    make_model(tmp_path / "tiny", said, known=[])
    (tmp_path / "spm.model").rename(tmp_path / "tiny" / "sentencepiece.model")
    [answer] = LocalDrafter(tmp_path / "tiny").draft([ASKED])
    assert answer.text == "pier"
    assert Flaw.LINKS in flaws(ASKED, answer.text)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError):
        LocalDrafter(tmp_path)
    (tmp_path / "model.bin").write_bytes(b"\x00 nothing")
    with pytest.raises(DraftError):
        LocalDrafter(tmp_path)


def test_a_desk_that_has_not_allowed_drafts_has_none() -> None:
    for settings in (DraftSettings(), DraftSettings(service="openai", address="http://127.0.0.1:1", model="m")):
        with pytest.raises(DraftError, match="does not let machines draft"):
            chosen_drafter(settings, {}, home=Path("nowhere"))


@pytest.mark.parametrize(
    "settings",
    [
        DraftSettings(allowed="perhaps"),
        DraftSettings(allowed="yes"),
        DraftSettings(allowed="yes", service="parrot"),
        DraftSettings(allowed="yes", service="openai"),
        DraftSettings(allowed="yes", service="local"),
    ],
)
def test_settings_that_name_no_service_are_refused(settings: DraftSettings) -> None:
    with pytest.raises(SettingsError):
        chosen_drafter(settings, {}, home=Path("nowhere"))


def test_the_key_comes_from_the_environment() -> None:
    with json_server(lambda body: chat(GOOD)) as server:
        settings = DraftSettings(allowed="yes", service="openai", address=server.address, model="m", key_variable="K")
        chosen_drafter(settings, {"K": "from-there"}, home=Path("nowhere")).draft([ASKED])
    assert server.asked[0][1]["authorization"] == "Bearer from-there"


def test_a_models_folder_stands_in_the_desks_home_or_has_a_whole_path(tmp_path: Path) -> None:
    make_model(tmp_path / "models" / "tiny", ["码头"], known=["pier"])
    for folder in ("models/tiny", str(tmp_path / "models" / "tiny")):
        settings = DraftSettings(allowed="yes", service="local", folder=folder)
        assert chosen_drafter(settings, {}, home=tmp_path).model == "tiny"
