"""The memory's pages: where a word was used, terms and what the memory suggests, and files that are given and read."""

import gzip
import re
from dataclasses import replace
from io import BytesIO
from threading import Event

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.desk.conftest import START, Team, at
from tests.desk.visits import newcomer, visitor

from colophon.adapters.home import Home
from colophon.desk.actions.mine_terms import mine, mine_everywhere
from colophon.desk.actions.receive import read_received
from colophon.desk.actions.remember import remember_all, remember_pairs
from colophon.desk.actions.terms import add_concept
from colophon.desk.chores import index_memory, mine_terms, read_files
from colophon.desk.chores.chore import Bench
from colophon.desk.models import CandidateState, Desk, FileState, ReceivedFile, TermCandidate, UnitRecord
from colophon.desk.queries.terms import concepts_of, names_of
from colophon.desk.roles import DeskRole
from colophon.memory.concept import Concept, Term
from colophon.memory.exchange.tmx import write_tmx
from colophon.memory.unit import Origin, Unit


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def unit(source: str, target: str, **more: str) -> Unit:
    return Unit(source=source, target=target, source_language="en", target_language="zh-Hans", **more)  # type: ignore[arg-type]


def told(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "kim", DeskRole.MANAGER)


class TestConcordance:
    def test_a_phrase_is_shown_on_both_sides_with_its_context_and_its_article(self, team: Team) -> None:
        remember_all(
            [
                unit("The piers close.", "码头关闭。", before="It rains.", article="https://news.example/rain"),
                unit("No ferry runs.", "渡轮停开。", article="Archive/9.md"),
            ]
        )
        remember_pairs([team.pair("a")], origin=Origin.REVIEWED, date="2026-03-02")
        page = newcomer(desk_of(team), "gus", DeskRole.GUEST).get("/harbour-desk/memory/?q=pier")
        text = page.content.decode()
        assert "Found in 2 segments" in told(page)
        assert "<mark>piers</mark>" in text
        assert "It rains." in text
        assert 'href="https://news.example/rain"' in text
        assert 'href="/harbour-desk/t1/read/#s-a"' in text
        assert "ferry" not in text

    def test_two_characters_of_chinese_are_found_and_nothing_is_said_to_be_nothing(self, team: Team) -> None:
        remember_all([unit("The piers close.", "码头关闭。")])
        client = visitor(team.anna)
        assert "<mark>码头</mark>" in client.get("/harbour-desk/memory/?q=码头").content.decode()
        assert "Nothing in the memory holds this" in told(client.get("/harbour-desk/memory/?q=渡轮&in=zh-Hans"))

    def test_an_address_that_is_none_is_no_link(self, team: Team) -> None:
        remember_all([unit("The piers close.", "码头关闭。", article="javascript:alert(1)//https://x")])
        assert 'href="javascript' not in visitor(team.anna).get("/harbour-desk/memory/?q=piers").content.decode()

    def test_the_side_of_the_editor_leads_there(self, team: Team) -> None:
        page = visitor(team.anna).get("/harbour-desk/t1/edit/side/a/").content.decode()
        assert 'action="/harbour-desk/memory/"' in page

    def test_beside_a_text_the_newest_few_are_shown_alone(self, team: Team) -> None:
        remember_all(unit(f"The piers {n} close.", f"码头{n}关闭。") for n in range(9))
        page = visitor(team.anna).get("/harbour-desk/memory/?q=码头&beside=1").content.decode()
        assert "<nav" not in page
        assert page.count("<mark>码头</mark>") == 6
        assert 'href="?q=%E7%A0%81%E5%A4%B4" target="colophon-memory"' in page

    def test_a_language_under_two_tags_is_counted_once(self, team: Team) -> None:
        remember_all([replace(unit("The piers close.", "码头关闭。"), target_language="zh-CN")])
        page = visitor(team.anna).get("/harbour-desk/memory/?q=码头")
        assert "Found in 1 segment ·" in told(page)
        assert 'value="zh-CN"' not in page.content.decode()

    def test_a_worker_writes_the_indexes_once_much_came_in(self, team: Team) -> None:
        assert list(index_memory.CHORE.due(START)) == []
        for begin in (0, 2_600):  # each for itself is too little to be indexed at once
            remember_all(unit(f"Pier {n}.", f"码头{n}。") for n in range(begin, begin + 2_600))
        assert len(list(index_memory.CHORE.due(START))) == 1
        assert index_memory.CHORE.do(Bench(home=Home(settings.HOME)), "") == {"indexes": 1}
        assert list(index_memory.CHORE.due(START)) == []


class TestTerms:
    def test_a_reviewer_adds_a_term_and_takes_it_out(self, team: Team) -> None:
        client = visitor(team.bo)
        said = {"source_language": "en", "source": "pier", "target_language": "zh-Hans", "target": "码头"}
        assert client.post("/harbour-desk/memory/terms/", said).status_code == 422
        assert client.post("/harbour-desk/memory/terms/", said | {"status": "preferred"}).status_code == 302
        assert "码头" in client.get("/harbour-desk/memory/terms/?q=pier").content.decode()
        client.post("/harbour-desk/memory/terms/remove/", {"key": "pier"})
        assert list(concepts_of(desk_of(team))) == []

    def test_a_name_gets_one_agreed_rendering_with_its_evidence(self, team: Team) -> None:
        client, path = visitor(team.bo), "/harbour-desk/memory/terms/names/"
        said = {"original": "Ана Петрова", "language": "uk", "kind": "person", "target_language": "zh-Hans"}
        assert client.post(path, said).status_code == 422
        client.post(path, said | {"target": "安娜·彼得罗瓦"})
        client.post(path, said | {"target": "安娜·彼得罗娃", "evidence": "https://petrova.example/"})
        page = client.get("/harbour-desk/memory/terms/?name=Ана Петрова")
        assert "Ана Петрова Ukrainian · person" in told(page)
        assert "安娜·彼得罗瓦 Chinese (Simplified) · earlier" in told(page)
        assert 'href="https://petrova.example/"' in page.content.decode()
        assert 'name="original" value="Ана Петрова"' in page.content.decode()
        ids = re.findall(r' id="([^"]+)"', page.content.decode())
        assert len(ids) == len(set(ids)), "two forms, and every label knows its own field"
        (name,) = names_of(desk_of(team))
        assert name.in_language("zh-Hans") == "安娜·彼得罗娃"
        assert visitor(team.anna).post(path, said | {"target": "x"}).status_code == 403

    def test_a_note_stands_beside_the_term_in_the_editor(self, team: Team) -> None:
        said = {"source_language": "en", "source": "pier", "target_language": "zh-Hans", "target": "码头"}
        more = {"status": "preferred", "note": "never 桥墩", "evidence": "javascript:alert(1)"}
        visitor(team.bo).post("/harbour-desk/memory/terms/", said | more)
        anna = visitor(team.anna)
        assert "never 桥墩" in told(anna.get("/harbour-desk/t1/edit/side/a/"))
        assert 'href="javascript' not in anna.get("/harbour-desk/memory/terms/").content.decode()

    def test_a_worker_looks_for_terms_once_much_came_in(self, team: Team) -> None:
        desk = desk_of(team)
        desk.languages = ["zh-Hans"]
        desk.save()
        assert list(mine_terms.CHORE.due(START)) == []
        remember_all([unit(f"It rained {n} days.", f"下了{n}天雨。") for n in range(300)])
        assert len(list(mine_terms.CHORE.due(START))) == 1
        mine_terms.CHORE.do(Bench(home=Home(settings.HOME)), "")
        assert list(mine_terms.CHORE.due(START)) == []

    def test_what_the_memory_suggests_is_decided_on_once(self, team: Team) -> None:
        remember_all([unit(f"The gantry crane lifts {n} boxes.", f"门式起重机吊起{n}箱。") for n in range(30)])
        remember_all([unit(f"It rained {n} days.", f"下了{n}天雨。") for n in range(600)])
        assert mine(desk_of(team), source_language="en", target_language="zh-Hans", now=START) > 0
        client = visitor(team.bo)
        assert "The memory suggests" in told(client.get("/harbour-desk/memory/terms/"))
        assert "The memory suggests" not in told(visitor(team.anna).get("/harbour-desk/memory/terms/"))
        one = TermCandidate.objects.filter(source__icontains="crane").first()
        assert one
        path = f"/harbour-desk/memory/terms/candidates/{one.pk}/"
        client.post(path, {"take": "1", "target": "龙门吊"})
        client.post(path, {"decline": "1"})
        one.refresh_from_db()
        assert (one.state, one.decided_by) == (CandidateState.TAKEN, team.bo)
        (concept,) = concepts_of(desk_of(team))
        assert [term.text for term in concept.terms] == [one.source, "龙门吊"]
        mine(desk_of(team), source_language="en", target_language="zh-Hans", now=at(3))
        assert TermCandidate.objects.filter(source=one.source, state=CandidateState.OPEN).count() == 0

    def test_a_memory_that_has_not_grown_is_not_asked_again(self, team: Team) -> None:
        desk = desk_of(team)
        desk.languages = ["zh-Hans"]
        desk.save()
        remember_all([unit(f"The gantry crane lifts {n} boxes.", f"门式起重机吊起{n}箱。") for n in range(15)])
        remember_all([unit(f"It rained {n} days.", f"下了{n}天雨。") for n in range(300)])
        assert mine_everywhere(now=START) > 0
        TermCandidate.objects.all().delete()
        assert mine_everywhere(now=at(30)) == 0


class TestFiles:
    def give(self, client: Client, name: str, data: bytes, kind: str = "memory") -> HttpResponse:
        file = SimpleUploadedFile(name, data)
        return client.post("/harbour-desk/memory/files/", {"kind": kind, "file": file})  # type: ignore[return-value]

    def read(self) -> None:
        folder = Home(settings.HOME).received
        for due in read_files.CHORE.due(START):
            read_received(int(due.subject), folder=folder, stopping=Event(), now=at(1))

    def test_a_half_good_file_brings_its_good_half_and_says_why_not_the_other(self, team: Team) -> None:
        client = manager(team)
        tmx = BytesIO()
        write_tmx([unit("A pier.", "码头。"), unit("A crane.", "起重机。"), unit("Two.", " ")], tmx, version="1")
        broken = tmx.getvalue().decode().replace('<tuv xml:lang="zh-Hans">', "<tuv>", 1).encode()
        assert self.give(client, "old.tmx.gz", gzip.compress(broken)).status_code == 302
        assert "waiting" in told(client.get("/harbour-desk/memory/files/"))
        self.read()
        page = told(client.get("/harbour-desk/memory/files/"))
        record = ReceivedFile.objects.get()
        assert (record.state, record.kept) == (FileState.READ, UnitRecord.objects.count())
        assert (record.kept, record.bad) == (1, 2)
        assert "2 not read" in page
        assert "a variant does not say its language" in page
        assert "pair 2 is not kept: it has no translation" in page
        assert not list(Home(settings.HOME).received.iterdir())

    def test_a_file_whose_reader_was_stopped_is_read_again_and_doubles_nothing(self, team: Team) -> None:
        client, tmx, stopping = manager(team), BytesIO(), Event()
        write_tmx((unit(f"A pier {n}.", f"码头{n}。") for n in range(50)), tmx, version="1")
        self.give(client, "old.tmx", tmx.getvalue())
        stopping.set()
        number = ReceivedFile.objects.get().pk
        read_received(number, folder=Home(settings.HOME).received, stopping=stopping, now=START)
        self.read()
        self.read()
        record = ReceivedFile.objects.get()
        assert (record.state, record.good, UnitRecord.objects.count()) == (FileState.READ, 50, 50)

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("bomb.tmx.gz", gzip.compress(b"<tmx>" + b" " * 80_000_000, mtime=0)),
            ("wrong.tmx.gz", gzip.compress(b"<tmx><body>" * 400, mtime=0)[:-20]),
        ],
        ids=["a bomb", "cut off"],
    )
    def test_what_cannot_be_read_at_all_is_refused_in_words(self, team: Team, name: str, data: bytes) -> None:
        client = manager(team)
        self.give(client, name, data)
        self.read()
        record = ReceivedFile.objects.get()
        assert record.state in (FileState.REFUSED, FileState.READ)
        assert record.refusal or record.bad
        assert str(settings.HOME) not in record.refusal

    def test_terms_come_and_go_as_files(self, team: Team) -> None:
        client = manager(team)
        concept = Concept(key="pier", terms=(Term(language="en", text="pier"), Term(language="zh-Hans", text="码头")))
        add_concept(desk_of(team), concept)
        taken = b"".join(client.get("/harbour-desk/memory/files/take/tbx/"))  # type: ignore[arg-type]
        client.post("/harbour-desk/memory/terms/remove/", {"key": "pier"})
        self.give(client, "terms.tbx", taken, kind="terms")
        self.read()
        assert list(concepts_of(desk_of(team))) == [concept]
        assert client.get("/harbour-desk/memory/files/take/exe/").status_code == 404

    def test_a_name_that_says_nothing_is_asked_about(self, team: Team) -> None:
        answer = self.give(manager(team), "memory.bin", b"x")
        assert answer.status_code == 422
        assert "does not say what it is" in told(answer)

    def test_the_list_asks_anew_only_while_something_is_read(self, team: Team) -> None:
        client = manager(team)
        assert "hx-trigger" not in client.get("/harbour-desk/memory/files/").content.decode()
        self.give(client, "a.csv", b"source,target\na,b\n")
        assert "hx-trigger" in client.get("/harbour-desk/memory/files/").content.decode()
