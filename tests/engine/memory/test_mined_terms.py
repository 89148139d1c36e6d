"""Terms are suggested where a memory renders a phrase in one way nearly always."""

from colophon.memory.mined_terms import mined_terms

VERBS = {
    "closed": "关闭了",
    "opened": "开放了",
    "sold": "卖掉了",
    "mended": "修好了",
    "measured": "测量了",
    "lost": "丢了",
}
THINGS = {"pier": "码头", "bridge": "大桥", "market": "市场", "school": "学校", "library": "图书馆", "station": "车站"}


def test_a_phrase_that_is_always_rendered_alike_is_suggested() -> None:
    rows = [(verb, thing) for verb in VERBS for thing in THINGS]
    pairs = [(f"People {verb} the {thing}", f"人们{VERBS[verb]}{THINGS[thing]}") for verb, thing in rows * 12]
    for number, (verb, thing) in enumerate(rows[::3]):
        pairs.append(
            (f"The harbour authority {verb} the {thing}", f"港务局{VERBS[verb]}{THINGS[thing]}")
            if number % 2
            else (f"Then the {thing} {verb} harbour authorities", f"于是{THINGS[thing]}{VERBS[verb]}港务局")
        )
    found = list(mined_terms(pairs, source_language="en", target_language="zh-Hans", least=4))
    assert [(one.source, one.target) for one in found if "harbour" in one.source] == [("harbour authority", "港务局")]


def test_a_phrase_with_a_rendering_each_time_is_not() -> None:
    pairs = [(f"about progress {n}", f"{chr(0x4E00 + n)}{chr(0x5E00 + n)}") for n in range(200)]
    assert list(mined_terms(pairs, source_language="en", target_language="zh-Hans")) == []


def test_a_name_keeps_its_capitals() -> None:
    verbs = list(VERBS.items())
    pairs = [
        (f"GRUB {verbs[n % 6][0]} {word}", f"grub {verbs[n % 6][1]}{other}")
        for n, (word, other) in enumerate(list(THINGS.items()) * 3)
    ]
    pairs += [("GRUB is there", "GRUB 在那里")] + [("It rains", "下雨")] * 500
    found = mined_terms(pairs, source_language="en", target_language="zh-Hans")
    assert ("GRUB", "GRUB") in [(one.source, one.target) for one in found]


def test_no_pairs_suggest_nothing() -> None:
    assert list(mined_terms([], source_language="en", target_language="de")) == []
