"""A second reader is asked over real HTTP on loopback: good, hostile, broken and slow answers are all borne."""

import json
import socket
import time
from pathlib import Path

import pytest
from tests.adapters.loopback import Behaviour, Loopback, answer, loopback

from colophon.adapters.reading_folder import ReadingFolder
from colophon.adapters.second_reader import ChatReader
from colophon.adapters.settings import SecondReaderSettings, read_settings
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Severity
from colophon.checks.second_reader import reread
from colophon.errors import SettingsError

CHAT = "/v1/chat/completions"
PAIR = Pair("1", "The ferry will not sail.", "渡轮将启航。")
BRIEF = Brief(source_language="en", target_language="zh-Hans")
DOUBT = {"doubts": [{"kind": "negation", "source": "will not sail", "target": "将启航"}]}


def chat(content: object) -> bytes:
    body = {"choices": [{"message": {"role": "assistant", "content": content}}]}
    return answer(json.dumps(body).encode(), headers=("Content-Type: application/json",))


def reader(server: Loopback, *, seconds: int = 5, key: str = "") -> ChatReader:
    return ChatReader(SecondReaderSettings(address=server.url("/v1"), model="tiny", seconds=seconds), key=key)


def test_a_doubt_comes_back_as_a_warning(tmp_path: Path) -> None:
    with loopback({CHAT: chat(json.dumps(DOUBT))}) as server:
        read = reread([PAIR], (), BRIEF, reader=reader(server, key="sesam"), store=ReadingFolder(tmp_path))
        again = reread([PAIR], (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
    (finding,) = read.findings
    assert finding.severity is Severity.WARNING
    assert (finding.evidence["doubt"], finding.evidence["target"]) == ("negation", "将启航")
    assert again.findings == read.findings
    assert len(server.requests) == 1, "what was answered is not sent again"
    head, _, body = server.requests[0].partition("\r\n\r\n")
    assert "Authorization: Bearer sesam" in head
    sent = json.loads(body.encode("latin-1"))
    assert (sent["model"], sent["temperature"], len(sent["messages"])) == ("tiny", 0, 2)


def test_what_leaves_the_machine_is_the_two_texts_and_their_languages(tmp_path: Path) -> None:
    pair = Pair("secret-id", "He may not come.", "他会来。", place="p1")
    with loopback({CHAT: chat('{"doubts": []}')}) as server:
        reread([pair], (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
    (request,) = server.requests
    assert "secret-id" not in request
    assert "p1" not in request


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        "[]",
        "{}",
        '{"doubts": {}}',
        '{"doubts": [{"kind": "negation"}]}',
        '{"doubts": [{"kind": "blocking", "source": "will not sail", "target": ""}]}',
        '{"doubts": [{"kind": "negation", "source": 1, "target": ""}]}',
        '{"doubts": [], "severity": "blocking"}',
        json.dumps({"doubts": DOUBT["doubts"] * 6}),
        "[" * 10_000,
        '{"doubts": []}' + " " * 30_000,
        None,
        7,
        ["a"],
        {"doubts": []},
    ],
    ids=lambda content: repr(content)[:40],
)
def test_an_answer_of_another_shape_says_nothing(content: object, tmp_path: Path) -> None:
    with loopback({CHAT: chat(content)}) as server:
        read = reread([PAIR], (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
    assert (read.findings, read.asked, read.unanswered) == ((), 1, 1)
    assert list(tmp_path.rglob("*.json")) == [], "what is not usable is not kept"


def test_invented_quotations_are_not_heard(tmp_path: Path) -> None:
    invented = {"doubts": [{"kind": "meaning", "source": "The mayor", "target": "市长"}]}
    with loopback({CHAT: chat(json.dumps(invented))}) as server:
        read = reread([PAIR], (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
    assert (read.findings, read.unanswered) == ((), 0)


def _drip(talk: socket.socket) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(40):
        time.sleep(0.1)
        talk.sendall(b"X: y\r\n")


@pytest.mark.parametrize(
    "behaviour",
    [
        answer(b"wait", status="429 Too Many Requests", headers=("Retry-After: 9",)),
        answer(b"down", status="503 Unavailable"),
        answer(status="302 Found", headers=("Location: /elsewhere",)),
        answer(b"\xff\xfe not json"),
        answer(b'{"choices": []}'),
        answer(b"[]"),
        answer(b"x" * 2_000_000),
        answer(b"\x1f\x8bbroken", headers=("Content-Encoding: gzip",)),
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"hello\r\n\r\n",
        lambda talk: None,
        _drip,
    ],
    ids=range(12),
)
def test_a_server_that_misbehaves_does_no_harm(behaviour: bytes | Behaviour, tmp_path: Path) -> None:
    with loopback({CHAT: behaviour, "/elsewhere": chat(json.dumps(DOUBT))}) as server:
        read = reread([PAIR], (), BRIEF, reader=reader(server, seconds=1), store=ReadingFolder(tmp_path))
    assert (read.findings, read.unanswered) == ((), 1)
    assert len(server.requests) == 1


def test_who_is_told_to_wait_asks_no_more(tmp_path: Path) -> None:
    pairs = [Pair(str(number), f"Boat {number} will not sail.", "船将启航。") for number in range(8)]
    with loopback({CHAT: answer(status="429 Too Many Requests")}) as server:
        read = reread(pairs, (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
        assert len(server.requests) == 1
    with loopback({CHAT: answer(status="500 Oops")}) as server:
        reread(pairs, (), BRIEF, reader=reader(server), store=ReadingFolder(tmp_path))
        assert len(server.requests) == 3
    assert (read.asked, read.unanswered) == (8, 8)


def test_nobody_answers() -> None:
    settings = SecondReaderSettings(address="http://127.0.0.1:1/v1", model="tiny", seconds=1)
    assert ChatReader(settings).answer("?") is None


@pytest.mark.parametrize(
    "address",
    ["http://192.0.2.7/v1", "http://example.org/v1", "ftp://127.0.0.1/", "nonsense", "http://", "file:///etc"],
)
def test_an_unsafe_address_is_refused(address: str) -> None:
    with pytest.raises(SettingsError):
        ChatReader(SecondReaderSettings(address=address, model="tiny"))


@pytest.mark.parametrize("address", ["https://10.0.0.7/v1", "https://169.254.169.254/v1", "https://desk.internal/v1"])
def test_a_private_network_is_not_asked(address: str) -> None:
    assert ChatReader(SecondReaderSettings(address=address, model="tiny", seconds=1)).answer("?") is None


def test_it_is_off_unless_it_is_set_up() -> None:
    assert read_settings("").second_reader == SecondReaderSettings()
    with pytest.raises(SettingsError):
        ChatReader.of_desk(SecondReaderSettings())


def test_an_answer_cannot_name_a_file(tmp_path: Path) -> None:
    store = ReadingFolder(tmp_path)
    with pytest.raises(ValueError, match="hexadecimal"):
        store.put("../../evil", "{}")
    store.put("a" * 64, '{"doubts": []}')
    assert store.get("a" * 64) == '{"doubts": []}'
    assert store.get("b" * 64) is None
