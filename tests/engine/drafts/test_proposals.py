"""What is asked of machines, what of their answers can be trusted, and how much people changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.inline import plain
from colophon.drafts.changed import change
from colophon.drafts.draft import Answer, DraftRequest, Flaw, machine_name
from colophon.drafts.prompt import answered, messages
from colophon.drafts.tagged import tagged, untagged
from colophon.drafts.verify import flaws, proposal
from colophon.testing import FakeDrafter

LINKED = "The **new pier** cost [4.2 million][1] in 2026 & `x < y`."


def request(source: str, *, terms: tuple[tuple[str, str], ...] = ()) -> DraftRequest:
    return DraftRequest(source=source, source_language="en", target_language="zh-Hans", terms=terms)


def test_marks_become_tags_and_come_back() -> None:
    sent = tagged(LINKED)
    assert sent.text == ('The <x id="1">new pier</x> cost <x id="2">4.2 million</x> in 2026 &amp; <x id="3"/>.')
    answer = '<x id="2">420万</x>是<x id="1">新码头</x>的造价 &amp; <x id="3"/>。'
    assert untagged(answer, sent.codes) == "[420万][1]是**新码头**的造价 & `x < y`。"


@pytest.mark.parametrize(
    ("answer", "inline"),
    [
        ('<x id="1">新码头', "**新码头**"),
        ("新</x>码头", "新码头"),
        ('<x id="9">新</x>', "新"),
        ("<script>1</script>*新*", "1\\*新\\*"),
        ("&lt;b&gt;新", "\\<b>新"),
    ],
)
def test_broken_and_strange_tags_do_no_harm(answer: str, inline: str) -> None:
    assert untagged(answer, tagged("**new** pier").codes) == inline


@given(st.text(max_size=60))
def test_a_text_without_marks_comes_back_as_it_reads(text: str) -> None:
    sent = tagged(text)
    assert plain(untagged(sent.text, sent.codes)).split() == plain(text).split() or sent.codes


@given(st.text(max_size=60), st.text(max_size=60))
def test_flaws_of_any_answer_stand_in_their_order(text: str, answer: str) -> None:
    found = flaws(request(text), untagged(answer, tagged(text).codes))
    assert found == tuple(one for one in Flaw if one in found)
    assert found == (Flaw.EMPTY,) or Flaw.EMPTY not in found


def test_a_model_is_told_of_terms_and_earlier_translations() -> None:
    asked = DraftRequest(
        source="The ceasefire holds.",
        source_language="en",
        target_language="zh-Hans",
        before="Before.",
        matches=(("The truce holds.", "停火有效。"),),
        terms=(("ceasefire", "停火"),),
    )
    system, user = messages(asked)
    assert "Chinese (Simplified)" in system["content"]
    assert json.loads(user["content"]) == {
        "text": "The ceasefire holds.",
        "terms": {"ceasefire": "停火"},
        "earlier": [{"source": "The truce holds.", "translation": "停火有效。"}],
        "before": "Before.",
    }


@pytest.mark.parametrize(
    "content", ['{"translation": "停火"}', 'Here:\n```json\n{"translation": " 停火 "}\n```', "停火", " 停火\n"]
)
def test_a_models_answer_is_unwrapped(content: str) -> None:
    assert answered(content) == "停火"


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("The pier cost 4.2 million.", "码头耗资420万。", ()),
        ("The pier cost 4.2 million.", "码头耗资4200万。", (Flaw.NUMBERS,)),
        ("See [the report][2].", "见[报告][2]。", ()),
        ("See [the report][2].", "见报告。", (Flaw.LINKS,)),
        ("See [the report][2].", "见[报告][3]。", (Flaw.LINKS,)),
        ("Type `ls` now.", "现在输入 `dir`。", (Flaw.MARKS,)),
        ("It is quite open now.", "It is quite open now.", (Flaw.UNTRANSLATED,)),
        ("NATO", "NATO", ()),
        ("The crews wait.", "Les équipages attendent depuis hier.", (Flaw.LANGUAGE,)),
        ("The crews wait.", "Экипажи ждут с прошлой недели.", (Flaw.LANGUAGE,)),
        ("GitHub Actions, Docker and Kubernetes", "GitHub Actions、Docker 和 Kubernetes", ()),
        ("It opens.", "", (Flaw.EMPTY,)),
        ("It opens.", "开" * 200, (Flaw.LENGTH,)),
    ],
)
def test_what_is_wrong_with_a_proposal_is_named(source: str, text: str, found: tuple[Flaw, ...]) -> None:
    assert flaws(request(source), text) == found


def test_a_term_that_was_not_used_is_named() -> None:
    asked = request("The ceasefire holds.", terms=(("ceasefire", "停火"),))
    assert flaws(asked, "休战有效。") == (Flaw.TERMS,)
    assert flaws(asked, "停火有效。") == ()


def test_a_proposal_keeps_its_origin_and_what_came() -> None:
    kept = proposal(
        request("It opens."), Answer(raw='{"x": 1}', text="开放。"), FakeDrafter(), moment="2026-03-02T09:00:00+00:00"
    )
    assert (kept.engine, kept.model, kept.prompt_version) == ("fake", "echo", "1")
    assert (kept.raw, kept.moment, kept.sound) == ('{"x": 1}', "2026-03-02T09:00:00+00:00", True)


def test_the_fake_says_the_same_every_time() -> None:
    asked = request("See **the [report][1]**, it says.")
    first, second = (FakeDrafter().draft([asked]) for _ in range(2))
    assert first == second
    assert flaws(asked, first[0].text) == ()


def test_how_much_people_changed() -> None:
    assert change([("码头开放。", "码头开放。")]).percent == 0
    assert change([("码头开放。", "")]).percent == 100
    assert change([("**码头**开放。", "码头启用。")]).percent == 40
    assert change([("码头开放。", "码头启用。"), ("一二三四五", "一二三四五")]).percent == 20
    assert change([]).share == 0


def test_a_machines_name_says_each_thing_once() -> None:
    assert machine_name("deepl", "deepl") == "deepl"
    assert machine_name("openai", "m-1") == "openai m-1"
